/** The state of the lexicon, beside its language in the status bar while one is open. */
import * as vscode from 'vscode';
import { LEXICON_SELECTOR } from './documents';
import type { ProjectStatuses } from './projectStatuses';
import { counted } from './say';

export class LexiconStatus implements vscode.Disposable {
  readonly #item = vscode.languages.createLanguageStatusItem('leitmotif.lexicon', LEXICON_SELECTOR);
  readonly #disposables: vscode.Disposable[] = [this.#item];

  constructor(private readonly statuses: ProjectStatuses) {
    this.#item.name = 'Theme lexicon';
    this.#item.command = { command: 'leitmotif.showThemes', title: 'Show themes' };
    this.#disposables.push(
      statuses.onChange(() => this.#show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
    );
    this.#show();
  }

  #show(): void {
    const front = vscode.window.activeTextEditor?.document.uri;
    const project = front && this.statuses.projectOf(front);
    if (!project) {
      this.#item.text = 'Theme lexicon';
      this.#item.detail = undefined;
      return;
    }
    const { lexiconErrors, themes, uses, texts } = project;
    this.#item.severity = lexiconErrors > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    this.#item.text = lexiconErrors > 0 ? counted(lexiconErrors, 'error') : counted(themes, 'theme');
    this.#item.detail = lexiconErrors > 0 ? 'The last good lexicon is in force' : `${counted(uses, 'use')} in ${counted(texts, 'text')}`;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }
}
