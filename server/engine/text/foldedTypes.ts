/**
 * Types by their folded form: a table with the first of those that fold alike, and chains of the others, in arrays of numbers. There are many
 * types, so what each of them costs counts.
 */
import { withRoom } from './arrays';
import type { TypeId } from './vocabulary';

/** Types there is room for at first: there are many small vocabularies, as of the words of one variant. */
const SMALL = 1 << 4;

export class FoldedTypes {
  /** Folded forms by type. */
  readonly folded: string[] = [];
  /** By type, the first that folds alike. */
  first = new Int32Array(SMALL);
  /** Of a first type, the last that folds alike; of any other, the one before. */
  private links = new Int32Array(SMALL);
  /** First types, by their folded form. Open addressing: a slot is type id + 1, where 0 is free, and the hash. The size is a power of two. */
  private slots = new Int32Array(SMALL * 2);
  private inSlots = 0;

  /** Types so far. */
  get size(): number {
    return this.folded.length;
  }

  /** Adds the type that comes next. Equal forms are kept once, and `surface` is kept where it is the form itself. */
  add(folded: string, surface: string): void {
    const type = this.size;
    this.first = withRoom(this.first, type + 1);
    this.links = withRoom(this.links, type + 1);
    const hash = hashOf(folded);
    const slot = this.slotOf(folded, hash);
    const first = this.slots[slot] - 1;
    if (first < 0) return this.addFirst(type, folded === surface ? surface : folded, slot, hash);
    this.folded.push(this.folded[first]);
    this.first[type] = first;
    this.links[type] = this.links[first];
    this.links[first] = type;
  }

  /** The types whose folded form is `folded`, in order. */
  with(folded: string): TypeId[] {
    const first = this.slots[this.slotOf(folded, hashOf(folded))] - 1;
    if (first < 0) return [];
    const types: TypeId[] = [];
    for (let type = this.links[first]; type !== first; type = this.links[type]) types.push(type);
    types.push(first);
    return types.reverse();
  }

  private addFirst(type: TypeId, folded: string, slot: number, hash: number): void {
    this.folded.push(folded);
    this.first[type] = type;
    this.links[type] = type;
    this.slots[slot] = type + 1;
    this.slots[slot + 1] = hash;
    if (++this.inSlots * 4 > this.slots.length) this.growSlots();
  }

  /** The slot where `folded` stands or would stand. */
  private slotOf(folded: string, hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (hash * 2) & mask;
    while (slots[slot] !== 0 && (slots[slot + 1] !== hash || this.folded[slots[slot] - 1] !== folded)) slot = (slot + 2) & mask;
    return slot;
  }

  private growSlots(): void {
    const { slots } = this;
    const larger = new Int32Array(slots.length * 2);
    const mask = larger.length - 1;
    for (let from = 0; from < slots.length; from += 2) {
      if (slots[from] === 0) continue;
      let slot = (slots[from + 1] * 2) & mask;
      while (larger[slot] !== 0) slot = (slot + 2) & mask;
      larger[slot] = slots[from];
      larger[slot + 1] = slots[from + 1];
    }
    this.slots = larger;
  }
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
