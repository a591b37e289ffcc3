/** The wordings of uses, found from the words of the index wherever these tell them, so that no text need be read for it. */
import type { ReadableText } from '../text/readableText';
import { Join, type TokenReader } from '../text/tokens';
import type { Vocabulary } from '../text/vocabulary';

/** Tokens, both included. */
interface Placed {
  readonly firstToken: number;
  readonly lastToken: number;
}

/** What tokens `[firstToken, lastToken]` are written as, white space made one blank. */
export function wordingOf(text: ReadableText, { surface }: Vocabulary, { firstToken, lastToken }: Placed): string {
  const { tokens } = text;
  let wording = '';
  for (let token = firstToken; token <= lastToken; token++) {
    if (token > firstToken && !isBlankBefore(tokens, token)) return text.content.slice(tokens.startAt(firstToken), tokens.endAt(lastToken)).replace(/\s+/g, ' ');
    const compound = tokens.compoundAt(token);
    const isWhole = compound >= 0 && tokens.compoundLastAt(compound) <= lastToken;
    wording += `${token > firstToken ? ' ' : ''}${surface[isWhole ? tokens.compoundTypeAt(compound) : tokens.typeAt(token)]}`;
    if (isWhole) token = tokens.compoundLastAt(compound);
  }
  return wording.replace(/\s+/g, ' ');
}

/** Whether one blank and nothing else stands before a token. */
function isBlankBefore(tokens: TokenReader, token: number): boolean {
  return tokens.joinAt(token) === Join.Space && tokens.startAt(token) - tokens.endAt(token - 1) === 1;
}

/** How often each wording stands among some places, in small letters. */
export function wordingsOf(places: Iterable<{ readonly text: ReadableText; readonly use: Placed }>, vocabulary: Vocabulary): Map<string, number> {
  const times = new Map<string, number>();
  for (const { text, use } of places) {
    const wording = wordingOf(text, vocabulary, use).toLowerCase();
    times.set(wording, (times.get(wording) ?? 0) + 1);
  }
  return times;
}
