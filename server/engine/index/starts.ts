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
  /** Of each word that stands in every reading, its types. */
  readonly needed: readonly (readonly TypeId[])[];
  /** The types among all these that are rarest in the corpus. */
  readonly rarest: readonly TypeId[];
  /** Words from the first of a match to its last at most, those in gaps among them. */
  readonly longest: number;
}

/** Which words a corpus has. */
interface Words {
  readonly testTypes: TestTypes;
  timesOf(type: TypeId): number;
}

export function soughtBy({ elements }: Pattern, words: Words): Sought {
  const { testTypes } = words;
  const first = [...new Set(firstTests(elements).flatMap((test) => testTypes.of(test)))];
  const needed = neededTests(elements).map((test) => testTypes.of(test));
  const longest = longestOfAll(elements);
  const timesOf = (types: readonly TypeId[]): number => types.reduce((sum, type) => sum + words.timesOf(type), 0);
  let rarest: readonly TypeId[] = first;
  let fewest = timesOf(first);
  for (const types of needed) {
    const times = timesOf(types) * longest;
    if (times < fewest) [rarest, fewest] = [types, times];
  }
  return { first, needed, rarest, longest };
}

/** Tokens where a match may begin, ascending, each once; in a text that has a word of each list that is needed. */
export function startsIn(text: IndexedText, { first, rarest, longest }: Sought): Iterable<number> {
  const places = text.tokensOfAny(rarest);
  return rarest === first ? places : before(places, text.tokens, longest);
}

/** The tokens from which a match may reach some places. Each word of a pattern takes up one word of the text at most. */
function* before(places: Iterable<number>, tokens: TokenReader, words: number): Generator<number> {
  let next = 0;
  for (const place of places) {
    let from = wordStart(tokens, place);
    for (let i = 1; i < words && from > next; i++) from = wordStart(tokens, from - 1);
    for (next = Math.max(next, from); next <= place; next++) yield next;
  }
}
