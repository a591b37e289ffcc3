/**
 * Where words stand in a segment, found by looking through its tokens.
 *
 * The segment's tokens are counted from its first, those of a text from the text's; texts go by their place in the segment.
 */
import type { TypeId } from '../text/vocabulary';
import { COMPOUND, Head } from './packing';
import type { Numbers } from './sections';
import type { Segment } from './segment';

/** Is told of a place: the text, and the first and the last of its tokens there. */
type Tell = (text: number, first: number, last: number) => void;

/** Looking at every token for many words takes so many times as long as for one, which the platform does. */
const MANY = 4;

/**
 * Tells of every place of some types in some texts, each once: in order of those of one type, and in no order else.
 * @param wanted by text, 1 where it is looked through
 */
export function eachPlace(segment: Segment, types: readonly TypeId[], wanted: Uint8Array, tell: Tell): void {
  const { isCompound } = segment;
  const words = segment.wordsOf(types);
  const [compounds, single] = [words.filter(isCompound), words.filter((word) => !isCompound(word))];
  for (const word of compounds) eachCompound(segment, word, wanted, tell);
  let all = 0;
  for (let text = 0; text < wanted.length; text++) if (wanted[text] === 1) all += tokensIn(segment, text);
  if (single.length < MANY || tokensOfTexts(segment, single, wanted) < all * MANY) for (const word of single) eachToken(segment, word, wanted, tell);
  else eachOfMany(segment, single, wanted, tell);
}

/**
 * The last token after `stop`, and not after `last`, whose word is marked; `stop` where there is none.
 * @param words by token
 * @param marked by word, 1 where it is meant
 */
export function lastMarked(words: Numbers, marked: Uint8Array, stop: number, last: number): number {
  let token = last;
  // Most words are none of these: several are told at one go.
  while (token > stop + 4 && (marked[words[token]] | marked[words[token - 1]] | marked[words[token - 2]] | marked[words[token - 3]]) === 0) token -= 4;
  while (token > stop && marked[words[token]] === 0) token--;
  return token;
}

/** The first token in `[from, end)` whose word is marked; `end` where there is none. */
function firstMarked(words: Numbers, marked: Uint8Array, from: number, end: number): number {
  let token = from;
  while (token < end - 4 && (marked[words[token]] | marked[words[token + 1]] | marked[words[token + 2]] | marked[words[token + 3]]) === 0) token += 4;
  while (token < end && marked[words[token]] === 0) token++;
  return token;
}

/** Tells of the tokens in `[from, end)` whose words are marked, ascending. */
export function eachMarked(words: Numbers, marked: Uint8Array, from: number, end: number, tell: (token: number) => void): void {
  for (let at = firstMarked(words, marked, from, end); at < end; at = firstMarked(words, marked, at + 1, end)) tell(at);
}

/** Looks for a word that is no compound. What the platform looks for it finds several times faster than a loop does. */
function eachToken(segment: Segment, word: number, wanted: Uint8Array, tell: Tell): void {
  const texts = segment.textsOf(word);
  for (let i = 0; i < texts.length; i++) {
    let text = texts[i];
    if (wanted[text] === 0) continue;
    // Texts that stand one after the other are looked through at one go.
    while (i + 1 < texts.length && texts[i + 1] === texts[i] + 1 && wanted[texts[i + 1]] === 1) i++;
    const from = segment.headAt(text, Head.Token);
    const some = segment.words.subarray(from, segment.headAt(texts[i] + 1, Head.Token));
    let [first, end] = [from, segment.headAt(text + 1, Head.Token)];
    for (let at = some.indexOf(word); at >= 0; at = some.indexOf(word, at + 1)) {
      while (from + at >= end) [first, end] = [end, segment.headAt(++text + 1, Head.Token)];
      tell(text, from + at - first, from + at - first);
    }
  }
}

function eachOfMany(segment: Segment, words: readonly number[], wanted: Uint8Array, tell: Tell): void {
  const marked = new Uint8Array(segment.types.length);
  for (const word of words) marked[word] = 1;
  for (let text = 0; text < wanted.length; text++) {
    if (wanted[text] === 0) continue;
    const from = segment.headAt(text, Head.Token);
    const end = segment.headAt(text + 1, Head.Token);
    eachMarked(segment.words, marked, from, end, (at) => tell(text, at - from, at - from));
  }
}

function eachCompound(segment: Segment, word: number, wanted: Uint8Array, tell: Tell): void {
  const { compounds } = segment;
  for (const text of segment.textsOf(word)) {
    if (wanted[text] === 0) continue;
    const end = segment.headAt(text + 1, Head.Compound);
    for (let at = segment.headAt(text, Head.Compound); at < end; at += COMPOUND) if (compounds[at + 2] === word) tell(text, compounds[at], compounds[at + 1]);
  }
}

function tokensIn(segment: Segment, text: number): number {
  return segment.headAt(text + 1, Head.Token) - segment.headAt(text, Head.Token);
}

/** Tokens of the texts that have them, for each word anew. */
function tokensOfTexts(segment: Segment, words: readonly number[], wanted: Uint8Array): number {
  let tokens = 0;
  for (const word of words) for (const text of segment.textsOf(word)) if (wanted[text] === 1) tokens += tokensIn(segment, text);
  return tokens;
}
