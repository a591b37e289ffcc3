/**
 * The index of a corpus: which words stand where, over all its texts.
 *
 * Texts that are open are **held**, each by itself. All others are packed in **segments** that never change: a text that leaves or changes
 * is struck out of its segment, and what is left of segments is packed anew in the background (`Repacking`). Nothing here depends on a lexicon: any
 * pattern can be looked up.
 */
import { hasGap, type Pattern } from '../lexicon/pattern';
import type { Match } from '../match/matches';
import { withoutOverlaps, withoutWider } from '../match/overlaps';
import { analyse, type TextAnalysis } from '../text/analysis';
import type { Docvars } from '../text/metadata';
import type { Change, Reanalysis } from '../text/reanalysis';
import { someTokens } from '../text/editedTokens';
import type { TypeId, Vocabulary } from '../text/vocabulary';
import { HeldText } from './heldText';
import { IndexedText } from './indexedText';
import { LiveSegments } from './liveSegments';
import { Names } from './names';
import { PackedText } from './packedText';
import { PatternSearch } from './patternSearch';
import type { Segment } from './segment';
import { TestTypes } from './testTypes';
import { TypeCounts } from './typeCounts';
import { textOfWords } from './textOfWords';
import { WordList } from './wordList';

export { IndexedText };

/** Where a looked-up pattern stands; tokens, both included. */
export interface Occurrence {
  readonly text: IndexedText;
  readonly first: number;
  readonly last: number;
}

/** Brings texts that are not held. */
export interface Contents {
  /** The very text that was packed, or `undefined` where that is not to be had. */
  contentOf(text: PackedText): string | undefined;
}

/** Bytes that a token of a held text takes, in its arrays and postings; and a type, with its spellings (measured over 137,095). */
const HELD_TOKEN = 17;
const TYPE = 150;

export class CorpusIndex {
  private readonly byName = new Map<string, IndexedText>();
  private readonly names = new Names();
  private readonly held = new Set<IndexedText>();
  private readonly segments = new LiveSegments();
  private readonly counts = new TypeCounts();
  /** Of texts that were edited: how often each type stands in them. */
  private readonly edited = new Map<string, Map<TypeId, number>>();
  private readonly wordList: WordList;
  readonly testTypes: TestTypes;
  private wordCount = 0;
  /** The packed text that was asked for its analysis last. */
  private unpacked?: { readonly of: PackedText; readonly analysis: TextAnalysis };

  constructor(
    readonly vocabulary: Vocabulary,
    private readonly contents?: Contents,
  ) {
    this.wordList = new WordList(vocabulary);
    this.testTypes = new TestTypes(vocabulary, this.wordList);
  }

  /** Texts by name, ascending by UTF-16 unit. */
  texts(): readonly IndexedText[] {
    return this.names.inOrder(this.byName);
  }

  /** Texts in no order. */
  eachText(): Iterable<IndexedText> {
    return this.byName.values();
  }

  get size(): number {
    return this.byName.size;
  }

  /** Words of all texts. */
  get words(): number {
    return this.wordCount;
  }

  /** Bytes of memory it takes: of segments what they take, of held texts and of the vocabulary about what they take. */
  get bytes(): number {
    let held = 0;
    for (const { length, tokens } of this.held) held += length + tokens.count * HELD_TOKEN;
    return this.segments.bytes + held + this.vocabulary.size * TYPE;
  }

  get(name: string): IndexedText | undefined {
    return this.byName.get(name);
  }

  // Texts come and go

  /** Adds a text, or puts a new analysis in the place of an old one. The analysis must be of this index's vocabulary. */
  put(name: string, analysis: TextAnalysis): IndexedText {
    this.remove(name);
    const held = new HeldText(analysis);
    const text = new IndexedText(name, held);
    this.keep(text);
    this.held.add(text);
    this.counts.add(held.postings);
    return text;
  }

  /** Puts the analysis of an edited text, which is held, in the place of the one before, in the time of the paragraphs that are not the same. */
  replace(old: IndexedText, { analysis, change }: Reanalysis): IndexedText {
    const { name } = old;
    let times = this.edited.get(name);
    if (!times) this.edited.set(name, (times = old.storage.times()));
    for (const type of typesBetween(old.analysis, change)) this.counts.change(type, -1, times);
    for (const type of typesBetween(analysis, change)) this.counts.change(type, 1, times);
    const text = new IndexedText(name, new HeldText(analysis));
    this.held.delete(old);
    this.held.add(text);
    this.byName.set(name, text);
    this.names.add(text);
    this.wordCount += analysis.tokens.words - old.tokens.words;
    return text;
  }

  /**
   * Takes over texts of a segment; those with a name that is known take the place of what has it.
   * @param isWanted says which of them; absent, all
   */
  addSegment(segment: Segment, isWanted: (text: PackedText) => boolean = () => true): IndexedText[] {
    const wanted = packedTexts(segment, this.unpacking).filter(isWanted);
    for (const { name } of wanted) this.remove(name);
    const texts = wanted.map((packed) => new IndexedText(packed.name, packed));
    for (const text of texts) this.keep(text);
    this.segments.add(segment, texts);
    if (texts.length === segment.size) this.counts.addSegment(segment);
    else for (const { storage } of texts) this.counts.addTimes(storage.times());
    return texts;
  }

