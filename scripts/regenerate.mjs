#!/usr/bin/env node
// npm run regenerate: writes the files that are made of server/engine/lexicon/grammar.ts and problems.ts: the tables of docs/lexicon.md,
// docs/checks.md, the JSON Schema, and the fields of the TextMate grammar.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject, root } from './lib/paths.mjs';
import { main, say } from './lib/say.mjs';
import { scratchFolder } from './lib/scratch.mjs';

/** The list of what is generated, from the sources as they are now. */
async function generatedFiles() {
  const esbuild = await import('esbuild');
  const outfile = path.join(scratchFolder('regenerate'), 'generated.mjs');
  await esbuild.build({ entryPoints: ['server/engine/lexicon/generated.ts'], outfile, absWorkingDir: root, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning', mainFields: ['module', 'main'] });
  return (await import(pathToFileURL(outfile).href)).GENERATED;
}

await main(async () => {
  for (const { path: name, write } of await generatedFiles()) {
    const file = inProject(name);
    const current = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const wanted = write(current);
    if (wanted !== current) writeFileSync(file, wanted);
    say(`  ${name}${wanted === current ? ' is up to date' : ': written'}`);
  }
});
