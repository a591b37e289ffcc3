/** Runs benchmarks by name, or all of them; prints one table, and writes the same as JSON where LEITMOTIF_BENCH_OUT says. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { lexiconEditing } from './lexiconEditing';
import { table, type Row } from './measure';

const BENCHES: Readonly<Record<string, () => Promise<Row[]>>> = { lexicon: lexiconEditing };

async function run(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !(name in BENCHES));
  if (unknown !== undefined) throw new Error(`there is no benchmark "${unknown}"; there are ${Object.keys(BENCHES).join(', ')}`);
  const rows: Row[] = [];
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) rows.push(...(await BENCHES[name]()));
  process.stdout.write(`Node ${process.version}, ${cpus().length} processors (${cpus()[0]?.model.trim()})\n\n${table(rows)}\n`);
  if (process.env.LEITMOTIF_BENCH_OUT) writeFileSync(process.env.LEITMOTIF_BENCH_OUT, `${JSON.stringify({ node: process.version, processors: cpus().length, rows }, null, 2)}\n`);
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
