/**
 * Runs inside VS Code's extension host: mocha over the suites of one folder, with the real `vscode` API.
 * `LEITMOTIF_SUITES` names the folder, relative to this file (default `suites`). Of a test that fails, a picture of the window
 * is left in `.vscode-test/pictures`.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { hasWindow, screenshot } from './window';

const project = path.resolve(__dirname, '..', '..', '..');

export async function run(): Promise<void> {
  const folder = path.resolve(__dirname, process.env.LEITMOTIF_SUITES ?? 'suites');
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.js')).sort();
  if (files.length === 0) throw new Error(`no suites in ${folder}`);
  const { default: Mocha } = await import('mocha');
  const reporter = await import(pathToFileURL(path.join(project, 'scripts', 'lib', 'counting-reporter.mjs')).href) as { default: Mocha.ReporterConstructor };
  const mocha = new Mocha({
    ui: 'bdd',
    color: process.env.LEITMOTIF_COLOR === '1',
    timeout: 20_000,
    slow: 5_000,
    forbidOnly: process.env.CI !== undefined,
    reporter: reporter.default,
  });
  mocha.rootHooks({
    async afterEach(this: Mocha.Context) {
      const { currentTest: test } = this;
      if (hasWindow && test?.isFailed()) await screenshot(`failed ${test.fullTitle().slice(0, 80)}`);
    },
  });
  for (const file of files) mocha.addFile(path.join(folder, file));
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
