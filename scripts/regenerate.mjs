#!/usr/bin/env node
// npm run regenerate: writes the files that are made of server/engine/lexicon/grammar.ts and problems.ts: the tables of docs/lexicon.md,
// docs/checks.md, the JSON Schema, and the fields of the TextMate grammar; and of the programs for WebAssembly what the engine runs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject, root } from './lib/paths.mjs';
import { main, say } from './lib/say.mjs';
import { scratchFolder } from './lib/scratch.mjs';
import { programOf } from './lib/wat.mjs';

/** Programs for WebAssembly, without their ends. */
const PROGRAMS = ['server/engine/text/plainWords'];

/** The list of what is generated, from the sources as they are now. */
async function generatedFiles() {
  const esbuild = await import('esbuild');
  const outfile = path.join(scratchFolder('regenerate'), 'generated.mjs');
  await esbuild.build({ entryPoints: ['server/engine/lexicon/generated.ts'], outfile, absWorkingDir: root, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning', mainFields: ['module', 'main'] });
  return (await import(pathToFileURL(outfile).href)).GENERATED;
}

/** @param write gives what is to stand in the file, from what stands there */
async function rewrite(name, write) {
  const file = inProject(name);
  const current = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const wanted = await write(current);
  if (wanted !== current) writeFileSync(file, wanted);
  say(`  ${name}${wanted === current ? ' is up to date' : ': written'}`);
}

await main(async () => {
  // First, as what is generated is told by the engine, which runs them.
  for (const program of PROGRAMS) await rewrite(`${program}Program.ts`, () => programOf(inProject(`${program}.wat`)));
  for (const { path: name, write } of await generatedFiles()) await rewrite(name, write);
});
