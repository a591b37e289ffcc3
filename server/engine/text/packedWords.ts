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

/** Integers a word takes: its letters, four in each of three, and its number. */
const WORD = 4;

export class PackedWords {
  /** Words, each where its hash says or in the next free place: with its letters stands its number and 1; 0 is free. Their number is a power of two. */
  private places = new Int32Array(WORD << 7);
  private count = 0;
  // The word that was looked for last, and where it would stand.
  private a = 0;
  private b = 0;
  private c = 0;
  private place = 0;

  /** The number of the word `text[start, end)`, `NEW_WORD` or `NOT_PACKED`. It has `LONGEST_PACKED` UTF-16 units at most. */
  find(text: string, start: number, end: number): number {
    let a = 0;
    let b = 0;
    let c = 0;
    let all = 0;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      const place = at - start;
      const put = unit << ((place & 3) << 3);
      all |= unit;
      if (place < 4) a |= put;
      else if (place < 8) b |= put;
      else c |= put;
    }
    return all > 0xff ? NOT_PACKED : this.numberOf(a, b, c);
  }

  /** The number of the word with these letters, the first of each four in the lowest bits, or `NEW_WORD`. */
  numberOf(a: number, b: number, c: number): number {
    const { places } = this;
    const mask = places.length - 1;
    let at = (hashOf(a, b, c) * WORD) & mask;
    for (let taken = places[at + 3]; taken !== 0; taken = places[at + 3]) {
      if (places[at] === a && places[at + 1] === b && places[at + 2] === c) return taken - 1;
      at = (at + WORD) & mask;
    }
    this.a = a;
    this.b = b;
    this.c = c;
    this.place = at;
    return NEW_WORD;
  }

  /** Gives the word that has just been found to be new its number. */
  put(number: number): void {
    const { places, place } = this;
    places[place] = this.a;
    places[place + 1] = this.b;
    places[place + 2] = this.c;
    places[place + 3] = number + 1;
    if (++this.count * 2 * WORD > places.length) this.grow();
  }

  private grow(): void {
    const { places } = this;
    const larger = new Int32Array(places.length * 2);
    const mask = larger.length - 1;
    for (let from = 0; from < places.length; from += WORD) {
      if (places[from + 3] === 0) continue;
      let at = (hashOf(places[from], places[from + 1], places[from + 2]) * WORD) & mask;
      while (larger[at + 3] !== 0) at = (at + WORD) & mask;
      for (let part = 0; part < WORD; part++) larger[at + part] = places[from + part];
    }
    this.places = larger;
  }
}

/** Mixes three integers (the finaliser of MurmurHash3). */
function hashOf(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35) ^ Math.imul(c, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) & 0x3ffffff;
}
