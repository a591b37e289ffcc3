/**
 * Tokens: the words of a text, in order, with where they stand and how each is joined to the one before.
 *
 * Offsets are UTF-16 units into the text, ranges `[start, end)`. A hyphenated compound is one **word** of several tokens; a
 * token index counts tokens, from 0. All arrays run in parallel over tokens.
 */
import type { TypeId, Vocabulary } from './vocabulary';

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

/** A text's tokens. Immutable once built. */
export interface Tokens {
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
  return {
    count: end - first,
    words,
    type: tokens.type.subarray(first, end),
    start: tokens.start.subarray(first, end),
    end: tokens.end.subarray(first, end),
    join: join.subarray(first, end),
    compoundFirst: compoundFirst.slice(from, to).map((token) => token - first),
    compoundLast: compoundLast.slice(from, to).map((token) => token - first),
    compoundType: compoundType.subarray(from, to),
  };
}

/** Gathers tokens as the scanner finds them. */
export class TokenBuilder {
  private type: Int32Array;
  private start: Int32Array;
  private end: Int32Array;
  private join: Uint8Array;
  private readonly compounds: { first: number; last: number; type: TypeId }[] = [];
  private compoundFirst = -1;
  count = 0;

  /** @param length of what will be scanned, in UTF-16 units */
  constructor(
    private readonly text: string,
    private readonly vocabulary: Vocabulary,
    length = text.length,
  ) {
    // English prose has a token in about six characters.
    const capacity = Math.max(16, length >> 2);
    this.type = new Int32Array(capacity);
    this.start = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.join = new Uint8Array(capacity);
  }

  add(start: number, end: number, join: Join): void {
    const token = this.count;
    if (token === this.type.length) this.grow();
    if (join !== Join.Hyphen) this.closeCompound();
    else if (this.compoundFirst < 0) this.compoundFirst = token - 1;
    this.type[token] = this.vocabulary.intern(this.text, start, end);
    this.start[token] = start;
    this.end[token] = end;
    this.join[token] = join;
    this.count = token + 1;
  }

  build(): Tokens {
    this.closeCompound();
    const joined = this.compounds.reduce((sum, compound) => sum + compound.last - compound.first, 0);
    return {
      count: this.count,
      words: this.count - joined,
      type: this.type.slice(0, this.count),
      start: this.start.slice(0, this.count),
      end: this.end.slice(0, this.count),
      join: this.join.slice(0, this.count),
      compoundFirst: Int32Array.from(this.compounds, (compound) => compound.first),
      compoundLast: Int32Array.from(this.compounds, (compound) => compound.last),
      compoundType: Int32Array.from(this.compounds, (compound) => compound.type),
    };
  }

  private closeCompound(): void {
    const first = this.compoundFirst;
    if (first < 0) return;
    const last = this.count - 1;
    const type = this.vocabulary.intern(this.text, this.start[first], this.end[last], true);
    this.compounds.push({ first, last, type });
    this.compoundFirst = -1;
  }

  private grow(): void {
    const size = this.type.length * 2;
    this.type = widened(this.type, new Int32Array(size));
    this.start = widened(this.start, new Int32Array(size));
    this.end = widened(this.end, new Int32Array(size));
    this.join = widened(this.join, new Uint8Array(size));
  }
}

function widened<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
