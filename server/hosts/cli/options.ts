/** What the commands are asked. */
export const FORMATS = ['jsonl', 'csv', 'table'] as const;
export type Format = (typeof FORMATS)[number];

export interface ScanOptions {
  /** Files and folders, as given. */
  readonly paths: readonly string[];
  /** A lexicon file; absent: the nearest at or above each text. */
  readonly lexicon?: string;
  readonly format: Format;
  /** Theme ids, or `any`, whose use makes the exit code 1. */
  readonly failOn: readonly string[];
  /** Count uses in web residue as well. */
  readonly apparatus: boolean;
  /** Levels of the themes' hierarchy that are kept, counted from 1; absent: themes as they are. */
  readonly levels?: readonly number[];
}

/** Of `scan --stdin`. */
export interface StreamOptions extends Omit<ScanOptions, 'paths'> {
  /** Say in a last line what the rows are of. */
  readonly summary: boolean;
}

/** Of `count`. */
export interface CountOptions {
  /** Files, as given; none: standard input. */
  readonly paths: readonly string[];
  readonly format: Format;
}

/** Why a command cannot do its work, in one line. */
export class CannotDo extends Error {}
