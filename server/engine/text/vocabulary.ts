/**
 * The vocabulary: every wording of a word that the corpus has, once, with a number.
 *
 * A **type** is a word as written ("Hegemony", "hegemony" and "U.S." are three types); its folded form is what most
 * variants are held against. Since a type is looked at once, whatever a lexicon asks of words (globs, case, exact spelling,
 * regular expressions) is answered once a type and never once a token.
 *
 * Types are only ever added; ids are dense, from 0.
 */
import { foldCompound, foldHyphenated, foldWord } from './fold';

export type TypeId = number;

export class Vocabulary {
  /** The wording, as written in the source; by type id. */
  readonly surface: string[] = [];
  /** The folded wording; of a compound, its closed form ("multipolar" of "multi-polar"). */
  readonly folded: string[] = [];
  /** Of a compound, its folded hyphenated form; else `undefined`. */
  readonly hyphenated: (string | undefined)[] = [];
  /** The first type with the same folded form: two types fold alike just where these are equal. */
  readonly representative: TypeId[] = [];
  private readonly byFolded = new Map<string, TypeId[]>();
  /** Open addressing: slots hold type id + 1; 0 is free. The size is a power of two. */
  private slots: Int32Array;
  private hashes: number[] = [];

  /** @param slots types expected, doubled: a power of two; it grows by itself */
  constructor(slots = 1 << 12) {
    this.slots = new Int32Array(slots);
  }

  get size(): number {
    return this.surface.length;
  }

  /** The type of the word `text[start, end)`, added if it is new. Offsets are UTF-16 units. */
  intern(text: string, start: number, end: number, compound = false): TypeId {
    const hash = hashOf(text, start, end, compound);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let taken = this.slots[slot]; taken !== 0; taken = this.slots[slot]) {
      if (this.hashes[taken - 1] === hash && this.isAt(taken - 1, text, start, end, compound)) return taken - 1;
      slot = (slot + 1) & mask;
    }
    return this.add(text.slice(start, end), hash, slot, compound);
  }

  /** The types whose folded form is exactly `folded`, compounds by their closed form. */
  withFolded(folded: string): readonly TypeId[] {
    return this.byFolded.get(folded) ?? [];
  }

  isCompound(type: TypeId): boolean {
    return this.hyphenated[type] !== undefined;
  }

  private isAt(type: TypeId, text: string, start: number, end: number, compound: boolean): boolean {
    const surface = this.surface[type];
    if (surface.length !== end - start || (this.hyphenated[type] !== undefined) !== compound) return false;
    for (let i = 0; i < surface.length; i++) {
      if (surface.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
    }
    return true;
  }

  private add(surface: string, hash: number, slot: number, compound: boolean): TypeId {
    const type = this.surface.length;
    const folded = compound ? foldCompound(surface) : foldWord(surface);
    this.surface.push(surface);
    this.folded.push(folded);
    this.hyphenated.push(compound ? foldHyphenated(surface) : undefined);
    this.hashes.push(hash);
    const same = this.byFolded.get(folded);
    this.representative.push(same ? same[0] : type);
    if (same) same.push(type);
    else this.byFolded.set(folded, [type]);
    this.slots[slot] = type + 1;
    if (this.surface.length * 2 > this.slots.length) this.grow();
    return type;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let type = 0; type < this.hashes.length; type++) {
      let slot = this.hashes[type] & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = type + 1;
    }
  }
}

/** FNV-1a over UTF-16 units; compounds hash apart from plain words of the same spelling. */
function hashOf(text: string, start: number, end: number, compound: boolean): number {
  let hash = compound ? 0x2545f491 : 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) | 0;
}
