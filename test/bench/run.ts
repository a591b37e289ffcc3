/**
 * Runs benchmarks by name, or all of them; prints one table, and writes the same as JSON where LEITMOTIF_BENCH_OUT says.
 *
 * Each runs in a process of its own, so that none is measured with the memory and the compiled code of another.
 */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cold, coldDrawn, coldParts } from './cold';
import { addresses, copies, type BenchText } from './corpus';
import type { Bytes } from './indexing';
import { keystroke } from './keystroke';
import { lexiconEditing } from './lexiconEditing';
import { lookups } from './lookups';
import { table, type Row } from './measure';
import { memory } from './memory';
import { opening } from './opening';
import { profile } from './profile';
import { sideBySide } from './sideBySide';
import { readsInThread, threads } from './threads';
import { variantAdded } from './variantAdded';

const BENCHES: Readonly<Record<string, (bytes: Bytes) => Promise<Row[]> | Row[]>> = {
  cold,
  'cold-drawn': coldDrawn,
  'cold-parts': coldParts,
  threads,
  variant: variantAdded,
  keystroke,
  lookups,
  memory,
  opening,
  rivals: sideBySide,
  lexicon: lexiconEditing,
  profile,
};

/** Megabytes of heap that a benchmark may take. */
const HEAP = 8192;
const COPIES = 10;

async function run(asked: readonly string[]): Promise<void> {
  const unknown = asked.find((name) => !(name in BENCHES));
  if (unknown !== undefined) throw new Error(`there is no benchmark "${unknown}"; there are ${Object.keys(BENCHES).join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'leitmotif-bench-'));
  const rows: Row[] = [];
  const load = loadavg()[0];
  try {
    const bytes = written(folder);
    for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
      const started = Date.now();
      rows.push(...(await inProcess(name, bytes)));
      process.stderr.write(`  ${name}: ${Math.round((Date.now() - started) / 1000)} s, load ${loadavg()[0].toFixed(1)}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model.trim(), load };
  process.stdout.write(`\nNode ${machine.node}, ${machine.processors} processors (${machine.model}), load ${load.toFixed(1)} at the beginning\n\n${table(rows)}\n`);
  if (process.env.LEITMOTIF_BENCH_OUT) writeFileSync(process.env.LEITMOTIF_BENCH_OUT, `${JSON.stringify({ ...machine, rows }, null, 2)}\n`);
}

/** Puts the texts on disk, where every benchmark reads the same bytes. */
function written(folder: string): Bytes {
  const bytes = { once: join(folder, 'once'), ten: join(folder, 'ten') };
  const texts = addresses();
  const put = (into: string, all: Iterable<BenchText>): void => {
    mkdirSync(into);
    for (const { name, text } of all) writeFileSync(join(into, name.replace('/', '-')), text);
  };
  put(bytes.once, texts);
  put(bytes.ten, copies(texts, COPIES));
  return bytes;
}

function inProcess(name: string, bytes: Bytes): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const child = fork(__filename, ['--part', name, bytes.once, bytes.ten], { execArgv: ['--expose-gc', `--max-old-space-size=${HEAP}`] });
    let rows: Row[] | undefined;
    child.on('message', (message) => (rows = message as Row[]));
    child.on('error', reject);
    child.on('exit', () => (rows ? resolve(rows) : reject(new Error(`the benchmark "${name}" broke off`))));
  });
}

async function runPart(name: string, bytes: Bytes): Promise<void> {
  const rows = await BENCHES[name](bytes);
  process.send!(rows, () => process.disconnect());
}

const [first, name, small, ten] = process.argv.slice(2);
const work = readsInThread() ? Promise.resolve() : first === '--part' ? runPart(name, { once: small, ten }) : run(process.argv.slice(2));
work.catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
  if (process.connected) process.disconnect();
});
