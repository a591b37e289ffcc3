#!/usr/bin/env node
// npm test: installs what is missing, builds, lints, type-checks, and runs every test. It stops at the first step that fails.
//   --only STEP   lint, unit, vscode, desktop or package alone (after the build and compile it needs)
// The last line is the totals of all tests that ran: `N passed, N failed`.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './lib/browser.mjs';
import { codeExecutable } from './lib/code.mjs';
import { filesIn } from './lib/files.mjs';
import { ensureHost } from './lib/host.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inProject, root } from './lib/paths.mjs';
import { run, runNode } from './lib/run.mjs';
import { scratchFolder } from './lib/scratch.mjs';
import { PlainError, main, say, step } from './lib/say.mjs';

const script = (name) => inProject('scripts', `${name}.mjs`);
const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs a program that runs tests, and adds up the counts it leaves. */
async function runTests(program, args, env = {}) {
  const result = path.join(scratchFolder('test'), 'result.json');
  const code = await run(process.execPath, [program, ...args], { cwd: root, env: { ...env, LEITMOTIF_TEST_RESULT: result } });
  const counts = existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : { passed: 0, failed: 0, skipped: 0 };
  for (const key of Object.keys(total)) total[key] += counts[key];
  if (counts.failed > 0) throw new PlainError('Tests failed; each is shown above.');
  if (code !== 0) throw new PlainError('The tests broke off before their end; the reason is above.');
  if (counts.passed === 0) throw new PlainError('Not one test ran. Is something left out of the build?');
}

function unitTests() {
  const ownWay = ['vscode', 'package'].map((name) => inProject('out', 'test', name) + path.sep);
  const files = filesIn(inProject('out', 'test'))
    .filter((file) => file.endsWith('.test.js') && !ownWay.some((folder) => file.startsWith(folder)));
  if (files.length === 0) throw new PlainError('There are no tests in out/test');
  return runTests(inProject('node_modules', 'mocha', 'bin', 'mocha.js'), files.map((file) => path.relative(root, file)));
}

function vscodeTests() {
  return runTests(inProject('out', 'test', 'vscode', 'run.js'), []);
}

function desktopTests() {
  const chosen = process.env.LEITMOTIF_VSCODE ?? codeExecutable();
  say(chosen ? `  with ${chosen}` : '  no VS Code is installed here, so one is downloaded (LEITMOTIF_VSCODE=… names the executable of another)');
  return runTests(inProject('out', 'test', 'vscode', 'run.js'), ['--desktop'], chosen ? { LEITMOTIF_VSCODE: chosen } : {});
}

async function packageTests() {
  await runNode(script('package'), [], 'The package could not be made; the reason is above.');
  await runTests(inProject('node_modules', 'mocha', 'bin', 'mocha.js'), ['out/test/package/package.test.js']);
}

/** Steps in order. `always`: also before a single step that is asked for by --only. `asked`: only then. */
const steps = [
  { name: 'build', title: 'Building', always: true, work: () => runNode(script('build'), [], 'The build failed; what is wrong stands above.') },
  { name: 'lint', title: 'Linting', work: () => runNode(inProject('node_modules', 'eslint', 'bin', 'eslint.js'), ['.', '--max-warnings', '0'], 'Lint found what is shown above.', { cwd: root }) },
  { name: 'compile', title: 'Checking types and compiling the tests', always: true, work: () => runNode(script('compile'), [], 'Nothing is tested while the types do not fit.') },
  { name: 'unit', title: 'Unit, property and server tests', work: unitTests },
  { name: 'install', title: 'Looking for the VS Code and the browser of the tests', for: ['vscode', 'package'], work: async () => { await ensureHost(); await ensureBrowser(); } },
  { name: 'vscode', title: 'Suites in a real VS Code', work: vscodeTests },
  { name: 'desktop', title: 'Suites in the desktop VS Code', asked: true, work: desktopTests },
  { name: 'package', title: 'Making and trying the package', work: packageTests },
];

function chosenSteps() {
  const { values: { only }, positionals } = parseArgs({ options: { only: { type: 'string' } }, strict: false });
  if (only === undefined && positionals.length === 0) return steps.filter((one) => !one.asked);
  if (!steps.some((one) => one.name === only)) {
    throw new PlainError(`npm test -- --only STEP, where STEP is one of ${steps.map((one) => one.name).join(', ')}`);
  }
  if (only === 'lint') return steps.filter((one) => one.name === 'lint');
  return steps.filter((one) => one.always || one.name === only || one.for?.includes(only));
}

const since = Date.now();
await main(async () => {
  const chosen = chosenSteps();
  await ensureInstalled(root, 'Installing the packages Leitmotif is built with');
  for (const { title, work } of chosen) await step(title, work);
  say(`\nAll of it took ${Math.round((Date.now() - since) / 1000)} s`);
});
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
say(`${total.passed} passed, ${total.failed} failed${skipped}`);
