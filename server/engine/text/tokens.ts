/**
 * Tokens: the words of a text, in order, with where they stand and how each is joined to the one before.
 *
 * Offsets are UTF-16 units into the text, ranges `[start, end)`. A hyphenated compound is one **word** of several tokens; a
 * token index counts tokens, from 0. All arrays run in parallel over tokens.
 */
import { firstThat } from './search';
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

/** What words of a kind are to patterns; the greater, the sooner a match may begin with one. */
export const enum Role {
  /** No pattern has it. */
  None = 0,
  /** Patterns have it, but none begins with it. */
  Inside,
  /** Patterns begin with it and go on. */
  Beginning,
  /** A pattern is this one word. */
  Whole,
}

/** The kind of words that no pattern has. */
export const NO_KIND = 0;

/** Of a pattern, a place in it of which every match has a word. */
export interface PatternAnchor {
  /** Numbers of the tests of which that word passes one. */
  readonly tests: readonly number[];
  /** Words at most from the first of a match to that one. */
  readonly before: number;
}

/** The words of patterns, by kind: to patterns all words of a kind are alike. */
export interface PatternWords {
  /** The types that patterns have, of all below `listedBelow`. */
  readonly listed: readonly TypeId[];
  readonly listedBelow: TypeId;
  kindOf(type: TypeId): number;
  /** Kinds so far. */
  readonly kindCount: number;
  /** The tests that words of a kind pass; and how many tests there are. */
  testsOf(kind: number): readonly number[];
  readonly testCount: number;
  /** By pattern. */
  readonly anchors: readonly (readonly PatternAnchor[])[];
  roleOf(kind: number): Role;
  /** Within how many words a pattern that begins with a word of one kind goes on with a word of another: 1 right after it, 0 nowhere. */
  reach(kind: number, next: number): number;
  /** The most of that, whatever the next word. */
  furthest(kind: number): number;
}

/** A text's tokens, however they are kept, for who looks at some of them. */
export interface TokenReader {
  readonly count: number;
  /** Words: tokens less the joins inside compounds. */
  readonly words: number;
  typeAt(token: number): TypeId;
  joinAt(token: number): Join;
  startAt(token: number): number;
  endAt(token: number): number;
  /** UTF-16 units. */
  lengthAt(token: number): number;
  /** The number of the compound that begins at a token, or -1. */
  compoundAt(token: number): number;
  /** Its last token. */
  compoundLastAt(compound: number): number;
  /** The type of the whole. */
  compoundTypeAt(compound: number): TypeId;
  /** What its tokens are to some patterns. */
  kindsTo(patterns: PatternWords): TokenKinds;
  /** Tokens in `[from, end)`, or in all, at which a pattern may begin: with their own type or with that of a compound. Ascending, each once. */
  startsOf(patterns: PatternWords, from?: number, end?: number): readonly number[];
}

/** What tokens are to some patterns. */
export interface TokenKinds {
  /** The kind of a token. */
  at(token: number): number;
}

/** Asked of the type of each. */
export class KindsByType implements TokenKinds {
  constructor(
    private readonly tokens: TokenReader,
    private readonly patterns: PatternWords,
  ) {}

  at(token: number): number {
    return this.patterns.kindOf(this.tokens.typeAt(token));
  }
}

