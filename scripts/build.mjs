#!/usr/bin/env node
// Bundles the programs of Leitmotif into dist/. Nothing is built again while no input has changed.
//   --package   minified, without source maps     --watch   keep building     --force   build in any case
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { filesIn, stampOf } from './lib/files.mjs';
import { noticesOf } from './lib/notices.mjs';
import { inProject, root } from './lib/paths.mjs';
import { PlainError, main, say } from './lib/say.mjs';

const programs = [
  { entry: 'client/extension.ts', outfile: 'dist/client.js', external: ['vscode'] },
  { entry: 'server/hosts/reading/worker.ts', outfile: 'dist/reader.js' },
  { entry: 'server/hosts/cli.ts', outfile: 'dist/leitmotif.js', executable: true },
  { entry: 'server/hosts/server.ts', outfile: 'dist/server.js' },
];
const stampFile = inProject('dist', '.built');
const packaging = process.argv.includes('--package');
const watching = process.argv.includes('--watch');

/** What the bundles are made from, and how: equal stamps make equal bundles. */
function currentStamp() {
  const inputs = [
    ...filesIn(inProject('client')), ...filesIn(inProject('server')),
    inProject('package-lock.json'), inProject('tsconfig.json'), inProject('scripts', 'build.mjs'),
  ];
  return `${packaging ? 'package' : 'develop'} ${stampOf(inputs)}`;
}

function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === currentStamp() &&
    programs.every(({ entry, outfile }) => existsSync(inProject(outfile)) || !existsSync(inProject(entry)));
}

function optionsOf({ entry, outfile, external = [], executable }) {
  return {
    entryPoints: [entry], outfile, external, absWorkingDir: root,
    bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning', legalComments: 'none',
    // Node 20 has the properties that are asked for; taken for new, every expression with one would be made each time it is evaluated.
    supported: { 'regexp-unicode-property-escapes': true },
    // Some libraries name an ES module build beside the CommonJS one; the former bundles better.
    mainFields: ['module', 'main'],
    minify: packaging, sourcemap: !packaging, metafile: true,
    banner: executable ? { js: '#!/usr/bin/env node' } : {},
  };
}

await main(async () => {
  if (!watching && !process.argv.includes('--force') && isBuilt()) return say('  dist/ is up to date');
  const esbuild = await import('esbuild');
  const present = programs.filter(({ entry }) => {
    const there = existsSync(inProject(entry));
    if (!there) say(`  ${entry} does not exist yet: skipped`);
    return there;
  });
  if (watching) {
    const contexts = await Promise.all(present.map((program) => esbuild.context(optionsOf(program))));
    await Promise.all(contexts.map((context) => context.watch()));
    return say('  watching client/ and server/; Ctrl+C ends it');
  }
  const stamp = currentStamp();
  rmSync(stampFile, { force: true });
  mkdirSync(inProject('dist'), { recursive: true });
  const results = await Promise.all(present.map((program) => esbuild.build(optionsOf(program)))).catch(() => {
    throw new PlainError('The bundles could not be built; esbuild says above where.');
  });
  for (const { outfile, executable } of present) {
    if (executable) chmodSync(inProject(outfile), 0o755);
    if (packaging) rmSync(inProject(`${outfile}.map`), { force: true });
  }
  writeFileSync(inProject('dist', 'third-party.txt'), noticesOf(results.map(({ metafile }) => metafile)));
  writeFileSync(stampFile, stamp);
  say(`  built ${present.map(({ outfile }) => outfile).join(', ') || 'nothing'}`);
});
