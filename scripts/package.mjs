#!/usr/bin/env node
// npm run package: minified bundles, and one .vsix of the files that package.json allows under `files`.
import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { packageFile } from './lib/package.mjs';
import { inProject, root } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';
import { PlainError, main, say } from './lib/say.mjs';

const limit = 1_000_000;

await main(async () => {
  await ensureInstalled(root, 'Installing the packages Leitmotif is built with');
  await runNode(inProject('scripts', 'build.mjs'), ['--package'], 'The build failed; what is wrong stands above.');
  const file = packageFile();
  for (const old of readdirSync(root)) if (old.endsWith('.vsix')) rmSync(inProject(old));
  const { createVSIX } = await import('@vscode/vsce');
  await createVSIX({ cwd: root, packagePath: file, dependencies: false, allowUnusedFilesPattern: true });
  const { size } = statSync(file);
  if (size >= limit) throw new PlainError(`${path.basename(file)} has ${size} bytes; at most ${limit} are allowed.`);
  say(`  ${path.basename(file)}: ${Math.round(size / 1000)} kB`);
});
