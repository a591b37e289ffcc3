#!/usr/bin/env node
// Stands in for the desktop VS Code executable in the tests: takes the flags that runTests of @vscode/test-electron gives,
// runs the npm-borne VS Code with them in a headless browser, and ends with 0 when the tests passed.
//
// In the environment (all optional):
//   LEITMOTIF_TEST_RESULT    the file to which the tests write their outcome, JSON `{ passed, failed, skipped }`
//   LEITMOTIF_RESTRICTED=1   workspace trust is on and the folder is not trusted: Restricted Mode
//   LEITMOTIF_PICTURES       the folder for screenshots (default .vscode-test/pictures)
//   LEITMOTIF_TEST_SECONDS   the time limit of the whole run (default 300)
//   LEITMOTIF_VERBOSE=1      prints what the window's console says, too
// It gives the extension host LEITMOTIF_WINDOW (see lib/control.mjs) and LEITMOTIF_TEST_OUTPUT, a file for the tests' words.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './lib/browser.mjs';
import { startControl } from './lib/control.mjs';
import { atEnd } from './lib/ending.mjs';
import { follow } from './lib/follow.mjs';
import { ensureHost } from './lib/host.mjs';
import { workshop } from './lib/paths.mjs';
import { PlainError, main } from './lib/say.mjs';
import { scratchFolder } from './lib/scratch.mjs';
import { startServer } from './lib/server.mjs';
import { actionsOn } from './lib/window.mjs';

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true, default: [] },
    extensionTestsPath: { type: 'string' },
    'extensions-dir': { type: 'string' },
    'user-data-dir': { type: 'string' },
  },
});
const env = process.env;

/** The reader's settings as desktop VS Code would find them in its user data folder. */
function userSettings() {
  const file = path.join(values['user-data-dir'] ?? '', 'User', 'settings.json');
  return values['user-data-dir'] && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

async function runTestsInWindow() {
  if (!values.extensionTestsPath) throw new PlainError('--extensionTestsPath is missing: this launcher only runs tests.');
  const scratch = scratchFolder('window');
  const resultFile = env.LEITMOTIF_TEST_RESULT ?? path.join(scratch, 'result.json');
  const outputFile = path.join(scratch, 'output.txt');
  rmSync(resultFile, { force: true });

  const host = await ensureHost();
  const { page } = await launchBrowser();
  const control = await startControl(actionsOn(page, env.LEITMOTIF_PICTURES ?? path.join(workshop, 'pictures')));
  atEnd(() => control.close());
  const server = await startServer(host, {
    dataDir: path.join(scratch, 'data'),
    extensionsDir: values['extensions-dir'],
    settings: userSettings(),
    restricted: env.LEITMOTIF_RESTRICTED === '1',
    env: { LEITMOTIF_WINDOW: control.address, LEITMOTIF_TEST_OUTPUT: outputFile, LEITMOTIF_TEST_RESULT: resultFile },
  });
  atEnd(follow(outputFile, (text) => process.stdout.write(text)));

  const ended = outcomeOf(page, server);
  const folder = positionals.find((argument) => existsSync(argument)) ?? scratch;
  await page.goto(server.address({ folder, developmentPaths: values.extensionDevelopmentPath, testsPath: values.extensionTestsPath }));
  const exit = await ended;
  if (!existsSync(resultFile)) {
    throw new PlainError(`The tests ended (${exit.why}) without an outcome. The window's last words:\n${exit.words}`);
  }
  const { failed } = JSON.parse(readFileSync(resultFile, 'utf8'));
  return failed === 0 && exit.code === 0 ? 0 : 1;
}

/** Resolves when the extension host has ended, the server has died, or the time is up. */
function outcomeOf(page, server) {
  const words = [];
  const limit = Number(env.LEITMOTIF_TEST_SECONDS ?? 300);
  return new Promise((resolve) => {
    const end = (code, why) => resolve({ code, why, words: words.slice(-30).map((line) => `  ${line}`).join('\n') });
    const hear = (line) => {
      words.push(line);
      if (env.LEITMOTIF_VERBOSE === '1') console.log(`  | ${line}`);
    };
    page.on('console', (message) => hear(message.text()));
    page.on('pageerror', (error) => hear(String(error)));
    page.on('crash', () => end(1, 'the page crashed'));
    server.child.once('exit', () => end(1, 'the server ended'));
    const timer = setTimeout(() => end(1, `after the limit of ${limit} s`), limit * 1000);
    timer.unref();
    // VS Code calls this in the page when an extension host that ran tests has ended.
    void page.exposeFunction('codeAutomationExit', (code) => end(code, `exit code ${code}`));
    void page.exposeFunction('codeAutomationLog', () => {});
  });
}

await main(async () => {
  process.exitCode = await runTestsInWindow();
});
process.exit();
