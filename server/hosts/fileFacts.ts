/** What is known of the file of a text beside its content: by this it is known again, now and in another session. */
import { cardsIn } from '../engine/index/segment';
import type { Docvars } from '../engine/text/metadata';

export interface FileFacts {
  /** Size and time of the file (`stampOf`); absent where these could not be relied on. */
  readonly stamp?: string;
  /** Bytes. */
  readonly size: number;
  /** Of its bytes; equal where these are equal. */
  readonly hash: string;
  /** Whether the file stayed the same while it was read. */
  readonly isSettled: boolean;
  /** An editor's and a person's name of the encoding of its bytes. */
  readonly encoding: { readonly id: string; readonly label: string };
}

/** What a text is packed with: its facts, and what a table beside the texts said of it. */
export interface Note extends FileFacts {
  readonly docvars: string;
}

export function noteOf(facts: FileFacts, docvars: Docvars | undefined): string {
  const note: Note = { ...facts, docvars: docvarsAsText(docvars) };
  return JSON.stringify(note);
}

export function readNote(note: string): Note {
  return JSON.parse(note) as Note;
}

/**
 * The texts of a segment, in order, with what is noted of them.
 * @throws where the buffer is no segment
 */
export function notesIn(segment: ArrayBuffer): { readonly name: string; readonly note: Note }[] {
  return cardsIn(segment).map(({ name, note }) => ({ name, note: readNote(note) }));
}

/** Equal where two tables say the same. */
export function docvarsAsText(docvars: Docvars | undefined): string {
  return docvars && docvars.size > 0 ? JSON.stringify([...docvars]) : '';
}
