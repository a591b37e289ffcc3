/** What a project's thread and one that reads for it say to each other. */
import type { NewWords } from '../../engine/text/handover';
import type { TextAnalysis } from '../../engine/text/analysis';
import type { Gone, ReadText, Unreadable, Wanted } from './textReader';

/** To the reading thread. */
export type Order =
  /** To be read, after what was ordered before. */
  | { readonly kind: 'read'; readonly wanted: readonly Wanted[] }
  /** A batch was taken: another may be sent. */
  | { readonly kind: 'taken' };

/** The text is in the analysis, as a message would have it twice. */
export type Handed = (Omit<ReadText, 'text' | 'analysis'> & { readonly analysis: TextAnalysis }) | Unreadable | Gone;

/** From the reading thread: what it has read next, in the order of its orders. */
export interface Batch {
  /** New since the batch before. */
  readonly words: NewWords;
  readonly handed: readonly Handed[];
}
