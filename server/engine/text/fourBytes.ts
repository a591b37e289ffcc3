/**
 * Four bytes at once, in one integer, the first of them in its lowest bits.
 *
 * Each byte is reckoned with by itself, as none overflows into the next; what is found of it is its highest bit.
 */

const HIGHEST_BITS = 0x80808080 | 0;
const ALL_BUT_HIGHEST = 0x7f7f7f7f;

export function areAscii(four: number): boolean {
  return (four & HIGHEST_BITS) === 0;
}

/** Whether all are printable ASCII, the space included. */
export function arePrintable(four: number): boolean {
  // The highest bit of each: is it beyond ASCII; is it DEL; is it the space or above?
  return ((four | (four + 0x01010101) | ~((four & ALL_BUT_HIGHEST) + 0x60606060)) & HIGHEST_BITS) === 0;
}

/** How many are ASCII letters before one that is none, where no byte is above 0x80. */
export function leadingLetters(four: number): number {
  const lower = four | 0x20202020;
  // The highest bit of each: is it "a" or above; is it above "z"?
  const others = ~((lower + 0x1f1f1f1f) & ~(lower + 0x05050505)) & HIGHEST_BITS;
  return others === 0 ? 4 : (31 - Math.clz32(others & -others)) >> 3;
}
