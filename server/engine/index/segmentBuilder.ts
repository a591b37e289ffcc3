/**
 * Packs texts into a segment: the form in which they are kept, handed from thread to thread and written to disk. `segment` reads it.
 *
 * A segment has a list of its own words; a token is its word's number there (two bytes, mostly), and one byte for what stands before it. So it
 * needs no other vocabulary to be understood, and who takes it over renumbers its words once, not its tokens.
 */
import type { TextAnalysis } from '../text/analysis';
import type { TokenArrays } from '../text/tokens';
import type { Vocabulary } from '../text/vocabulary';
import { LineIndex } from '../text/lines';
import { ByteList, joinSections, NumberList } from './sections';
import { BLOCK, GAP_BITS, LONG_GAP, metadataAsJson, WORD_END, ZONES, type Card } from './packing';
import type { PackedText } from './packedText';

export class SegmentBuilder {
  private readonly names: string[] = [];
  /** Number in the segment, by type of the vocabulary, + 1; 0 where it has none. */
  private numbers: Int32Array;
  private readonly wordList = new NumberList();
  private readonly times = new NumberList();
  /** The last text that each word was met in, + 1. */
  private readonly metIn = new NumberList();
  /** Word and text, for every different word of every text. */
  private readonly metWords = new NumberList();
  private readonly metTexts = new NumberList();
  private readonly words = new NumberList();
  private readonly marks = new ByteList();
  private readonly blocks = new NumberList();
  private readonly longGaps = new NumberList();
  private readonly compounds = new NumberList();
  private readonly lines = new NumberList();
  private readonly paragraphs = new NumberList();
  private readonly cards = new ByteList();
  /** By text: its first token, block, compound, line, paragraph and byte of its card; then its length and its words. */
  private readonly heads = new NumberList();

  /** @param vocabulary whose types the tokens of texts have */
  constructor(private readonly vocabulary: Vocabulary) {
    this.numbers = new Int32Array(Math.max(1 << 12, vocabulary.size));
  }

  get size(): number {
    return this.names.length;
  }

  /** @param note whatever the host wants to have again with the text */
  add(name: string, analysis: TextAnalysis, note: string): void {
    this.begin(name, analysis.text.length, analysis.tokens.words);
    const { count, start, compoundFirst, compoundLast, compoundType } = analysis.tokens;
    this.addTokens(analysis.tokens);
    for (let token = 0; token < count; token += BLOCK) this.blocks.push(start[token]);
    for (let i = 0; i < compoundFirst.length; i++) this.addCompound(compoundFirst[i], compoundLast[i], compoundType[i]);
    for (const line of LineIndex.of(analysis.text).starts) this.lines.push(line);
    for (const { start: from, end: to, firstToken, zone } of analysis.paragraphs) this.addParagraph(from, to, firstToken, ZONES.indexOf(zone));
    const { wrapped, frontMatter, frontMatterContent } = analysis.layout;
    this.addCard({ name, note, wrapped, frontMatter, frontMatterContent, metadata: metadataAsJson(analysis.metadata) });
  }

  /** Takes a text over from another segment, with a note of its own. */
  addPacked(text: PackedText, note: string): void {
    const { tokens } = text;
    this.begin(text.name, text.length, tokens.words);
    for (let token = 0; token < tokens.count; token++) this.addToken(tokens.typeAt(token), tokens.gapAt(token), tokens.joinAt(token));
    for (let block = 0; block * BLOCK < tokens.count; block++) this.blocks.push(tokens.startAt(block * BLOCK));
    for (let i = 0; i < tokens.compoundCount; i++) this.addCompound(tokens.compoundFirstAt(i), tokens.compoundLastAt(i), tokens.compoundTypeAt(i));
    for (const line of text.lineStarts) this.lines.push(line);
    for (const paragraph of text.paragraphNumbers) this.paragraphs.push(paragraph);
    this.addCard({ ...text.card, note });
  }

