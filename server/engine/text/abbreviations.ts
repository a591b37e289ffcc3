/** Abbreviations whose stop ends no sentence. English ones, with the few German, French and Russian that stand in English texts. */
import { Char, classAt, isDigit, isUpper } from './characters';

/** When the stop of an abbreviation ends no sentence. */
const enum Before {
  Anything,
  Number,
  Comma,
}

const ABBREVIATIONS = new Map<string, Before>([
  ...rows(
    Before.Anything,
    'mr mrs ms dr prof gen sen rep gov capt col lt maj sgt adm st jr sr hon rev pres vs cf viz approx dept est fr mme mlle hr',
  ),
  ...rows(Before.Number, 'no nos vol p pp art arts sec fig figs ch para paras jan feb mar apr jun jul aug sep sept oct nov dec'),
  ...rows(Before.Comma, 'etc inc ltd co corp al bros'),
]);

function rows(before: Before, words: string): [string, Before][] {
  return words.split(' ').map((word) => [word, before]);
}

/** UTF-16 units of the longest. */
const LONGEST = 6;

/** Whether the word `text[start, end)` is a known abbreviation: the stop of no other word longer than a letter ends no sentence. */
export function isListed(text: string, start: number, end: number): boolean {
  return end - start <= LONGEST && ABBREVIATIONS.has(text.slice(start, end).toLowerCase());
}

/**
 * Whether the stop at `stop` belongs to the word `text[start, stop)` and ends no sentence: a known abbreviation, or an
 * initial ("J. Smith").
 */
export function isAbbreviation(text: string, start: number, stop: number, to: number): boolean {
  const length = stop - start;
  if (length > LONGEST) return false;
  if (length === 1 && isUpper(text, start)) return isInitialOfName(text, stop, to);
  const before = ABBREVIATIONS.get(text.slice(start, stop).toLowerCase());
  if (before === undefined) return false;
  if (before === Before.Anything) return true;
  const next = nextVisible(text, stop + 1, to);
  if (next < 0) return false;
  return before === Before.Number ? isDigit(text.charCodeAt(next)) : classAt(text, next) === Char.Comma;
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
