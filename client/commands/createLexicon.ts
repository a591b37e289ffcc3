/** Gives a folder its first lexicon, seeded with phrases that recur in its texts. Never writes over a file. */
import * as vscode from 'vscode';
import { ProposeLexiconRequest, type ProposeLexiconResult } from '../../server/protocol';
import { LEXICON_FILES } from '../documents';
import { counted } from '../say';
import type { Server } from '../server';

export function registerCreateLexicon(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand('leitmotif.createLexicon', async (folder?: vscode.Uri) => {
    const target = folder instanceof vscode.Uri ? folder : await chooseFolder();
    if (target) await createIn(server, target);
  });
}

async function createIn(server: Server, folder: vscode.Uri): Promise<void> {
  const existing = await lexiconIn(folder);
  if (existing) {
    await vscode.window.showTextDocument(existing);
    void vscode.window.showInformationMessage('This folder has a theme lexicon already: here it is.');
    return;
  }
  const proposed = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Reading the texts for a first lexicon' },
    () => server.request(ProposeLexiconRequest, { folder: server.uri(folder) }),
  );
  if (!proposed) throw new Error('The texts of this folder could not be read; the log says more.');
  const file = vscode.Uri.parse(proposed.uri);
  if (!(await createFile(file, proposed.text))) throw new Error(`${vscode.workspace.asRelativePath(file)} exists already and was left as it is.`);
  await vscode.window.showTextDocument(file, { preview: false });
  void tell(file, proposed);
}

/** A lexicon file that stands in a folder itself. */
export async function lexiconIn(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const [file] = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, LEXICON_FILES), null, 1);
  return file;
}

/** False where the file exists already: then nothing is written. */
export async function createFile(file: vscode.Uri, text: string): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { overwrite: false, ignoreIfExists: false, contents: new TextEncoder().encode(text) });
  return vscode.workspace.applyEdit(edit);
}

async function tell(file: vscode.Uri, proposed: ProposeLexiconResult): Promise<void> {
  const comfort = 'Set up comfortable reading';
  const choice = await vscode.window.showInformationMessage(told(vscode.workspace.asRelativePath(file), proposed), comfort);
  if (choice === comfort) await vscode.commands.executeCommand('leitmotif.setUpReading');
}

/** What was written, and the next step. */
export function told(file: string, { texts, phrases }: ProposeLexiconResult): string {
  if (texts === 0) return `${file} was written. There are no texts here yet: put plain text or Markdown files beside it.`;
  if (phrases === 0) return `${file} was written. No phrase recurs in ${counted(texts, 'text')}: put your own wordings in; the marks follow as you type.`;
  const from = `${counted(phrases, 'phrase')} of ${counted(texts, 'text')} stand in it as a start.`;
  return `${file} was written: ${from} Delete what is no framing, word the rest, and open a text to see its marks.`;
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0].uri;
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick({ placeHolder: 'Which folder holds the texts?' }))?.uri;
  const opened = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: 'Create a theme lexicon here',
    title: 'Which folder holds the texts?',
  });
  return opened?.[0];
}
