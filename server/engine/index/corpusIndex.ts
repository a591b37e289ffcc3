/**
 * The index of a corpus: the postings of every text.
 *
 * A text is replaced as a whole and touches no other. Nothing here depends on a lexicon: any pattern can be looked up.
 */
import { firstTests, hasGap, neededTests, type Pattern } from '../lexicon/pattern';
import type { WordTest } from '../lexicon/wordTest';
import { Matcher } from '../match/matcher';
import { withoutOverlaps, withoutWider } from '../match/overlaps';
import type { TextAnalysis } from '../text/analysis';
import type { Change, Reanalysis } from '../text/reanalysis';
import { tokensBetween } from '../text/tokens';
import type { TypeId, Vocabulary } from '../text/vocabulary';
import { IndexedText } from './indexedText';
import type { TextPostings } from './postings';
import { soughtBy, startsIn } from './starts';
import { TestTypes } from './testTypes';
import { TypeCounts } from './typeCounts';
import { WordList } from './wordList';

export { IndexedText };

/** Where a looked-up pattern stands; tokens, both included. */
export interface Occurrence {
  readonly text: IndexedText;
  readonly first: number;
  readonly last: number;
}

export class CorpusIndex {
  private readonly byName = new Map<string, IndexedText>();
  private readonly counts = new TypeCounts();
  /** Of texts that were edited: how often each type stands in them. */
  private readonly edited = new Map<string, Map<TypeId, number>>();
  /** By name; made when it is first asked for after texts came or went. */
  private ordered?: readonly IndexedText[];
  private readonly wordList: WordList;
  readonly testTypes: TestTypes;
  private wordCount = 0;

  constructor(readonly vocabulary: Vocabulary) {
    this.wordList = new WordList(vocabulary);
    this.testTypes = new TestTypes(vocabulary, this.wordList);
  }

  /** Texts by name, ascending by UTF-16 unit. */
  texts(): readonly IndexedText[] {
    return (this.ordered ??= [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
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

  get(name: string): IndexedText | undefined {
    return this.byName.get(name);
  }

  /** Adds a text, or puts a new analysis in the place of an old one. The analysis must be of this index's vocabulary. */
  put(name: string, analysis: TextAnalysis): IndexedText {
    this.remove(name);
    const text = new IndexedText(name, analysis);
    this.byName.set(name, text);
    this.ordered = undefined;
    this.counts.add(text.postings);
    this.wordCount += analysis.tokens.words;
    return text;
  }

  /** Puts the analysis of an edited text in the place of the one before, in the time of the paragraphs that are not the same. */
  replace(old: IndexedText, { analysis, change }: Reanalysis): IndexedText {
    const { name } = old;
    let times = this.edited.get(name);
    if (!times) this.edited.set(name, (times = timesIn(old.postings)));
    for (const type of typesBetween(old.analysis, change)) this.counts.change(type, -1, times);
    for (const type of typesBetween(analysis, change)) this.counts.change(type, 1, times);
    const text = new IndexedText(name, analysis);
    this.byName.set(name, text);
    // Its place among the names is the same.
    this.ordered = this.ordered?.map((one) => (one === old ? text : one));
    this.wordCount += analysis.tokens.words - old.analysis.tokens.words;
    return text;
  }

  remove(name: string): boolean {
    const text = this.byName.get(name);
    if (!text) return false;
    this.byName.delete(name);
    this.ordered = undefined;
    const times = this.edited.get(name);
    this.edited.delete(name);
    if (times) this.counts.removeTimes(times);
    else this.counts.remove(text.postings);
    this.wordCount -= text.analysis.tokens.words;
    return true;
  }

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
    for (const text of this.byName.values()) if (text.postings.has(type)) yield text;
  }

  /** Everywhere a pattern stands, by text name, then place; gaps and overlaps settled as for the uses of a theme of that one variant. */
  find(pattern: Pattern): Occurrence[] {
    const found: Occurrence[] = [];
    const matcher = new Matcher(this.vocabulary);
    matcher.add(0, pattern);
    const sought = soughtBy(pattern, this.testTypes);
    for (const text of this.textsWithAll(sought.needed)) {
      const { text: wording, tokens } = text.analysis;
      const matches = matcher.matchFrom(wording, tokens, startsIn(text, sought));
      for (const { first, last } of withoutOverlaps(hasGap(pattern) ? withoutWider(matches) : matches)) found.push({ text, first, last });
    }
    return found;
  }

  /** Whether a text has words that a pattern could begin with, and one for each word that stands in all its readings. */
  mayHave({ postings }: IndexedText, { elements }: Pattern): boolean {
    const has = (test: WordTest): boolean => this.testTypes.of(test).some((type) => postings.has(type));
    return neededTests(elements).every(has) && firstTests(elements).some(has);
  }

  /** What says of a text whether a pattern stands in it, before any conditions. */
  whereStands(pattern: Pattern): (text: IndexedText) => boolean {
    const matcher = new Matcher(this.vocabulary);
    matcher.add(0, pattern);
    const sought = soughtBy(pattern, this.testTypes);
    return (text) => this.mayHave(text, pattern) && matcher.matchFrom(text.analysis.text, text.analysis.tokens, startsIn(text, sought)).length > 0;
  }

  /** By name, the texts that have a type of each list. */
  private textsWithAll(needed: readonly (readonly TypeId[])[]): IndexedText[] {
    return this.texts().filter(({ postings }) => needed.every((types) => types.some((type) => postings.has(type))));
  }
}

function timesIn(postings: TextPostings): Map<TypeId, number> {
  const times = new Map<TypeId, number>();
  for (let place = 0; place < postings.types.length; place++) times.set(postings.types[place], postings.timesAt(place));
  return times;
}

/** The types of the words in the paragraphs that are not the same, each as often as it stands there. */
function* typesBetween({ paragraphs, tokens }: TextAnalysis, { before, after }: Change): Generator<TypeId> {
  const from = before > 0 ? paragraphs[before - 1].endToken : 0;
  const to = after > 0 ? paragraphs[paragraphs.length - after].firstToken : tokens.count;
  const { type, compoundType } = tokensBetween(tokens, from, to);
  yield* type;
  yield* compoundType;
}
