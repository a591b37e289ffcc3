/**
 * Words by the numbers that somebody else has given them: what he says of a segment's words, in numbers, need not be learnt from their letters. What
 * is said stands behind the segment, in one buffer with it.
 */
import type { Vocabulary } from '../text/vocabulary';
import { withRoom } from '../text/arrays';
import { COMPOUND_WORDS } from './packing';
import { joinSections, Sections, type Numbers } from './sections';
import { learnWords, SpelledList, SpelledWords, type LearntWords } from './spelledWords';

/** Of a word that has no number. */
export const UNKNOWN = -1;

export class NumberedWords {
  /** By number, its type. */
  private types = new Int32Array(0);
  private count = 0;
  /** Whether each number is the type itself. */
  private areTypes = true;

  /** @param id tells who has numbered them, and which words */
  constructor(readonly id: readonly number[] = []) {}

  get size(): number {
    return this.count;
  }

  /** The types by number: a view that is good until more words are learnt. */
  get learnt(): Int32Array {
    return this.types.subarray(0, this.count);
  }

  /**
   * Learns the words that have the next numbers.
   * @param list as `packWords` made it
   * @throws where it is none
   */
  learn(list: ArrayBuffer, vocabulary: Vocabulary): this {
    const sections = new Sections(list);
    return this.add(learnWords(sections.bytes(), sections.bytes(), vocabulary).types);
  }

  /**
   * The same, where words have no number yet; a vocabulary that has no word yet learns them when it is asked for one.
   * @param list as `packWords` made it, each word once
   * @throws where it is none
   */
  await(list: ArrayBuffer, vocabulary: Vocabulary): this {
    if (vocabulary.size > 0) return this.learn(list, vocabulary);
    const sections = new Sections(list);
    const words = new SpelledList(sections.bytes(), sections.bytes());
    vocabulary.await(words);
    return this.add(numbersBelow(words.size));
  }

  /** Gives types the next numbers. */
  add(types: Int32Array): this {
    this.areTypes &&= types.every((type, i) => type === this.count + i);
    this.types = withRoom(this.types, this.count + types.length);
    this.types.set(types, this.count);
    this.count += types.length;
    return this;
  }

  /**
   * The words of a segment, of which those without a number have the type -1; `undefined` where nothing is said of them, or by somebody else.
   * @param at where the segment ends, in bytes
   */
  read(buffer: ArrayBuffer, at: number): LearntWords | undefined {
    const said = this.saidBehind(buffer, at);
    return said && { types: this.typesOf(said.integers()), lengths: said.numbers() };
  }

  /** How many words of a segment are without a number. @param buffer the segment, with what is said behind it */
  unknownIn(buffer: ArrayBuffer): number {
    const segment = new Sections(buffer);
    const said = this.saidBehind(buffer, segment.byteLength);
    return said ? unknownAmong(said.integers()) : segment.goTo(COMPOUND_WORDS).bytes().length;
  }

  /** The numbers of words and their lengths, to be taken in turn. */
  private saidBehind(buffer: ArrayBuffer, at: number): Sections | undefined {
    if (at === buffer.byteLength) return undefined;
    const said = new Sections(buffer, at);
    const id = said.integers();
    return this.id.length === id.length && this.id.every((part, i) => (part | 0) === id[i]) ? said : undefined;
  }

  /** Where the vocabulary has these words before all others, the numbers are the types. */
  private typesOf(numbers: Int32Array): Int32Array {
    if (this.areTypes) return numbers;
    const { types } = this;
    let isSame = true;
    for (let word = 0; isSame && word < numbers.length; word++) isSame = numbers[word] < 0 || types[numbers[word]] === numbers[word];
    return isSame ? numbers : numbers.map((number) => (number < 0 ? UNKNOWN : types[number]));
  }
}

/**
 * What is said of a segment's words, to stand behind it.
 * @param id as those have it who are to read it
 * @param numbers by word of the segment
 * @param lengths by word, in UTF-16 units
 */
export function sayWords(id: readonly number[], numbers: Int32Array, lengths: Numbers): ArrayBuffer {
  return joinSections([Int32Array.from(id), numbers, lengths]);
}

/** Types of a vocabulary, spelled in order. */
export function packWords(vocabulary: Vocabulary, types: Int32Array): ArrayBuffer {
  const words = new SpelledWords();
  for (const type of types) words.add(vocabulary.surface[type], vocabulary.isCompound(type));
  return packSpelled(words);
}

export function packSpelled(words: SpelledWords): ArrayBuffer {
  return joinSections([words.spelled, words.compounds]);
}

function numbersBelow(end: number): Int32Array {
  const numbers = new Int32Array(end);
  for (let number = 0; number < end; number++) numbers[number] = number;
  return numbers;
}

export function unknownAmong(numbers: Int32Array): number {
  let unknown = 0;
  for (let word = 0; word < numbers.length; word++) if (numbers[word] === UNKNOWN) unknown++;
  return unknown;
}
