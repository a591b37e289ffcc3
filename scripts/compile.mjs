#!/usr/bin/env node
// Type-checks everything and compiles it to out/, for the tests. What is in out/ without a source is taken away, so that a
// test that was deleted or moved does not go on running.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from './lib/files.mjs';
import { inProject, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { PlainError, main } from './lib/say.mjs';

const out = inProject('out');

await main(async () => {
  for (const file of filesIn(out)) {
    const source = inProject(path.relative(out, file).replace(/\.js(\.map)?$/, '.ts'));
    if (/\.js(\.map)?$/.test(file) && !existsSync(source)) rmSync(file);
  }
  const tsc = inProject('node_modules', 'typescript', 'bin', 'tsc');
  const args = [tsc, '-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', path.join(out, '.tsbuildinfo')];
  if ((await run(process.execPath, args, { cwd: root })) !== 0) throw new PlainError('The types do not fit; tsc says above where.');
});
