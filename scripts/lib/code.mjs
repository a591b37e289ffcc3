// Finding a VS Code that is installed on this machine.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** The `code` command on the PATH, or undefined. */
export function codeCommand() {
  const names = process.platform === 'win32' ? ['code.cmd', 'code.exe'] : ['code'];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of names) {
      if (folder && existsSync(path.join(folder, name))) return path.join(folder, name);
    }
  }
  return undefined;
}

/** The executable behind the `code` command, which is what tests are run with; undefined where it is not found. */
export function codeExecutable() {
  const command = codeCommand();
  if (!command) return undefined;
  const bin = path.dirname(realpathSync(command));
  const candidates = {
    win32: ['../Code.exe'],
    darwin: ['../../../MacOS/Code', '../../../MacOS/Electron'],
  }[process.platform] ?? ['../code'];
  return candidates.map((candidate) => path.resolve(bin, candidate)).find((file) => existsSync(file));
}
