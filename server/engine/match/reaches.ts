/** How far patterns reach from words of one kind to those of another, remembered of what was asked last: common words are asked of over and over. */

/** Gives what is not remembered. */
export type FindReach = (kind: number, next: number) => number;

const SLOT_BITS = 14;
/** Kinds above it are not remembered. */
const MOST = 0x7fff;

export class Reaches {
  /** By slot, the kind and the next; 0 where there is none. */
  private readonly keys = new Int32Array(1 << SLOT_BITS);
  private readonly reaches = new Uint16Array(1 << SLOT_BITS);

  constructor(private readonly find: FindReach) {}

  /** @param next not 0 */
  of(kind: number, next: number): number {
    if (kind > MOST || next > MOST) return this.find(kind, next);
    const key = (kind << 16) | next;
    const slot = (Math.imul(kind, 0x9e3779b1) + Math.imul(next, 0x85ebca6b)) >>> (32 - SLOT_BITS);
    if (this.keys[slot] !== key) {
      this.reaches[slot] = this.find(kind, next);
      this.keys[slot] = key;
    }
    return this.reaches[slot];
  }
}
