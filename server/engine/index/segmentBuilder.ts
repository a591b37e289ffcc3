/**
 * Packs texts into a segment: the form in which they are kept, handed from thread to thread and written to disk. `segment` reads it.
 *
 * A segment has a list of its own words; a token is its word's number there (two bytes, mostly), and one byte for what stands before it. So it
 * needs no other vocabulary to be understood, and who takes it over renumbers its words once, not its tokens.
 */
import type { TextAnalysis } from '../text/analysis';
import { withRoom } from '../text/arrays';
import { LineIndex } from '../text/lines';
import type { Join } from '../text/tokens';
import type { TypeId, Vocabulary } from '../text/vocabulary';
import { growingBytes, growingIntegers, growingShorts, type Growing } from './growing';
import { joinSections, narrowed, type Numbers } from './sections';
import { BLOCK, GAP_BITS, LONG_GAP, metadataAsJson, ZONES, type Card } from './packing';
import type { PackedText } from './packedText';
import { SpelledWords } from './spelledWords';

/** The largest number of two bytes. */
const MOST_SHORT = 0xffff;

const encoder = new TextEncoder();

export class SegmentBuilder {
  private readonly names: string[] = [];
  /** Number in the segment, by type of the vocabulary, + 1; 0 where it has none. */
  private numbers: Int32Array<ArrayBuffer>;
  /** By word, its type. */
  private readonly typesByWord = growingIntegers();
  private readonly spelledWords = new SpelledWords();
  private readonly times = growingIntegers();
  /** By word, the last text that it was met in, counted from 1. */
  private readonly metIn = growingIntegers();
  /** Word and text, for every different word of every text. */
  private readonly metWords = growingIntegers();
  private readonly metTexts = growingIntegers();
  private words: Growing<Uint16Array<ArrayBuffer>> | Growing<Int32Array<ArrayBuffer>> = growingShorts();
  private readonly marks = growingBytes();
  private readonly blocks = growingIntegers();
  private readonly longGaps = growingIntegers();
  private readonly compounds = growingIntegers();
  private readonly lines = growingIntegers();
  private readonly paragraphs = growingIntegers();
  private readonly cards = growingBytes();
  /** By text: its first token, block, compound, line, paragraph and byte of its card; then its length and its words. */
  private readonly heads = growingIntegers();

  /** @param vocabulary whose types the tokens of texts have */
  constructor(private readonly vocabulary: Vocabulary) {
    this.numbers = new Int32Array(Math.max(1 << 12, vocabulary.size));
  }

  get size(): number {
    return this.names.length;
  }

  /** By word of the segment, its type: a view that is good until a text is added. */
  get types(): Int32Array {
    return this.typesByWord.taken;
  }

  /** @param note whatever the host wants to have again with the text */
  add(name: string, analysis: TextAnalysis, note: string): void {
    this.begin(name, analysis.text.length, analysis.tokens.words);
    const { count, type, start, end, join, compoundFirst, compoundLast, compoundType } = analysis.tokens;
    const at = this.marks.length;
    this.marks.makeRoom(count);
    const { array: marks } = this.marks;
    for (let token = 0, before = 0; token < count; token++) {
      const gap = start[token] - before;
      before = end[token];
      marks[at + token] = markOf(join[token], gap);
      if (gap >= LONG_GAP) this.addLongGap(at + token, gap);
    }
    this.marks.length += count;
    this.addWords(type);
    for (let token = 0; token < count; token += BLOCK) this.blocks.push(start[token]);
    for (let i = 0; i < compoundFirst.length; i++) this.addCompound(compoundFirst[i], compoundLast[i], compoundType[i]);
    this.lines.append(LineIndex.of(analysis.text).starts);
    for (const { start: from, end: to, firstToken, zone } of analysis.paragraphs) this.addParagraph(from, to, firstToken, ZONES.indexOf(zone));
    const { wrapped, frontMatter, frontMatterContent } = analysis.layout;
    this.addCard({ name, note, wrapped, frontMatter, frontMatterContent, metadata: metadataAsJson(analysis.metadata) });
  }

  /** Takes a text over from another segment, with a note of its own. */
  addPacked(text: PackedText, note: string): void {
    const { tokens } = text;
    const { count } = tokens;
    this.begin(text.name, text.length, tokens.words);
    const types: TypeId[] = [];
    for (let token = 0; token < count; token++) {
      const gap = tokens.gapAt(token);
      if (gap >= LONG_GAP) this.addLongGap(this.marks.length, gap);
      this.marks.push(markOf(tokens.joinAt(token), gap));
      types.push(tokens.typeAt(token));
    }
    this.addWords(types);
    for (let block = 0; block * BLOCK < count; block++) this.blocks.push(tokens.startAt(block * BLOCK));
    for (let i = 0; i < tokens.compoundCount; i++) this.addCompound(tokens.compoundFirstAt(i), tokens.compoundLastAt(i), tokens.compoundTypeAt(i));
    this.lines.append(text.lineStarts);
    this.paragraphs.append(text.paragraphNumbers);
    this.addCard({ ...text.card, note });
  }

