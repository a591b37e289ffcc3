/** What quanteda keeps whole before it looks for words: e-mail and web addresses, @users and #tags. */
import type { Span } from '../text/layout';

const EMAIL = '[-+a-zA-Z0-9_.]+@[-a-zA-Z0-9]+(?:\\.[-a-zA-Z0-9]+)*\\.[a-z]+';
const URL = '(?:[-a-zA-Z0-9+.]{2,20}://|www\\.)[-+a-zA-Z0-9@#:.%~=_&/]+(?:\\.[-a-zA-Z0-9]+)+(?:[/?#][-+a-zA-Z0-9@#:.%~=_&]+)*[/?#]?';
const USER = '@[a-zA-Z0-9_]+';
const TAG = '#[\\p{L}\\p{N}_]+#?';

const KEPT = new RegExp([EMAIL, URL, USER, TAG].join('|'), 'gu');
/** What each of them has in it. */
const SIGN = /[@#]|:\/\/|www\./;
/** What none of them has in it; half a character may be of a letter. */
const OUTSIDE = /[^-+@#:.%~=_&/?\p{L}\p{N}\p{Cs}]/u;

/** UTF-16 units given to the expression at once: its time may grow with the square of them. */
const LONGEST_PIECE = 2000;

/**
 * The spans kept whole in a text without white space, in order; UTF-16 units. Where more characters that could be an address's follow
 * each other than are read at once, the text is divided among them.
 */
export function keptWhole(text: string): Span[] {
  const kept: Span[] = [];
  if (!SIGN.test(text)) return kept;
  for (let from = 0; from < text.length; ) {
    const piece = pieceFrom(text, from);
    for (const { 0: found, index } of piece.matchAll(KEPT)) kept.push({ start: from + index, end: from + index + found.length });
    from += piece.length;
  }
  return kept;
}

/** As much as is read at once, up to where no address can go on. */
function pieceFrom(text: string, from: number): string {
  const piece = text.slice(from, from + LONGEST_PIECE);
  if (from + piece.length === text.length) return piece;
  for (let end = piece.length - 1; end > 0; end--) if (OUTSIDE.test(piece[end])) return piece.slice(0, end);
  return piece;
}
