/** Uses as rows of output, the same wherever their texts come from. */
import type { Use } from '../../engine/match/uses';
import { LineIndex } from '../../engine/text/lines';
import type { ScannedText } from './eachText';
import type { Format } from './options';
import { csvLine } from './output';

const COLUMNS = ['file', 'start', 'end', 'line', 'character', 'endLine', 'endCharacter', 'text', 'theme', 'variant', 'pole', 'zone'] as const;

/** One line of output. Offsets are UTF-16 units in the decoded text; lines and characters are zero-based, as in the protocol. */
export type Row = Record<(typeof COLUMNS)[number], string | number>;

/** The uses of a text, by start. */
export function rowsOf({ file, analysis, lexicon, uses }: ScannedText): Row[] {
  if (uses.length === 0) return [];
  const lines = LineIndex.of(analysis.text);
  const themes = new Map(lexicon.themes.map((theme) => [theme.id, theme]));
  return uses.map((use) => toRow(file, use, themes.get(use.theme)!.variants[use.variant].source, analysis.text, lines));
}

function toRow(file: string, { start, end, theme, pole, zone }: Use, variant: string, text: string, lines: LineIndex): Row {
  const from = lines.position(start);
  const to = lines.position(end);
  return {
    file, start, end, line: from.line, character: from.character, endLine: to.line, endCharacter: to.character,
    text: text.slice(start, end), theme, variant, pole, zone,
  };
}

/** The formats that are written row by row, so that nothing is held. */
export type RowFormat = Exclude<Format, 'table'>;

/** What stands above the first row of CSV. */
export const CSV_HEAD = csvLine(COLUMNS);

export function lineOf(row: Row, format: RowFormat): string {
  return format === 'csv' ? csvLine(COLUMNS.map((column) => row[column])) : `${JSON.stringify(row)}\n`;
}
