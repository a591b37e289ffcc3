/** Memory: what a project of 18 million words holds, and how high it reaches while it is read. */
import { filesOf, inMillions, projectOf, type Bytes } from './indexing';
import { sampleLexicon } from './lexicons';
import { collectGarbage, type Row } from './measure';

export function memory({ ten }: Bytes): Row[] {
  const lexicon = sampleLexicon();
  collectGarbage();
  const before = process.memoryUsage().rss;
  const project = projectOf(filesOf(ten), lexicon);
  // In kilobytes, of the whole life of the process.
  const peak = process.resourceUsage().maxRSS * 1024 - before;
  collectGarbage();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  let tokens = 0;
  let letters = 0;
  for (const { analysis } of project.index.eachText()) {
    tokens += analysis.tokens.count;
    letters += analysis.text.length;
  }
  const size = inMillions(project.index.words);
  const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
  return [
    { what: `memory, ${size}: resident after a collection, less the same process before reading`, median: (rss - before) / tokens, unit: 'bytes a token', target: 'at most 10', note: `${inMegabytes(rss - before)}; texts alone are ${(letters / tokens).toFixed(1)} bytes a token` },
    { what: `memory, ${size}: the same, at its peak while reading`, median: peak / tokens, unit: 'bytes a token', target: 'at most 25', note: inMegabytes(peak) },
    { what: `memory, ${size}: on the heap, and in arrays beside it`, median: (heapUsed + arrayBuffers) / tokens, unit: 'bytes a token', target: '', note: `heap ${inMegabytes(heapUsed)}, arrays ${inMegabytes(arrayBuffers)}` },
  ];
}
