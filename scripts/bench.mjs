#!/usr/bin/env node
// npm run bench: measures, and prints one table. `npm run bench -- NAME…` runs some of the benchmarks; --json FILE writes the numbers as well.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { inProject, root } from './lib/paths.mjs';
import { run, runNode } from './lib/run.mjs';
import { PlainError, main, step } from './lib/say.mjs';

const script = (name) => inProject('scripts', `${name}.mjs`);

await main(async () => {
  const { values: { json }, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
  await ensureInstalled(root, 'Installing the packages Leitmotif is built with');
  await step('Building', () => runNode(script('build'), [], 'The build failed; what is wrong stands above.'));
  await step('Compiling the benchmarks', () => runNode(script('compile'), [], 'The types do not fit.'));
  const env = json ? { LEITMOTIF_BENCH_OUT: path.resolve(json) } : {};
  const code = await run(process.execPath, ['--expose-gc', inProject('out', 'test', 'bench', 'run.js'), ...positionals], { cwd: root, env });
  if (code !== 0) throw new PlainError('The benchmarks broke off; the reason is above.');
});
