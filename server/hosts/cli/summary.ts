/** What a run of `scan --stdin --summary` says of itself in its last line: what its rows are of, and by which rules they were made. */
import { createHash } from 'node:crypto';
import type { ScanOptions } from './options';

export interface Summary {
  /** Documents read, those without a use included. */
  readonly documents: number;
  /** Words in them, as `report` counts them. */
  readonly words: number;
  /** Lines that were no document. */
  readonly unread: number;
  /** Rows written: tells whether all of them have arrived. Not a count of anything, since the rows of both poles are in it. */
  readonly rows: number;
  /** SHA-256 of the lexicon's text in UTF-8, in hexadecimal. */
  readonly lexicon: string;
  /** The options that counts depend on, as a command line has them; empty where there are none. */
  readonly options: string;
}

/** What `sha256sum` says of a lexicon in UTF-8 without a byte order mark. */
export function hashOfLexicon(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export function optionsSaid({ apparatus, levels }: Pick<ScanOptions, 'apparatus' | 'levels'>): string {
  const asked = levels && [...new Set(levels)].sort((a, b) => a - b);
  return [...(apparatus ? ['--apparatus'] : []), ...(asked ? [`--levels ${asked.join(',')}`] : [])].join(' ');
}

/** Two runs by the same rules, taken as one. */
export function together(a: Summary, b: Summary): Summary {
  return { ...a, documents: a.documents + b.documents, words: a.words + b.words, unread: a.unread + b.unread, rows: a.rows + b.rows };
}
