/** Arrays of numbers that grow. */

type Numbers = Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** The array itself where it has so many numbers, else one of at least twice as many, with the same at its head. */
export function withRoom<T extends Numbers>(array: T, least: number): T {
  if (array.length >= least) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(array.length * 2, least));
  larger.set(array);
  return larger;
}
