// Starting VS Code's server, and the address at which a browser finds the window.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { atEnd } from './ending.mjs';
import { endTree, run } from './run.mjs';
import { PlainError } from './say.mjs';

/** Settings that keep the window quiet: no chat, no start pages, no telemetry. */
export const calmSettings = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
};

/** Writes the settings of the windows that open after this, over the calm ones. */
export function writeSettings(dataDir, settings) {
  const machine = path.join(dataDir, 'data', 'Machine');
  mkdirSync(machine, { recursive: true });
  writeFileSync(path.join(machine, 'settings.json'), JSON.stringify({ ...calmSettings, ...settings }, null, 2));
}

/**
 * Starts the server on the loopback address only, behind a token. It ends with this process.
 * @param {{node: string, serverMain: string}} host
 * @param {{dataDir: string, extensionsDir?: string, settings?: object, restricted?: boolean, port?: number,
 *   env?: Record<string, string>}} options
 *   `restricted`: folders are not trusted unless the reader says so.
 */
export async function startServer(host, { dataDir, extensionsDir, settings = {}, restricted = false, port = 0, env = {} }) {
  writeSettings(dataDir, settings);

  const token = randomBytes(16).toString('hex');
  const child = spawn(host.node, [
    host.serverMain, '--host', '127.0.0.1', '--port', String(port), '--connection-token', token,
    // Without this the built workbench does not read the payload of its address.
    '--enable-smoke-test-driver',
    '--accept-server-license-terms', '--server-data-dir', dataDir, '--disable-telemetry', '--disable-experiments',
    '--force-disable-user-env', '--disable-update-check',
    ...(extensionsDir ? ['--extensions-dir', extensionsDir] : []),
    ...(restricted ? [] : ['--disable-workspace-trust']),
  ], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' });

  const log = path.join(dataDir, 'server.log');
  const logStream = createWriteStream(log);
  atEnd(async () => {
    await endTree(child);
    logStream.end();
  });
  const bound = await portOf(child, logStream).catch((reason) => {
    throw new PlainError(/EADDRINUSE/.test(reason) ? `Port ${port} is taken: name another one with --port.`
      : `VS Code's server could not start (${reason}); its words are in ${log}`);
  });

  const authority = `127.0.0.1:${bound}`;
  const remote = (file) => `vscode-remote://${authority}${pathToFileURL(path.resolve(file)).pathname}`;
  return {
    log,
    child,
    /** The window's address. The extensions in `developmentPaths` run from their folders; the module at `testsPath` runs in their host; the file
     *  `open` names, with a line from 1, is shown. */
    address({ folder, developmentPaths = [], testsPath, open }) {
      const payload = developmentPaths.map((file) => ['extensionDevelopmentPath', remote(file)]);
      if (open) payload.push(['openFile', `${remote(open.file)}:${open.line ?? 1}:1`], ['gotoLineMode', 'true']);
      if (testsPath) payload.push(['extensionTestsPath', remote(testsPath)]);
      const query = new URLSearchParams({ tkn: token, folder: pathToFileURL(path.resolve(folder)).pathname });
      if (payload.length > 0) query.set('payload', JSON.stringify(payload));
      return `http://${authority}/?${query}`;
    },
  };
}

/** Reads in the server's words, which go on to the log, at which port it listens. Rejects with a reason in words. */
function portOf(child, logStream) {
  return new Promise((resolve, reject) => {
    let printed = '';
    const hear = (data) => {
      logStream.write(data);
      if (printed === undefined) return;
      printed += data;
      const [, found] = /agent listening on (\d+)/.exec(printed) ?? [];
      const [trouble] = /Error: listen \w+/.exec(printed) ?? [];
      if (found) resolve(Number(found));
      if (trouble) reject(trouble);
      if (found || trouble) printed = undefined;
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) => reject(error.message));
    child.once('exit', (code) => reject(`it ended with code ${code}`));
    setTimeout(() => reject('it did not listen within 60 s'), 60_000).unref();
  });
}

/** Installs a packaged extension the way a reader does, into `extensionsDir`. */
export async function installExtension(host, { vsix, dataDir, extensionsDir }) {
  const args = ['--install-extension', vsix, '--extensions-dir', extensionsDir, '--server-data-dir', dataDir, '--accept-server-license-terms'];
  if ((await run(host.node, [host.serverMain, ...args], { quiet: 'VS Code is installing the package' })) !== 0) {
    throw new PlainError(`VS Code could not install ${vsix}; its words are above.`);
  }
}
