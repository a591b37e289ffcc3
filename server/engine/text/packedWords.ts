/**
 * Short words of Latin-1 letters by number, their letters packed into three integers: most words of most texts, told apart without looking at
 * any string.
 */

/** UTF-16 units of the longest word that is packed. */
export const LONGEST_PACKED = 12;
/** A word that is packed and not known yet: `put` gives it a number. */
export const NEW_WORD = -1;
/** A word that has other letters than are packed. */
export const NOT_PACKED = -2;

/** Integers a slot takes: the number + 1 (0 is free), and the letters, four in each. */
const SLOT = 4;
/** Slots of the table of words met lately: so few that they stay at hand, and most words of most texts are among them. */
const RECENT = 1 << 10;

export class PackedWords {
  /** Open addressing; the number of slots is a power of two. */
  private table = new Int32Array(SLOT << 6);
  /** One slot while there are few words. */
  private recent = new Int32Array(SLOT);
  private count = 0;
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
    const { recent } = this;
    const hash = hashOf(a, b, c);
    const near = (hash * SLOT) & (recent.length - 1);
    if (recent[near + 1] === a && recent[near + 2] === b && recent[near + 3] === c) return recent[near] - 1;
    return this.inTable(a, b, c, hash, near);
  }

  private inTable(a: number, b: number, c: number, hash: number, near: number): number {
    const { table } = this;
    const mask = table.length - 1;
    let slot = (hash * SLOT) & mask;
    for (let taken = table[slot]; taken !== 0; taken = table[slot]) {
      if (table[slot + 1] === a && table[slot + 2] === b && table[slot + 3] === c) {
        this.write(this.recent, near, taken, a, b, c);
        return taken - 1;
      }
      slot = (slot + SLOT) & mask;
    }
    this.a = a;
    this.b = b;
    this.c = c;
    this.slot = slot;
    return NEW_WORD;
  }

  /** Gives the word that `find` has just found to be new its number. */
  put(number: number): void {
    this.write(this.table, this.slot, number + 1, this.a, this.b, this.c);
    if (++this.count * 2 * SLOT > this.table.length) this.grow();
  }

  private write(table: Int32Array, slot: number, taken: number, a: number, b: number, c: number): void {
    table[slot] = taken;
    table[slot + 1] = a;
    table[slot + 2] = b;
    table[slot + 3] = c;
  }

  private grow(): void {
    const { table } = this;
    const larger = new Int32Array(table.length * 2);
    const mask = larger.length - 1;
    for (let from = 0; from < table.length; from += SLOT) {
      if (table[from] === 0) continue;
      let slot = (hashOf(table[from + 1], table[from + 2], table[from + 3]) * SLOT) & mask;
      while (larger[slot] !== 0) slot = (slot + SLOT) & mask;
      this.write(larger, slot, table[from], table[from + 1], table[from + 2], table[from + 3]);
    }
    this.table = larger;
    if (larger.length > SLOT * RECENT * 2 && this.recent.length === SLOT) this.recent = new Int32Array(SLOT * RECENT);
  }
}

/** Mixes three integers (the finaliser of MurmurHash3). */
function hashOf(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35) ^ Math.imul(c, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) & 0x3ffffff;
}
