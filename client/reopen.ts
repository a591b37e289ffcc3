/** Offers to reopen a text that VS Code reads in another encoding than its bytes say; says it once, in the status bar. */
import * as vscode from 'vscode';
import type { UsesResult } from '../server/protocol';
import { activeTextEditor } from './documents';
import { say } from './say';
import type { UsesFeed } from './usesFeed';

type ReopenAs = NonNullable<UsesResult['reopenAs']>;

export class Reopen implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('leitmotif.reopen', vscode.StatusBarAlignment.Right, 100);
  readonly #disposables: vscode.Disposable[] = [this.#item];

  constructor(private readonly feed: UsesFeed) {
    this.#item.name = 'Leitmotif: encoding';
    this.#item.command = 'leitmotif.reopenWithEncoding';
    this.#disposables.push(
      feed.onAnswer(() => this.#show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
      vscode.commands.registerCommand('leitmotif.reopenWithEncoding', () => this.#reopen()),
    );
  }

  #wanted(): { editor: vscode.TextEditor; reopenAs: ReopenAs } | undefined {
    const editor = activeTextEditor();
    const reopenAs = editor && this.feed.answer(editor)?.result.reopenAs;
    return reopenAs && { editor, reopenAs };
  }

  #show(): void {
    const wanted = this.#wanted();
    void vscode.commands.executeCommand('setContext', 'leitmotif.canReopen', wanted !== undefined);
    if (!wanted) return this.#item.hide();
    const { label } = wanted.reopenAs;
    this.#item.text = `$(warning) Reopen as ${label}`;
    this.#item.tooltip = `This file is written in ${label}, and is shown here as if it were not. Its counts are right; its marks wait until it is reopened.`;
    this.#item.accessibilityInformation = { label: `Reopen this text as ${label}`, role: 'button' };
    this.#item.show();
  }

  async #reopen(): Promise<void> {
    const wanted = this.#wanted();
    if (!wanted) return say('This text is read in the encoding it is written in');
    const { document, viewColumn, selection } = wanted.editor;
    if (document.isDirty) return say('Save or undo the changes first, then reopen');
    const reopened = await vscode.workspace.openTextDocument(document.uri, { encoding: wanted.reopenAs.encoding });
    await vscode.window.showTextDocument(reopened, { viewColumn, selection });
    this.feed.refresh();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }
}
