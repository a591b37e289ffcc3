/** The status item: how much has been read, with which lexicon. Seen only where there is a project. */
import * as vscode from 'vscode';
import type { ProjectStatus } from '../server/protocol';
import { activeTextEditor } from './documents';
import { editorLimits } from './editorLimits';
import type { ProjectStatuses } from './projectStatuses';
import { count, counted } from './say';
import { details, stateInWords } from './statusWords';

export class StatusItem implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('leitmotif.status', vscode.StatusBarAlignment.Left, 10);
  readonly #disposables: vscode.Disposable[] = [this.#item];

  constructor(private readonly statuses: ProjectStatuses) {
    this.#item.name = 'Leitmotif';
    this.#item.command = 'leitmotif.showStatus';
    this.#disposables.push(
      statuses.onChange(() => this.#show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
    );
  }

  #show(): void {
    const project = this.#project();
    if (!project) return this.#showAll();
    const words = stateInWords(project);
    const errors = project.lexiconErrors > 0 ? ` · ${counted(project.lexiconErrors, 'lexicon error')}` : '';
    this.#item.text = `${iconOf(project)} ${words}${errors}`;
    const editor = activeTextEditor();
    const lines = [...details(project), ...(editor ? editorLimits(editor.document) : [])];
    this.#item.tooltip = [project.name, ...lines].join('\n');
    this.#item.accessibilityInformation = { label: `Leitmotif, ${project.name}: ${lines.join('. ')}` };
    this.#item.show();
  }

  /** Several projects, and nothing in front that belongs to one of them. */
  #showAll(): void {
    const { projects } = this.statuses;
    if (projects.length === 0) return this.#item.hide();
    const texts = projects.reduce((sum, project) => sum + project.texts, 0);
    const errors = projects.some(({ lexiconErrors }) => lexiconErrors > 0);
    const reading = projects.some(({ state }) => state === 'reading');
    const words = `${count(projects.length)} lexicons · ${counted(texts, 'text')}`;
    this.#item.text = `${iconOf({ state: reading ? 'reading' : 'ready', lexiconErrors: errors ? 1 : 0 })} ${words}`;
    this.#item.tooltip = projects.map((project) => [project.name, ...details(project)].join('\n')).join('\n\n');
    this.#item.accessibilityInformation = { label: `Leitmotif: ${words}` };
    this.#item.show();
  }

  /** The project of the editor in front, or the only one there is. */
  #project(): ProjectStatus | undefined {
    const front = vscode.window.activeTextEditor?.document.uri;
    const { projects } = this.statuses;
    return (front && this.statuses.projectOf(front)) ?? (projects.length === 1 ? projects[0] : undefined);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }
}

function iconOf({ state, lexiconErrors }: Pick<ProjectStatus, 'state' | 'lexiconErrors'>): string {
  if (lexiconErrors > 0) return '$(warning)';
  return state === 'reading' ? '$(loading~spin)' : '$(book)';
}
