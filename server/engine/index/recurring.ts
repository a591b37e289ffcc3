/**
 * The longest phrase at a place that recurs: named in a lexicon or not, any words that stand elsewhere too can be followed.
 *
 * Words are equal where they fold alike; a phrase crosses what phrases of a lexicon cross (quotation marks, line wraps, hyphens).
 */
import { Join, type TokenReader } from '../text/tokens';
import type { CorpusIndex, IndexedText, Occurrence } from './corpusIndex';

export interface Recurring {
  /** The phrase where it was asked for; tokens, both included. */
  readonly first: number;
  readonly last: number;
  /** Every place of it, this one included, by text name, then place. */
  readonly occurrences: Occurrence[];
}

/** Tokens a phrase may reach to either side of the place asked for. */
const FURTHEST = 30;

/**
 * The longest phrase that has token `at` of `text` in it and stands elsewhere in the corpus too, apart from the place itself; the
 * word alone where none longer does.
 */
export function longestRecurring(index: CorpusIndex, text: IndexedText, at: number): Recurring {
  const places = placesOf(index, text, at);
  let [left, right] = [0, 0];
  for (const place of places) {
    const toLeft = Math.min(place.left, place.room);
    const toRight = Math.min(place.right, place.room - toLeft);
    if (toLeft + toRight > left + right) [left, right] = [toLeft, toRight];
  }
  const found = places.filter((place) => place.left >= left && place.right >= right && place.room >= left + right);
  const occurrences = [...found, { text, token: at }].map((place) => ({ text: place.text, first: place.token - left, last: place.token + right }));
  return { first: at - left, last: at + right, occurrences: apart(occurrences.sort(byPlace)) };
}

/** Where the word asked for stands elsewhere, and how far the words around it agree; in tokens. */
interface Place {
  readonly text: IndexedText;
  readonly token: number;
  readonly left: number;
  readonly right: number;
  /** How many tokens the phrase may have beyond the first without overlapping itself. */
  readonly room: number;
}

/** Everywhere else that the word at a token stands, however it is written. */
function placesOf(index: CorpusIndex, here: IndexedText, at: number): Place[] {
  const { vocabulary } = index;
  const places: Place[] = [];
  for (const type of vocabulary.withFolded(vocabulary.folded[here.tokens.typeAt(at)])) {
    if (vocabulary.isCompound(type)) continue;
    for (const text of index.textsWith(type)) {
      for (const token of text.tokensOfAny([type])) {
        if (text === here && token === at) continue;
        const [left, right] = [agreement(index, here, at, text, token, -1), agreement(index, here, at, text, token, 1)];
        places.push({ text, token, left, right, room: text === here ? Math.abs(token - at) - 1 : Infinity });
      }
    }
  }
  return places;
}

/** How many tokens agree with those around token `there`, going left (-1) or right (1). */
function agreement(index: CorpusIndex, here: IndexedText, at: number, other: IndexedText, there: number, step: 1 | -1): number {
  const a = here.tokens;
  const b = other.tokens;
  const same = index.vocabulary.representative;
  let count = 0;
  while (count < FURTHEST) {
    const i = at + (count + 1) * step;
    const j = there + (count + 1) * step;
    if (!isJoined(a, i, step) || !isJoined(b, j, step) || same[a.typeAt(i)] !== same[b.typeAt(j)]) break;
    count++;
  }
  return count;
}

function isJoined(tokens: TokenReader, token: number, step: 1 | -1): boolean {
  if (token < 0 || token >= tokens.count) return false;
  return tokens.joinAt(step === 1 ? token : token + 1) <= Join.Quote;
}

function byPlace(a: Occurrence, b: Occurrence): number {
  if (a.text !== b.text) return a.text.name < b.text.name ? -1 : 1;
  return a.first - b.first;
}

/** Of occurrences in order, those that overlap none before. */
function apart(occurrences: readonly Occurrence[]): Occurrence[] {
  const kept: Occurrence[] = [];
  for (const one of occurrences) {
    const before = kept.at(-1);
    if (before?.text !== one.text || before.last < one.first) kept.push(one);
  }
  return kept;
}
