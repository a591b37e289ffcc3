/**
 * A text as a segment has it: all of its analysis but the text itself, read where it lies.
 *
 * Tokens are counted from the text's first, offsets are UTF-16 units into the text.
 */
import type { TextAnalysis } from '../text/analysis';
import { LineIndex } from '../text/lines';
import type { Metadata } from '../text/metadata';
import { firstThat } from '../text/search';
import { Join, KindsByType, Role, type PatternWords, type TokenKinds, type TokenReader } from '../text/tokens';
import type { TypeId } from '../text/vocabulary';
import type { Zone } from '../text/zones';
import { BLOCK, COMPOUND, GAP_BITS, Head, LONG_GAP, metadataFromJson, PARAGRAPH, ParagraphNumber, ZONES, type Card } from './packing';
import type { Numbers } from './sections';
import type { Segment } from './segment';
import type { StoredText } from './storedText';
import { eachMarked, lastMarked } from './wordPlaces';

/** Gives again what is not packed. */
export interface Unpacking {
  /** The text itself. It has the words of the packed text at the places where they stood, whatever became of the text since. */
  contentOf(text: PackedText): string;
  analysisOf(text: PackedText): TextAnalysis;
}

/** Found for all words of the segment: in the memory of a few pages, where asking of types would look all over the vocabulary. */
class KindsByWord implements TokenKinds {
  constructor(
    private readonly kinds: Numbers,
    private readonly words: Numbers,
    private readonly from: number,
  ) {}

  at(token: number): number {
    return this.kinds[this.words[this.from + token]];
  }
}

export class PackedTokens implements TokenReader {
  readonly count: number;
  readonly words: number;
  readonly compoundCount: number;
  private readonly from: number;
  private readonly firstBlock: number;
  private readonly firstCompound: number;

  /** @param text its place in the segment */
  constructor(private readonly segment: Segment, text: number) {
    this.from = segment.headAt(text, Head.Token);
    this.count = segment.headAt(text + 1, Head.Token) - this.from;
    this.words = segment.headAt(text, Head.Words);
    this.firstBlock = segment.headAt(text, Head.Block);
    this.firstCompound = segment.headAt(text, Head.Compound);
    this.compoundCount = (segment.headAt(text + 1, Head.Compound) - this.firstCompound) / COMPOUND;
  }

  typeAt(token: number): TypeId {
    const { segment } = this;
    return segment.types[segment.words[this.from + token]];
  }

  joinAt(token: number): Join {
    return this.segment.marks[this.from + token] >> GAP_BITS;
  }

  /** By token, what stands before it: a view of the segment's. */
  get marks(): Uint8Array {
    return this.segment.marks.subarray(this.from, this.from + this.count);
  }

  /** By token, its type. */
  types(): Int32Array {
    const { types, words } = this.segment;
    const { from } = this;
    const all = new Int32Array(this.count);
    for (let token = 0; token < all.length; token++) all[token] = types[words[from + token]];
    return all;
  }

  /** UTF-16 units between a token and the one before, or the beginning of the text. */
  gapAt(token: number): number {
    const gap = this.segment.marks[this.from + token] & LONG_GAP;
    return gap < LONG_GAP ? gap : this.longGapAt(token);
  }

  startAt(token: number): number {
    const { words, lengths, blocks } = this.segment;
    const block = Math.floor(token / BLOCK);
    let start = blocks[this.firstBlock + block];
    for (let at = block * BLOCK; at < token; at++) start += lengths[words[this.from + at]] + this.gapAt(at + 1);
    return start;
  }

  endAt(token: number): number {
    return this.startAt(token) + this.lengthAt(token);
  }

  lengthAt(token: number): number {
    return this.segment.lengths[this.segment.words[this.from + token]];
  }

  compoundAt(token: number): number {
    if (token + 1 >= this.count || this.joinAt(token + 1) !== Join.Hyphen || this.joinAt(token) === Join.Hyphen) return -1;
    const compound = this.compoundFrom(token);
    return compound < this.compoundCount && this.compoundFirstAt(compound) === token ? compound : -1;
  }

  compoundFirstAt(compound: number): number {
    return this.segment.compounds[this.firstCompound + compound * COMPOUND];
  }

  compoundLastAt(compound: number): number {
    return this.segment.compounds[this.firstCompound + compound * COMPOUND + 1];
  }

  compoundTypeAt(compound: number): TypeId {
    return this.segment.types[this.compoundWordAt(compound)];
  }

  kindsTo(patterns: PatternWords): TokenKinds {
    const known = this.segment.knownKinds(patterns);
    return known ? new KindsByWord(known.kinds, this.segment.words, this.from) : new KindsByType(this, patterns);
  }

