/** `leitmotif scan`: every use, one a line, by file, then start. */
import type { Use } from '../../engine/match/uses';
import { LineIndex } from '../../engine/text/lines';
import type { FileSystem } from '../fileSystem';
import { eachText, isAskedFor, LexiconHasErrors, type ScannedText } from './eachText';
import type { ScanOptions } from './options';
import { csvLine, Output, tableLines } from './output';

const COLUMNS = ['file', 'start', 'end', 'line', 'character', 'endLine', 'endCharacter', 'text', 'theme', 'variant', 'pole', 'zone'] as const;

/** One line of output. Offsets are UTF-16 units in the decoded text; lines and characters are zero-based, as in the protocol. */
type Row = Record<(typeof COLUMNS)[number], string | number>;

export async function scanTexts(fs: FileSystem, options: ScanOptions): Promise<number> {
  const output = new Output();
  const rows: Row[] = [];
  let found = false;
  if (options.format === 'csv') await output.write(csvLine(COLUMNS));
  try {
    for await (const scanned of eachText(fs, options)) {
      found ||= isAskedFor(scanned.uses, options.failOn);
      for (const row of rowsOf(scanned)) {
        if (options.format === 'jsonl') await output.write(`${JSON.stringify(row)}\n`);
        else if (options.format === 'csv') await output.write(csvLine(COLUMNS.map((column) => row[column])));
        else rows.push(row);
      }
    }
  } catch (error) {
    if (error instanceof LexiconHasErrors) return 1;
    throw error;
  }
  if (options.format === 'table') await output.write(tableLines(['file', 'line', 'theme', 'variant', 'text'], rows.map(forPerson)));
  return found ? 1 : 0;
}

function rowsOf({ file, analysis, lexicon, uses }: ScannedText): Row[] {
  const lines = new LineIndex(analysis.text);
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

/** Tables are read by people: lines from 1, and no line breaks inside a cell. */
function forPerson({ file, line, theme, variant, text }: Row): (string | number)[] {
  return [file, Number(line) + 1, theme, variant, String(text).replace(/\s+/g, ' ')];
}
