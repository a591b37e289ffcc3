/** `leitmotif report`: counts, a row a text, a column a theme; a counter-framing has a column of its own. */
import type { Lexicon } from '../../engine/lexicon/model';
import type { FileSystem } from '../fileSystem';
import { eachText, isAskedFor, LexiconHasErrors, type ScannedText } from './eachText';
import type { ScanOptions } from './options';
import { csvLine, Output, tableLines } from './output';

interface Column {
  readonly name: string;
  readonly theme: string;
  readonly pole: 'main' | 'counter';
}

export async function report(fs: FileSystem, options: ScanOptions): Promise<number> {
  const columns: Column[] = [];
  const rows: { file: string; words: number; counts: Map<string, number> }[] = [];
  let found = false;
  try {
    for await (const scanned of eachText(fs, options)) {
      addColumns(columns, scanned.lexicon);
      rows.push({ file: scanned.file, words: scanned.analysis.tokens.words, counts: countsOf(scanned) });
      found ||= isAskedFor(scanned.uses, options.failOn);
    }
  } catch (error) {
    if (error instanceof LexiconHasErrors) return 1;
    throw error;
  }
  await new Output().write(formatted(columns, rows, options.format));
  return found ? 1 : 0;
}

function addColumns(columns: Column[], { themes }: Lexicon): void {
  for (const { id, variants } of themes) {
    if (columns.some((column) => column.theme === id)) continue;
    columns.push({ name: id, theme: id, pole: 'main' });
    if (variants.some((variant) => variant.pole === 'counter')) columns.push({ name: `${id} (counter)`, theme: id, pole: 'counter' });
  }
}

function countsOf({ uses }: ScannedText): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { theme, pole } of uses) counts.set(`${theme} ${pole}`, (counts.get(`${theme} ${pole}`) ?? 0) + 1);
  return counts;
}

function formatted(columns: readonly Column[], rows: readonly { file: string; words: number; counts: Map<string, number> }[], format: ScanOptions['format']): string {
  const head = ['text', 'words', ...columns.map((column) => column.name)];
  const cells = rows.map(({ file, words, counts }) => [file, words, ...columns.map(({ theme, pole }) => counts.get(`${theme} ${pole}`) ?? 0)]);
  if (format === 'csv') return [head, ...cells].map((row) => csvLine(row)).join('');
  if (format === 'jsonl') return cells.map((row) => `${JSON.stringify(Object.fromEntries(row.map((cell, i) => [head[i], cell])))}\n`).join('');
  const sums = head.slice(1).map((_, i) => cells.reduce((sum, row) => sum + Number(row[i + 1]), 0));
  const texts = columns.map(({ theme, pole }) => rows.filter(({ counts }) => counts.has(`${theme} ${pole}`)).length);
  return tableLines(head, [...cells, ['all texts', ...sums], [`texts with a use, of ${rows.length}`, '', ...texts]]);
}
