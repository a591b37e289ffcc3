/** Binary search. */

/**
 * The first whole number from `from` up to, and not, `end` for which something holds; `end` where it holds for none.
 * @param holds must hold for all numbers after one for which it does
 */
export function firstThat(from: number, end: number, holds: (number: number) => boolean): number {
  let low = from;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
