/** Room for tokens while they are found: what tokens have, each in an array of its own. */

export interface TokenRoom {
  readonly type: Int32Array<ArrayBuffer>;
  readonly start: Int32Array<ArrayBuffer>;
  readonly end: Int32Array<ArrayBuffer>;
  readonly join: Uint8Array<ArrayBuffer>;
}

/** @param tokens there is to be room for */
export function roomFor(tokens: number): TokenRoom {
  return { type: new Int32Array(tokens), start: new Int32Array(tokens), end: new Int32Array(tokens), join: new Uint8Array(tokens) };
}

/** The first tokens of a room. @param inPassing the room stays as it is as long as they are needed */
export function firstOf({ type, start, end, join }: TokenRoom, tokens: number, inPassing: boolean): TokenRoom {
  const part = <T extends Int32Array | Uint8Array>(array: T): T => (inPassing ? array.subarray(0, tokens) : array.slice(0, tokens)) as T;
  return { type: part(type), start: part(start), end: part(end), join: part(join) };
}

/** Writes the first tokens of a room into another. @param at token there */
export function copyTo(into: TokenRoom, at: number, from: TokenRoom, tokens: number): void {
  const { type, start, end, join } = firstOf(from, tokens, true);
  into.type.set(type, at);
  into.start.set(start, at);
  into.end.set(end, at);
  into.join.set(join, at);
}