  /**
   * Keeps texts in a segment from now on, where they are packed in the order given. What has left in the meantime is left out.
   * @param isWanted says which of the others
   * @returns those that are kept there
   */
  moveTo(segment: Segment, texts: readonly IndexedText[], isWanted: (text: IndexedText) => boolean = () => true): IndexedText[] {
    const moved = packedTexts(segment, this.unpacking).flatMap((packed, i) => {
      const text = texts[i];
      if (this.byName.get(text.name) !== text || !isWanted(text)) return [];
      this.letGo(text);
      text.moveTo(packed);
      this.edited.delete(text.name);
      return [text];
    });
    this.segments.add(segment, moved);
    return moved;
  }

  /** Holds a text that was packed; the analysis is of the same content. */
  hold(text: IndexedText, analysis: TextAnalysis): void {
    this.letGo(text);
    text.moveTo(new HeldText(analysis));
    this.held.add(text);
  }

  remove(name: string): boolean {
    const text = this.byName.get(name);
    if (!text) return false;
    this.byName.delete(name);
    this.names.remove(name);
    this.letGo(text);
    this.counts.removeTimes(this.edited.get(name) ?? text.storage.times());
    this.edited.delete(name);
    this.wordCount -= text.tokens.words;
    return true;
  }

  private keep(text: IndexedText): void {
    this.byName.set(text.name, text);
    this.names.add(text);
    this.wordCount += text.tokens.words;
  }

  /** Where it is kept, it is kept no more. */
  private letGo(text: IndexedText): void {
    if (text.storage instanceof PackedText) this.segments.strike(text.storage);
    else this.held.delete(text);
  }

  private readonly unpacking = {
    contentOf: (text: PackedText): string => this.contents?.contentOf(text) ?? textOfWords(text, this.vocabulary),
    analysisOf: (text: PackedText): TextAnalysis => {
      if (this.unpacked?.of !== text) this.unpacked = { of: text, analysis: analyse(text.text, this.vocabulary, docvarsIn(text)) };
      return this.unpacked.analysis;
    },
  };

  // Words

  /** How often a type stands in all texts; of a compound, as a whole. */
  timesOf(type: TypeId): number {
    return this.counts.times(type);
  }

  /** How many texts have a type. */
  textsOf(type: TypeId): number {
    return this.counts.texts(type);
  }

  /** Types of the vocabulary whose folded form begins with a folded prefix, in no order; a text may have had them before. */
  typesStartingWith(prefix: string): readonly TypeId[] {
    return this.wordList.startingWith(prefix);
  }

  /** The texts that have a type, in no order. */
  *textsWith(type: TypeId): Generator<IndexedText> {
    for (const text of this.held) if (text.has(type)) yield text;
    yield* this.segments.textsWith(type);
  }

  /** The texts that have any of these types, in no order, each once. */
  textsWithAny(types: readonly TypeId[]): Set<IndexedText> {
    const texts = new Set<IndexedText>();
    for (const type of types) for (const text of this.textsWith(type)) texts.add(text);
    return texts;
  }

  // Patterns

  /** Everywhere a pattern stands, by text name, then place; gaps and overlaps settled as for the uses of a theme of that one variant. */
  find(pattern: Pattern): Occurrence[] {
    const found = [...this.matchesOf(pattern)].sort(([a], [b]) => (a.name < b.name ? -1 : 1));
    return found.flatMap(([text, matches]) => withoutOverlaps(hasGap(pattern) ? withoutWider(matches) : matches).map(({ first, last }) => ({ text, first, last })));
  }

  /** The texts that may have a pattern, by their words, in no order. */
  textsThatMayHave(pattern: Pattern): IndexedText[] {
    const search = new PatternSearch(pattern, this.vocabulary, this);
    const found = [...this.held].filter((text) => search.mayBeIn(text));
    this.segments.each((segment, texts) => {
      const has = search.textsOf(segment);
      for (const [ordinal, text] of texts.entries()) if (text && has[ordinal] === 1) found.push(text);
    });
    return found;
  }

  /**
   * The matches of a pattern, before any conditions, in the texts in which it stands; texts in no order.
   * @param isWanted says in which texts it is looked for; absent, in all
   */
  matchesOf(pattern: Pattern, isWanted?: (text: IndexedText) => boolean): Map<IndexedText, Match[]> {
    const search = new PatternSearch(pattern, this.vocabulary, this);
    const found = new Map<IndexedText, Match[]>();
    for (const text of this.held) {
      if (!search.mayBeIn(text) || isWanted?.(text) === false) continue;
      const matches = search.matchesIn(text);
      if (matches.length > 0) found.set(text, matches);
    }
    this.segments.each((segment, texts) => {
      const wanted = search.textsOf(segment);
      for (let ordinal = 0; ordinal < wanted.length; ordinal++) {
        const text = texts[ordinal];
        if (wanted[ordinal] === 1 && (!text || isWanted?.(text) === false)) wanted[ordinal] = 0;
      }
      search.addMatches(segment, texts, wanted, found);
    });
    return found;
  }
}

function packedTexts(segment: Segment, unpacking: ConstructorParameters<typeof PackedText>[2]): PackedText[] {
  return Array.from({ length: segment.size }, (_, text) => new PackedText(segment, text, unpacking));
}

/** What a table beside the texts said of a text. */
function docvarsIn({ metadata: { other, page: _page, ...named } }: PackedText): Docvars {
  const values = [...Object.entries(named), ...other].filter(([, value]) => value.origin === 'metadata.csv');
  return new Map(values.map(([name, { value }]) => [name, value]));
}

/** The types of the words that are not the same, each as often as it stands there. */
function* typesBetween({ tokens }: TextAnalysis, { head, tail }: Change): Generator<TypeId> {
  const { type, compoundType } = someTokens(tokens, head, tokens.count - tail);
  yield* type;
  yield* compoundType;
}
