/**
 * Cold indexing with two threads that read and pack beside the one that takes over and matches, all of which have compiled their code: what opening a
 * folder would cost if a program were fast from its first moment on.
 */
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { NumberedWords } from '../../server/engine/index/numberedWords';
import { Batches } from '../../server/hosts/reading/batches';
import type { Batch } from '../../server/hosts/reading/messages';
import { readText } from '../../server/hosts/reading/readText';
import { ThreadFileSystem } from '../../server/hosts/reading/threadFileSystem';
import { Project } from '../../server/project/project';
import { filesOf, LEXICON, lengthOf, type Bytes } from './indexing';
import { sampleLexicon } from './lexicons';
import { collectGarbage, median, rate, type Row } from './measure';

const THREADS = 2;
const TIMES = 5;
/** What a thread is told that it is. */
const READER = 'reads for the benchmark';

/** What a thread is sent: files to read, all of them as if it had read none before. */
type Order = readonly string[];

/** In a thread: whether it is one that reads, and has begun to wait for orders. */
export function readsInThread(): boolean {
  if (isMainThread || workerData !== READER) return false;
  const port = parentPort!;
  const fs = new ThreadFileSystem();
  const readAll = async (uris: Order): Promise<void> => {
    const batches = new Batches();
    const send = (): void => {
      const batch = batches.take();
      port.postMessage(batch, batch.segment ? [batch.segment, batch.words] : [batch.words]);
    };
    for (const uri of uris) {
      batches.add({ uri }, await readText(fs, uri));
      if (batches.isFull) send();
    }
    if (!batches.isEmpty) send();
  };
  port.on('message', (uris: Order) => void readAll(uris));
  return true;
}

export async function threads({ ten }: Bytes): Promise<Row[]> {
  const files = [...filesOf(ten)];
  const bytes = lengthOf(files);
  const shares = Array.from({ length: THREADS }, (_, share) => files.flatMap(({ path }, i) => (i % THREADS === share ? [`file://${path}`] : [])));
  files.length = 0;
  const workers = shares.map(() => new Worker(__filename, { workerData: READER }));
  const lexicon = sampleLexicon();
  const speeds: number[] = [];
  const worked: number[] = [];
  let first = 0;
  for (let i = 0; i <= TIMES; i++) {
    collectGarbage();
    const before = process.cpuUsage();
    const began = performance.now();
    await index(workers, shares, lexicon);
    const speed = rate(bytes, performance.now() - began);
    const { user, system } = process.cpuUsage(before);
    if (i === 0) first = speed;
    else {
      speeds.push(speed);
      worked.push((user + system) / 1000);
    }
  }
  for (const worker of workers) await worker.terminate();
  const what = `cold indexing with ${THREADS} reading threads, 108 MB, sample lexicon`;
  return [
    { what: `${what}: the first run, no code compiled`, median: first, unit: 'MB/s', target: '' },
    { what, median: median(speeds), unit: 'MB/s', target: 'at least 60, the aim is 85', note: `${Math.round(median(worked))} ms of processor time, ${availableParallelism()} processors` },
  ];
}

/** From the files to the counts. */
function index(workers: readonly Worker[], shares: readonly Order[], lexicon: string): Promise<void> {
  const project = new Project({ contentOf: () => { throw new Error('nobody asks for a text'); } });
  project.setLexicon([{ uri: LEXICON, text: lexicon }]);
  return new Promise((resolve, reject) => {
    let left = shares.reduce((sum, { length }) => sum + length, 0);
    workers.forEach((worker, i) => {
      const numbered = new NumberedWords();
      worker.removeAllListeners('message');
      worker.once('error', reject);
      worker.on('message', ({ handed, segment, words }: Batch) => {
        numbered.learn(words, project.index.vocabulary);
        const texts = segment ? project.addSegment(segment, undefined, numbered) : [];
        for (const { name } of texts) project.findUsesIn(name);
        left -= handed.length;
        if (left > 0) return;
        project.totals();
        resolve();
      });
      worker.postMessage(shares[i]);
    });
  });
}
