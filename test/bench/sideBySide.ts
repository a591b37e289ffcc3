/**
 * Side by side over the same bytes: this engine, one big JavaScript regular expression, one a variant, and ripgrep where it is there.
 *
 * The others find wordings and nothing else. This engine reads metadata and zones, folds spellings and makes an index on the way, which is not
 * taken off; an index that is there answers in the time of its hits.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { addresses } from './corpus';
import { filesOf, lengthOf, projectOf, textOf, type BenchFile, type Bytes } from './indexing';
import { drawnLexicon, drawnVariants } from './lexicons';
import { collectGarbage, median, once, rate, type Row } from './measure';

/** As many as a lexicon has, and many. */
const FEW = 69;
const MANY = 5000;
/** Milliseconds that one way is measured for at most; beyond it what was done is taken for the whole. */
const PATIENCE = 5000;
const TIMES = 2;

export function sideBySide({ ten }: Bytes): Row[] {
  const files = [...filesOf(ten)];
  return [FEW, MANY].flatMap((variants) => {
    const list = drawnVariants(addresses(), variants);
    const texts = (): string[] => files.map(textOf);
    return [
      row(variants, 'this engine, from bytes to counts', engine(files, variants)),
      bigExpression(files, list),
      row(variants, 'one JavaScript regular expression a variant', ...oneEach(texts(), list)),
      ...ripgrep(ten, list),
    ];
  });
}

function row(variants: number, what: string, speed?: number, note?: string): Row {
  return { what: `108 MB, ${variants.toLocaleString('en')} variants: ${what}`, median: speed, unit: 'MB/s', target: '', note };
}

function engine(files: readonly BenchFile[], variants: number): number {
  const lexicon = drawnLexicon(addresses(), variants);
  const speeds: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    collectGarbage();
    speeds.push(rate(lengthOf(files), once(() => projectOf(files, lexicon))));
  }
  return median(speeds);
}

/** A variant as a regular expression: a glob, or words with white space between. */
function expressionOf(variant: string): string {
  return variant.replace('*', '\\w*').replaceAll(' ', '\\s+');
}

function bigExpression(files: readonly BenchFile[], variants: readonly string[]): Row {
  const what = 'one big JavaScript regular expression, from bytes to matches';
  const expression = new RegExp(`\\b(?:${variants.map(expressionOf).join('|')})\\b`, 'gi');
  let bytes = 0;
  let matches = 0;
  const started = performance.now();
  for (const file of files) {
    if (performance.now() - started > PATIENCE) break;
    matches += textOf(file).match(expression)?.length ?? 0;
    bytes += file.bytes.length;
  }
  const whole = bytes === lengthOf(files);
  const note = whole ? `${matches.toLocaleString('en')} matches` : `broken off after ${(bytes / 1e6).toFixed(1)} MB`;
  return row(variants.length, what, rate(bytes, performance.now() - started), note);
}

/** Over a tenth of the texts, and of many variants as many as there is time for: each takes as long whatever others there are. */
function oneEach(texts: readonly string[], variants: readonly string[]): [number, string] {
  const some = texts.slice(0, Math.ceil(texts.length / 10));
  const bytes = some.reduce((sum, text) => sum + text.length, 0);
  const started = performance.now();
  let done = 0;
  for (const variant of variants) {
    if (performance.now() - started > PATIENCE) break;
    const expression = new RegExp(`\\b${expressionOf(variant)}\\b`, 'gi');
    for (const text of some) text.match(expression);
    done++;
  }
  const all = ((performance.now() - started) / done) * variants.length;
  return [rate(bytes, all), `worked out from ${done} variants over ${(bytes / 1e6).toFixed(1)} MB, without decoding`];
}

/** The whole process, one thread, what it finds sent nowhere; the page cache is warm. */
function ripgrep(folder: string, variants: readonly string[]): Row[] {
  const version = spawnSync('rg', ['--version'], { encoding: 'utf8' }).stdout?.split('\n')[0];
  const number = variants.length;
  if (!version) return [row(number, 'ripgrep', undefined, 'rg is not on the PATH here, so it was not measured')];
  const patterns = join(folder, '..', `patterns-${number}`);
  writeFileSync(patterns, variants.map((variant) => `\\b${expressionOf(variant)}\\b\n`).join(''));
  const options: Record<string, string[]> = { 'rg --no-unicode -o -b -f': ['--no-unicode', '-i', '-o', '-b'], 'rg -i -f': ['-i'] };
  const rows = Object.entries(options).map(([name, args]) => {
    const speeds = searched(folder, [...args, '--no-config', '--threads', '1', '-f', patterns]);
    return row(number, `ripgrep, ${name}, one thread`, median(speeds.rates), `${version}${speeds.whole ? '' : ', over the addresses once'}`);
  });
  rmSync(patterns);
  return rows;
}

/** Where 108 MB would take too long, the 10.8 MB beside them are searched. */
function searched(folder: string, args: readonly string[]): { rates: number[]; whole: boolean } {
  const small = join(folder, '..', 'once');
  const first = spawned(small, args);
  const whole = first.milliseconds * 10 < PATIENCE;
  const runs = Array.from({ length: whole ? TIMES : 1 }, () => spawned(whole ? folder : small, args));
  return { rates: runs.map(({ bytes, milliseconds }) => rate(bytes, milliseconds)), whole };
}

function spawned(folder: string, args: readonly string[]): { bytes: number; milliseconds: number } {
  const nowhere = openSync(devNull, 'w');
  const milliseconds = once(() => void spawnSync('rg', [...args, folder], { stdio: ['ignore', nowhere, 'inherit'] }));
  closeSync(nowhere);
  return { bytes: lengthOf([...filesOf(folder)]), milliseconds };
}
