/**
 * The longest phrase at a place that recurs: named in a lexicon or not, any words that stand elsewhere too can be followed.
 *
 * Words are equal where they fold alike; a phrase crosses what phrases of a lexicon cross (quotation marks, line wraps, hyphens).
 */
import { Join, type TokenReader } from '../text/tokens';
import type { TypeId } from '../text/vocabulary';
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
 * @param common places of a word above which those are looked at first where a word beside it agrees as well
 */
export function longestRecurring(index: CorpusIndex, text: IndexedText, at: number, common = COMMON): Recurring {
  const types = typesLike(index, text, at);
  const isCommon = timesOf(index, types) > common;
  let places = placesOf(index, text, at, isCommon ? beside(index, text, at) : all(index, types));
  const { left, right } = longestOf(places);
  if (isCommon && left + right === 0) places = placesOf(index, text, at, all(index, types));
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

/** Other places of the word at a token, among some of its places. */
function placesOf(index: CorpusIndex, here: IndexedText, at: number, among: Iterable<TextToken>): Place[] {
  const places: Place[] = [];
  for (const { text, token } of among) {
    if (text === here && token === at) continue;
    const [left, right] = [agreement(index, here, at, text, token, -1), agreement(index, here, at, text, token, 1)];
    places.push({ text, token, left, right, room: text === here ? Math.abs(token - at) - 1 : Infinity });
  }
  return places;
}

/** How far the longest phrase reaches to either side. */
function longestOf(places: readonly Place[]): { left: number; right: number } {
  let [left, right] = [0, 0];
  for (const place of places) {
    const toLeft = Math.min(place.left, place.room);
    const toRight = Math.min(place.right, place.room - toLeft);
    if (toLeft + toRight > left + right) [left, right] = [toLeft, toRight];
  }
  return { left, right };
}

const COMMON = 5000;

interface TextToken {
  readonly text: IndexedText;
  readonly token: number;
}

/** Everywhere that a word stands, however it is written. */
function* all(index: CorpusIndex, types: readonly TypeId[]): Generator<TextToken> {
  for (const text of index.textsWithAny(types)) for (const token of text.tokensOfAny(types)) yield { text, token };
}

/** Places of the word with the same word on one side at least; each once. */
function* beside(index: CorpusIndex, here: IndexedText, at: number): Generator<TextToken> {
  const before = isJoined(here.tokens, at - 1, -1) ? typesLike(index, here, at - 1) : [];
  const types = typesLike(index, here, at);
  const after = isJoined(here.tokens, at + 1, 1) ? typesLike(index, here, at + 1) : [];
  for (const text of index.textsWithAny(before)) for (const token of text.tokensBefore(before, types)) yield { text, token: token + 1 };
  const isBefore = new Set(before);
  for (const text of index.textsWithAny(after)) {
    for (const token of text.tokensBefore(types, after)) if (token === 0 || !isBefore.has(text.tokens.typeAt(token - 1))) yield { text, token };
  }
}

/** The types that fold as the word at a token does. */
function typesLike({ vocabulary }: CorpusIndex, { tokens }: IndexedText, token: number): TypeId[] {
  return vocabulary.withFolded(vocabulary.folded[tokens.typeAt(token)]).filter((type) => !vocabulary.isCompound(type));
}

function timesOf(index: CorpusIndex, types: readonly TypeId[]): number {
  return types.reduce((sum, type) => sum + index.timesOf(type), 0);
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
