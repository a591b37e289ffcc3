/**
 * Short words of Latin-1 letters by number, their letters packed into three integers: most words of most texts, told apart without looking at
 * any string.
 */

import { withRoom } from './arrays';

/** UTF-16 units of the longest word that is packed. */
export const LONGEST_PACKED = 12;
/** A word that is packed and not known yet: `put` gives it a number. */
export const NEW_WORD = -1;
/** A word that has other letters than are packed. */
export const NOT_PACKED = -2;

/** Integers a word takes: its letters, four in each of three, and its number. */
const WORD = 4;

export class PackedWords {
  /** In the order they came, so that words of every day stand together, where they stay at hand. The first place is left free. */
  private words = new Int32Array(WORD << 6);
  private count = 0;
  /** Where words stand in `words`; 0 is free. Open addressing; the number of slots is a power of two. */
  private slots: Int32Array = new Int32Array(1 << 7);
  // The word that was looked for last, and the slot where it would stand.
  private a = 0;
  private b = 0;
  private c = 0;
  private slot = 0;

  /** The number of the word `text[start, end)`, `NEW_WORD` or `NOT_PACKED`. It has `LONGEST_PACKED` UTF-16 units at most. */
  find(text: string, start: number, end: number): number {
    let a = 0;
    let b = 0;
    let c = 0;
    let all = 0;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      all |= unit;
      c = (c << 8) | (b >>> 24);
      b = (b << 8) | (a >>> 24);
      a = (a << 8) | unit;
    }
    return all > 0xff ? NOT_PACKED : this.numberOf(a, b, c);
  }

  /** The number of the word with these letters, the last of them in the lowest bits of `a`, or `NEW_WORD`. */
  numberOf(a: number, b: number, c: number): number {
    const { slots, words } = this;
    const mask = slots.length - 1;
    let slot = hashOf(a, b, c) & mask;
    for (let at = slots[slot]; at !== 0; at = slots[slot]) {
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c) return words[at + 3];
      slot = (slot + 1) & mask;
    }
    this.a = a;
    this.b = b;
    this.c = c;
    this.slot = slot;
    return NEW_WORD;
  }

  /** Gives the word that has just been found to be new its number. */
  put(number: number): void {
    const at = ++this.count * WORD;
    this.words = withRoom(this.words, at + WORD);
    this.words[at] = this.a;
    this.words[at + 1] = this.b;
    this.words[at + 2] = this.c;
    this.words[at + 3] = number;
    this.slots[this.slot] = at;
    if (this.count * 2 > this.slots.length) this.growSlots();
  }

  private growSlots(): void {
    const { words } = this;
    const larger = new Int32Array(this.slots.length * 2);
    const mask = larger.length - 1;
    for (let at = WORD; at <= this.count * WORD; at += WORD) {
      let slot = hashOf(words[at], words[at + 1], words[at + 2]) & mask;
      while (larger[slot] !== 0) slot = (slot + 1) & mask;
      larger[slot] = at;
    }
    this.slots = larger;
  }
}

/** Mixes three integers (the finaliser of MurmurHash3). */
function hashOf(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35) ^ Math.imul(c, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) & 0x3ffffff;
}
