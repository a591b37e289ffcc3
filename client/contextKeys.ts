/** Context keys for `when` clauses in package.json: is there a lexicon for the text in front, and where are projects. */
import * as vscode from 'vscode';
import { activeTextEditor } from './documents';
import type { ProjectStatuses } from './projectStatuses';
import type { UsesFeed } from './usesFeed';

export class ContextKeys implements vscode.Disposable {
  readonly #disposables: vscode.Disposable[];

  constructor(private readonly feed: UsesFeed, statuses: ProjectStatuses) {
    this.#disposables = [
      feed.onAnswer(() => this.#text()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#text()),
      statuses.onChange((projects) => {
        set('leitmotif.hasProject', projects.length > 0);
        set('leitmotif.projectFolders', projects.map(({ folder }) => vscode.Uri.parse(folder).fsPath));
      }),
    ];
  }

  #text(): void {
    const editor = activeTextEditor();
    set('leitmotif.hasLexicon', (editor && this.feed.answer(editor)?.result.hasLexicon) ?? false);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }
}

function set(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
