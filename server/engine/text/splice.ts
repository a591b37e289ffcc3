/** Arrays of numbers with some of them replaced, as an edit of what they tell of makes it. */

/** What takes the place of the numbers `[from, end)`. */
export interface Splice {
  readonly from: number;
  readonly end: number;
  /** What is added to each number that is new, and to each behind them. */
  readonly by: number;
  readonly byEnd: number;
}

export function splicedNumbers(old: ArrayLike<number>, fresh: ArrayLike<number>, { from, end, by, byEnd }: Splice): Int32Array<ArrayBuffer> {
  const all = new Int32Array(from + fresh.length + old.length - end);
  for (let i = 0; i < from; i++) all[i] = old[i];
  let to = from;
  for (let i = 0; i < fresh.length; i++) all[to++] = fresh[i] + by;
  for (let i = end; i < old.length; i++) all[to++] = old[i] + byEnd;
  return all;
}
