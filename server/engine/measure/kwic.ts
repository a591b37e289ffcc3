/** KWIC: a use with its left and right context. */
import { wordEnd, wordStart, type Tokens } from '../text/tokens';
import type { TextAnalysis } from '../text/analysis';

export interface Kwic {
  readonly left: string;
  readonly match: string;
  readonly right: string;
}

/**
 * The context of tokens `[first, last]`: `span` words a side (a compound is one word), clipped at the ends of the text. Wording and marks
 * are the text's own; white space is made one space. Follows quanteda's `kwic` in what it counts.
 */
export function kwic(analysis: TextAnalysis, first: number, last: number, span = 5): Kwic {
  const { text, tokens } = analysis;
  const from = wordsBefore(tokens, first, span);
  const to = wordsAfter(tokens, last, span);
  const slice = (start: number, end: number): string => text.slice(start, end).replace(/\s+/g, ' ');
  const [start, end] = [tokens.start[first], tokens.end[last]];
  return {
    left: slice(tokens.start[from], start).trimStart(),
    match: slice(start, end),
    right: slice(end, endWithMark(text, tokens.end[to])).trimEnd(),
  };
}

function wordsBefore(tokens: Tokens, token: number, words: number): number {
  let at = wordStart(tokens, token);
  for (let i = 0; i < words && at > 0; i++) at = wordStart(tokens, at - 1);
  return at;
}

function wordsAfter(tokens: Tokens, token: number, words: number): number {
  let at = wordEnd(tokens, token);
  for (let i = 0; i < words && at < tokens.count - 1; i++) at = wordEnd(tokens, at + 1);
  return at;
}

/** Takes in the stop, comma or closing mark right after the last word. */
function endWithMark(text: string, end: number): number {
  const mark = /^[^\s\p{L}\p{N}]{1,3}/u.exec(text.slice(end, end + 3));
  return end + (mark ? mark[0].length : 0);
}
