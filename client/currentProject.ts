/** Which project a command is about: that of the editor in front; else the only one, or the one chosen. */
import * as vscode from 'vscode';
import { LEXICON_FILES, isLexicon, isText } from './documents';
import type { ProjectStatuses } from './projectStatuses';

export class CurrentProject {
  constructor(private readonly statuses: ProjectStatuses) {}

  /** A document of the project meant: the text or lexicon in front, or the lexicon of a project. */
  async document(): Promise<vscode.Uri | undefined> {
    const front = vscode.window.activeTextEditor?.document;
    if (front && (isLexicon(front) || (isText(front) && this.statuses.projectOf(front.uri)))) return front.uri;
    const folder = await this.#chooseFolder();
    return folder && (await lexiconIn(folder));
  }

  async #chooseFolder(): Promise<vscode.Uri | undefined> {
    const projects = await this.statuses.read();
    if (projects.length <= 1) return projects[0] && vscode.Uri.parse(projects[0].folder);
    const items = projects.map(({ name, folder }) => ({ label: name, description: vscode.workspace.asRelativePath(vscode.Uri.parse(folder)), folder }));
    const chosen = await vscode.window.showQuickPick(items, { title: 'Which project?' });
    return chosen && vscode.Uri.parse(chosen.folder);
  }
}

async function lexiconIn(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const files = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, LEXICON_FILES), undefined, 20);
  return files.sort((one, other) => one.path.localeCompare(other.path))[0];
}
