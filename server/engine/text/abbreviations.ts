/** Abbreviations whose stop ends no sentence. English ones, with the few German, French and Russian that stand in English texts. */
import { Char, classAt, isDigit, isUpper } from './characters';

const ALWAYS = new Set(
  'mr mrs ms dr prof gen sen rep gov capt col lt maj sgt adm st jr sr hon rev pres vs cf viz approx dept est fr mme mlle hr'.split(' '),
);
const BEFORE_NUMBER = new Set(
  'no nos vol p pp art arts sec fig figs ch para paras jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
);
const BEFORE_LOWER_OR_COMMA = new Set('etc inc ltd co corp al bros'.split(' '));

/**
 * Whether the stop at `stop` belongs to the word `text[start, stop)` and ends no sentence: a known abbreviation, or an
 * initial ("J. Smith").
 */
export function isAbbreviation(text: string, start: number, stop: number, to: number): boolean {
  const length = stop - start;
  if (length > 6) return false;
  if (length === 1 && isUpper(text, start)) return isInitialOfName(text, stop, to);
  const word = text.slice(start, stop).toLowerCase();
  if (ALWAYS.has(word)) return true;
  const next = nextVisible(text, stop + 1, to);
  if (next < 0) return false;
  if (BEFORE_NUMBER.has(word)) return isDigit(text.charCodeAt(next));
  return BEFORE_LOWER_OR_COMMA.has(word) && classAt(text, next) === Char.Comma;
}

/** "J. Smith", "V. V. Putin": a capital, its stop, one space, and a capital; the pronoun I is no initial. */
function isInitialOfName(text: string, stop: number, to: number): boolean {
  if (text.charCodeAt(stop - 1) === 0x49) return false;
  const next = nextVisible(text, stop + 1, to);
  return next >= 0 && isUpper(text, next);
}

function nextVisible(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const kind = classAt(text, at);
    if (kind !== Char.Space && kind !== Char.Newline && kind !== Char.Ignorable) return at;
  }
  return -1;
}
