/** How texts get from a disk to the project that wants them. */
import type { TextAnalysis } from '../../engine/text/analysis';
import type { Docvars } from '../../engine/text/metadata';
import type { Vocabulary } from '../../engine/text/vocabulary';
import type { FileStat } from '../fileSystem';

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
  /** Whose numbers analyses must have. */
  readonly vocabulary: Vocabulary;
  /** Aborted when nothing is wanted any more. */
  readonly signal: AbortSignal;
}

export interface ReadText {
  readonly kind: 'text';
  /** The file as it was before it was read. */
  readonly stat: FileStat;
  /** What the file is known again by; absent where that could not be relied on. */
  readonly stamp?: string;
  /** Whether the file stayed the same while it was read. */
  readonly isSettled: boolean;
  /** Without a byte order mark. */
  readonly text: string;
  /** An editor's and a person's name of the encoding of its bytes. */
  readonly encoding: { readonly id: string; readonly label: string };
  /** With the vocabulary of `Wants`, where the reader has made it. */
  readonly analysis?: TextAnalysis;
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

export interface Read {
  /** The object that `next` gave. */
  readonly wanted: Wanted;
  readonly result: ReadText | Unreadable | Gone;
}

export interface TextReader {
  /** Reads all that is wanted, in nearly that order. To break off the loop ends the reading; so does the signal, if late by one text. */
  read(wants: Wants): AsyncGenerator<Read, void, void>;
}
