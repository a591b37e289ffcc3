/** The segments of an index, with the texts that are still kept in them. */
import type { TypeId } from '../text/vocabulary';
import type { IndexedText } from './indexedText';
import { PackedText } from './packedText';
import type { Segment } from './segment';

/** Texts of a segment, by their places there; those that have left are struck out. */
export type LiveTexts = readonly (IndexedText | undefined)[];

interface Live {
  readonly texts: (IndexedText | undefined)[];
  left: number;
}

export class LiveSegments {
  private readonly all = new Map<Segment, Live>();

  /** @param texts that are kept in it, each of a `PackedText` of this segment */
  add(segment: Segment, texts: readonly IndexedText[]): void {
    if (texts.length === 0) return;
    const live: Live = { texts: [], left: texts.length };
    for (const text of texts) live.texts[(text.storage as PackedText).ordinal] = text;
    this.all.set(segment, live);
  }

  /** A segment without texts is let go. */
  strike({ segment, ordinal }: PackedText): void {
    const live = this.all.get(segment);
    if (!live || live.texts[ordinal] === undefined) return;
    live.texts[ordinal] = undefined;
    if (--live.left === 0) this.all.delete(segment);
  }

  /** Bytes of memory they take. */
  get bytes(): number {
    let bytes = 0;
    for (const segment of this.all.keys()) bytes += segment.bytes;
    return bytes;
  }

  /** Calls for each segment. */
  each(call: (segment: Segment, texts: LiveTexts) => void): void {
    for (const [segment, { texts }] of this.all) call(segment, texts);
  }

  *textsWith(type: TypeId): Generator<IndexedText> {
    for (const [segment, { texts }] of this.all) {
      const word = segment.wordOf(type);
      if (word < 0) continue;
      for (const ordinal of segment.textsOf(word)) {
        const text = texts[ordinal];
        if (text) yield text;
      }
    }
  }
}
