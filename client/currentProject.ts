/** Which project a command is about: that of the editor in front; else the only one, or the one chosen. */
import * as vscode from 'vscode';
import { LEXICON_FILES, isLexicon, isText } from './documents';
import type { ProjectStatus } from '../server/protocol';
import type { ProjectStatuses } from './projectStatuses';
import { stateInWords } from './statusWords';

export class CurrentProject {
  constructor(private readonly statuses: ProjectStatuses) {}

  /** A document of the project meant: the text or lexicon in front, or the lexicon of a project. `undefined`: there is none. */
  async document(): Promise<vscode.Uri | 'cancelled' | undefined> {
    const front = vscode.window.activeTextEditor?.document;
    if (front && (isLexicon(front) || (isText(front) && this.statuses.projectOf(front.uri)))) return front.uri;
    const projects = await this.statuses.read();
    if (projects.length === 0) return undefined;
    const folder = projects.length === 1 ? vscode.Uri.parse(projects[0].folder) : await chooseFolder(projects);
    return folder ? lexiconIn(folder) : 'cancelled';
  }
}

async function chooseFolder(projects: readonly ProjectStatus[]): Promise<vscode.Uri | undefined> {
  const items = projects.map((project) => {
    const folder = vscode.Uri.parse(project.folder);
    return { label: project.name, description: placeOf(folder), detail: stateInWords(project), folder };
  });
  return (await vscode.window.showQuickPick(items, { title: 'Which lexicon?', placeHolder: 'Choose the folder of texts that is meant', matchOnDescription: true }))?.folder;
}

/** Where a folder is in the workspace; nothing where it is one of the workspace's own. */
function placeOf(folder: vscode.Uri): string | undefined {
  const isRoot = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.toString() === folder.toString());
  return isRoot ? undefined : vscode.workspace.asRelativePath(folder);
}

async function lexiconIn(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const files = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, LEXICON_FILES), undefined, 20);
  return files.sort((one, other) => one.path.localeCompare(other.path))[0];
}
