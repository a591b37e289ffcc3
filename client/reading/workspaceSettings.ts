/** Writes the reading settings into a workspace, only where nobody has chosen otherwise, and takes them back. */
import * as vscode from 'vscode';
import { READING_LANGUAGES, READING_SETTINGS } from './settings';

type Values = Record<string, unknown>;

export interface Written {
  /** Names of the settings written, and of those left as the person has them. */
  readonly written: readonly string[];
  readonly left: readonly string[];
  /** Takes back what was written, and nothing that was changed since. */
  undo(): Promise<void>;
}

/** Where to write: the workspace's settings, or one folder's where several are open. */
export interface Target {
  readonly folder: vscode.WorkspaceFolder;
  readonly target: vscode.ConfigurationTarget.Workspace | vscode.ConfigurationTarget.WorkspaceFolder;
}

export async function writeReadingSettings(where: Target): Promise<Written> {
  const written = new Map<string, Values>();
  for (const language of READING_LANGUAGES) {
    const wanted = Object.entries(READING_SETTINGS).filter(([name]) => !isChosen(where, language, name));
    if (wanted.length === 0) continue;
    written.set(language, Object.fromEntries(wanted));
    await write(where, language, { ...blockOf(where, language), ...written.get(language) });
  }
  const names = new Set([...written.values()].flatMap((values) => Object.keys(values)));
  return {
    written: [...names],
    left: Object.keys(READING_SETTINGS).filter((name) => !names.has(name)),
    undo: () => takeBack(where, written),
  };
}

async function takeBack(where: Target, written: ReadonlyMap<string, Values>): Promise<void> {
  for (const [language, values] of written) {
    const now = Object.entries(blockOf(where, language) ?? {});
    const kept = now.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(values[name]));
    await write(where, language, kept.length > 0 ? Object.fromEntries(kept) : undefined);
  }
}

/** The block `"[plaintext]": { … }` as it stands in the file that is written. */
function blockOf({ folder, target }: Target, language: string): Values | undefined {
  const found = vscode.workspace.getConfiguration(undefined, folder.uri).inspect<Values>(`[${language}]`);
  return target === vscode.ConfigurationTarget.Workspace ? found?.workspaceValue : found?.workspaceFolderValue;
}

async function write({ folder, target }: Target, language: string, values: Values | undefined): Promise<void> {
  await vscode.workspace.getConfiguration(undefined, folder.uri).update(`[${language}]`, values, target);
}

/** True where the person has set it, for everything or for this language, here or anywhere. */
function isChosen({ folder }: Target, languageId: string, name: string): boolean {
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
