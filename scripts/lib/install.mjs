// Installing from a lock file, only when what is installed differs from it.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './run.mjs';
import { PlainError, step } from './say.mjs';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Whether node_modules in `folder` holds every package of its lock file in the locked version. */
export function isInstalled(folder) {
  const installed = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  try {
    const have = readJson(installed).packages;
    const want = Object.entries(readJson(path.join(folder, 'package-lock.json')).packages);
    return want.every(([where, { version, optional, devOptional, peer }]) =>
      where === '' || optional || devOptional || peer || have[where]?.version === version);
  } catch {
    return false;
  }
}

/** Installs what the lock file in `folder` names; does nothing when it is there already. */
export async function ensureInstalled(folder, title) {
  if (isInstalled(folder)) return;
  await step(title, async () => {
    const code = await npm(
      ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
      { cwd: folder, quiet: 'npm is fetching packages' });
    if (code === 0) return;
    throw new PlainError(
      'npm could not install the packages (its own words are above).\n' +
      '  Check the network and `npm config get registry`, then run the same command again.');
  });
}
