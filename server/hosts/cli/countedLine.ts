/** What `leitmotif count` reads in a line: a use, a count, or what a run says of itself. */
import type { Pole } from '../../engine/lexicon/model';
import type { Fields } from './jsonLines';
import type { Summary } from './summary';

/** A use, as `scan` writes it. */
export interface UseLine {
  readonly file: string;
  readonly theme: string;
  readonly pole: Pole;
}

/** The uses of one pole of a theme. */
export interface Count {
  readonly theme: string;
  readonly pole: Pole;
  readonly uses: number;
  /** Texts with such a use. */
  readonly texts: number;
}

export type CountedLine = { use: UseLine } | { count: Count } | { summary: Summary } | { reason: string };

/** Reads the fields of a line, or says that they are none of these. */
export function readCountedLine(fields: Fields): CountedLine {
  if (isUse(fields)) return { use: fields };
  if (isCount(fields)) return { count: fields };
  if (isSummary(fields)) return { summary: fields };
  return { reason: 'this is no use, no count and no summary' };
}

function isUse(fields: Fields): fields is Fields & UseLine {
  return isOfTheme(fields) && typeof fields.file === 'string';
}

function isCount(fields: Fields): fields is Fields & Count {
  return isOfTheme(fields) && areNumbers(fields, ['uses', 'texts']);
}

function isSummary(fields: Fields): fields is Fields & Summary {
  return areNumbers(fields, ['documents', 'words', 'unread', 'rows']) && typeof fields.lexicon === 'string' && typeof fields.options === 'string';
}

function isOfTheme({ theme, pole }: Fields): boolean {
  return typeof theme === 'string' && (pole === 'main' || pole === 'counter');
}

/** Whether all are whole, and not below 0. */
function areNumbers(fields: Fields, names: readonly string[]): boolean {
  return names.every((name) => Number.isSafeInteger(fields[name]) && Number(fields[name]) >= 0);
}
