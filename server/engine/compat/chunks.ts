/**
 * Chunks: the runs between spaces that texts are made of, each kept once with what is known of it. A text is walked without a
 * string being made of any chunk that is known.
 */

/** What stands between chunks; everything else that is white is found inside them. */
function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}

export class Chunks<T> {
  private readonly chunks: string[] = [];
  private readonly values: T[] = [];
  private readonly hashes: number[] = [];
  /** Open addressing: slots hold number of the chunk + 1; 0 is free. The size is a power of two. */
  private slots = new Int32Array(1 << 12);

  /** @param read what is to be known of a chunk; called once for each */
  constructor(private readonly read: (chunk: string) => T) {}

  get size(): number {
    return this.chunks.length;
  }

  /** Calls `visit` for each chunk of `text[from, …)` in order, with the offset it begins at (UTF-16 units). */
  walk(text: string, from: number, visit: (value: T, start: number) => void): void {
    for (let at = from; at < text.length; ) {
      let unit = text.charCodeAt(at);
      if (isSpace(unit)) {
        at++;
        continue;
      }
      const start = at;
      let hash = 0x811c9dc5;
      for (; at < text.length && !isSpace((unit = text.charCodeAt(at))); at++) hash = Math.imul(hash ^ unit, 0x01000193);
      visit(this.valueOf(text, start, at, (hash ^ (hash >>> 15)) | 0), start);
    }
  }

  private valueOf(text: string, start: number, end: number, hash: number): T {
    if (end - start > LONGEST_KNOWN) return this.read(text.slice(start, end));
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let taken = this.slots[slot]; taken !== 0; taken = this.slots[slot]) {
      if (this.hashes[taken - 1] === hash && this.isAt(taken - 1, text, start, end)) return this.values[taken - 1];
      slot = (slot + 1) & mask;
    }
    return this.add(text.slice(start, end), hash, slot);
  }

  private isAt(chunk: number, text: string, start: number, end: number): boolean {
    return this.chunks[chunk].length === end - start && text.startsWith(this.chunks[chunk], start);
  }

  private add(chunk: string, hash: number, slot: number): T {
    const value = this.read(chunk);
    this.chunks.push(chunk);
    this.values.push(value);
    this.hashes.push(hash);
    this.slots[slot] = this.chunks.length;
    if (this.chunks.length * 2 > this.slots.length) this.grow();
    return value;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let chunk = 0; chunk < this.hashes.length; chunk++) {
      let slot = this.hashes[chunk] & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = chunk + 1;
    }
  }
}

/** Longer ones, in UTF-16 units, hardly come twice: they are read each time. */
const LONGEST_KNOWN = 64;