/** Tokens in arrays, for who reads all of them. Immutable once built. */
export interface Tokens extends TokenReader, TokenArrays {}

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

  lengthAt(token: number): number {
    return this.end[token] - this.start[token];
  }

  compoundAt(token: number): number {
    if (token + 1 >= this.count || this.join[token + 1] !== Join.Hyphen || this.join[token] === Join.Hyphen) return -1;
    const { compoundFirst } = this;
    const compound = firstThat(0, compoundFirst.length, (at) => compoundFirst[at] >= token);
    return compoundFirst[compound] === token ? compound : -1;
  }

  compoundLastAt(compound: number): number {
    return this.compoundLast[compound];
  }

  compoundTypeAt(compound: number): TypeId {
    return this.compoundType[compound];
  }

  kindsTo(patterns: PatternWords): TokenKinds {
    return new KindsByType(this, patterns);
  }

  startsOf(patterns: PatternWords, from = 0, end = this.count): number[] {
    const { type, compoundFirst, compoundType } = this;
    const starts: number[] = [];
    let compound = from === 0 ? 0 : firstThat(0, compoundFirst.length, (at) => compoundFirst[at] >= from);
    for (let token = from; token < end; token++) {
      const whole = compoundFirst[compound] === token ? patterns.kindOf(compoundType[compound++]) : NO_KIND;
      const kind = patterns.kindOf(type[token]);
      if (kind === NO_KIND && whole === NO_KIND) continue;
      const role = patterns.roleOf(kind);
      if (role === Role.Whole || (role === Role.Beginning && this.goesOn(kind, token, patterns)) || patterns.roleOf(whole) >= Role.Beginning) starts.push(token);
    }
    return starts;
  }

  /** Whether one of the next words is such that a pattern which begins at a token may go on with it; a compound may be so as a whole. */
  private goesOn(kind: number, token: number, patterns: PatternWords): boolean {
    const { join, type, count } = this;
    const furthest = patterns.furthest(kind);
    for (let next = token + 1, words = 0; next < count && join[next] !== Join.Paragraph; next++) {
      if (join[next] !== Join.Hyphen && ++words > furthest) return false;
      if (join[next + 1] === Join.Hyphen || patterns.reach(kind, patterns.kindOf(type[next])) >= Math.max(words, 1)) return true;
    }
    return false;
  }
}

export function plainTokens(arrays: TokenArrays): Tokens {
  return new PlainTokens(arrays);
}

/** The first token whose end lies after `offset` (UTF-16 units); `count` where there is none. */
export function tokenAfter(tokens: TokenReader, offset: number): number {
  return firstThat(0, tokens.count, (token) => tokens.endAt(token) > offset);
}

/** The last token that begins before `offset` (UTF-16 units); -1 where there is none. */
export function tokenBefore(tokens: TokenReader, offset: number): number {
  return firstThat(0, tokens.count, (token) => tokens.startAt(token) >= offset) - 1;
}

/** The token that touches `offset`, its end included, or -1. */
export function tokenAt(tokens: TokenReader, offset: number): number {
  const next = tokenAfter(tokens, offset);
  if (next < tokens.count && tokens.startAt(next) <= offset) return next;
  return next > 0 && tokens.endAt(next - 1) === offset ? next - 1 : -1;
}

/** First token of the word that a token belongs to. */
export function wordStart(tokens: TokenReader, token: number): number {
  while (token > 0 && tokens.joinAt(token) === Join.Hyphen) token--;
  return token;
}

/** Last token of the word that a token belongs to. */
export function wordEnd(tokens: TokenReader, token: number): number {
  while (token + 1 < tokens.count && tokens.joinAt(token + 1) === Join.Hyphen) token++;
  return token;
}

/** Words that tokens `[first, end)` are, or are parts of; a compound must not be cut. */
export function wordsBetween(tokens: Pick<TokenReader, 'joinAt'>, first: number, end: number): number {
  let words = 0;
  for (let token = first; token < end; token++) if (tokens.joinAt(token) !== Join.Hyphen) words++;
  return words;
}

/** Tokens `[first, end)`, counted from their own beginning. A compound must not be cut. */
export function tokensBetween(tokens: Tokens, first: number, end: number): Tokens {
  const { compoundFirst, compoundLast, compoundType, join } = tokens;
  let from = 0;
  while (from < compoundFirst.length && compoundFirst[from] < first) from++;
  let to = from;
  while (to < compoundFirst.length && compoundFirst[to] < end) to++;
  return plainTokens({
    count: end - first,
    words: wordsBetween(tokens, first, end),
    type: tokens.type.subarray(first, end),
    start: tokens.start.subarray(first, end),
    end: tokens.end.subarray(first, end),
    join: join.subarray(first, end),
    compoundFirst: compoundFirst.slice(from, to).map((token) => token - first),
    compoundLast: compoundLast.slice(from, to).map((token) => token - first),
    compoundType: compoundType.subarray(from, to),
  });
}