  build(): ArrayBuffer {
    this.writeHead(0, 0);
    const { bytes, compounds } = this.spelledWords();
    const { ends, texts } = this.textsByWord();
    return joinSections([
      this.heads.toIntegers(), bytes, compounds, this.words.toNumbers(this.wordList.length), this.marks.toBytes(), this.blocks.toIntegers(), this.longGaps.toIntegers(),
      this.compounds.toIntegers(), this.lines.toIntegers(), this.paragraphs.toIntegers(), this.times.toIntegers(), ends, texts, this.cards.toBytes(),
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

  /** As `addToken` does, one after the other; most of the time of packing goes here. */
  private addTokens({ count, type, start, end, join }: TokenArrays): void {
    if (this.vocabulary.size > this.numbers.length) this.makeRoom(this.vocabulary.size);
    this.words.makeRoom(count);
    this.marks.makeRoom(count);
    const { numbers, words, marks } = this;
    const at = words.length;
    const text = this.names.length;
    let [times, metIn] = [this.times.array, this.metIn.array];
    let before = 0;
    for (let token = 0; token < count; token++) {
      let number = numbers[type[token]] - 1;
      if (number < 0) {
        number = this.newNumber(type[token]);
        [times, metIn] = [this.times.array, this.metIn.array];
      } else {
        times[number]++;
        if (metIn[number] !== text) this.meet(number);
      }
      words.array[at + token] = number;
      const gap = start[token] - before;
      before = end[token];
      marks.array[at + token] = (join[token] << GAP_BITS) | (gap < LONG_GAP ? gap : LONG_GAP);
      if (gap >= LONG_GAP) this.addLongGap(at + token, gap);
    }
    words.length += count;
    marks.length += count;
  }

  /** @param gap UTF-16 units between it and the token before */
  private addToken(type: number, gap: number, join: number): void {
    if (gap >= LONG_GAP) this.addLongGap(this.words.length, gap);
    this.words.push(this.numberOf(type));
    this.marks.push((join << GAP_BITS) | (gap < LONG_GAP ? gap : LONG_GAP));
  }

  /** @param token of the segment */
  private addLongGap(token: number, gap: number): void {
    this.longGaps.push(token);
    this.longGaps.push(gap);
  }

  private addCompound(first: number, last: number, type: number): void {
    this.compounds.push(first);
    this.compounds.push(last);
    this.compounds.push(this.numberOf(type));
  }

  private addParagraph(start: number, end: number, firstToken: number, zone: number): void {
    for (const number of [start, end, firstToken, zone]) this.paragraphs.push(number);
  }

  private addCard(card: Card): void {
    this.cards.append(new TextEncoder().encode(JSON.stringify(card)));
  }

  // Words

  /** The number of a type's word in the segment, which stands once more in the text. */
  private numberOf(type: number): number {
    const number = type < this.numbers.length ? this.numbers[type] - 1 : -1;
    if (number < 0) return this.newNumber(type);
    this.times.array[number]++;
    if (this.metIn.array[number] !== this.names.length) this.meet(number);
    return number;
  }

  private newNumber(type: number): number {
    if (type >= this.numbers.length) this.makeRoom(type);
    const number = this.wordList.length;
    this.numbers[type] = number + 1;
    this.wordList.push(type);
    this.times.push(1);
    this.metIn.push(0);
    this.meet(number);
    return number;
  }

  /** The text has a word that it was not known to have. */
  private meet(number: number): void {
    this.metIn.array[number] = this.names.length;
    this.metWords.push(number);
    this.metTexts.push(this.names.length - 1);
  }

  private makeRoom(type: number): void {
    const larger = new Int32Array(Math.max(this.numbers.length * 2, type + 1));
    larger.set(this.numbers);
    this.numbers = larger;
  }

  private spelledWords(): { bytes: Uint8Array; compounds: Uint8Array } {
    const { surface } = this.vocabulary;
    const types = this.wordList.toIntegers();
    const words = Array.from(types, (type) => surface[type]);
    return { bytes: new TextEncoder().encode(words.join(WORD_END) + WORD_END), compounds: Uint8Array.from(types, (type) => (this.vocabulary.isCompound(type) ? 1 : 0)) };
  }

  /** By word, the texts that have it, ascending; and where each word's texts end. */
  private textsByWord(): { ends: Int32Array; texts: ReturnType<NumberList['toNumbers']> } {
    const { metWords, metTexts } = this;
    const ends = new Int32Array(this.wordList.length + 1);
    for (let i = 0; i < metWords.length; i++) ends[metWords.array[i] + 1]++;
    for (let word = 0; word < this.wordList.length; word++) ends[word + 1] += ends[word];
    const next = ends.slice();
    const texts = metTexts.toNumbers();
    for (let i = 0; i < metWords.length; i++) texts[next[metWords.array[i]]++] = metTexts.array[i];
    return { ends, texts };
  }
}
