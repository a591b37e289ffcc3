/**
 * Dates as people write them, in the head of a text or in a table: numbers by rules of our own, names of months by chrono.
 *
 * A date is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. What could be two dates ("04/05/2022") or is a period is none.
 */
import type { Chrono } from 'chrono-node';
import * as de from 'chrono-node/de';
import * as en from 'chrono-node/en';
import * as es from 'chrono-node/es';
import * as fr from 'chrono-node/fr';
import * as ru from 'chrono-node/ru';

export interface FoundDate {
  readonly iso: string;
  /** Range in the line, UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const YEAR = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/;

interface NumericForm {
  readonly pattern: RegExp;
  /** Year, month, day from the groups; `undefined` where they do not tell which is which. */
  readonly read: (groups: string[]) => [number, number?, number?] | undefined;
}

const NUMERIC: readonly NumericForm[] = [
  { pattern: /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/, read: ([, y, , m, d]) => [+y, +m, +d] },
  {
    pattern: /(?<!\d)(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日号號일])?/,
    read: ([, y, m, d]) => (d ? [+y, +m, +d] : [+y, +m]),
  },
  { pattern: /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/, read: ([, d, m, y]) => [+y, +m, +d] },
  { pattern: /(?<!\d)(\d{1,2})([-/])(\d{1,2})\2(\d{4})(?!\d)/, read: ([, a, , b, y]) => dayAndMonth(+a, +b, +y) },
];

/** Day first or month first: told only by a number above 12, or where both are the same. */
function dayAndMonth(a: number, b: number, year: number): [number, number, number] | undefined {
  if (a > 12 || a === b) return [year, b, a];
  return b > 12 ? [year, a, b] : undefined;
}

/** A test that costs little before chrono, which costs much; the months of languages that share names go to the first. */
const MONTHS: readonly (readonly [RegExp, { readonly strict: Chrono; readonly casual: Chrono }])[] = [
  [/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i, en],
  [/(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)/i, ru],
  [/(?:janvier|f[ée]vrier|mars|avril|\bmai\b|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)/i, fr],
  [/(?:januar|februar|märz|april|\bmai\b|juni|juli|august|oktober|dezember)/i, de],
  [/(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)/i, es],
];

const ZONE = String.raw`(?:\s?\(?(?:GMT|UTC|EST|EDT|BST|MSK|CET|CST|МСК|Beijing Time)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\)?)?`;
const TIME = new RegExp(String.raw`(?<!\d)(?:[01]?\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d)?(?:\s?[ap]\.?m\b\.?)?${ZONE}`, 'giu');

/** The line with times of day blanked out, at the same offsets. */
export function withoutTimes(line: string): string {
  return line.includes(':') || line.includes('：') ? line.replace(TIME, (time) => ' '.repeat(time.length)) : line;
}

/** The first full date of a line, or its month and year; a line is short, and read as one. */
export function findDate(line: string): FoundDate | undefined {
  if (!YEAR.test(line)) return undefined;
  const plain = withoutTimes(line);
  return numericDate(plain) ?? namedDate(plain);
}

function numericDate(line: string): FoundDate | undefined {
  for (const { pattern, read } of NUMERIC) {
    const found = pattern.exec(line);
    const parts = found && read(found as unknown as string[]);
    const iso = parts && isoOf(...parts);
    if (iso) return { iso, start: found.index, end: found.index + found[0].length };
  }
  return undefined;
}

function namedDate(line: string): FoundDate | undefined {
  for (const [stem, language] of MONTHS) {
    if (!stem.test(line)) continue;
    const found = fromChrono(line, language.strict) ?? fromChrono(line, language.casual);
    if (found) return found;
  }
  return undefined;
}

/** Only what the writer wrote: no part of a date that chrono filled in, and no periods. */
function fromChrono(line: string, chrono: Chrono): FoundDate | undefined {
  for (const result of chrono.parse(line)) {
    const { start } = result;
    if (result.end || !start.isCertain('year') || !start.isCertain('month') || !YEAR.test(result.text)) continue;
    const iso = isoOf(start.get('year')!, start.get('month')!, start.isCertain('day') ? start.get('day')! : undefined);
    const lead = result.text.length - result.text.trimStart().length;
    if (iso) return { iso, start: result.index + lead, end: result.index + result.text.trimEnd().length };
  }
  return undefined;
}

function isoOf(year: number, month?: number, day?: number): string | undefined {
  if (year < 1500 || year > 2099) return undefined;
  if (month === undefined) return String(year);
  if (month < 1 || month > 12) return undefined;
  const head = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return head;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? `${head}-${String(day).padStart(2, '0')}` : undefined;
}

/** What may stand around a date that is the whole of a value: weekdays, and marks. */
const AROUND = /^(?:\p{L}+day|г\.?|года?|le|am|[\s,.()|–—-])*$/iu;

/** A value that is a date and nothing else, as ISO; `undefined` where it is not, or not surely. */
export function isoDate(value: string): string | undefined {
  const plain = value.trim();
  if (/^\d{4}$/.test(plain)) return isoOf(+plain);
  const bare = /^(\d{4})[-/.](\d{1,2})$/.exec(plain);
  if (bare) return isoOf(+bare[1], +bare[2]);
  const stamp = /^(\d{4})-(\d\d)-(\d\d)[T ]\d\d:\d\d[\d:.,]*\s*(?:Z|[+-]\d\d(?::?\d\d)?)?$/.exec(plain);
  if (stamp) return isoOf(+stamp[1], +stamp[2], +stamp[3]);
  if (plain.length > 80) return undefined;
  const found = findDate(plain);
  return found && AROUND.test(withoutTimes(plain.slice(0, found.start) + ' ' + plain.slice(found.end))) ? found.iso : undefined;
}
