/**
 * Lists a folder: its lexicons, its tables of metadata, and the files that may be texts. Honours `.gitignore` in every folder,
 * walks a circle of links once, and stops at a limit, so that a folder of any size costs bounded memory.
 */
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import type { DirectoryEntry, FileSystem } from './fileSystem';
import { Slices } from './pause';
import { nameOf, parentOf } from './uris';

export interface Listing {
  /** URIs, by path. */
  readonly lexicons: readonly string[];
  readonly tables: readonly string[];
  readonly texts: readonly string[];
  /** Set where the folder has more files than are listed. */
  readonly cut: boolean;
  /** Folders that may not be listed. */
  readonly closed: readonly string[];
}

/** Where a walk through a folder has been. */
export interface Walked {
  readonly cut: boolean;
  /** The folders that were entered, by URI. */
  readonly levels: ReadonlyMap<string, Level>;
}

export type Walk = Listing & Walked;

export interface TextGlobs {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Files one folder may hold; a listing is cut beyond it. */
export const MOST_FILES = 200_000;

/** Folders that hold no texts of a person's. */
export const NEVER_ENTERED = new Set(['.git', '.hg', '.svn', 'node_modules', '.vscode', '.vscode-test']);
const NEVER_TEXTS = /^(?:readme|changelog|license|licence)(?:\..*)?$/i;

export function isLexiconName(name: string): boolean {
  return /^(?:.*\.)?lexicon\.ya?ml$/i.test(name);
}

export function isTableName(name: string): boolean {
  return name.toLowerCase() === 'metadata.csv';
}

/** Whether a path, relative to the folder of the lexicon, may be a text; `.gitignore` apart. */
export function textFilter({ include, exclude }: TextGlobs): (path: string) => boolean {
  const options = { dot: false, nocase: true };
  const included = picomatch([...include], options);
  const excluded = exclude.length > 0 ? picomatch([...exclude], options) : () => false;
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return !NEVER_TEXTS.test(name) && !isLexiconName(name) && !isTableName(name) && included(path) && !excluded(path);
  };
}

export interface Level {
  readonly uri: string;
  /** Relative to the folder listed, ending in a slash unless it is empty. */
  readonly path: string;
  /** What `.gitignore` files above say, each with the path it stands at. */
  readonly rules: readonly { at: string; rules: Ignore }[];
}

/** @param isText by path, relative to the folder */
export async function listFolder(fs: FileSystem, folder: string, isText: (path: string) => boolean, cancelled: () => boolean = () => false): Promise<Walk> {
  const walk = { lexicons: [] as string[], tables: [] as string[], texts: [] as string[], cut: false, closed: [] as string[], levels: new Map<string, Level>() };
  const seen = new Set<string>([await fs.identity(folder)]);
  const waiting: Level[] = [{ uri: folder.replace(/\/$/, ''), path: '', rules: [] }];
  const slices = new Slices();
  let room = MOST_FILES;
  for (let above = waiting.pop(); above && !walk.cut && !cancelled(); above = waiting.pop()) {
    const entries = await entriesOf(fs, above.uri, room, walk);
    const level = { ...above, rules: await withRulesOf(fs, above, entries.map((entry) => entry.name)) };
    walk.levels.set(level.uri, level);
    for (const { name, isDirectory } of entries) {
      await slices.next();
      const path = level.path + name;
      const uri = `${level.uri}/${encodeName(name)}`;
      if (isIgnored(level.rules, path, isDirectory)) continue;
      if (isDirectory) {
        if (!NEVER_ENTERED.has(name) && (await isNew(fs, uri, seen))) waiting.push({ uri, path: `${path}/`, rules: level.rules });
      } else if (isLexiconName(name)) walk.lexicons.push(uri);
      else if (--room < 0) walk.cut = true;
      else if (isTableName(name)) walk.tables.push(uri);
      else if (isText(path)) walk.texts.push(uri);
    }
  }
  walk.texts.sort();
  walk.lexicons.sort();
  return walk;
}

/** By name. A lexicon is found however many files stand beside it. */
async function entriesOf(fs: FileSystem, folder: string, room: number, walk: { closed: string[]; cut: boolean }): Promise<DirectoryEntry[]> {
  let taken = 0;
  try {
    // One more than there is room for, so that the limit is met and said.
    const entries = await fs.list(folder, (name) => isLexiconName(name) || name === '.gitignore' || taken++ <= room);
    walk.cut ||= taken > room + 1;
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    walk.closed.push(folder);
    return [];
  }
}

/**
 * Whether a walk would have listed a file, or entered a folder, that was made since then; `undefined` where only walking again tells.
 * What globs say is left to the caller.
 */
export function wouldList({ levels, cut }: Walked, uri: string, isDirectory: boolean): boolean | undefined {
  if (cut) return undefined;
  let [place, isFolder] = [uri, isDirectory];
  let level = levels.get(parentOf(place));
  for (; !level && place.length > 'file://'.length; level = levels.get(parentOf(place))) [place, isFolder] = [parentOf(place), true];
  if (!level) return undefined;
  const name = nameOf(place);
  if (isIgnored(level.rules, level.path + name, isFolder) || (isFolder && NEVER_ENTERED.has(name))) return false;
  return place === uri ? true : undefined;
}

/** Folders above a workspace folder that are looked into at most. */
const MOST_PARENTS = 24;

/** The lexicon files of the nearest folder above that has any. */
export async function lexiconsAbove(fs: FileSystem, folder: string): Promise<string[]> {
  let above = parentOf(folder);
  for (let step = 0; step < MOST_PARENTS && above.length > 'file://'.length; step++) {
    const found = (await fs.list(above).catch(() => [])).filter((entry) => !entry.isDirectory && isLexiconName(entry.name));
    if (found.length > 0) return found.map((entry) => `${above}/${encodeName(entry.name)}`);
    above = parentOf(above);
  }
  return [];
}

async function isNew(fs: FileSystem, uri: string, seen: Set<string>): Promise<boolean> {
  const identity = await fs.identity(uri);
  if (seen.has(identity)) return false;
  seen.add(identity);
  return true;
}

async function withRulesOf(fs: FileSystem, level: Level, names: readonly string[]): Promise<Level['rules']> {
  if (!names.includes('.gitignore')) return level.rules;
  try {
    const text = new TextDecoder().decode(await fs.read(`${level.uri}/.gitignore`));
    return [...level.rules, { at: level.path, rules: ignore().add(text) }];
  } catch {
    return level.rules;
  }
}

function isIgnored(rules: Level['rules'], path: string, isDirectory: boolean): boolean {
  return rules.some(({ at, rules: some }) => some.ignores(path.slice(at.length) + (isDirectory ? '/' : '')));
}

/** As VS Code writes file URIs: everything outside the unreserved set is escaped. */
export function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
