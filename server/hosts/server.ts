/** The server as a program of its own: the command line's `lsp`, so that the engine is shipped once. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runAsCompiled } from './compiledProgram';
import { cacheFolder } from './store/cacheFolder';

/** Where a program is kept as it was compiled, as Node has it from 22 on: what an editor says, else beside what is kept of texts. */
function folderOfCompiled(): string | undefined {
  const { env, platform } = process;
  if (env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const cache = cacheFolder({ platform, env, home: homedir() });
  return env.NODE_COMPILE_CACHE ?? (cache && join(cache, 'compiled'));
}

process.argv.splice(2, 0, 'lsp');
runAsCompiled(join(__dirname, 'leitmotif.js'), folderOfCompiled());
