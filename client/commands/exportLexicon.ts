/** A lexicon as a dictionary of another tool, written where the reader says. What the format does not carry is listed. */
import * as vscode from 'vscode';
import { ExportLexiconRequest, ThemesRequest, type DictionaryFormat } from '../../server/protocol';
import type { CurrentProject } from '../currentProject';
import { isLexicon, isLexiconName, LEXICON_FILES } from '../documents';
import type { InterchangeNotes } from '../interchangeNotes';
import { say } from '../say';
import type { Server } from '../server';
import { chooseFormat } from './dictionaryFormats';

export class ExportLexicon {
  constructor(
    private readonly server: Server,
    private readonly project: CurrentProject,
    private readonly notes: InterchangeNotes,
  ) {}

  register(): vscode.Disposable {
    return vscode.commands.registerCommand('leitmotif.exportLexicon', async (lexicon?: vscode.Uri) => {
      const chosen = lexicon instanceof vscode.Uri ? lexicon : await this.#lexicon();
      if (chosen) await this.#export(chosen);
    });
  }

  async #export(lexicon: vscode.Uri): Promise<void> {
    const format = await chooseFormat(this.server, 'Export the lexicon', 'For which tool? What its format does not carry is listed');
    if (!format) return;
    const made = await this.server.request(ExportLexiconRequest, { textDocument: { uri: this.server.uri(lexicon) }, format: format.id });
    if (made.kind === 'refused') return void vscode.window.showErrorMessage(made.reason);
    const target = await chooseTarget(lexicon, made.fileName, format);
    if (!target) return;
    if (isLexiconName(nameOf(target)) || target.toString() === lexicon.toString()) {
      return void vscode.window.showErrorMessage(`${nameOf(target)} would be taken for a lexicon, so nothing was written. Choose another name.`);
    }
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(made.text));
    void this.notes.tell({ file: nameOf(lexicon), outcome: `${vscode.workspace.asRelativePath(target)} was written`, notes: made.notes });
  }

  /** The lexicon in front, or one of the project at hand. */
  async #lexicon(): Promise<vscode.Uri | undefined> {
    const front = vscode.window.activeTextEditor?.document;
    if (front && isLexicon(front)) return front.uri;
    const document = await this.project.document();
    if (document === 'cancelled') return undefined;
    const known = document && (await this.server.request(ThemesRequest, { textDocument: { uri: this.server.uri(document) } }));
    if (known) return chooseLexicon(vscode.Uri.parse(known.lexicon));
    say('No theme lexicon here yet. “Leitmotif: Create a theme lexicon” makes one.');
    return undefined;
  }
}

/** A folder may have several, which are read as one and exported each by itself. */
async function chooseLexicon(first: vscode.Uri): Promise<vscode.Uri | undefined> {
  const files = await vscode.workspace.findFiles(new vscode.RelativePattern(vscode.Uri.joinPath(first, '..'), LEXICON_FILES), null, 200);
  if (files.length < 2) return first;
  const items = files.map((uri) => ({ label: nameOf(uri), uri })).sort((one, other) => one.label.localeCompare(other.label));
  const placeHolder = 'This folder has several lexicon files; which one?';
  return (await vscode.window.showQuickPick(items, { title: 'Export the lexicon', placeHolder }))?.uri;
}

async function chooseTarget(lexicon: vscode.Uri, fileName: string, format: DictionaryFormat): Promise<vscode.Uri | undefined> {
  const folder = lexicon.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(lexicon, '..');
  return vscode.window.showSaveDialog({
    title: `Export the lexicon as a ${format.name}`,
    saveLabel: 'Export',
    defaultUri: folder && vscode.Uri.joinPath(folder, fileName),
    filters: { [format.name]: format.extensions },
  });
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
