/**
 * A program as it was compiled the last time, which saves much of every start but the first. Node does this by itself from 22 on; before, it is done
 * here.
 *
 * What is kept counts only for the very bytes of the program and the same compiler, and where it is whole; else it is as if it were not there.
 */
import { isAscii } from 'node:buffer';
import { createHash, randomBytes } from 'node:crypto';
import { promises as fs, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Milliseconds until it is kept: by then what a start needs is compiled. */
const KEEP_AFTER = 3000;
/** Bytes of the digest that a file begins with. */
const DIGEST = 20;

/**
 * Runs a program, a CommonJS module in one file.
 * @param program its path
 * @param folder where it is kept as compiled; absent, it is not
 * @param keepAfter milliseconds until it is kept, where this is not left to Node
 */
export function runAsCompiled(program: string, folder: string | undefined, keepAfter = KEEP_AFTER): void {
  const { enableCompileCache } = Module as { enableCompileCache?: (folder: string) => unknown };
  // Node maps places to sources only in what it has loaded itself.
  const isByNode = enableCompileCache !== undefined || process.execArgv.includes('--enable-source-maps');
  if (folder !== undefined && !isByNode) return run(program, join(folder, `${basename(program)}.compiled`), keepAfter);
  if (folder !== undefined) enableCompileCache?.(folder);
  createRequire(program)(program);
}

function run(program: string, file: string, keepAfter: number): void {
  const bytes = readFileSync(program);
  const kept = keptIn(file, bytes);
  const script = new Script(asFunction(bytes), { filename: program, cachedData: kept });
  const module = { exports: {} };
  (script.runInThisContext() as ModuleBody)(module.exports, createRequire(program), module, program, dirname(program));
  // What is not kept yet keeps nobody from leaving.
  if (!kept || script.cachedDataRejected) setTimeout(() => void keep(script, file, bytes), keepAfter).unref();
}

type ModuleBody = (exports: object, require: NodeJS.Require, module: object, filename: string, dirname: string) => void;

const HEAD = Buffer.from('(function (exports, require, module, __filename, __dirname) { ');
const TAIL = Buffer.from('\n})');
const HASHBANG = Buffer.from('#!');
const COMMENT = Buffer.from('//');

/** What Node makes of a module: a function of what it may ask for. Put together as bytes, as a long string would be copied once more. */
function asFunction(program: Buffer): string {
  const bytes = Buffer.concat([HEAD, program, TAIL]);
  // The line that says what runs it is none of the program any more.
  if (program.subarray(0, HASHBANG.length).equals(HASHBANG)) bytes.set(COMMENT, HEAD.length);
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

function keptIn(file: string, program: Buffer): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const code = bytes.subarray(DIGEST);
    return digestOf(program, code).equals(bytes.subarray(0, DIGEST)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Under its name it is whole at every moment; what cannot be written is compiled again the next time. */
async function keep(script: Script, file: string, program: Buffer): Promise<void> {
  const unfinished = `${file}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  try {
    const code = script.createCachedData();
    await fs.mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await fs.writeFile(unfinished, Buffer.concat([digestOf(program, code), code]), { flag: 'wx', mode: 0o600 });
    await fs.rename(unfinished, file);
  } catch {
    await fs.unlink(unfinished).catch(() => undefined);
  }
}

/** Of the program, of who compiled it and of what came of it. */
function digestOf(program: Buffer, code: Buffer): Buffer {
  const { versions, arch } = process;
  return createHash('sha1').update(`${versions.v8} ${arch} ${program.length} `).update(program).update(code).digest();
}
