/** The texts and lexicons that a command line names. */
import { relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { decode } from '../../engine/text/decode';
import { readDocvarsTable } from '../../engine/text/docvars';
import type { Docvars } from '../../engine/text/metadata';
import { LexiconFiles, type MergedLexicon } from '../../project/lexiconFiles';
import { DEFAULT_SETTINGS } from '../../protocol';
import type { FileSystem } from '../fileSystem';
import { encodeName, isLexiconName, listFolder, MOST_FILES, textFilter } from '../listing';
import { nameOf, parentOf } from '../uris';
import { LARGEST_TEXT } from '../reading/readText';
import { CannotDo } from './options';

/** A text to be read, named as output names it. */
export interface NamedFile {
  readonly uri: string;
  /** Relative to the working folder, with forward slashes. */
  readonly file: string;
}

export interface ReadText {
  readonly text: string;
  readonly docvars?: Docvars;
}

export function uriOf(path: string): string {
  return URI.file(resolve(path)).toString();
}

/** The texts in files and folders, by name, each once. A file named outright is a text whatever its ending. */
export async function findTexts(fs: FileSystem, paths: readonly string[]): Promise<NamedFile[]> {
  const uris = new Set<string>();
  for (const path of paths) {
    const uri = uriOf(path);
    if (await fs.stat(uri)) uris.add(uri);
    else {
      const { texts, cut, closed } = await listFolder(fs, uri, textFilter(DEFAULT_SETTINGS.texts));
      // Counts of some of them would look like counts of all.
      if (cut) throw new CannotDo(`the folder "${path}" holds more than ${MOST_FILES.toLocaleString('en')} files; name folders in it, some at a time.`);
      if (texts.length + closed.length === 0 && (await namesIn(fs, uri)).length === 0 && !(await namesIn(fs, parentOf(uri))).includes(nameOf(uri))) {
        throw new CannotDo(`there is no file or folder "${path}".`);
      }
      // A folder that may not be opened is named among what could not be read.
      for (const one of [...texts, ...closed]) uris.add(one);
    }
  }
  return [...uris].map((uri) => ({ uri, file: relativeName(uri) })).sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

/** What stands in a folder; nothing where it may not be listed. */
async function namesIn(fs: FileSystem, folder: string): Promise<string[]> {
  return (await fs.list(folder).catch(() => [])).map(({ name }) => name);
}

export function relativeName(uri: string): string {
  return relative(process.cwd(), URI.parse(uri).fsPath).split(sep).join('/');
}

/** Reads a text, or says why it cannot be read. */
export async function readText(fs: FileSystem, uri: string): Promise<ReadText | { reason: string }> {
  const stat = await fs.stat(uri);
  if (stat && stat.size > LARGEST_TEXT) return { reason: `larger than ${LARGEST_TEXT >> 20} MB` };
  // One more than it may have, as it may grow while it is read.
  const bytes = await fs.read(uri, LARGEST_TEXT + 1).catch(() => undefined);
  if (!bytes) return { reason: 'gone, or may not be opened' };
  if (bytes.length > LARGEST_TEXT) return { reason: `larger than ${LARGEST_TEXT >> 20} MB` };
  const decoded = decode(bytes);
  return decoded.kind === 'text' ? { text: decoded.text } : { reason: 'no text' };
}

/** Docvars by text URI, from the tables of metadata beside the texts, each read once. */
export class Tables {
  private readonly tables = new Map<string, Map<string, Docvars>>();

  constructor(private readonly fs: FileSystem) {}

  /** What the table in the text's own folder, or the nearest above, says of it. */
  async docvarsOf(uri: string): Promise<Docvars | undefined> {
    for (let folder = parentOf(uri); folder.length > 'file://'.length; folder = parentOf(folder)) {
      const found = (await this.tableIn(folder)).get(uri);
      if (found) return found;
    }
    return undefined;
  }

  private async tableIn(folder: string): Promise<Map<string, Docvars>> {
    const known = this.tables.get(folder);
    if (known) return known;
    const rows = new Map<string, Docvars>();
    const bytes = await this.fs.read(`${folder}/metadata.csv`).catch(() => undefined);
    const decoded = bytes && decode(bytes);
    if (decoded?.kind === 'text') {
      for (const [file, docvars] of readDocvarsTable(decoded.text).rows) rows.set(`${folder}/${file.split('/').map(encodeName).join('/')}`, docvars);
    }
    this.tables.set(folder, rows);
    return rows;
  }
}

/** The lexicon for each text: the one named, or the nearest at or above it. */
export class Lexicons {
  private readonly byFolder = new Map<string, MergedLexicon | undefined>();
  private named?: MergedLexicon;

  constructor(
    private readonly fs: FileSystem,
    private readonly path: string | undefined,
  ) {}

  async of(uri: string): Promise<MergedLexicon | undefined> {
    if (this.path !== undefined) return (this.named ??= await readLexicons(this.fs, [uriOf(this.path)]));
    for (let folder = parentOf(uri); folder.length > 'file://'.length; folder = parentOf(folder)) {
      const found = await this.inFolder(folder);
      if (found) return found;
    }
    return undefined;
  }

  private async inFolder(folder: string): Promise<MergedLexicon | undefined> {
    if (!this.byFolder.has(folder)) {
      const names = (await namesIn(this.fs, folder)).filter(isLexiconName);
      const uris = names.sort().map((name) => `${folder}/${encodeName(name)}`);
      this.byFolder.set(folder, uris.length > 0 ? await readLexicons(this.fs, uris) : undefined);
    }
    return this.byFolder.get(folder);
  }
}

/** @throws CannotDo where a lexicon cannot be read */
export async function readLexicons(fs: FileSystem, uris: readonly string[]): Promise<MergedLexicon> {
  const files = await Promise.all(
    uris.map(async (uri) => {
      const bytes = await fs.read(uri).catch(() => undefined);
      if (!bytes) throw new CannotDo(`the lexicon "${relativeName(uri)}" cannot be opened.`);
      const decoded = decode(bytes);
      if (decoded.kind === 'binary') throw new CannotDo(`the lexicon "${relativeName(uri)}" is no text.`);
      return { uri, text: decoded.text };
    }),
  );
  return new LexiconFiles().update(files);
}
