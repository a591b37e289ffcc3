/**
 * Items: a variant taken apart at its spaces and parentheses, before any word of it is read.
 *
 *     (acts|policy) of ~2 domination   →   choice, words "of", gap 2, words "domination"
 *     hegemon(y|ic)                    →   choice of the words "hegemony" and "hegemonic"
 */

export type Item =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'gap'; readonly words: number }
  /** Any one of these; an empty one makes the choice optional. */
  | { readonly kind: 'choice'; readonly choices: readonly (readonly Item[])[] };

interface ItemProblem {
  readonly code: 'pattern-syntax' | 'pattern-limit';
  readonly message: string;
}

/** Alternatives that parentheses inside one word may make. */
const MOST_SPELLINGS = 1000;
/** Parentheses inside parentheses. */
const DEEPEST = 10;
/** Words a `~n` gap may span at most. */
const WIDEST_GAP = 50;

/** @throws ItemError where parentheses or gaps do not make sense */
export function itemsOf(text: string): Item[] {
  return readItems(text, 0);
}

export class ItemError extends Error {
  constructor(readonly problem: ItemProblem) {
    super(problem.message);
  }
}

function fail(code: ItemProblem['code'], message: string): never {
  throw new ItemError({ code, message });
}

function readItems(text: string, depth: number): Item[] {
  if (depth > DEEPEST) fail('pattern-limit', `Parentheses may stand ${DEEPEST} deep at most.`);
  const items: Item[] = [];
  let words: string[] = [];
  const flush = (): void => {
    if (words.length > 0) items.push({ kind: 'words', text: words.join(' ') });
    words = [];
  };
  for (const piece of splitOutside(text, /\s/)) {
    const gap = /^~(\d+)$/.exec(piece);
    if (piece === '') continue;
    else if (gap) {
      flush();
      items.push(gapOf(Number(gap[1])));
    } else if (piece.startsWith('~')) fail('pattern-syntax', `"${piece}" is no gap: write ~ and a number, as in ~2.`);
    else if (!piece.includes('(')) words.push(piece);
    else {
      flush();
      const [, group, marks] = /^(.*\))([,;:.!…—]*)$/s.exec(piece) ?? ['', piece, ''];
      items.push(choiceOf(group, depth));
      if (marks) words.push(marks);
    }
  }
  flush();
  return items;
}

function gapOf(words: number): Item {
  if (words > WIDEST_GAP) fail('pattern-limit', `A gap may be ${WIDEST_GAP} words at most.`);
  return { kind: 'gap', words };
}

/** A group that stands by itself is a choice of phrases; one inside a word is a choice of spellings. */
function choiceOf(piece: string, depth: number): Item {
  const inner = piece.startsWith('(') && closing(piece, 0) === piece.length - 1 ? [piece.slice(1, -1)] : undefined;
  const phrases = inner ? splitOutside(inner[0], /\|/) : spellings(piece, depth);
  return { kind: 'choice', choices: [...new Set(phrases)].map((phrase) => readItems(phrase, depth + 1)) };
}

/** Every spelling of a word with groups in it: `hegemon(y|ic)`. */
function spellings(piece: string, depth: number): string[] {
  if (depth > DEEPEST) fail('pattern-limit', `Parentheses may stand ${DEEPEST} deep at most.`);
  const open = piece.indexOf('(');
  if (open < 0) return [piece];
  const close = closing(piece, open);
  const middles = splitOutside(piece.slice(open + 1, close), /\|/).flatMap((middle) => spellings(middle, depth + 1));
  const rests = spellings(piece.slice(close + 1), depth);
  if (middles.length * rests.length > MOST_SPELLINGS) {
    fail('pattern-limit', `Parentheses inside a word may make ${MOST_SPELLINGS.toLocaleString('en')} spellings at most.`);
  }
  return middles.flatMap((middle) => rests.map((rest) => piece.slice(0, open) + middle + rest));
}

/** The parenthesis that closes the one at `open`. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return fail('pattern-syntax', 'An opening parenthesis is never closed.');
}

/** Splits at a sign wherever it stands outside parentheses. */
function splitOutside(text: string, sign: RegExp): string[] {
  if (!/[()]/.test(text)) return text.split(sign);
  const pieces: string[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth < 0) fail('pattern-syntax', 'A closing parenthesis has no opening one before it.');
    else if (depth === 0 && sign.test(text[at])) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  if (depth > 0) fail('pattern-syntax', 'An opening parenthesis is never closed.');
  return [...pieces, text.slice(start)];
}
