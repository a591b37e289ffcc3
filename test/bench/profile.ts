/** Where the time goes: what V8's profiler says of cold indexing and of opening, by room of the code. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Session as Inspector, type Profiler } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addresses } from './corpus';
import { filesOf, projectOf, type Bytes } from './indexing';
import { drawnLexicon, sampleLexicon } from './lexicons';
import type { Row } from './measure';
import { opened, openingFolder, whenQuiet } from './opening';
import { timesOf, wordsWith } from './variantAdded';

/** Microseconds between two samples. */
const INTERVAL = 500;
/** Words that are made variants, half of them before the profile. */
const VARIANTS = 60;
/** Rooms that are told one by one. */
const TOLD = 12;

export async function profile({ once, ten }: Bytes): Promise<Row[]> {
  const files = [...filesOf(ten)];
  const rows: Row[] = [];
  for (const [name, lexicon] of [['sample lexicon', sampleLexicon()], ['5,000 drawn variants', drawnLexicon(addresses(), 5000)]] as const) {
    // The first time the code is compiled.
    projectOf(files, lexicon);
    rows.push(...rowsOf(`cold indexing, 108 MB, ${name}`, await profiled(() => void projectOf(files, lexicon))));
  }
  const project = projectOf(filesOf(once), sampleLexicon());
  const words = wordsWith(project, 1000, VARIANTS);
  timesOf(project, sampleLexicon(), 'hegemony', words.slice(VARIANTS / 2), (word) => word);
  const variants = await profiled(() => void timesOf(project, sampleLexicon(), 'hegemony', words.slice(0, VARIANTS / 2), (word) => word));
  rows.push(...rowsOf(`${VARIANTS / 2} variants added and taken away, 1.8 M words`, variants));
  return [...rows, ...(await profilesOfOpening(once, '10.8 MB')), ...(await profilesOfOpening(ten, '108 MB'))];
}

async function profiled(action: () => void): Promise<Profiler.Profile> {
  const inspector = new Inspector();
  inspector.connect();
  await inspector.post('Profiler.enable');
  await inspector.post('Profiler.setSamplingInterval', { interval: INTERVAL });
  await inspector.post('Profiler.start');
  action();
  const { profile } = await inspector.post('Profiler.stop');
  inspector.disconnect();
  return profile;
}

/** For the first time, of each of the server's threads; and again. */
async function profilesOfOpening(texts: string, size: string): Promise<Row[]> {
  const { folder, remove } = openingFolder(texts);
  try {
    const rows = await profilesOf(folder, `opening ${size} for the first time`);
    const { session } = await opened(folder);
    await whenQuiet(session.storage);
    await session.stop();
    return [...rows, ...(await profilesOf(folder, `opening ${size} again`))];
  } finally {
    remove();
  }
}

async function profilesOf(folder: string, what: string): Promise<Row[]> {
  const profiles = mkdtempSync(join(tmpdir(), 'leitmotif-profiles-'));
  try {
    const { session } = await opened(folder, ['--cpu-prof', '--cpu-prof-interval', String(INTERVAL), '--cpu-prof-dir', profiles]);
    await session.stop();
    // Their names have the number of the thread; the server's own is 0.
    const names = readdirSync(profiles).sort((a, b) => threadOf(a) - threadOf(b));
    return names.flatMap((name) => rowsOf(`${what}, ${threadOf(name) === 0 ? 'the server' : `reading thread ${threadOf(name)}`}`, JSON.parse(readFileSync(join(profiles, name), 'utf8')) as Profiler.Profile));
  } finally {
    rmSync(profiles, { recursive: true, force: true });
  }
}

function threadOf(name: string): number {
  return Number(name.split('.')[4]);
}

function rowsOf(of: string, profile: Profiler.Profile): Row[] {
  const times = timesByRoom(profile);
  const worked = [...times.values()].reduce((sum, time) => sum + time, 0);
  const largest = [...times].sort((a, b) => b[1] - a[1]);
  const others = largest.slice(TOLD).reduce((sum, [, time]) => sum + time, 0);
  const row = (room: string, time: number): Row => ({ what: `profile of ${of}: ${room}`, median: time, unit: 'ms', target: '', note: `${Math.round((100 * time) / worked)}% of ${Math.round(worked).toLocaleString('en')} ms` });
  return [...largest.slice(0, TOLD), ['all else', others] as const].map(([room, time]) => row(room, time));
}

/** Milliseconds by room, those left out in which nothing was done. */
function timesByRoom({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const rooms = new Rooms();
  const byNode = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName === '(idle)' ? undefined : rooms.of(callFrame)]));
  const times = new Map<string, number>();
  for (const [i, id] of samples.entries()) {
    const room = byNode.get(id);
    if (room !== undefined) times.set(room, (times.get(room) ?? 0) + timeDeltas[i] / 1000);
  }
  return times;
}

/** The only program for WebAssembly that there is. */
const PLAIN_WORDS = 'engine/text/plainWords.wat';

/** Tells the file that a function was written in, as the bundler has written it down. */
class Rooms {
  /** By bundle, the name of the file of each line. */
  private readonly bundles = new Map<string, readonly string[]>();

  of({ url, lineNumber, functionName }: Profiler.Profile['nodes'][number]['callFrame']): string {
    if (functionName === '(garbage collector)') return 'collecting garbage';
    if (url.startsWith('wasm:')) return PLAIN_WORDS;
    if (url.startsWith('file:') || url.startsWith('/')) return this.linesOf(url)[lineNumber] ?? 'Node';
    return 'Node';
  }

  private linesOf(url: string): readonly string[] {
    let lines = this.bundles.get(url);
    if (!lines) this.bundles.set(url, (lines = roomsByLine(readFileSync(url.startsWith('file:') ? fileURLToPath(url) : url, 'utf8'))));
    return lines;
  }
}

/** esbuild writes the name of a file above what stands in it. */
const FILE = /^\s*\/\/ (?:\.\.\/)*((?:server|client|test|node_modules)\/\S+?)(?:\.[cm]?[jt]s)?$/;

function roomsByLine(bundle: string): string[] {
  let room = 'the bundle';
  return bundle.split('\n').map((line) => {
    const file = FILE.exec(line)?.[1];
    if (file !== undefined) room = file.replace(/^node_modules\/((?:@[^/]+\/)?[^/]+).*/, '$1').replace(/^server\//, '');
    return room;
  });
}
