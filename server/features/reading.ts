/** Says which reading of a compound, or which folding, made a use of a wording. */
import type { WrittenPattern } from '../engine/lexicon/model';
import type { IndexedText } from '../engine/index/corpusIndex';
import type { Use } from '../engine/match/uses';
import { Join, wordEnd, wordStart, type TokenReader } from '../engine/text/tokens';

const HYPHEN = /[-\u2010-\u2013\u00ad]/;

/** One clause, such as "as a part of the compound “hegemony-seeking”"; `undefined` where the wording stands as written. */
export function readingOf(text: IndexedText, use: Use, variant: WrittenPattern): string | undefined {
  const { tokens } = text;
  const from = wordStart(tokens, use.firstToken);
  const to = wordEnd(tokens, use.lastToken);
  if (from < use.firstToken || to > use.lastToken) {
    return `as a part of the compound “${text.content.slice(tokens.startAt(from), tokens.endAt(to)).replace(/\s+/g, '')}”`;
  }
  const wording = text.content.slice(use.start, use.end);
  if (HYPHEN.test(variant.source) && !HYPHEN.test(wording)) return use.firstToken === use.lastToken ? 'read closed' : 'read open, without the hyphen';
  if (!HYPHEN.test(variant.source) && hasCompound(tokens, use)) return variant.source.includes(' ') ? 'read across the hyphen' : 'read as one word, without the hyphen';
  return /[\r\n]/.test(wording) ? 'across a line break' : undefined;
}

function hasCompound(tokens: TokenReader, use: Use): boolean {
  for (let token = use.firstToken + 1; token <= use.lastToken; token++) if (tokens.joinAt(token) === Join.Hyphen) return true;
  return false;
}