  build(): ArrayBuffer {
    this.writeHead(0, 0);
    const { ends, texts } = this.textsByWord();
    const { heads, spelledWords, words, marks, blocks, longGaps, compounds, lines, paragraphs, times, cards } = this;
    return joinSections([
      heads.taken, spelledWords.spelled, spelledWords.compounds, words.taken, marks.taken, blocks.taken, longGaps.taken, compounds.taken, lines.taken, paragraphs.taken, narrowed(times.taken), ends, texts,
      cards.taken,
    ]);
  }

  // Texts

  private begin(name: string, length: number, words: number): void {
    this.writeHead(length, words);
    this.names.push(name);
  }

  private writeHead(length: number, words: number): void {
    const { heads } = this;
    heads.push(this.words.length);
    heads.push(this.blocks.length);
    heads.push(this.compounds.length);
    heads.push(this.lines.length);
    heads.push(this.paragraphs.length);
    heads.push(this.cards.length);
    heads.push(length);
    heads.push(words);
  }

  /** Most of the time of packing goes here. */
  private addWords(type: ArrayLike<TypeId>): void {
    const from = this.words.length;
    this.words.makeRoom(type.length);
    let { numbers } = this;
    let { array, length } = this.words;
    for (let token = 0; token < type.length; token++) {
      const id = type[token];
      let number = (id < numbers.length ? numbers[id] : 0) - 1;
      if (number < 0) {
        number = this.newNumber(id);
        ({ numbers } = this);
        if (number > MOST_SHORT && array.BYTES_PER_ELEMENT === 2) {
          this.words.length = length;
          this.widenWords(type.length - token);
          ({ array, length } = this.words);
        }
      }
      array[length++] = number;
    }
    this.words.length = length;
    this.countWords(this.words.taken.subarray(from));
  }

  /** Counts the words of the text that was begun last. Apart from numbering them, as each of the two then has what it looks up at hand. */
  private countWords(words: ArrayLike<number>): void {
    const { array: times } = this.times;
    const { array: metIn } = this.metIn;
    const text = this.names.length;
    for (let token = 0; token < words.length; token++) {
      const word = words[token];
      times[word]++;
      if (metIn[word] !== text) this.meet(word);
    }
  }

  /** There are more words than two bytes tell apart. */
  private widenWords(room: number): void {
    const wide = growingIntegers();
    wide.append(this.words.taken);
    wide.makeRoom(room);
    this.words = wide;
  }

  /** @param token of the segment */
  private addLongGap(token: number, gap: number): void {
    this.longGaps.push(token);
    this.longGaps.push(gap);
  }

  private addCompound(first: number, last: number, type: number): void {
    const number = this.numberOf(type);
    this.compounds.push(first);
    this.compounds.push(last);
    this.compounds.push(number);
    this.countWords([number]);
  }

  private addParagraph(start: number, end: number, firstToken: number, zone: number): void {
    for (const number of [start, end, firstToken, zone]) this.paragraphs.push(number);
  }

  private addCard(card: Card): void {
    this.cards.append(encoder.encode(JSON.stringify(card)));
  }

  // Words

  /** The number of a type's word in the segment. */
  private numberOf(type: TypeId): number {
    const number = type < this.numbers.length ? this.numbers[type] - 1 : -1;
    return number < 0 ? this.newNumber(type) : number;
  }

  private newNumber(type: TypeId): number {
    this.numbers = withRoom(this.numbers, type + 1);
    const number = this.typesByWord.length;
    this.typesByWord.push(type);
    this.numbers[type] = number + 1;
    this.spelledWords.add(this.vocabulary.surface[type], this.vocabulary.isCompound(type));
    this.times.push(0);
    this.metIn.push(0);
    return number;
  }

  /** The text has a word that it was not known to have. */
  private meet(number: number): void {
    this.metIn.array[number] = this.names.length;
    this.metWords.push(number);
    this.metTexts.push(this.names.length - 1);
  }

  /** By word, the texts that have it, ascending; and where each word's texts end. */
  private textsByWord(): { ends: Numbers; texts: Numbers } {
    const { metWords, metTexts } = this;
    const ends = new Int32Array(this.typesByWord.length + 1);
    for (let i = 0; i < metWords.length; i++) ends[metWords.array[i] + 1]++;
    for (let word = 0; word < this.typesByWord.length; word++) ends[word + 1] += ends[word];
    const next = ends.slice();
    const texts = new Int32Array(metTexts.length);
    for (let i = 0; i < metWords.length; i++) texts[next[metWords.array[i]]++] = metTexts.array[i];
    return { ends: narrowed(ends, metTexts.length), texts: narrowed(texts, this.names.length) };
  }
}

/** The byte of a token. @param gap UTF-16 units between it and the token before, or the beginning of the text */
function markOf(join: Join, gap: number): number {
  return (join << GAP_BITS) | (gap < LONG_GAP ? gap : LONG_GAP);
}
