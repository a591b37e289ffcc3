/**
 * The words of many segments, written once. Each segment has a list of its own words, and to learn one list after the other takes most of the
 * time of taking segments over; where it says of its words which of these they are, learning these is enough.
 *
 * The list never changes: words that come later are unknown to it until another is made.
 */
import type { TypeId, Vocabulary } from '../text/vocabulary';
import { COMPOUND_WORDS } from './packing';
import { joinSections, Sections } from './sections';
import type { Segment } from './segment';
import { learnWords, SpelledWords, type LearntWords } from './spelledWords';

/** A word that is none of the common ones. */
const UNKNOWN = -1;

export class CommonWords {
  /** By type, its number among these words; those of later types are not there. */
  private readonly numbers: Int32Array;

  /**
   * @param id tells these words, in this order, from others
   * @param types of the words, by their number
   */
  constructor(
    private readonly id: readonly number[],
    private readonly types: Int32Array,
  ) {
    this.numbers = new Int32Array(types.reduce((most, type) => Math.max(most, type), UNKNOWN) + 1).fill(UNKNOWN);
    for (let number = 0; number < types.length; number++) this.numbers[types[number]] = number;
  }

  /**
   * Learns the words of a buffer that `packWords` made.
   * @throws where it is none
   */
  static learnt(id: readonly number[], buffer: ArrayBuffer, vocabulary: Vocabulary): CommonWords {
    const sections = new Sections(buffer);
    return new CommonWords(id, learnWords(sections.bytes(), sections.bytes(), vocabulary).types);
  }

  get size(): number {
    return this.types.length;
  }

  /** What the words of a segment are among these, to be kept behind it. */
  wordsOf({ types, lengths }: Segment): ArrayBuffer {
    return joinSections([Int32Array.from(this.id), types.map((type) => this.numberOf(type)), lengths]);
  }

  /**
   * The words of a segment, of which those that are none of these have the type -1; `undefined` where they are told of other words, or not at all.
   * @param at where behind the segment `wordsOf` was put, in bytes
   */
  read(buffer: ArrayBuffer, at: number): LearntWords | undefined {
    const told = this.toldBehind(buffer, at);
    return told && { types: this.typesOf(told.integers()), lengths: told.numbers() };
  }

  /** How many words of a segment are none of these. */
  unknownOf({ types }: Segment): number {
    return unknownAmong(types.map((type) => this.numberOf(type)));
  }

  /** How many words of a segment these do not help to learn. @param buffer the segment, with what is kept behind it */
  unknownIn(buffer: ArrayBuffer): number {
    const segment = new Sections(buffer);
    const told = this.toldBehind(buffer, segment.byteLength);
    if (!told) return segment.goTo(COMPOUND_WORDS).bytes().length;
    return unknownAmong(told.integers());
  }

  /** The numbers of words and their lengths, to be taken in turn. */
  private toldBehind(buffer: ArrayBuffer, at: number): Sections | undefined {
    if (at === buffer.byteLength) return undefined;
    const told = new Sections(buffer, at);
    const id = told.integers();
    return this.id.every((part, i) => (part | 0) === id[i]) ? told : undefined;
  }

  private numberOf(type: TypeId): number {
    return type < this.numbers.length ? this.numbers[type] : UNKNOWN;
  }

  /** Where the vocabulary has learnt these words before all others, the numbers are the types. */
  private typesOf(numbers: Int32Array): Int32Array {
    const { types } = this;
    let isSame = true;
    for (let word = 0; isSame && word < numbers.length; word++) isSame = numbers[word] < 0 || types[numbers[word]] === numbers[word];
    return isSame ? numbers : numbers.map((number) => (number < 0 ? number : types[number]));
  }
}

/** Types of a vocabulary as a list of common words. */
export function packWords(vocabulary: Vocabulary, types: Int32Array): ArrayBuffer {
  const words = new SpelledWords();
  for (const type of types) words.add(vocabulary.surface[type], vocabulary.isCompound(type));
  return joinSections([words.spelled, words.compounds]);
}

function unknownAmong(numbers: Int32Array): number {
  let unknown = 0;
  for (let word = 0; word < numbers.length; word++) if (numbers[word] === UNKNOWN) unknown++;
  return unknown;
}
