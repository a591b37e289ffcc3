/** How texts get from a disk to the project that wants them. */
import type { Docvars } from '../../engine/text/metadata';
import type { FileFacts } from '../fileFacts';

/** A text that is to be read. */
export interface Wanted {
  readonly uri: string;
  /** What a table beside the texts says of it. */
  readonly docvars?: Docvars;
}

/** What a reader is to read. It changes while it is read: it is asked one by one. */
export interface Wants {
  /** The next text, open ones first. */
  next(): Wanted | undefined;
  /** How many texts wait. */
  readonly waiting: number;
  /** Aborted when nothing is wanted any more. */
  readonly signal: AbortSignal;
}

export interface ReadText {
  readonly kind: 'text';
  readonly facts: FileFacts;
  /** Without a byte order mark. */
  readonly text: string;
}

export interface Unreadable {
  readonly kind: 'unreadable';
  /** In a sentence. */
  readonly reason: string;
}

/** There is no such file any more. */
export interface Gone {
  readonly kind: 'gone';
}

/** One file that was read. */
export interface Read {
  /** The object that `next` gave. */
  readonly wanted: Wanted;
  readonly result: ReadText | Unreadable | Gone;
}

/** Several that were read and packed together. */
export interface ReadSegment {
  /** As `SegmentBuilder` makes it; the note of each text is its facts (`noteOf`). */
  readonly segment: ArrayBuffer;
  /** The objects that `next` gave, in the order of the segment's texts. */
  readonly wanted: readonly Wanted[];
  /** By whose numbers it says, behind its end, what its words are; absent, it does not. */
  readonly numbering?: Numbering;
}

export interface Numbering {
  /** Who has numbered them: the same object each time. */
  readonly by: object;
  /** The words that have the next numbers: to be learnt before those of the segment, and of every later one. */
  readonly words: ArrayBuffer;
}

export interface TextReader {
  /** Reads all that is wanted, in nearly that order. To break off the loop ends the reading; so does the signal, if late by one text. */
  read(wants: Wants): AsyncGenerator<Read | ReadSegment, void, void>;
}
