/** KWIC: a use with its left and right context. */
import type { TextContent } from '../text/editedText';
import type { ReadableText } from '../text/readableText';
import { wordEnd, wordStart, type TokenReader } from '../text/tokens';

export interface Kwic {
  readonly left: string;
  readonly match: string;
  readonly right: string;
}

/** Where what is shown stands: in UTF-16 units, and the tokens it takes up, both included. */
export interface Placed {
  readonly start: number;
  readonly end: number;
  readonly firstToken: number;
  readonly lastToken: number;
}

/**
 * The context of a place: `span` words a side (a compound is one word), clipped at the ends of the text. Wording and marks
 * are the text's own; white space is made one space. Follows quanteda's `kwic` in what it counts.
 */
export function kwic({ content, tokens }: ReadableText, { start, end, firstToken, lastToken }: Placed, span = 5): Kwic {
  const from = tokens.count > 0 ? tokens.startAt(wordsBefore(tokens, firstToken, span)) : start;
  const to = tokens.count > 0 ? tokens.endAt(wordsAfter(tokens, lastToken, span)) : end;
  const slice = (a: number, b: number): string => content.slice(a, b).replace(/\s+/g, ' ');
  return {
    left: slice(Math.min(from, start), start).trimStart(),
    match: slice(start, end),
    right: slice(end, endWithMark(content, Math.max(to, end))).trimEnd(),
  };
}

function wordsBefore(tokens: TokenReader, token: number, words: number): number {
  let at = wordStart(tokens, token);
  for (let i = 0; i < words && at > 0; i++) at = wordStart(tokens, at - 1);
  return at;
}

function wordsAfter(tokens: TokenReader, token: number, words: number): number {
  let at = wordEnd(tokens, token);
  for (let i = 0; i < words && at < tokens.count - 1; i++) at = wordEnd(tokens, at + 1);
  return at;
}

/** Takes in the stop, comma or closing mark right after the last word. */
function endWithMark(text: TextContent, end: number): number {
  const mark = /^[^\s\p{L}\p{N}]{1,3}/u.exec(text.slice(end, end + 3));
  return end + (mark ? mark[0].length : 0);
}
