/** What reading gives: of a lexicon, of one of its themes, and of some lines of a theme's list. */
import type { Compat, Lexicon, LexiconProblem, Theme, Variant } from './model';
import type { PatternOptions } from './pattern';

export interface ReadLexicon {
  lexicon: Lexicon;
  problems: LexiconProblem[];
  /** `false` where the file as a whole cannot be relied on (YAML syntax, size, shape): the last good lexicon stays in force. */
  sound: boolean;
}

/** What of a lexicon's head the reading of its themes depends on. */
export interface Inherited {
  /** Language of stems. */
  readonly language?: string;
  readonly compat?: Compat;
}

export interface ReadTheme {
  readonly theme?: Theme;
  readonly problems: readonly LexiconProblem[];
  readonly sound: boolean;
  /** What of the theme its variants depend on. */
  readonly ofVariants?: OfVariants;
}

export interface OfVariants {
  readonly options: PatternOptions;
  readonly language?: string;
}

export interface ReadItems {
  readonly variants: readonly Variant[];
  readonly problems: readonly LexiconProblem[];
}
