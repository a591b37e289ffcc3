/** `leitmotif scan`: every use, one a line, by file, then start. */
import type { FileSystem } from '../fileSystem';
import { eachText, isAskedFor, LexiconHasErrors } from './eachText';
import type { ScanOptions } from './options';
import { Output, tableLines } from './output';
import { CSV_HEAD, lineOf, rowsOf, type Row } from './useRows';

export async function scanTexts(fs: FileSystem, options: ScanOptions): Promise<number> {
  const { format } = options;
  const output = new Output();
  const rows: Row[] = [];
  let found = false;
  if (format === 'csv') await output.write(CSV_HEAD);
  try {
    for await (const scanned of eachText(fs, options)) {
      found ||= isAskedFor(scanned.uses, options.failOn);
      for (const row of rowsOf(scanned)) {
        if (format === 'table') rows.push(row);
        else await output.write(lineOf(row, format));
      }
    }
  } catch (error) {
    if (error instanceof LexiconHasErrors) return 1;
    throw error;
  }
  if (format === 'table') await output.write(tableLines(['file', 'line', 'theme', 'variant', 'text'], rows.map(forPerson)));
  return found ? 1 : 0;
}

/** Tables are read by people: lines from 1, and no line breaks inside a cell. */
function forPerson({ file, line, theme, variant, text }: Row): (string | number)[] {
  return [file, Number(line) + 1, theme, variant, String(text).replace(/\s+/g, ' ')];
}
