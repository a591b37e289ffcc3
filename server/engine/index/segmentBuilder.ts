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
import { asNarrowAsCanBe, joinSections, narrowed, type NarrowNumbers, type Numbers } from './sections';
import { BLOCK, GAP_BITS, LONG_GAP, metadataAsJson, ZONES, type Card } from './packing';
import type { PackedText } from './packedText';
import type { LearntWords } from './spelledWords';
import { Spellings } from './spellings';

/** What is known of a type, side by side, as it is asked for together, of every token. */
const enum Known {
  /** The number of its word in the segment + 1; 0 where it has none. */
  Number = 0,
  /** The last text that it was met in, as `textsEver` counts. */
  MetIn,
  /** How often it stands in the segment, as a token or as a compound. */
  Times,
}
/** Integers of a type: a power of two, so that none lies across two lines of a processor's cache. */
const KNOWN = 4;

/** The largest number of two bytes. */
const MOST_SHORT = 0xffff;

const encoder = new TextEncoder();

export class SegmentBuilder {
  private texts = 0;
  /** Texts of this segment and of those that were built before it. */
  private textsEver = 0;
  /** By type, `KNOWN` each. */
  private known: Int32Array<ArrayBuffer> = new Int32Array(1 << 12);
  /** By word, its type. */
  private readonly typesByWord = growingIntegers();
  private readonly spellings: Spellings;
  /** The different words of every text, one text after the other; and where each text's begin. */
  private readonly metWords = growingIntegers();
  private readonly metFrom = growingIntegers();
  private readonly shortWords = growingShorts();
  private words: Growing<Uint16Array<ArrayBuffer>> | Growing<Int32Array<ArrayBuffer>> = this.shortWords;
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
    this.spellings = new Spellings(vocabulary);
  }

  /** Texts that the segment has so far. */
  get size(): number {
    return this.texts;
  }

  /** By word of the segment, its type. */
  private get types(): Int32Array {
    return this.typesByWord.taken;
  }

  /** What its words are in the vocabulary: for who has the same, to be asked before it is built. */
  get learnt(): LearntWords {
    const types = this.types.slice();
    return { types, lengths: this.spellings.lengthsOf(types) };
  }

  /** @param note whatever the host wants to have again with the text */
  add(name: string, analysis: TextAnalysis, note: string): void {
    this.begin(analysis.text.length, analysis.tokens.words);
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
    const { count, marks } = tokens;
    this.begin(text.length, tokens.words);
    for (let token = 0; token < count; token++) if ((marks[token] & LONG_GAP) === LONG_GAP) this.addLongGap(this.marks.length + token, tokens.gapAt(token));
    this.marks.append(marks);
    this.addWords(tokens.types());
    for (let block = 0; block * BLOCK < count; block++) this.blocks.push(tokens.startAt(block * BLOCK));
    for (let i = 0; i < tokens.compoundCount; i++) this.addCompound(tokens.compoundFirstAt(i), tokens.compoundLastAt(i), tokens.compoundTypeAt(i));
    this.lines.append(text.lineStarts);
    this.paragraphs.append(text.paragraphNumbers);
    this.addCard({ ...text.card, note });
  }

  /**
   * The segment. The builder is empty then, and may be used for another: it keeps its room, and the spellings of words.
   * @param behind what is to stand behind the segment, in one buffer with it
   */
  build(behind?: ArrayBuffer): ArrayBuffer {
    this.writeHead(0, 0);
    this.metFrom.push(this.metWords.length);
    const { heads, words, marks, blocks, longGaps, compounds, lines, paragraphs, cards } = this;
    const { spelled, compounds: areCompounds } = this.spellings.of(this.types);
    const { ends, texts } = this.textsByWord();
    const times = narrowed(this.timesByWord());
    const segment = joinSections([
      heads.taken, spelled, areCompounds, words.taken, marks.taken, blocks.taken, longGaps.taken, compounds.taken, lines.taken, paragraphs.taken, times, ends, texts, cards.taken,
    ], behind);
    this.empty();
    return segment;
  }

  private empty(): void {
    const { known, types, metWords, metFrom, typesByWord, shortWords, marks, blocks, longGaps, compounds, lines, paragraphs, cards, heads } = this;
    for (let word = 0; word < types.length; word++) known[types[word] * KNOWN] = known[types[word] * KNOWN + Known.Times] = 0;
    for (const list of [metWords, metFrom, typesByWord, shortWords, marks, blocks, longGaps, compounds, lines, paragraphs, cards, heads]) list.length = 0;
    this.words = shortWords;
    this.texts = 0;
  }

  // Texts

  private begin(length: number, words: number): void {
    this.writeHead(length, words);
    this.texts++;
    this.textsEver++;
    this.metFrom.push(this.metWords.length);
    // Whatever types the text has, the vocabulary has them by now.
    this.known = withRoom(this.known, this.vocabulary.size * KNOWN);
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
    this.words.makeRoom(type.length);
    const { known, textsEver } = this;
    let { array, length } = this.words;
    for (let token = 0; token < type.length; token++) {
      const place = type[token] * KNOWN;
      let number = known[place] - 1;
      if (number < 0) {
        number = this.newNumber(type[token]);
        if (number > MOST_SHORT && array.BYTES_PER_ELEMENT === 2) {
          this.words.length = length;
          this.widenWords(type.length - token);
          ({ array, length } = this.words);
        }
      }
      array[length++] = number;
      known[place + Known.Times]++;
      if (known[place + Known.MetIn] !== textsEver) this.meet(place, number);
    }
    this.words.length = length;
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

  private addCompound(first: number, last: number, type: TypeId): void {
    const { known, textsEver } = this;
    const place = type * KNOWN;
    const number = (known[place] || this.newNumber(type) + 1) - 1;
    this.compounds.push(first);
    this.compounds.push(last);
    this.compounds.push(number);
    known[place + Known.Times]++;
    if (known[place + Known.MetIn] !== textsEver) this.meet(place, number);
  }

  private addParagraph(start: number, end: number, firstToken: number, zone: number): void {
    for (const number of [start, end, firstToken, zone]) this.paragraphs.push(number);
  }

  private addCard(card: Card): void {
    this.cards.append(encoder.encode(JSON.stringify(card)));
  }

  // Words

  private newNumber(type: TypeId): number {
    const number = this.typesByWord.length;
    this.typesByWord.push(type);
    this.known[type * KNOWN] = number + 1;
    return number;
  }

  /** The text has a word that it was not known to have. @param place of its type in `known` */
  private meet(place: number, number: number): void {
    this.known[place + Known.MetIn] = this.textsEver;
    this.metWords.push(number);
  }

  /** By word, how often it stands. */
  private timesByWord(): Int32Array {
    const { known, types } = this;
    const times = new Int32Array(types.length);
    for (let word = 0; word < types.length; word++) times[word] = known[types[word] * KNOWN + Known.Times];
    return times;
  }

  /** By word, the texts that have it, ascending; and where each word's texts end. */
  private textsByWord(): { ends: Numbers; texts: NarrowNumbers } {
    const met = this.metWords.taken;
    const from = this.metFrom.taken;
    const ends = new Int32Array(this.typesByWord.length + 1);
    for (let i = 0; i < met.length; i++) ends[met[i] + 1]++;
    for (let word = 0; word < this.typesByWord.length; word++) ends[word + 1] += ends[word];
    const next = ends.slice();
    const texts = new Int32Array(met.length);
    for (let text = 0; text < this.texts; text++) for (let i = from[text]; i < from[text + 1]; i++) texts[next[met[i]]++] = text;
    return { ends: narrowed(ends, met.length), texts: asNarrowAsCanBe(texts, this.texts) };
  }
}

/** The byte of a token. @param gap UTF-16 units between it and the token before, or the beginning of the text */
function markOf(join: Join, gap: number): number {
  return (join << GAP_BITS) | (gap < LONG_GAP ? gap : LONG_GAP);
}
