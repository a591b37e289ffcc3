/** Opening a folder through the built server: for the first time, and again with what was kept; from the start of its process to counts of all texts. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StatusParams } from '../../server/protocol';
import { Session } from '../support/session';
import { inMillions, type Bytes } from './indexing';
import { sampleLexicon } from './lexicons';
import { median, rate, type Row } from './measure';

const SIZES = [
  { of: 'once', name: '10.8 MB', target: 'under 400 ms', most: '' },
  { of: 'ten', name: '108 MB', target: 'under 1,500 ms', most: 'at most 10 bytes a token' },
] as const;
const TIMES = 5;
const TIMES_ANEW = 3;
/** Milliseconds in which nothing more is written once all is. */
const QUIET = 4000;
/** Milliseconds after which Node has collected what is not used any more, and given back what it does not need. */
const IDLE = 30_000;

export async function opening(bytes: Bytes): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of SIZES) rows.push(...(await openingOf(bytes[size.of], size)));
  return rows;
}

/** A folder of texts with a lexicon, to be opened. */
export function openingFolder(texts: string): { readonly folder: string; readonly bytes: number; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'leitmotif-opening-'));
  cpSync(texts, join(folder, 'texts'), { recursive: true });
  writeFileSync(join(folder, 'lexicon.yaml'), sampleLexicon());
  const remove = (): void => {
    for (const one of [folder, `${folder}.storage`, `${folder}.compiled`]) rmSync(one, { recursive: true, force: true });
  };
  return { folder, bytes: agedAndMeasured(join(folder, 'texts')), remove };
}

async function openingOf(texts: string, { name, target, most }: (typeof SIZES)[number]): Promise<Row[]> {
  const { folder, bytes, remove } = openingFolder(texts);
  try {
    const { first, times } = await openedAnew(folder);
    const { words: count, uses } = first.status.projects[0];
    const words = inMillions(count);
    await whenQuiet(first.session.storage);
    const resident = { first: await residentLater(first.session), again: 0 };
    await first.session.stop();
    const kept = bytesIn(first.session.storage);
    const again: number[] = [];
    for (let i = 0; i < TIMES; i++) {
      const { session, time, status } = await opened(folder);
      if (status.projects[0].uses !== uses) throw new Error('what was kept gives other counts');
      if (i === 0) resident.again = await residentLater(session);
      await session.stop();
      again.push(time);
    }
    const without = await residentWithout();
    const opening = `opening ${name}, ${words}`;
    return [
      { what: `${opening}, for the first time, through the server, with its reading threads where there is much`, median: rate(bytes, median(times)), unit: 'MB/s', target: 'at least 60, the aim is 85', note: `${Math.round(median(times)).toLocaleString('en')} ms` },
      { what: `${opening}, again, through the server`, median: median(again), unit: 'ms', target, note: `${(kept / 1e6).toFixed(1)} MB kept on disk` },
      memoryOf('for the first time', resident.first - without, count, most),
      memoryOf('again', resident.again - without, count, most),
    ];
  } finally {
    remove();
  }
}

/** Opens a folder of which nothing is kept, several times; the last session goes on. */
async function openedAnew(folder: string): Promise<{ first: Opened; times: number[] }> {
  let first = await opened(folder);
  const times = [first.time];
  while (times.length < TIMES_ANEW) {
    await first.session.stop();
    rmSync(first.session.storage, { recursive: true, force: true });
    first = await opened(folder);
    times.push(first.time);
  }
  return { first, times };
}

function memoryOf(time: string, bytes: number, words: number, target: string): Row {
  const what = `memory of the server, ${inMillions(words)} opened ${time}: resident when nothing is done, less the same server on an empty folder`;
  return { what, median: bytes / words, unit: 'bytes a word', target, note: `${Math.round(bytes / 1e6)} MB, ${IDLE / 1000} s after all was done` };
}

/** Bytes that the process has resident when nothing has been done for a while. */
async function residentLater({ pid }: Session): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, IDLE));
  const { stdout, status } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  if (status !== 0) throw new Error('what a process has resident is asked of ps, which is not here');
  return Number(stdout) * 1024;
}

async function residentWithout(): Promise<number> {
  const session = await Session.start({}, { impatient: true, asByClient: true });
  const resident = await residentLater(session);
  await session.stop();
  return resident;
}

interface Opened {
  readonly session: Session;
  /** Milliseconds. */
  readonly time: number;
  readonly status: StatusParams;
}

/**
 * Starts a server and waits until all texts are counted.
 * @param flags of Node
 */
export async function opened(folder: string, flags?: readonly string[]): Promise<Opened> {
  const began = performance.now();
  const session = await Session.start({}, { folder, impatient: true, asByClient: true, flags });
  for (;;) {
    const status = await session.request<StatusParams>('leitmotif/getStatus', {});
    const time = performance.now() - began;
    if (status.projects.length > 0 && status.projects.every(({ state }) => state === 'ready')) return { session, time, status };
    // To ask more often would take the server's time from what is measured.
    await new Promise((resolve) => setTimeout(resolve, Math.max(5, time / 100)));
  }
}

/** Files that were written some time ago, as those of a corpus are: their times can be relied on. Gives their bytes. */
function agedAndMeasured(folder: string): number {
  let bytes = 0;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const { size, mtimeMs } = statSync(path);
    utimesSync(path, mtimeMs / 1000 - 3600, mtimeMs / 1000 - 3600);
    bytes += size;
  }
  return bytes;
}

export async function whenQuiet(storage: string): Promise<void> {
  for (let before = -1, since = Date.now(); Date.now() - since < QUIET; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const now = bytesIn(storage);
    if (now !== before || now === 0) since = Date.now();
    before = now;
  }
}

function bytesIn(folder: string): number {
  try {
    const paths = readdirSync(folder, { recursive: true }).map((name) => join(folder, `${name as string}`));
    return paths.reduce((sum, path) => sum + (path.endsWith('.shard') ? statSync(path).size : 0), 0);
  } catch {
    return 0;
  }
}
