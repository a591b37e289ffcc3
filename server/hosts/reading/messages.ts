/** What a project's thread and one that reads for it say to each other. */
import type { Gone, Unreadable, Wanted } from './textReader';

/** To the reading thread. */
export type Order =
  /** To be read, after what was ordered before. */
  | { readonly kind: 'read'; readonly wanted: readonly Wanted[] }
  /** A batch was taken: another may be sent. */
  | { readonly kind: 'taken' };

/** What became of a file: `packed` is the next text of the segment. */
export type Handed = { readonly kind: 'packed' } | Unreadable | Gone;

/** From the reading thread: what it has read next, in the order of its orders. */
export interface Batch {
  readonly handed: readonly Handed[];
  /** Absent where none of them is a text. Behind it stands which of the thread's words its own are. */
  readonly segment?: ArrayBuffer;
  /** The words that the thread has met since the batch before, which have the next numbers (`NumberedWords`). */
  readonly words: ArrayBuffer;
}
