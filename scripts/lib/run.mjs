// Running other programs.
import { spawn } from 'node:child_process';
import { PlainError, heartbeat } from './say.mjs';

/**
 * Runs a program to its end.
 * @param {{cwd?: string, env?: Record<string, string>, quiet?: string, shell?: boolean}} [options] `quiet` names the
 *   work: the output is then held back, and shown only if the program fails.
 * @returns its exit code (a program ended by a signal counts as 1).
 */
export function run(command, args, options = {}) {
  const { quiet, env, ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...rest,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    const held = [];
    const endBeat = quiet ? heartbeat(quiet) : () => {};
    child.stdout?.on('data', (data) => held.push(data));
    child.stderr?.on('data', (data) => held.push(data));
    child.on('error', (error) => {
      endBeat();
      reject(new PlainError(`Could not start ${command}: ${error.message}`));
    });
    child.on('close', (code) => {
      endBeat();
      if (code !== 0 && quiet) process.stderr.write(Buffer.concat(held));
      resolve(code ?? 1);
    });
  });
}

/** Runs a JavaScript file with this Node; fails with `message` when it does. */
export async function runNode(file, args, message, options) {
  if ((await run(process.execPath, [file, ...args], options)) !== 0) throw new PlainError(message);
}

/** Runs npm, the same one that runs us where there is one, with the registry of the user's own configuration. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli && /\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Ends a process and all it started. It must have been spawned with `detached: true` (except on Windows). */
export async function endTree(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
    if (process.platform !== 'win32' && child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
    return;
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    await ended;
    return;
  }
  signalGroup(child.pid, 'SIGTERM');
  const patience = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), 3000);
  await ended;
  clearTimeout(patience);
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}
