/** Gathers notes, and says how many more there would be. */
import { MOST_NOTES, type Note, type NoteKind } from './model';

export class Notes {
  private readonly kept: Note[] = [];
  private more = 0;
  private firstMore = 0;

  /** It could not be read, or not as it stands. */
  error(at: number, message: string): void {
    this.add('error', at, message);
  }

  /** It is not carried over. */
  lost(at: number, message: string): void {
    this.add('lost', at, message);
  }

  /** It is carried over as something else. */
  changed(at: number, message: string): void {
    this.add('changed', at, message);
  }

  /** By place. */
  list(): Note[] {
    const sorted = [...this.kept].sort((a, b) => a.at - b.at);
    if (this.more === 0) return sorted;
    const message = `${MOST_NOTES.toLocaleString('en')} notes are listed; there are ${this.more.toLocaleString('en')} more`;
    return [...sorted, { kind: 'lost', at: this.firstMore, message }];
  }

  private add(kind: NoteKind, at: number, message: string): void {
    if (this.kept.length < MOST_NOTES) this.kept.push({ kind, at, message });
    else if (this.more++ === 0) this.firstMore = at;
  }
}

/** "1 exception", "1,312 exceptions". */
export function counted(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? singular : plural}`;
}

/** A text of the file as a note shows it: on one line, and not at any length. */
export function shown(text: string): string {
  const line = text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
  return line.length > 80 ? `“${line.slice(0, 80)}…”` : `“${line}”`;
}
