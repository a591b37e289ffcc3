/** What the suites share: the extension started, a text opened, and waiting for what comes in its own time. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LeitmotifApi } from '../../client/extension';

/** Activates the extension and waits until the corpus is read. */
export async function whenRead(): Promise<LeitmotifApi> {
  const extension = vscode.extensions.getExtension<LeitmotifApi>('leitmotif.leitmotif');
  assert.ok(extension, 'leitmotif.leitmotif is not among the extensions');
  const api = await extension.activate();
  // In a browser VS Code saves by itself; on a desktop it does not, and suites need to know which.
  await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
  await until('the corpus to be read', () => api.projects.length > 0 && api.projects.every(({ state }) => state === 'ready'), 15_000);
  return api;
}

type Not = false | 0 | '' | null | undefined;

/** Waits until a condition gives something, and returns that. */
export async function until<T>(what: string, condition: () => T | Not | Promise<T | Not>, timeout = 10_000): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ${timeout / 1000} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'no folder is open');
  return first.uri;
}

/** Writes a text into the corpus and shows it. */
export async function newText(name: string, content: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(folder(), 'texts', name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return vscode.window.showTextDocument(uri);
}

export async function showLexicon(): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder(), 'lexicon.yaml'));
}

/** Puts every open document back as it is on disk, and closes all editors. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.isClosed || document.isUntitled) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export async function remove(uri: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.delete(uri, { recursive: true, useTrash: false });
}

/** The theme a diagnostic is of. */
export function themeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export function diagnosticsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'leitmotif');
}

/** The words that stand at some ranges, in the order of the text. */
export function wordsAt(document: vscode.TextDocument, ranges: readonly vscode.Range[]): string[] {
  return [...ranges].sort((one, other) => one.start.compareTo(other.start)).map((range) => document.getText(range));
}

export function rangeOf(document: vscode.TextDocument, words: string): vscode.Range {
  const at = document.getText().indexOf(words);
  assert.ok(at >= 0, `“${words}” is not in the text`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + words.length));
}

export async function edit(editor: vscode.TextEditor, change: (builder: vscode.TextEditorEdit) => void): Promise<void> {
  assert.ok(await editor.edit(change), 'the edit was not made');
}
