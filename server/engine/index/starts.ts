/**
 * Where a pattern may begin in a text: where one of its first words stands, and not too far before its rarest word.
 *
 * A phrase that begins with "the" is so found in the time of what is rare in it.
 */
import { firstTests, neededTests, type Pattern } from '../lexicon/pattern';
import { longestOfAll } from '../match/anchors';
import { wordStart, type TokenReader } from '../text/tokens';
import type { TypeId } from '../text/vocabulary';
import type { IndexedText } from './indexedText';
import type { TestTypes } from './testTypes';

/** What is asked of every text, found once for all. */
export interface Sought {
  /** Types of the words a match may begin with, each once. */
  readonly first: readonly TypeId[];
  /** The types of which a text has one of each list where it has a match. */
  readonly lists: readonly (readonly TypeId[])[];
  /** The types among all these that are rarest in the corpus. */
  readonly rarest: readonly TypeId[];
  /** Words from the first of a match to its last at most, those in gaps among them. */
  readonly longest: number;
}

/** Which words a corpus has. */
export interface Words {
  readonly testTypes: TestTypes;
  timesOf(type: TypeId): number;
}

export function soughtBy({ elements }: Pattern, words: Words): Sought {
  const { testTypes } = words;
  const needed = neededTests(elements).map((test) => testTypes.of(test));
  const firsts = firstTests(elements);
  const first = firsts.length === 1 ? testTypes.of(firsts[0]) : [...new Set(firsts.flatMap((test) => testTypes.of(test)))];
  const longest = longestOfAll(elements);
  const timesOf = (types: readonly TypeId[]): number => types.reduce((sum, type) => sum + words.timesOf(type), 0);
  let rarest = first;
  let fewest = timesOf(first);
  for (const types of needed) {
    const times = timesOf(types) * longest;
    if (times < fewest) [rarest, fewest] = [types, times];
  }
  return { first, lists: needed.includes(first) ? needed : [first, ...needed], rarest, longest };
}

/** Whether a text has one of the types of each list. */
export function hasAll(text: IndexedText, { lists }: Sought): boolean {
  return lists.every((types) => types.some((type) => text.has(type)));
}

/** Tokens where a match may begin, ascending, each once; in a text that has one of the types of each list. */
export function startsIn(text: IndexedText, sought: Sought): ArrayLike<number> & Iterable<number> {
  return startsFrom(text.tokensOfAny(sought.rarest), text.tokens, sought);
}

/** The same, by where the rarest words stand: ascending, each once. */
export function startsFrom(places: ArrayLike<number> & Iterable<number>, tokens: TokenReader, { first, rarest, longest }: Sought): ArrayLike<number> & Iterable<number> {
  return rarest === first ? places : before(places, tokens, longest);
}

/** The tokens from which a match may reach some places. Each word of a pattern takes up one word of the text at most. */
function before(places: Iterable<number>, tokens: TokenReader, words: number): number[] {
  const found: number[] = [];
  let next = 0;
  for (const place of places) {
    let from = wordStart(tokens, place);
    for (let i = 1; i < words && from > next; i++) from = wordStart(tokens, from - 1);
    for (next = Math.max(next, from); next <= place; next++) found.push(next);
  }
  return found;
}
