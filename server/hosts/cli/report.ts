/** `leitmotif report`: counts, a row a text, a column a theme; a counter-framing has a column of its own, and so have a theme and those below it together. */
import { themesBelow } from '../../engine/lexicon/family';
import type { Lexicon } from '../../engine/lexicon/model';
import { usesTogether } from '../../engine/match/uses';
import type { FileSystem } from '../fileSystem';
import { eachText, isAskedFor, LexiconHasErrors, type ScannedText } from './eachText';
import type { ScanOptions } from './options';
import { csvLine, Output, tableLines } from './output';

interface Column {
  readonly name: string;
  /** Of the counts in it. */
  readonly key: string;
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
  const below = themesBelow(themes);
  const add = (name: string, key: string): void => {
    if (!columns.some((column) => column.key === key)) columns.push({ name, key });
  };
  for (const { id, variants } of themes) {
    add(id, keyOf(id, 'main'));
    if (variants.some((variant) => variant.pole === 'counter')) add(`${id} (counter)`, keyOf(id, 'counter'));
    const inside = below.get(id);
    if (inside) add(`${id} (with ${inside.size} below)`, keyOf(`${id} with below`, 'main'));
  }
}

function keyOf(theme: string, pole: string): string {
  return `${theme} ${pole}`;
}

/** Of each theme its own uses, and of one above others theirs with them: where they overlap, the longest. */
function countsOf({ uses, lexicon }: ScannedText): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { theme, pole } of uses) count(keyOf(theme, pole));
  for (const [id, below] of themesBelow(lexicon.themes)) {
    for (const { pole } of usesTogether(uses, new Set([id, ...below]))) if (pole === 'main') count(keyOf(`${id} with below`, pole));
  }
  return counts;
}

function formatted(columns: readonly Column[], rows: readonly { file: string; words: number; counts: Map<string, number> }[], format: ScanOptions['format']): string {
  const head = ['text', 'words', ...columns.map((column) => column.name)];
  const cells = rows.map(({ file, words, counts }) => [file, words, ...columns.map(({ key }) => counts.get(key) ?? 0)]);
  if (format === 'csv') return [head, ...cells].map((row) => csvLine(row)).join('');
  if (format === 'jsonl') return cells.map((row) => `${JSON.stringify(Object.fromEntries(row.map((cell, i) => [head[i], cell])))}\n`).join('');
  const sums = head.slice(1).map((_, i) => cells.reduce((sum, row) => sum + Number(row[i + 1]), 0));
  const texts = columns.map(({ key }) => rows.filter(({ counts }) => counts.has(key)).length);
  return tableLines(head, [...cells, ['all texts', ...sums], [`texts with a use, of ${rows.length}`, '', ...texts]]);
}
