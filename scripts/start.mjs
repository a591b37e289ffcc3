#!/usr/bin/env node
// npm start: installs what is missing, builds, and opens VS Code with Leitmotif on the sample corpus.
//   --folder DIR   another folder     --web   the npm-borne VS Code even where `code` is installed     --port N   its port
import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { codeCommand } from './lib/code.mjs';
import { isFree, openInBrowser } from './lib/desktop.mjs';
import { atEnd, isEnding } from './lib/ending.mjs';
import { ensureHost } from './lib/host.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inProject, root, workshop } from './lib/paths.mjs';
import { run, runNode } from './lib/run.mjs';
import { PlainError, main, say, step } from './lib/say.mjs';
import { startServer } from './lib/server.mjs';

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { folder: { type: 'string' }, port: { type: 'string' }, web: { type: 'boolean' } },
    });
    return values;
  } catch (error) {
    throw new PlainError(`${error.message}\n  npm start -- [--folder DIR] [--port N] [--web]`);
  }
}

await main(async () => {
  const { folder: asked, port, web } = readArguments();
  const folder = asked ? path.resolve(process.env.INIT_CWD ?? '.', asked) : inProject('corpus');
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new PlainError(`There is no folder ${folder}`);

  await ensureInstalled(root, 'Installing the packages Leitmotif is built with, once');
  await step('Building', () => runNode(inProject('scripts', 'build.mjs'), [], 'The build failed; what is wrong stands above.'));

  const code = web ? undefined : codeCommand();
  if (code) return openOnDesktop(code, folder);
  say(web ? '' : '\nThere is no `code` command on this machine.');
  await openFromNpm(folder, port);
});

async function openOnDesktop(code, folder) {
  say(`\nOpening ${folder} in VS Code, with Leitmotif running from this project.`);
  const windows = process.platform === 'win32';
  const quoted = (word) => (windows ? `"${word}"` : word);
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder].map(quoted);
  if ((await run(quoted(code), args, { shell: windows })) !== 0) {
    throw new PlainError('`code` could not open the window. `npm start -- --web` opens one in the browser instead.');
  }
}

async function openFromNpm(folder, askedPort) {
  say('VS Code comes from npm and opens in the browser.');
  const host = await ensureHost();
  const dataDir = path.join(workshop, 'start');
  const extensionsDir = path.join(dataDir, 'extensions');
  mkdirSync(extensionsDir, { recursive: true });
  // The same address each time keeps what the browser remembers of the window.
  const port = askedPort === undefined ? (await isFree(8123) ? 8123 : 0) : Number(askedPort);
  const server = await startServer(host, { dataDir, extensionsDir, port });
  const address = server.address({ folder, developmentPaths: [root] });
  say(`\nLeitmotif is open at\n\n  ${address}\n`);
  say(openInBrowser(address) ? 'Your browser opens it now.' : 'Open that address in a browser on this machine.');
  say('It runs until you press Ctrl+C here.');

  process.exitCode = 0;
  atEnd(() => say('\nClosing.'));
  await new Promise((resolve) => server.child.once('exit', resolve));
  if (!isEnding()) throw new PlainError(`VS Code's server ended by itself; its words are in ${server.log}`);
}
