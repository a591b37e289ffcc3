/**
 * Is there a lexicon here? Until there is one, nothing is started, indexed or said.
 *
 * A text belongs to the nearest folder at or above it with a lexicon, which may lie above the folder that is open.
 */
import * as vscode from 'vscode';
import { LEXICON_FILES, isLexicon, isLexiconName, isText } from './documents';

/** Folders above a text that are looked into at most: deeper trees are not places where people keep texts. */
const MAX_PARENTS = 24;

export class Presence implements vscode.Disposable {
  readonly #found = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[] = [this.#found];
  #seen = false;

  /** Fires once, when the first lexicon is seen. */
  readonly onFound = this.#found.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${LEXICON_FILES}`, false, true, true);
    this.#disposables.push(
      watcher,
      watcher.onDidCreate(() => this.#tell()),
      vscode.workspace.onDidOpenTextDocument((document) => void this.#look(document)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.look()),
    );
  }

  /** Looks through the workspace and the open documents. */
  async look(): Promise<void> {
    await Promise.all(vscode.workspace.textDocuments.map((document) => this.#look(document)));
    if (this.#seen) return;
    const [first] = await vscode.workspace.findFiles(`**/${LEXICON_FILES}`, undefined, 1);
    if (first) this.#tell();
  }

  async #look(document: vscode.TextDocument): Promise<void> {
    if (this.#seen) return;
    if (isLexicon(document)) this.#tell();
    else if (isText(document) && document.uri.scheme === 'file' && (await hasLexiconAbove(document.uri))) this.#tell();
  }

  #tell(): void {
    if (this.#seen) return;
    this.#seen = true;
    this.#found.fire();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }
}

async function hasLexiconAbove(text: vscode.Uri): Promise<boolean> {
  let folder = vscode.Uri.joinPath(text, '..');
  for (let step = 0; step < MAX_PARENTS; step++) {
    if (await holdsLexicon(folder)) return true;
    const parent = vscode.Uri.joinPath(folder, '..');
    if (parent.path === folder.path) return false;
    folder = parent;
  }
  return false;
}

export async function holdsLexicon(folder: vscode.Uri): Promise<boolean> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.some(([name, type]) => isLexiconName(name) && (type & vscode.FileType.File) !== 0);
  } catch {
    return false; // A folder that cannot be read holds no lexicon for us.
  }
}
