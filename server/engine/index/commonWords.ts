/**
 * The words of many segments, written once. Each segment has a list of its own words, and to learn one list after the other takes most of the
 * time of taking segments over; where it says of its words which of these they are, learning these is enough.
 *
 * The list never changes: words that come later are unknown to it until another is made.
 */
import type { TypeId } from '../text/vocabulary';
import { UNKNOWN, sayWords, unknownAmong, type NumberedWords } from './numberedWords';
import type { Segment } from './segment';

export class CommonWords {
  /** By type, its number among these words; those of later types are not there. */
  private readonly numbers: Int32Array;

  /** @param id tells these words, in this order, from others; `words` have the same */
  constructor(
    private readonly id: readonly number[],
    readonly words: NumberedWords,
  ) {
    const types = words.learnt;
    this.numbers = new Int32Array(types.reduce((most, type) => Math.max(most, type), UNKNOWN) + 1).fill(UNKNOWN);
    for (let number = 0; number < types.length; number++) this.numbers[types[number]] = number;
  }

  /** What the words of a segment are among these, to be kept behind it. */
  sayOf({ types, lengths }: Segment): ArrayBuffer {
    return sayWords(this.id, types.map((type) => this.numberOf(type)), lengths);
  }

  /** How many words of a segment are none of these. */
  unknownOf({ types }: Segment): number {
    return unknownAmong(types.map((type) => this.numberOf(type)));
  }

  private numberOf(type: TypeId): number {
    return type < this.numbers.length ? this.numbers[type] : UNKNOWN;
  }
}
