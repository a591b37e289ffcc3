/**
 * Looks for one pattern in many texts: in a segment at one go, by the words that every match has.
 *
 * Every place of a pattern that is one word is a match; of others the graph of their words is walked from where they may begin.
 */
import type { Pattern } from '../lexicon/pattern';
import { Matcher } from '../match/matcher';
import type { Match } from '../match/matches';
import type { Vocabulary } from '../text/vocabulary';
import type { IndexedText } from './indexedText';
import type { LiveTexts } from './liveSegments';
import type { Segment } from './segment';
import { hasAll, soughtBy, startsFrom, startsIn, type Sought, type Words } from './starts';
import { eachPlace } from './wordPlaces';

/** Of its only pattern. */
const NUMBER = 0;

export class PatternSearch {
  private readonly sought: Sought;
  private readonly isOneWord: boolean;
  private made?: Matcher;

  constructor(
    private readonly pattern: Pattern,
    private readonly vocabulary: Vocabulary,
    words: Words,
  ) {
    this.sought = soughtBy(pattern, words);
    this.isOneWord = pattern.elements.length === 1 && pattern.elements[0].kind === 'word';
  }

  /** Whether a text has the words of the pattern. */
  mayBeIn(text: IndexedText): boolean {
    return hasAll(text, this.sought);
  }

  /** By text of a segment, 1 where it has the words of the pattern. */
  textsOf(segment: Segment): Uint8Array {
    return segment.textsWithAll(this.sought.lists);
  }

  /** The matches in a text, by first token. */
  matchesIn(text: IndexedText): Match[] {
    return this.matcher.matchFrom(text, startsIn(text, this.sought));
  }

  /**
   * The matches in texts of a segment, by first token.
   * @param texts of the segment, by their places there
   * @param wanted by text, 1 where it has the words of the pattern and is looked through
   * @param into is given those texts in which there are some
   */
  addMatches(segment: Segment, texts: LiveTexts, wanted: Uint8Array, into: Map<IndexedText, Match[]>): void {
    if (this.isOneWord) return this.addPlaces(segment, texts, wanted, into);
    const { rarest } = this.sought;
    const places: (number[] | undefined)[] = [];
    eachPlace(segment, rarest, wanted, (text, first) => {
      (places[text] ??= []).push(first);
    });
    for (const [ordinal, some] of places.entries()) {
      if (!some) continue;
      const text = texts[ordinal]!;
      const matches = this.matcher.matchFrom(text, startsFrom(rarest.length > 1 ? ascending(some) : some, text.tokens, this.sought));
      if (matches.length > 0) into.set(text, matches);
    }
  }

  private addPlaces(segment: Segment, texts: LiveTexts, wanted: Uint8Array, into: Map<IndexedText, Match[]>): void {
    const { first: types } = this.sought;
    const found: (Match[] | undefined)[] = [];
    eachPlace(segment, types, wanted, (text, first, last) => {
      (found[text] ??= []).push({ pattern: NUMBER, first, last, words: 1 });
    });
    for (const [ordinal, matches] of found.entries()) if (matches) into.set(texts[ordinal]!, types.length > 1 ? matches.sort(byPlace) : matches);
  }

  private get matcher(): Matcher {
    if (!this.made) {
      this.made = new Matcher(this.vocabulary);
      this.made.add(NUMBER, this.pattern);
    }
    return this.made;
  }
}

function ascending(tokens: number[]): number[] {
  const sorted = tokens.sort((a, b) => a - b);
  return sorted.filter((token, i) => i === 0 || token !== sorted[i - 1]);
}

/** A compound comes after its first part. */
function byPlace(a: Match, b: Match): number {
  return a.first - b.first || a.last - b.last;
}
