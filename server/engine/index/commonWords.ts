/**
 * The words of many segments, written once. Each segment has a list of its own words, and to learn one list after the other takes most of the
 * time of taking segments over; where it says of its words which of these they are, learning these is enough.
 *
 * The list never changes: words that come later are unknown to it until another is made.
 */
import { UNKNOWN, type NumberedWords } from './numberedWords';
import { largest } from './sections';

export class CommonWords {
  /** By type, its number among these words; those of later types are not there. */
  private readonly numbers: Int32Array;

  constructor(readonly words: NumberedWords) {
    const types = words.learnt;
    this.numbers = new Int32Array(largest(types) + 1).fill(UNKNOWN);
    for (let number = 0; number < types.length; number++) this.numbers[types[number]] = number;
  }

  /** What types are among these words; `UNKNOWN` where they are none of them. */
  numbersOf(types: Int32Array): Int32Array {
    return types.map((type) => (type < this.numbers.length ? this.numbers[type] : UNKNOWN));
  }
}
