/**
 * A segment: texts packed together, never changed. What is asked of one text is answered by `PackedText`, what is asked of words by the
 * segment: which number a type has here, and which texts have it.
 */
import { firstThat } from '../text/search';
import type { PatternWords } from '../text/tokens';
import type { TypeId, Vocabulary } from '../text/vocabulary';
import { CARDS, Head, HEAD, type Card } from './packing';
import { NumberedWords, UNKNOWN } from './numberedWords';
import { largest, Sections, type NarrowNumbers, type Numbers } from './sections';
import { learnWords, type LearntWords } from './spelledWords';
import { wordKinds, type WordKinds } from './wordKinds';

/** Words that are looked for one after the other. */
const FEW = 3;
/** Tokens between the places of a word, in the middle, from which on it is looked for by itself. */
const SPARSE = 100;

export class Segment {
  readonly size: number;
  /** By word of the segment, its type. */
  readonly types: Int32Array;
  /** By word, its UTF-16 units. */
  readonly lengths: Numbers;
  /** By token of all its texts, its word. */
  readonly words: Numbers;
  /** By token, what stands before it. */
  readonly marks: Uint8Array;
  readonly blocks: Int32Array;
  readonly longGaps: Int32Array;
  readonly compounds: Int32Array;
  readonly lines: Int32Array;
  readonly paragraphs: Int32Array;
  readonly cards: Uint8Array;
  /** By word, how often it stands in all texts together. */
  readonly times: Numbers;
  private readonly heads: Int32Array;
  private readonly textEnds: Numbers;
  private readonly textsOfWords: NarrowNumbers;
  /** Open addressing by type: words + 1. */
  private readonly byType: Numbers;
  /** The largest of its types. */
  readonly newest: TypeId;
  /** Bytes of it in the buffer, which may have something behind it. */
  private readonly byteLength: number;
  private readonly kinds = new WeakMap<PatternWords, WordKinds>();
  private readonly markedBy = new WeakMap<readonly TypeId[], Uint8Array>();

  /**
   * @param buffer as `SegmentBuilder.build` made it
   * @param vocabulary that learns its words
   * @param words what its words are in the vocabulary; or by whose numbers it may say so, behind its end
   * @throws where the buffer is no segment
   */
  constructor(
    private readonly buffer: ArrayBuffer,
    readonly vocabulary: Vocabulary,
    words?: LearntWords | NumberedWords,
  ) {
    const sections = new Sections(buffer);
    this.heads = sections.integers();
    const spelled = sections.bytes();
    const compounds = sections.bytes();
    this.words = sections.numbers();
    this.marks = sections.bytes();
    this.blocks = sections.integers();
    this.longGaps = sections.integers();
    this.compounds = sections.integers();
    this.lines = sections.integers();
    this.paragraphs = sections.integers();
    this.times = sections.numbers();
    this.textEnds = sections.numbers();
    this.textsOfWords = sections.narrowNumbers();
    this.cards = sections.bytes();
    this.size = this.heads.length / HEAD - 1;
    this.byteLength = sections.byteLength;
    const known = words instanceof NumberedWords ? words.read(buffer, this.byteLength) : words;
    ({ types: this.types, lengths: this.lengths } = known && !known.types.includes(UNKNOWN) ? known : learnWords(spelled, compounds, vocabulary, known?.types));
    this.byType = hashed(this.types);
    this.newest = largest(this.types);
  }

  /** The segment as `SegmentBuilder.build` made it. */
  get packed(): Uint8Array {
    return new Uint8Array(this.buffer, 0, this.byteLength);
  }

  /** Bytes of memory it takes, without what is remembered of lexicons. */
  get bytes(): number {
    const beside = [this.types, this.lengths, this.byType].filter(({ buffer }) => buffer !== this.buffer);
    return beside.reduce((sum, { byteLength }) => sum + byteLength, this.buffer.byteLength);
  }

  /** A number of a text's head (see `SegmentBuilder`); of the one after the last the ends of all. */
  headAt(text: number, field: number): number {
    return this.heads[text * HEAD + field];
  }

  /** The word that is of a type, or -1. */
  wordOf(type: TypeId): number {
    const { byType, types } = this;
    const mask = byType.length - 1;
    for (let slot = slotOf(type, mask); byType[slot] !== 0; slot = (slot + 1) & mask) if (types[byType[slot] - 1] === type) return byType[slot] - 1;
    return -1;
  }

