/** Writes the reading settings into a workspace, only where nobody has chosen otherwise, and takes them back. */
import * as vscode from 'vscode';
import { COLOURS_KEY, READING_COLOURS, READING_LANGUAGES, READING_SETTINGS } from './settings';

type Values = Record<string, unknown>;

export interface Written {
  /** Names of the settings written, and of those left as the person has them. */
  readonly written: readonly string[];
  readonly left: readonly string[];
  /** True where the colours of the underline are among them. */
  readonly colours: boolean;
  /** Takes back what was written, and nothing that was changed since. */
  undo(): Promise<void>;
}

/** Where to write: the workspace's settings, or one folder's where several are open. */
export interface Target {
  readonly folder: vscode.WorkspaceFolder;
  readonly target: vscode.ConfigurationTarget.Workspace | vscode.ConfigurationTarget.WorkspaceFolder;
}

/** A setting that holds others: `"[plaintext]": { … }`, or the window's colours. */
interface Block {
  readonly key: string;
  readonly wanted: Readonly<Values>;
  /** True where the person has set the one named, for everything or for this block, here or anywhere. */
  isChosen(name: string): boolean;
}

export async function writeReadingSettings(where: Target): Promise<Written> {
  const isNew = !(await exists(settingsFile(where)));
  const blocks = blocksFor(where);
  const written = new Map<string, Values>();
  for (const { key, wanted, isChosen } of blocks) {
    const missing = Object.entries(wanted).filter(([name]) => !isChosen(name));
    if (missing.length === 0) continue;
    written.set(key, Object.fromEntries(missing));
    await write(where, key, { ...valuesOf(where, key), ...written.get(key) });
  }
  const names = new Set([...written.values()].flatMap((values) => Object.keys(values)));
  const all = new Set(blocks.flatMap(({ wanted }) => Object.keys(wanted)));
  return {
    written: [...names],
    left: [...all].filter((name) => !names.has(name)),
    colours: written.has(COLOURS_KEY),
    undo: () => takeBack(where, written, isNew),
  };
}

/** Where we made the file, and nothing else came into it, it goes as well. */
async function takeBack(where: Target, written: ReadonlyMap<string, Values>, isNew: boolean): Promise<void> {
  for (const [key, values] of written) {
    const now = Object.entries(valuesOf(where, key) ?? {});
    const kept = now.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(values[name]));
    await write(where, key, kept.length > 0 ? Object.fromEntries(kept) : undefined);
  }
  if (isNew) await removeIfEmpty(settingsFile(where));
}

export function settingsFile({ folder }: Target): vscode.Uri {
  return vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json');
}

async function exists(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(() => true, () => false);
}

async function removeIfEmpty(file: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  try {
    const words = new TextDecoder().decode(await fs.readFile(file));
    if (!/^\s*\{\s*\}\s*$/.test(words)) return;
    await fs.delete(file);
    const folder = vscode.Uri.joinPath(file, '..');
    if ((await fs.readDirectory(folder)).length === 0) await fs.delete(folder);
  } catch {
    // An empty settings file that stays does no harm.
  }
}

/** The colours are left alone where several folders are open: they would be the whole window's, whatever else is in it. */
function blocksFor(where: Target): Block[] {
  const languages = READING_LANGUAGES.map((language): Block => ({
    key: `[${language}]`,
    wanted: READING_SETTINGS,
    isChosen: (name) => isSettingChosen(where, language, name),
  }));
  if (where.target !== vscode.ConfigurationTarget.Workspace) return languages;
  return [...languages, { key: COLOURS_KEY, wanted: READING_COLOURS, isChosen: isColourChosen }];
}

/** The values in a block as it stands in the file that is written. */
function valuesOf({ folder, target }: Target, key: string): Values | undefined {
  const found = vscode.workspace.getConfiguration(undefined, folder.uri).inspect<Values>(key);
  return target === vscode.ConfigurationTarget.Workspace ? found?.workspaceValue : found?.workspaceFolderValue;
}

async function write({ folder, target }: Target, key: string, values: Values | undefined): Promise<void> {
  await vscode.workspace.getConfiguration(undefined, folder.uri).update(key, values, target);
}

function isSettingChosen({ folder }: Target, languageId: string, name: string): boolean {
  const found = vscode.workspace.getConfiguration(undefined, { uri: folder.uri, languageId }).inspect(name);
  return [
    found?.globalValue,
    found?.workspaceValue,
    found?.workspaceFolderValue,
    found?.globalLanguageValue,
    found?.workspaceLanguageValue,
    found?.workspaceFolderLanguageValue,
  ].some((value) => value !== undefined);
}

/** For every theme, or within `"[Some Theme]": { … }`. */
function isColourChosen(name: string): boolean {
  const found = vscode.workspace.getConfiguration().inspect<Values>(COLOURS_KEY);
  return [found?.globalValue, found?.workspaceValue].some((colours) =>
    Object.entries(colours ?? {}).some(([key, value]) => key === name || (typeof value === 'object' && value !== null && name in value)));
}
