/**
 * Wider variants for a wording that stands in a text: a glob that lets a word end otherwise, a gap that lets words stand between. What each
 * of them would catch is for the index to say.
 */

/** Letters of a word that a glob keeps at least, and the share of them. */
const FEWEST_LETTERS = 4;
const SHARE_KEPT = 0.55;
/** Letters a glob lets go at most: further off is another word. */
const MOST_ENDINGS = 6;
/** Words that a gap lets stand between. */
const GAPS = [1, 2, 3];
/** Words beside each other that a gap is tried between. */
const MOST_WORDS = 6;

/**
 * Candidates, the narrowest of each kind first.
 * @param wording plain words divided by single spaces
 */
export function widerVariants(wording: string): string[] {
  const words = wording.split(' ');
  return [...globs(words), ...gaps(words)];
}

/** One word with another ending, the last word first, as English and its kin decline and conjugate there. */
function globs(words: readonly string[]): string[] {
  const order = [...words.keys()].reverse();
  const each = order.flatMap((at) => prefixesOf(words[at]).map((prefix) => words.with(at, `${prefix}*`).join(' ')));
  return words.length === 1 ? [...each, `*${words[0]}`] : each;
}

function prefixesOf(word: string): string[] {
  if (!/^\p{L}[\p{L}\p{M}’'-]*$/u.test(word)) return [];
  const shortest = Math.max(FEWEST_LETTERS, Math.ceil(word.length * SHARE_KEPT), word.length - MOST_ENDINGS);
  const prefixes: string[] = [];
  for (let length = word.length; length >= shortest; length--) {
    const prefix = word.slice(0, length);
    // Half a character, or a mark without its letter, is no beginning of a word.
    if (!/[\ud800-\udbff’'-]$/u.test(prefix) && !/^[\udc00-\udfff\p{M}]/u.test(word.slice(length))) prefixes.push(prefix);
  }
  return prefixes;
}

function gaps(words: readonly string[]): string[] {
  if (words.length < 2 || words.length > MOST_WORDS) return [];
  const places = [...words.keys()].slice(1);
  return places.flatMap((at) => GAPS.map((gap) => [...words.slice(0, at), `~${gap}`, ...words.slice(at)].join(' ')));
}
