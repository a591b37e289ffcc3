/**
 * Lists a folder: its lexicons, its tables of metadata, and the files that may be texts. Honours `.gitignore` in every folder,
 * and walks a circle of links once.
 */
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import type { FileSystem } from './fileSystem';
import { parentOf } from './uris';

export interface Listing {
  /** URIs, by path. */
  readonly lexicons: string[];
  readonly tables: string[];
  readonly texts: string[];
  /** Set where the folder has more files than are listed. */
  readonly cut: boolean;
}

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

interface Level {
  uri: string;
  /** Relative to the folder listed, ending in a slash unless it is empty. */
  path: string;
  /** What `.gitignore` files above say, each with the path it stands at. */
  rules: { at: string; rules: Ignore }[];
}

/** @param isText by path, relative to the folder */
export async function listFolder(fs: FileSystem, folder: string, isText: (path: string) => boolean, cancelled: () => boolean = () => false): Promise<Listing> {
  const listing = { lexicons: [] as string[], tables: [] as string[], texts: [] as string[], cut: false };
  const seen = new Set<string>([await fs.identity(folder)]);
  const levels: Level[] = [{ uri: folder.replace(/\/$/, ''), path: '', rules: [] }];
  let files = 0;
  for (let level = levels.pop(); level && !cancelled(); level = levels.pop()) {
    const entries = (await fs.list(level.uri)).sort((a, b) => (a.name < b.name ? -1 : 1));
    const rules = await withRulesOf(fs, level, entries.map((entry) => entry.name));
    for (const { name, isDirectory } of entries) {
      const path = level.path + name;
      const uri = `${level.uri}/${encodeName(name)}`;
      if (isIgnored(rules, path, isDirectory)) continue;
      if (isDirectory) {
        if (NEVER_ENTERED.has(name) || !(await isNew(fs, uri, seen))) continue;
        levels.push({ uri, path: `${path}/`, rules });
      } else if (++files > MOST_FILES) {
        listing.cut = true;
        return listing;
      } else if (isLexiconName(name)) listing.lexicons.push(uri);
      else if (isTableName(name)) listing.tables.push(uri);
      else if (isText(path)) listing.texts.push(uri);
    }
  }
  listing.texts.sort();
  listing.lexicons.sort();
  return listing;
}

/** Folders above a workspace folder that are looked into at most. */
const MOST_PARENTS = 24;

/** The lexicon files of the nearest folder above that has any. */
export async function lexiconsAbove(fs: FileSystem, folder: string): Promise<string[]> {
  let above = parentOf(folder);
  for (let step = 0; step < MOST_PARENTS && above.length > 'file://'.length; step++) {
    const found = (await fs.list(above)).filter((entry) => !entry.isDirectory && isLexiconName(entry.name));
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

async function withRulesOf(fs: FileSystem, level: Level, names: string[]): Promise<Level['rules']> {
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
