/** `leitmotif count`: uses that `scan` has written, and counts made of such, as counts by theme and pole. */
import { count as said } from '../../features/wording';
import { fileChunks } from '../nodeFileSystem';
import { uriOf } from './corpusFiles';
import { readCountedLine, type Count, type CountedLine } from './countedLine';
import { jsonLinesOf } from './jsonLines';
import type { CountOptions } from './options';
import { csvLine, tableLines } from './output';
import { readable } from './readable';
import type { Streams } from './scanStream';
import type { Summary } from './summary';
import { Tally } from './tally';
import { UnreadLines } from './unreadLines';

/** Parts of what is counted, in any order. */
interface Source {
  /** Stands before the number of a line; empty for standard input. */
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** 2 where there were lines and none could be counted. */
export async function count({ paths, format }: CountOptions, streams: Streams): Promise<number> {
  const tally = new Tally();
  const unread = new UnreadLines(streams.say);
  for (const { name, chunks } of sourcesOf(paths, streams.input)) {
    for await (const line of jsonLinesOf(chunks)) {
      const counted = 'reason' in line ? line : readCountedLine(line.fields);
      const place = `${name}line ${line.number}`;
      if ('reason' in counted) unread.cannotRead(place, counted.reason);
      else {
        unread.read();
        add(tally, counted, place);
      }
    }
  }
  unread.end();
  tally.requireComplete();
  await streams.output.write(written(tally, format));
  return unread.areAll ? 2 : 0;
}

function sourcesOf(paths: readonly string[], input: Streams['input']): Source[] {
  if (paths.length === 0) return [{ name: '', chunks: input }];
  return paths.map((path) => ({ name: `${path}: `, chunks: readable(fileChunks(uriOf(path)), `"${path}"`) }));
}

function add(tally: Tally, line: Exclude<CountedLine, { reason: string }>, place: string): void {
  if ('use' in line) tally.addUse(line.use);
  else if ('count' in line) tally.addCount(line.count);
  else tally.addSummary(line.summary, place);
}

function written(tally: Tally, format: CountOptions['format']): string {
  const counts = tally.counts();
  const { summary } = tally;
  if (format === 'jsonl') return [...counts, ...(summary ? [summary] : [])].map((line) => `${JSON.stringify(line)}\n`).join('');
  if (format === 'csv') return csvOf(counts, summary);
  return tableLines(['theme', 'pole', 'uses', 'texts'], counts.map(({ theme, pole, uses, texts }) => [theme, pole, uses, texts])) + denominatorOf(summary);
}

/** A table of data has what its counts are of in every row. */
function csvOf(counts: readonly Count[], summary: Summary | undefined): string {
  const of = summary ? [summary.documents, summary.words, summary.unread] : ['', '', ''];
  const head = ['theme', 'pole', 'uses', 'texts', 'documents', 'words', 'unread'];
  return [head, ...counts.map(({ theme, pole, uses, texts }) => [theme, pole, uses, texts, ...of])].map((row) => csvLine(row)).join('');
}

function denominatorOf(summary: Summary | undefined): string {
  if (!summary) return '\nof how many texts is not known: scan --stdin --summary tells\n';
  const { documents, words, unread } = summary;
  return `\nof ${said(documents, 'text')} with ${said(words, 'word')}; ${said(unread, 'line')} could not be read\n`;
}
