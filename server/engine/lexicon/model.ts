/**
 * What a theme lexicon says, read and located. All spans are UTF-16 units into the lexicon file they stand in.
 */
import type { Span } from '../text/layout';
import type { Pattern } from './pattern';
import type { ProblemCode } from './problems';

export type { ProblemCode };

export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off';

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
  /** Words between at most; `undefined`: any number of them. */
  readonly words?: number;
  /** What both must stand in together. */
  readonly in: 'sentence' | 'paragraph';
  /** Where the other wording stands, as seen from the use. */
  readonly side: Side;
}

export type Side = 'before' | 'after' | 'either';

export interface Variant extends WrittenPattern {
  readonly pole: Pole;
  readonly except: readonly WrittenPattern[];
  readonly near?: Near;
  /** Language tag of the texts it is held against; those whose language is not known are among them. */
  readonly language?: string;
  /** Capitals matter, as `case: sensitive` says of it or of its theme. */
  readonly caseSensitive?: boolean;
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
  /** Id of the theme above it. Where that is none, or the way up leads in a circle, the project drops it. */
  readonly parent?: string;
  /** Where that id is written. */
  readonly parentSpan?: Span;
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
  /** The language its stems are of, where no theme or variant says another. */
  readonly language?: string;
  readonly overlap: Overlap;
  /** Counted as another tool counts, with its tokens and its rules of overlap. */
  readonly compat?: Compat;
  /** What the checks of this lexicon are reported as, where it says so itself. */
  readonly checks: Checks;
  readonly themes: readonly Theme[];
}

export interface Compat {
  readonly tool: 'quanteda';
  /** Whether punctuation is left out before phrases are looked for, as quanteda's `remove_punct`. */
  readonly removePunct: boolean;
}

export type Checks = Readonly<Partial<Record<ProblemCode, Severity>>>;

export const EMPTY_LEXICON: Lexicon = { overlap: 'independent', checks: {}, themes: [] };

export interface LexiconProblem {
  readonly code: ProblemCode;
  readonly severity: Exclude<Severity, 'off'>;
  readonly message: string;
  /** The file of the project's lexicon it stands in; 0-based. */
  readonly file: number;
  readonly span: Span;
  /** An edit that mends it. */
  readonly fix?: { readonly title: string; readonly span: Span; readonly text: string };
}