  startsOf(patterns: PatternWords, first = 0, end = this.count): number[] {
    const { segment, from } = this;
    const { words, marks } = segment;
    const { kinds, roles, lookback, anchors, furthest } = segment.kindsTo(patterns);
    // From the last to the first, as anchors are met before what they look back to; they may stand after the end.
    const last = this.wordsAfter(end, furthest);
    const wholes = this.compoundsIn(first, last, (word) => lookback[kinds[word]] > 0 || roles[kinds[word]] >= Role.Beginning);
    let whole = wholes.pop();
    const starts: number[] = [];
    /** Words, from this one back, in which a match may begin whose anchor was met. */
    let left = 0;
    for (let at = from + last - 1; at >= from + first; at--) {
      if (left === 0) {
        at = lastMarked(words, anchors, whole ? from + whole.first : from + first - 1, at);
        if (at < from + first) break;
      }
      const kind = kinds[words[at]];
      if (lookback[kind] > left) left = lookback[kind];
      let begins = false;
      if (whole && whole.first === at - from) {
        const ofWhole = kinds[whole.word];
        left = Math.max(left, lookback[ofWhole]);
        begins = roles[ofWhole] >= Role.Beginning;
        whole = wholes.pop();
      }
      if (left === 0) continue;
      begins ||= roles[kind] === Role.Whole || (roles[kind] === Role.Beginning && this.goesOn(kind, at, patterns, kinds));
      if (begins && at - from < end) starts.push(at - from);
      const join = marks[at] >> GAP_BITS;
      if (join === Join.Paragraph) left = 0;
      else if (join !== Join.Hyphen) left--;
    }
    return starts.reverse();
  }

  /** The end of so many words after a token; the end of the text where there are fewer. */
  private wordsAfter(token: number, words: number): number {
    while (token < this.count && words > 0) if (this.joinAt(token++) !== Join.Hyphen) words--;
    return token;
  }

  /** Whether one of the next words is such that a pattern which begins at a token of the segment may go on with it; a compound may be so as a whole. */
  private goesOn(kind: number, at: number, patterns: PatternWords, kinds: Numbers): boolean {
    const { marks, words } = this.segment;
    const end = this.from + this.count;
    const furthest = patterns.furthest(kind);
    for (let next = at + 1, distance = 0; next < end && marks[next] >> GAP_BITS !== Join.Paragraph; next++) {
      if (marks[next] >> GAP_BITS !== Join.Hyphen && ++distance > furthest) return false;
      if ((next + 1 < end && marks[next + 1] >> GAP_BITS === Join.Hyphen) || patterns.reach(kind, kinds[words[next]]) >= Math.max(distance, 1)) return true;
    }
    return false;
  }

  /** The tokens where any of these types stands, a compound's at its first; ascending, each once. */
  tokensOfAny(types: readonly TypeId[]): number[] {
    const { segment } = this;
    const words = segment.wordsOf(types);
    if (words.length === 0) return [];
    if (!segment.areRare(words)) return this.tokensMarked(segment.marked(types));
    return this.withCompounds(this.tokensOfWords(words), (word) => words.includes(word));
  }

  tokensBefore(types: readonly TypeId[], next: readonly TypeId[]): number[] {
    const { segment, from } = this;
    const [words, nextWords] = [segment.wordsOf(types), segment.wordsOf(next)];
    const end = this.count - 1;
    const found: number[] = [];
    const [isFirst, isSecond] = [segment.marked(types), segment.marked(next)];
    if (segment.areRare(words)) {
      for (const token of this.tokensOfWords(words)) if (token < end && isSecond[segment.words[from + token + 1]] === 1) found.push(token);
    } else if (segment.areRare(nextWords)) {
      for (const token of this.tokensOfWords(nextWords)) if (token > 0 && isFirst[segment.words[from + token - 1]] === 1) found.push(token - 1);
    } else for (let at = from; at < from + end; at++) if (isFirst[segment.words[at]] === 1 && isSecond[segment.words[at + 1]] === 1) found.push(at - from);
    return found;
  }

  /** Every word as often as it stands, compounds among them. */
  *eachType(): Generator<TypeId> {
    for (let token = 0; token < this.count; token++) yield this.typeAt(token);
    for (let compound = 0; compound < this.compoundCount; compound++) yield this.compoundTypeAt(compound);
  }

  /** The tokens that are one of some words, compounds left out; ascending. */
  private tokensOfWords(words: readonly number[]): number[] {
    // What the platform looks for it finds several times faster than a loop does.
    const all = this.segment.words.subarray(this.from, this.from + this.count);
    const found: number[] = [];
    for (const word of words) for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1)) found.push(at);
    return words.length > 1 ? found.sort((a, b) => a - b) : found;
  }

  /** @param marked by word of the segment, 1 where it is meant */
  private tokensMarked(marked: Uint8Array): number[] {
    const { words } = this.segment;
    const { from } = this;
    const end = from + this.count;
    const found: number[] = [];
    eachMarked(words, marked, from, end, (at) => found.push(at - from));
    return this.withCompounds(found, (word) => marked[word] === 1);
  }

  /** The compounds that begin in `[from, end)` of which the words are meant: their first tokens, ascending, and their words. */
  private compoundsIn(from: number, end: number, isMeant: (word: number) => boolean): { first: number; word: number }[] {
    const found: { first: number; word: number }[] = [];
    for (let compound = from === 0 ? 0 : this.compoundFrom(from); compound < this.compoundCount; compound++) {
      const first = this.compoundFirstAt(compound);
      if (first >= end) break;
      const word = this.compoundWordAt(compound);
      if (isMeant(word)) found.push({ first, word });
    }
    return found;
  }

  /** The first compound that begins at a token or after it. */
  private compoundFrom(token: number): number {
    return firstThat(0, this.compoundCount, (at) => this.compoundFirstAt(at) >= token);
  }

  /** Adds compounds of which the words are meant. */
  private withCompounds(found: number[], isMeant: (word: number) => boolean): number[] {
    const tokens = found.length;
    for (let i = 0; i < this.compoundCount; i++) if (isMeant(this.compoundWordAt(i))) found.push(this.compoundFirstAt(i));
    if (found.length === tokens) return found;
    const sorted = found.sort((a, b) => a - b);
    return sorted.filter((token, i) => i === 0 || token !== sorted[i - 1]);
  }

  private compoundWordAt(compound: number): number {
    return this.segment.compounds[this.firstCompound + compound * COMPOUND + 2];
  }

  private longGapAt(token: number): number {
    const { longGaps } = this.segment;
    const at = firstThat(0, longGaps.length / 2, (pair) => longGaps[pair * 2] >= this.from + token);
    return longGaps[at * 2 + 1];
  }
}

