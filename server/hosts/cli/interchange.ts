/** `leitmotif import-lexicon` and `export-lexicon`: dictionaries of other tools, in and out. Notes go to standard error, one a line. */
import { detectFormat, FORMAT_IDS, formatNamed, type Format, type Note } from '../../engine/interchange/interchange';
import { LineIndex } from '../../engine/text/lines';
import { exported, hinders, imported, isRefused, openFile, type Refusal } from '../dictionaries';
import type { FileSystem } from '../fileSystem';
import { createFile } from '../nodeFileSystem';
import { nameOf } from '../uris';
import { printProblems } from './checkLexicon';
import { readLexicons, relativeName, uriOf } from './corpusFiles';
import { CannotDo } from './options';
import { Output } from './output';

/** What the two commands are asked. */
export interface InterchangeOptions {
  readonly paths: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** A file that is not there yet; absent: standard output. */
  readonly out?: string;
}

/** A dictionary of another tool as a lexicon. 1 where parts of it could not be read, 2 where nothing could. */
export async function importLexicon(fs: FileSystem, options: InterchangeOptions): Promise<number> {
  const uri = oneFile(options, 'import-lexicon', 'dictionary');
  const wanted = options.from === undefined ? undefined : knownFormat(options.from, '--from');
  await refuseExisting(fs, options.out);
  const { text } = allowed(await openFile(fs, uri, relativeName(uri)));
  const format = wanted ?? detectFormat(nameOf(uri), text);
  if (!format) throw new CannotDo(`it is not clear what "${relativeName(uri)}" is; say it with --from, one of ${FORMAT_IDS.join(', ')}.`);
  const made = allowed(imported(relativeName(uri), text, format));
  printNotes(relativeName(uri), text, made.notes);
  await put(options.out, made.text);
  return made.notes.some((note) => note.kind === 'error') ? 1 : 0;
}

/** A lexicon as a dictionary of another tool. 1 where the lexicon has errors. */
export async function exportLexiconFile(fs: FileSystem, options: InterchangeOptions): Promise<number> {
  const uri = oneFile(options, 'export-lexicon', 'lexicon');
  if (options.to === undefined) throw new CannotDo(`export-lexicon needs --to, one of ${FORMAT_IDS.join(', ')}.`);
  const format = knownFormat(options.to, '--to');
  await refuseExisting(fs, options.out);
  const merged = await readLexicons(fs, [uri]);
  if (merged.problems.some(hinders)) {
    printProblems(merged, process.stderr);
    return 1;
  }
  const { text } = merged.files[0];
  const written = allowed(exported(relativeName(uri), text, format));
  printNotes(relativeName(uri), text, written.notes);
  await put(options.out, written.text);
  return 0;
}

function oneFile({ paths }: InterchangeOptions, command: string, what: string): string {
  if (paths.length !== 1) throw new CannotDo(`${command} needs one ${what}.`);
  return uriOf(paths[0]);
}

function knownFormat(name: string, option: string): Format {
  const format = formatNamed(name);
  if (!format) throw new CannotDo(`${option} is one of ${FORMAT_IDS.join(', ')}.`);
  return format;
}

function allowed<T extends object>(answer: T | Refusal): T {
  if (isRefused(answer)) throw new CannotDo(answer.refused);
  return answer;
}

async function refuseExisting(fs: FileSystem, out: string | undefined): Promise<void> {
  if (out !== undefined && (await fs.stat(uriOf(out)))) throw new CannotDo(isThere(out));
}

function isThere(out: string): string {
  return `"${out}" is there already; nothing is written over it.`;
}

/** Never over a file, even one that came to be meanwhile. */
async function put(out: string | undefined, text: string): Promise<void> {
  if (out === undefined) return new Output().write(text);
  try {
    await createFile(uriOf(out), text);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') throw new CannotDo(isThere(out));
    throw new CannotDo(`"${out}" cannot be written (${code ?? 'unknown'}).`);
  }
}

/** Lines and columns count from 1 here, as compilers print them. */
function printNotes(file: string, text: string, notes: readonly Note[]): void {
  const lines = LineIndex.of(text);
  for (const { kind, message, at } of notes) {
    const { line, character } = lines.position(at);
    process.stderr.write(`${file}:${line + 1}:${character + 1}: ${kind}: ${message}\n`);
  }
}
