/** A dictionary of another tool as a lexicon: in an editor to be looked through, or written into a folder that has none. Never over a file. */
import * as vscode from 'vscode';
import { DictionaryFormatsRequest, ImportDictionaryRequest, LEXICON_LANGUAGE, type DictionaryFormat, type ImportDictionaryResult } from '../../server/protocol';
import type { InterchangeNotes } from '../interchangeNotes';
import { counted } from '../say';
import type { Server } from '../server';
import { createFile, lexiconIn } from './createLexicon';
import { chooseFormat } from './dictionaryFormats';

type Lexicon = ImportDictionaryResult & { kind: 'lexicon' };

export function registerImportDictionary(server: Server, notes: InterchangeNotes): vscode.Disposable {
  return vscode.commands.registerCommand('leitmotif.importDictionary', async (file?: vscode.Uri) => {
    const chosen = file instanceof vscode.Uri ? file : await chooseFile(server);
    if (chosen) await importFrom(chosen, server, notes);
  });
}

async function importFrom(file: vscode.Uri, server: Server, notes: InterchangeNotes): Promise<void> {
  const made = await asked(file, server);
  if (made?.kind === 'refused') void vscode.window.showErrorMessage(made.reason);
  if (made?.kind !== 'lexicon') return;
  const target = await choosePlace(file);
  if (target === 'cancelled') return;
  if (target && !(await createFile(target, made.text))) {
    return void vscode.window.showErrorMessage(`${vscode.workspace.asRelativePath(target)} exists already and was left as it is.`);
  }
  await vscode.window.showTextDocument(target ?? (await untitled(made.text)).uri, { preview: false });
  void notes.tell({ file: nameOf(file), outcome: outcomeOf(made, target), notes: made.notes });
}

/** The lexicon that is made of it; where the format cannot be told, it is chosen. */
async function asked(file: vscode.Uri, server: Server): Promise<ImportDictionaryResult | undefined> {
  const source = { uri: server.uri(file) };
  const progress = { location: vscode.ProgressLocation.Window, title: `Reading ${nameOf(file)}` };
  const ask = (format?: string) => vscode.window.withProgress(progress, () => server.request(ImportDictionaryRequest, { source, format }));
  const told = await ask();
  if (told.kind !== 'unclear') return told;
  const format = await chooseFormat(server, `What is ${nameOf(file)}?`, 'Neither its name nor its text tells the format');
  return format && ask(format.id);
}

async function chooseFile(server: Server): Promise<vscode.Uri | undefined> {
  const formats = await server.request(DictionaryFormatsRequest, null);
  const chosen = await vscode.window.showOpenDialog({
    title: 'Which dictionary is to become a lexicon?',
    openLabel: 'Import',
    canSelectMany: false,
    filters: { Dictionaries: endingsOf(formats), 'All files': ['*'] },
  });
  return chosen?.[0];
}

function endingsOf(formats: readonly DictionaryFormat[]): string[] {
  return [...new Set(formats.flatMap(({ extensions }) => extensions))];
}

interface PlaceItem extends vscode.QuickPickItem {
  target?: vscode.Uri;
}

/** A file for it, where the folder has no lexicon and that is wished; `undefined`: an editor. */
async function choosePlace(file: vscode.Uri): Promise<vscode.Uri | 'cancelled' | undefined> {
  const folder = folderFor(file);
  if (!folder || (await lexiconIn(folder.uri))) return undefined;
  const name = `${nameOf(file).replace(/\.[^.]*$/, '')}.lexicon.yaml`;
  const items: PlaceItem[] = [
    { label: 'Open it in an editor', detail: 'To look it through and save it, or not' },
    {
      label: `Write it to ${name}`,
      detail: `${folder.name} has no lexicon yet; its texts are read with this one from now on`,
      target: vscode.Uri.joinPath(folder.uri, name),
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: 'Where is the lexicon to be?' });
  return chosen ? chosen.target : 'cancelled';
}

/** The folder that the dictionary is in, or the only one. */
function folderFor(file: vscode.Uri): vscode.WorkspaceFolder | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return vscode.workspace.getWorkspaceFolder(file) ?? (folders.length === 1 ? folders[0] : undefined);
}

function untitled(content: string): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument({ language: LEXICON_LANGUAGE, content });
}

/** "142 wordings in 12 themes", and where they are if they were written. */
function outcomeOf({ variants, themes }: Lexicon, target: vscode.Uri | undefined): string {
  const written = target ? `${vscode.workspace.asRelativePath(target)} was written: ` : '';
  return `${written}${counted(variants, 'wording')} in ${counted(themes, 'theme')}`;
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
