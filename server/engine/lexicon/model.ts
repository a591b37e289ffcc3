/**
 * What a theme lexicon says, read and located. All spans are UTF-16 units into the lexicon file they stand in.
 */
import type { Span } from '../text/layout';
import type { Pattern } from './pattern';

export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off';
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint', 'off'];

export type Pole = 'main' | 'counter';

/** A pattern as it stands in the lexicon. */
export interface WrittenPattern {
  /** As written, outer white space and YAML quotes taken off. */
  readonly source: string;
  readonly span: Span;
  readonly pattern: Pattern;
}

/** A condition on a variant: another wording near by, which is no part of the use. */
export interface Near {
  readonly patterns: readonly WrittenPattern[];
  /** Words between at most, in the same sentence; or anywhere in the same sentence or paragraph. */
  readonly within: number | 'sentence' | 'paragraph';
}

export interface Variant extends WrittenPattern {
  readonly pole: Pole;
  readonly except: readonly WrittenPattern[];
  readonly near?: Near;
}

/** A text given in the lexicon with the wordings it must give, checked as the lexicon is typed. */
export interface Example {
  readonly text: string;
  readonly span: Span;
  /** Wordings of the uses expected, in order; `undefined`: any use at all. */
  readonly uses?: readonly string[];
}

export interface Theme {
  readonly id: string;
  readonly label: string;
  readonly definition?: string;
  /** A palette name or `#rrggbb`. */
  readonly color: string;
  readonly severity: Severity;
  readonly variants: readonly Variant[];
  readonly except: readonly WrittenPattern[];
  readonly examples: readonly Example[];
  /** Which of the project's lexicon files it stands in; 0-based. */
  readonly file: number;
  /** Of the id, where definitions lead. */
  readonly idSpan: Span;
  /** Of the whole entry. */
  readonly span: Span;
}

/** Whether uses of different themes may overlap. */
export type Overlap = 'independent' | 'exclusive';

export interface Lexicon {
  readonly name?: string;
  readonly overlap: Overlap;
  readonly themes: readonly Theme[];
}

export const EMPTY_LEXICON: Lexicon = { overlap: 'independent', themes: [] };

/** Stable codes of what may be wrong with a lexicon. */
export type ProblemCode =
  | 'yaml-syntax'
  | 'yaml-alias'
  | 'yaml-comment'
  | 'yaml-map'
  | 'yaml-quote'
  | 'lexicon-shape'
  | 'lexicon-size'
  | 'field-unknown'
  | 'field-value'
  | 'theme-duplicate'
  | 'theme-empty'
  | 'theme-definition'
  | 'pattern-empty'
  | 'pattern-syntax'
  | 'pattern-limit'
  | 'example-fails';

export interface LexiconProblem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  /** The file of the project's lexicon it stands in; 0-based. */
  readonly file: number;
  readonly span: Span;
  /** An edit that mends it. */
  readonly fix?: { readonly title: string; readonly span: Span; readonly text: string };
}
