/** In which texts of a segment the words of patterns stand, and so where a pattern may stand at all. */
import { Role, type PatternWords } from '../text/tokens';
import type { Numbers } from './sections';
import type { Segment } from './segment';

/** Whether a match may begin with a word of a kind, in one text. */
export const enum May {
  NotAsked = 0,
  Not,
  /** Where the next word leads on. */
  WithNext,
  Begin,
}

export class Presence {
  /** By word, its kind. */
  readonly kinds: Numbers;
  /** By test, a bit for every text that has a word which passes it. */
  private readonly bits: Int32Array;
  private readonly stride: number;
  /** By kind, of one text at a time. */
  private readonly may: Uint8Array;
  /** What is known of every text: kinds that nothing begins with. */
  private readonly atFirst: Uint8Array;
  private text = -1;

  constructor(
    segment: Segment,
    private readonly patterns: PatternWords,
  ) {
    this.kinds = kindsOf(segment, patterns);
    this.stride = Math.ceil(segment.size / 32);
    this.bits = new Int32Array(patterns.testCount * this.stride);
    for (let word = 0; word < this.kinds.length; word++) if (this.kinds[word] !== 0) this.note(segment, word);
    this.atFirst = Uint8Array.from({ length: patterns.kindCount }, (_, kind) => (patterns.roleOf(kind) < Role.Beginning ? May.Not : May.NotAsked));
    this.may = this.atFirst.slice();
  }

  /** By kind, what is known of a text so far; until it is asked for another one. */
  in(text: number): Uint8Array {
    if (text !== this.text) {
      this.text = text;
      this.may.set(this.atFirst);
    }
    return this.may;
  }

  /** Finds it out for a kind, in the text it was asked for last. */
  ask(kind: number): May {
    const { patterns, text } = this;
    const isThere = patterns.needsOf(kind).some((clauses) => clauses.every((tests) => tests.some((test) => this.has(test, text))));
    return (this.may[kind] = !isThere ? May.Not : patterns.roleOf(kind) === Role.Whole ? May.Begin : May.WithNext);
  }

  private has(test: number, text: number): boolean {
    return (this.bits[test * this.stride + (text >> 5)] & (1 << (text & 31))) !== 0;
  }

  private note(segment: Segment, word: number): void {
    const { bits, stride } = this;
    const texts = segment.textsOf(word);
    for (const test of this.patterns.testsOf(this.kinds[word])) {
      for (let i = 0; i < texts.length; i++) bits[test * stride + (texts[i] >> 5)] |= 1 << (texts[i] & 31);
    }
  }
}

function kindsOf(segment: Segment, patterns: PatternWords): Numbers {
  const { types, newest } = segment;
  const { listed, listedBelow } = patterns;
  const kinds = new Int32Array(types.length);
  for (const type of listed) {
    const word = segment.wordOf(type);
    if (word >= 0) kinds[word] = patterns.kindOf(type);
  }
  // Most words of a segment that is read anew are not listed yet, none of one that was here before.
  if (newest >= listedBelow) for (let word = 0; word < types.length; word++) if (types[word] >= listedBelow) kinds[word] = patterns.kindOf(types[word]);
  return patterns.kindCount > 0xffff ? kinds : Uint16Array.from(kinds);
}
