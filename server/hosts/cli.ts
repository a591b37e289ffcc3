/** The command line: `leitmotif scan | count | report | check-lexicon | import-lexicon | export-lexicon | lsp`. */
import { parseArgs } from 'node:util';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { checkLexicon } from './cli/checkLexicon';
import { count } from './cli/count';
import { HELP } from './cli/help';
import { exportLexiconFile, importLexicon, type InterchangeOptions } from './cli/interchange';
import { report } from './cli/report';
import { scanStream, type Streams } from './cli/scanStream';
import { scanTexts } from './cli/scanTexts';
import { CannotDo, FORMATS, type Format, type ScanOptions } from './cli/options';
import { Output } from './cli/output';
import { readable } from './cli/readable';
import { serve } from './connection';
import type { FileSystem } from './fileSystem';
import { NodeFileSystem } from './nodeFileSystem';
import { threadsBeside } from './reading/workerReader';
import { storesOf } from './store/nodeStores';

const OPTIONS = {
  lexicon: { type: 'string' },
  format: { type: 'string' },
  'fail-on': { type: 'string', multiple: true },
  apparatus: { type: 'boolean' },
  levels: { type: 'string' },
  stdin: { type: 'boolean' },
  summary: { type: 'boolean' },
  texts: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Runs one command; resolves to the exit code: 0 done, 1 found what was asked for, 2 could not do it. */
async function run(args: string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === 'lsp') return lsp();
  const { values, positionals } = readArguments(rest);
  if (values.help || command === undefined || command === 'help' || command === '--help' || command === '-h') return say(HELP);
  if (command === '--version' || values.version) return say(`${process.env.LEITMOTIF_VERSION ?? 'development'}\n`);
  if ((values.stdin || values.summary) && command !== 'scan') throw new CannotDo('--stdin and --summary are options of scan.');
  const fs = new NodeFileSystem();
  switch (command) {
    case 'scan':
      return scan(fs, values, positionals);
    case 'count':
      return count({ paths: positionals, format: formatOf(values, 'jsonl') }, standardStreams());
    case 'report':
      return report(fs, optionsOf(values, positionals, 'table'));
    case 'check-lexicon':
      return checkLexicon(fs, { paths: positionals, texts: values.texts });
    case 'import-lexicon':
      return importLexicon(fs, interchangeOf(values, positionals));
    case 'export-lexicon':
      return exportLexiconFile(fs, interchangeOf(values, positionals));
    default:
      throw new CannotDo(`"${command}" is no command of leitmotif; they are scan, count, report, check-lexicon, import-lexicon, export-lexicon and lsp.`);
  }
}

type Values = ReturnType<typeof parseOptions>['values'];

function readArguments(args: string[]): { values: Values; positionals: string[] } {
  try {
    return parseOptions(args);
  } catch (error) {
    throw new CannotDo((error as Error).message.split('\n')[0]);
  }
}

function parseOptions(args: string[]) {
  return parseArgs({ args, options: OPTIONS, allowPositionals: true });
}

/** Texts in files, or documents on standard input. */
function scan(fs: FileSystem, values: Values, paths: string[]): Promise<number> {
  const options = optionsOf(values, paths, 'jsonl');
  if (!values.stdin && values.summary) throw new CannotDo('--summary goes with scan --stdin.');
  if (!values.stdin) return scanTexts(fs, options);
  if (paths.length > 0) throw new CannotDo('scan --stdin reads documents from standard input, and no paths beside it.');
  return scanStream(fs, { ...options, summary: values.summary === true }, standardStreams());
}

function standardStreams(): Streams {
  return {
    input: readable(standardInput(), 'standard input'),
    output: new Output(),
    say: (line) => void process.stderr.write(`leitmotif: ${line}\n`),
  };
}

/** Not touched before it is asked for, as a command that reads files has none. */
async function* standardInput(): AsyncGenerator<Uint8Array> {
  yield* process.stdin;
}

function formatOf({ format }: Values, otherwise: Format): Format {
  const asked = format ?? otherwise;
  if (!FORMATS.includes(asked as Format)) throw new CannotDo(`--format is one of ${FORMATS.join(', ')}.`);
  return asked as Format;
}

function optionsOf(values: Values, paths: string[], format: Format): ScanOptions {
  return {
    paths: paths.length > 0 ? paths : ['.'],
    lexicon: values.lexicon,
    format: formatOf(values, format),
    failOn: (values['fail-on'] ?? []).flatMap((themes) => themes.split(',')).map((theme) => theme.trim()),
    apparatus: values.apparatus === true,
    levels: values.levels === undefined ? undefined : levelsOf(values.levels),
  };
}

function levelsOf(written: string): number[] {
  const levels = written.split(',').map((level) => Number(level.trim()));
  if (levels.some((level) => !Number.isInteger(level) || level < 1)) throw new CannotDo('--levels are numbers from 1, as in --levels 1,3.');
  return levels;
}

function interchangeOf({ from, to, out }: Values, paths: string[]): InterchangeOptions {
  return { paths, from, to, out };
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** The language server over what the arguments name (Node's IPC, a pipe, a socket), else standard streams; ends when the client says so. */
function lsp(): Promise<number> {
  const isNamed = process.argv.some((argument) => /^--(?:stdio|node-ipc|pipe|socket)\b/.test(argument));
  const connection = isNamed ? createConnection(ProposedFeatures.all) : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  serve(connection, new NodeFileSystem(), threadsBeside(__dirname), storesOf(__filename));
  return new Promise(() => undefined);
}

/** A reader that went away (`| head`) is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message = error instanceof CannotDo ? error.message : `something went wrong: ${error instanceof Error ? error.message : String(error)}`;
    process.stderr.write(`leitmotif: ${message}\n`);
    process.exitCode = 2;
  },
);
