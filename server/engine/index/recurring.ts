/**
 * The longest phrase at a place that recurs: named in a lexicon or not, any words that stand elsewhere too can be followed.
 *
 * Words are equal where they fold alike; a phrase crosses what phrases of a lexicon cross (quotation marks, line wraps, hyphens).
 */
import { Join, type Tokens } from '../text/tokens';
import type { CorpusIndex, IndexedText, Occurrence } from './corpusIndex';

export interface Recurring {
  /** The phrase where it was asked for; tokens, both included. */
  readonly first: number;
  readonly last: number;
  /** Every place of it, this one included, by text name, then place. */
  readonly occurrences: Occurrence[];
}

/** Words a phrase may reach to either side of the place asked for. */
const FURTHEST = 30;

/** The longest phrase that has token `at` of `text` in it and stands elsewhere in the corpus too; the word alone where none longer does. */
export function longestRecurring(index: CorpusIndex, text: IndexedText, at: number): Recurring {
  const places = placesOf(index, text, at);
  let best = { left: 0, right: 0 };
  for (const place of places) {
    const left = agreement(index, text, at, place, -1);
    const right = agreement(index, text, at, place, 1);
    if (left + right > best.left + best.right) best = { left, right };
  }
  const found = places.filter(
    (place) => agreement(index, text, at, place, -1) >= best.left && agreement(index, text, at, place, 1) >= best.right,
  );
  const here: Place = { text, token: at };
  const occurrences = [...found, here].map((place) => ({ text: place.text, first: place.token - best.left, last: place.token + best.right }));
  return { first: at - best.left, last: at + best.right, occurrences: occurrences.sort(byPlace) };
}

interface Place {
  readonly text: IndexedText;
  readonly token: number;
}

/** Everywhere else that the word at a token stands, however it is written. */
function placesOf(index: CorpusIndex, here: IndexedText, at: number): Place[] {
  const { vocabulary } = index;
  const places: Place[] = [];
  for (const type of vocabulary.withFolded(vocabulary.folded[here.analysis.tokens.type[at]])) {
    if (vocabulary.isCompound(type)) continue;
    for (const text of index.textsWith(type)) {
      for (const token of text.postings.tokensOf(type)) if (text !== here || token !== at) places.push({ text, token });
    }
  }
  return places;
}

/** How many words agree with those at `place`, going left (-1) or right (1). */
function agreement(index: CorpusIndex, here: IndexedText, at: number, place: Place, step: 1 | -1): number {
  const a = here.analysis.tokens;
  const b = place.text.analysis.tokens;
  const same = index.vocabulary.representative;
  let count = 0;
  while (count < FURTHEST) {
    const i = at + (count + 1) * step;
    const j = place.token + (count + 1) * step;
    if (!isJoined(a, i, step) || !isJoined(b, j, step) || same[a.type[i]] !== same[b.type[j]]) break;
    if (here === place.text && (i === place.token || j === at)) break;
    count++;
  }
  return count;
}

function isJoined(tokens: Tokens, token: number, step: 1 | -1): boolean {
  if (token < 0 || token >= tokens.count) return false;
  return tokens.join[step === 1 ? token : token + 1] <= Join.Quote;
}

function byPlace(a: Occurrence, b: Occurrence): number {
  if (a.text !== b.text) return a.text.name < b.text.name ? -1 : 1;
  return a.first - b.first;
}
