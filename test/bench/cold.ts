/** Cold indexing: from the bytes of files to counts, on one thread. */
import { SegmentBuilder } from '../../server/engine/index/segmentBuilder';
import { readLexicon } from '../../server/engine/lexicon/reader';
import { compileLexicon } from '../../server/engine/match/compile';
import { analyse } from '../../server/engine/text/analysis';
import { PlainWords } from '../../server/engine/text/plainWords';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { bareLoop } from './bareLoop';
import { addresses } from './corpus';
import { filesOf, lengthOf, projectOf, textOf, type BenchFile, type Bytes } from './indexing';
import { drawnLexicon, sampleLexicon } from './lexicons';
import { collectGarbage, median, once, rate, type Row } from './measure';

const TARGET = 'at least 35, the aim is 50';
const TARGET_DRAWN = 'at least 0.8 of that';

/** With the lexicon of the sample project. */
export function cold({ once: small, ten }: Bytes): Row[] {
  const lexicon = sampleLexicon();
  const few = [...filesOf(small)];
  const first = rate(lengthOf(few), once(() => projectOf(few, lexicon)));
  const many = [...filesOf(ten)];
  return [
    { what: 'cold indexing, 10.8 MB, sample lexicon: the first run of a process, its code not yet compiled', median: first, unit: 'MB/s', target: '' },
    { what: 'cold indexing, 10.8 MB, sample lexicon', ...speed(few, lexicon, 5), unit: 'MB/s', target: TARGET },
    { what: 'cold indexing, 108 MB, sample lexicon', ...speed(many, lexicon, 5), unit: 'MB/s', target: TARGET },
    yardstick(many),
  ];
}

/** With many variants. */
export function coldDrawn({ once: small, ten }: Bytes): Row[] {
  const lexicon = drawnLexicon(addresses(), 5000);
  return [
    { what: 'cold indexing, 10.8 MB, 5,000 drawn variants', ...speed([...filesOf(small)], lexicon, 5), unit: 'MB/s', target: TARGET_DRAWN },
    { what: 'cold indexing, 108 MB, 5,000 drawn variants', ...speed([...filesOf(ten)], lexicon, 5), unit: 'MB/s', target: TARGET_DRAWN },
  ];
}

/** What this machine gives a loop that does the least of it. */
function yardstick(files: readonly BenchFile[]): Row {
  const speeds = Array.from({ length: 3 }, () => rate(lengthOf(files), once(() => bareLoop(files.map(({ bytes }) => bytes)))));
  return { what: 'yardstick, 108 MB: a bare loop that reads words of ASCII letters, looks them up and writes down where they stand', median: median(speeds), unit: 'MB/s', target: '' };
}

/** The middle of so many runs after the first, by the clock; and by the time that processors worked, which other work on the machine changes less. */
function speed(files: readonly BenchFile[], lexicon: string, times: number): Pick<Row, 'median' | 'note'> {
  const bytes = lengthOf(files);
  const speeds: number[] = [];
  const worked: number[] = [];
  projectOf(files, lexicon);
  for (let i = 0; i < times; i++) {
    collectGarbage();
    const before = process.cpuUsage();
    speeds.push(rate(bytes, once(() => projectOf(files, lexicon))));
    const { user, system } = process.cpuUsage(before);
    worked.push(rate(bytes, (user + system) / 1000));
  }
  return { median: median(speeds), note: `${median(worked).toFixed(1)} MB a second of processor time, that of the collector's threads among it` };
}

/** What the time goes to: each part by itself, over the same bytes. */
export function coldParts({ once: small }: Bytes): Row[] {
  const files = [...filesOf(small)];
  const lexicons = { sample: sampleLexicon(), drawn: drawnLexicon(addresses(), 5000) };
  const bytes = lengthOf(files);
  const [decoding, words, postings, sample, drawn]: number[][] = [[], [], [], [], []];
  for (let i = 0; i < 3; i++) {
    const vocabulary = new Vocabulary();
    const plain = PlainWords.make();
    let texts: string[] = [];
    decoding.push(once(() => (texts = files.map(textOf))));
    let analyses: ReturnType<typeof analyse>[] = [];
    words.push(once(() => (analyses = texts.map((text) => analyse(text, vocabulary, undefined, plain)))));
    postings.push(once(() => {
      const builder = new SegmentBuilder(vocabulary);
      for (const [i, analysis] of analyses.entries()) builder.add(files[i].name, analysis, '');
      builder.build();
    }));
    for (const [lexicon, times] of [[lexicons.sample, sample], [lexicons.drawn, drawn]] as const) {
      const compiled = compileLexicon(readLexicon(lexicon, 0).lexicon, vocabulary);
      times.push(once(() => analyses.forEach((analysis) => compiled.usesIn(analysis))));
    }
  }
  const row = (what: string, times: readonly number[]): Row => ({ what: `of which ${what}, alone`, median: rate(bytes, median(times)), unit: 'MB/s', target: '' });
  return [
    row('decoding', decoding),
    row('layout, metadata, zones and words', words),
    row('packing', postings),
    row('matching the sample lexicon', sample),
    row('matching 5,000 drawn variants', drawn),
  ];
}
