/**
 * Tokens: the words of a text, in order, with where they stand and how each is joined to the one before.
 *
 * Offsets are UTF-16 units into the text, ranges `[start, end)`. A hyphenated compound is one **word** of several tokens; a
 * token index counts tokens, from 0. All arrays run in parallel over tokens.
 */
import type { TypeId } from './vocabulary';

/** What stands between a token and the one before it; the greater, the more it divides. */
export const enum Join {
  /** White space, a line wrap, or nothing (between ideographs). */
  Space = 0,
  /** A tight hyphen: both tokens are parts of one compound word. */
  Hyphen,
  /** Quotation marks, or a hyphen with a space on one side. */
  Quote,
  Comma,
  /** Any other mark: ; : brackets, an em or spaced dash, … */
  Mark,
  /** The end of a sentence. */
  Sentence,
  /** The end of a paragraph, or the start of the text. */
  Paragraph,
}

/** The tokens of a text, in arrays. */
export interface TokenArrays {
  readonly count: number;
  /** Words: tokens less the joins inside compounds. */
  readonly words: number;
  readonly type: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** `Join` to the token before. */
  readonly join: Uint8Array;
  /** Compounds by their first token (ascending), their last token, and the type of the whole. */
  readonly compoundFirst: Int32Array;
  readonly compoundLast: Int32Array;
  readonly compoundType: Int32Array;
}

/**
 * A text's tokens. Immutable once built.
 *
 * The arrays are for who reads all of them; of texts that are kept packed they are made when they are asked for. Who looks at some tokens asks
 * for these.
 */
export interface Tokens extends TokenArrays {
  typeAt(token: number): TypeId;
  joinAt(token: number): Join;
  startAt(token: number): number;
  endAt(token: number): number;
}

/** Tokens that are kept as arrays. */
class PlainTokens implements Tokens {
  readonly count: number;
  readonly words: number;
  readonly type: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly join: Uint8Array;
  readonly compoundFirst: Int32Array;
  readonly compoundLast: Int32Array;
  readonly compoundType: Int32Array;

  constructor(arrays: TokenArrays) {
    this.count = arrays.count;
    this.words = arrays.words;
    this.type = arrays.type;
    this.start = arrays.start;
    this.end = arrays.end;
    this.join = arrays.join;
    this.compoundFirst = arrays.compoundFirst;
    this.compoundLast = arrays.compoundLast;
    this.compoundType = arrays.compoundType;
  }

  typeAt(token: number): TypeId {
    return this.type[token];
  }

  joinAt(token: number): Join {
    return this.join[token];
  }

  startAt(token: number): number {
    return this.start[token];
  }

  endAt(token: number): number {
    return this.end[token];
  }
}

export function plainTokens(arrays: TokenArrays): Tokens {
  return new PlainTokens(arrays);
}

/** The compound that begins at a token, as an index into the compound arrays, or -1. */
export function compoundAt(tokens: Tokens, token: number): number {
  if (token + 1 >= tokens.count || tokens.join[token + 1] !== Join.Hyphen || tokens.join[token] === Join.Hyphen) return -1;
  let low = 0;
  let high = tokens.compoundFirst.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const first = tokens.compoundFirst[middle];
    if (first === token) return middle;
    if (first < token) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The first token whose end lies after `offset` (UTF-16 units); `count` where there is none. */
export function tokenAfter(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.end[middle] > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The token that touches `offset`, its end included, or -1. */
export function tokenAt(tokens: Tokens, offset: number): number {
  const next = tokenAfter(tokens, offset);
  if (next < tokens.count && tokens.start[next] <= offset) return next;
  return next > 0 && tokens.end[next - 1] === offset ? next - 1 : -1;
}

/** First token of the word that a token belongs to. */
export function wordStart(tokens: Tokens, token: number): number {
  while (token > 0 && tokens.join[token] === Join.Hyphen) token--;
  return token;
}

/** Last token of the word that a token belongs to. */
export function wordEnd(tokens: Tokens, token: number): number {
  while (token + 1 < tokens.count && tokens.join[token + 1] === Join.Hyphen) token++;
  return token;
}

/** Tokens `[first, end)`, counted from their own beginning. A compound must not be cut. */
export function tokensBetween(tokens: Tokens, first: number, end: number): Tokens {
  const { compoundFirst, compoundLast, compoundType, join } = tokens;
  let from = 0;
  while (from < compoundFirst.length && compoundFirst[from] < first) from++;
  let to = from;
  while (to < compoundFirst.length && compoundFirst[to] < end) to++;
  let words = 0;
  for (let token = first; token < end; token++) if (join[token] !== Join.Hyphen) words++;
  return plainTokens({
    count: end - first,
    words,
    type: tokens.type.subarray(first, end),
    start: tokens.start.subarray(first, end),
    end: tokens.end.subarray(first, end),
    join: join.subarray(first, end),
    compoundFirst: compoundFirst.slice(from, to).map((token) => token - first),
    compoundLast: compoundLast.slice(from, to).map((token) => token - first),
    compoundType: compoundType.subarray(from, to),
  });
}
