/**
 * Four bytes at once, in one integer, the first of them in its lowest bits.
 *
 * Each byte is reckoned with by itself, as none overflows into the next; what is found of it is its highest bit.
 */

const HIGHEST_BITS = 0x80808080 | 0;
const ALL_BUT_HIGHEST = 0x7f7f7f7f;

/** Whether all are printable ASCII, the space included. */
export function arePrintable(four: number): boolean {
  // The highest bit of each: is it beyond ASCII; is it DEL; is it the space or above?
  return ((four | (four + 0x01010101) | ~((four & ALL_BUT_HIGHEST) + 0x60606060)) & HIGHEST_BITS) === 0;
}