  /** The words that are of some types. */
  wordsOf(types: readonly TypeId[]): number[] {
    const words: number[] = [];
    for (const type of types) {
      const word = this.wordOf(type);
      if (word >= 0) words.push(word);
    }
    return words;
  }

  /** By word, 1 where it is of one of some types. Found once for a list. */
  marked(types: readonly TypeId[]): Uint8Array {
    let marked = this.markedBy.get(types);
    if (!marked) {
      this.markedBy.set(types, (marked = new Uint8Array(this.types.length)));
      for (const word of this.wordsOf(types)) marked[word] = 1;
    }
    return marked;
  }

  /** Whether a word is a compound: such a one is no token's, but stands in the list of compounds. */
  readonly isCompound = (word: number): boolean => this.vocabulary.isCompound(this.types[word]);

  /** By text, 1 where it has one of the types of each list. */
  textsWithAll(lists: readonly (readonly TypeId[])[]): Uint8Array {
    const { textEnds, textsOfWords } = this;
    /** By text, of how many lists it has a type, up to the first of which it has none. */
    const met = new Uint16Array(this.size);
    for (const [number, types] of lists.entries()) {
      for (const word of this.wordsOf(types)) {
        for (let at = textEnds[word]; at < textEnds[word + 1]; at++) if (met[textsOfWords[at]] === number) met[textsOfWords[at]]++;
      }
    }
    const has = new Uint8Array(this.size);
    for (let text = 0; text < has.length; text++) if (met[text] === lists.length) has[text] = 1;
    return has;
  }

  /** Whether words stand so seldom that looking for one after the other takes less than looking at every token. */
  areRare(words: readonly number[]): boolean {
    return words.length <= FEW && words.reduce((sum, word) => sum + this.times[word], 0) * SPARSE < this.words.length;
  }

  /** The texts that have a word, ascending. */
  textsOf(word: number): NarrowNumbers {
    return this.textsOfWords.subarray(this.textEnds[word], this.textEnds[word + 1]);
  }

  textCountOf(word: number): number {
    return this.textEnds[word + 1] - this.textEnds[word];
  }

  has(text: number, word: number): boolean {
    const { textsOfWords } = this;
    const end = this.textEnds[word + 1];
    const at = firstThat(this.textEnds[word], end, (place) => textsOfWords[place] >= text);
    return at < end && textsOfWords[at] === text;
  }

  /** What its words are to some patterns, if that was found before. */
  knownKinds(patterns: PatternWords): WordKinds | undefined {
    return this.kinds.get(patterns);
  }

  /** What its words are to some patterns. */
  kindsTo(patterns: PatternWords): WordKinds {
    let kinds = this.kinds.get(patterns);
    if (!kinds) this.kinds.set(patterns, (kinds = this.findKinds(patterns)));
    return kinds;
  }

  private findKinds(patterns: PatternWords): WordKinds {
    const { types } = this;
    const { listed, listedBelow } = patterns;
    const kinds = new Int32Array(types.length);
    for (const type of listed) {
      const word = this.wordOf(type);
      if (word >= 0) kinds[word] = patterns.kindOf(type);
    }
    // Most words of a segment that is read anew are not listed yet, none of one that was here before.
    if (this.newest >= listedBelow) for (let word = 0; word < types.length; word++) if (types[word] >= listedBelow) kinds[word] = patterns.kindOf(types[word]);
    return wordKinds(kinds, this.times, patterns);
  }
}

function slotOf(type: TypeId, mask: number): number {
  return Math.imul(type, 0x9e3779b1) >>> 7 & mask;
}

/** Of the slots at most: more of them would be looked at for each type. */
const MOST_TAKEN = 0.75;

function hashed(types: Int32Array): Numbers {
  let size = 16;
  while (size * MOST_TAKEN < types.length) size *= 2;
  const slots = types.length < 0xffff ? new Uint16Array(size) : new Int32Array(size);
  for (let word = 0; word < types.length; word++) {
    let slot = slotOf(types[word], size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = word + 1;
  }
  return slots;
}

/** The cards of a segment's texts, in order, without reading the rest of it. */
export function cardsIn(buffer: ArrayBuffer): Card[] {
  const heads = new Sections(buffer).integers();
  const cards = new Sections(buffer).goTo(CARDS).bytes();
  const decoder = new TextDecoder();
  return Array.from({ length: heads.length / HEAD - 1 }, (_, text) => JSON.parse(decoder.decode(cards.subarray(heads[text * HEAD + Head.Card], heads[(text + 1) * HEAD + Head.Card]))) as Card);
}