export class PackedText implements StoredText {
  readonly isPacked = true;
  readonly tokens: PackedTokens;
  private known?: Card;
  private madeMetadata?: Metadata;

  constructor(
    readonly segment: Segment,
    /** Its place in the segment. */
    readonly ordinal: number,
    private readonly unpacking: Unpacking,
  ) {
    this.tokens = new PackedTokens(segment, ordinal);
  }

  get name(): string {
    return this.card.name;
  }

  /** Of the host that packed it. */
  get note(): string {
    return this.card.note;
  }

  /** UTF-16 units of the text. */
  get length(): number {
    return this.segment.headAt(this.ordinal, Head.Length);
  }

  get text(): string {
    return this.unpacking.contentOf(this);
  }

  get content(): string {
    return this.text;
  }

  get analysis(): TextAnalysis {
    return this.unpacking.analysisOf(this);
  }

  get metadata(): Metadata {
    return (this.madeMetadata ??= metadataFromJson(this.card.metadata));
  }

  get language(): string | undefined {
    return this.card.metadata.named.language?.value;
  }

  get wordsFrom(): number {
    return this.card.frontMatter?.end ?? 0;
  }

  /** Where each line begins. */
  get lineStarts(): Int32Array {
    return this.part(this.segment.lines, Head.Line);
  }

  /** Of each paragraph its start, its end, its first token and the number of its zone. */
  get paragraphNumbers(): Int32Array {
    return this.part(this.segment.paragraphs, Head.Paragraph);
  }

  zoneAt(offset: number): Zone {
    return this.zoneBy(ParagraphNumber.Start, offset);
  }

  zoneOfToken(token: number): Zone {
    return this.zoneBy(ParagraphNumber.FirstToken, token);
  }

  hasZone(zone: Zone): boolean {
    const { paragraphs } = this.segment;
    const number = ZONES.indexOf(zone);
    const end = this.segment.headAt(this.ordinal + 1, Head.Paragraph);
    for (let at = this.segment.headAt(this.ordinal, Head.Paragraph); at < end; at += PARAGRAPH) if (paragraphs[at + ParagraphNumber.Zone] === number) return true;
    return false;
  }

  /** The zone of the last paragraph of which one of its numbers is not above a place; of the first where none is. */
  private zoneBy(number: ParagraphNumber, place: number): Zone {
    const { paragraphs } = this.segment;
    const first = this.segment.headAt(this.ordinal, Head.Paragraph);
    const end = this.segment.headAt(this.ordinal + 1, Head.Paragraph);
    const next = firstThat(0, (end - first) / PARAGRAPH, (at) => paragraphs[first + at * PARAGRAPH + number] > place);
    return first < end ? ZONES[paragraphs[first + Math.max(0, next - 1) * PARAGRAPH + ParagraphNumber.Zone]] : 'body';
  }

  get lines(): LineIndex {
    return new LineIndex(this.lineStarts, this.length);
  }

  has(type: TypeId): boolean {
    const word = this.segment.wordOf(type);
    return word >= 0 && this.segment.has(this.ordinal, word);
  }

  times(): Map<TypeId, number> {
    const times = new Map<TypeId, number>();
    for (const type of this.tokens.eachType()) times.set(type, (times.get(type) ?? 0) + 1);
    return times;
  }

  tokensOfAny(types: readonly TypeId[]): number[] {
    return this.tokens.tokensOfAny(types);
  }

  tokensBefore(types: readonly TypeId[], next: readonly TypeId[]): number[] {
    return this.tokens.tokensBefore(types, next);
  }

  get card(): Card {
    return (this.known ??= JSON.parse(new TextDecoder().decode(this.part(this.segment.cards, Head.Card))) as Card);
  }

  private part<T extends Int32Array | Uint8Array>(of: T, field: Head): T {
    return of.subarray(this.segment.headAt(this.ordinal, field), this.segment.headAt(this.ordinal + 1, field)) as T;
  }
}
