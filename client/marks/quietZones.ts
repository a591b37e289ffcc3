/**
 * Shows what is not the text's own words a little quieter: metadata, what came along from a web page, notes, biographies. Plain
 * text has no grammar that could, and must not be given one that all other plain text would have too; the server knows better anyway.
 */
import * as vscode from 'vscode';
import { toRange } from '../convert';
import type { Answer, UsesFeed } from '../usesFeed';
import { isHighContrast } from './highContrast';

export class QuietZones implements vscode.Disposable {
  readonly #type = vscode.window.createTextEditorDecorationType({ opacity: '0.68' });
  readonly #disposables: vscode.Disposable[] = [this.#type];

  constructor(feed: UsesFeed) {
    this.#disposables.push(
      feed.onAnswer((answer) => this.#draw(answer)),
      vscode.window.onDidChangeActiveColorTheme(() => feed.answers().forEach((answer) => this.#draw(answer))),
    );
  }

  /** Who has chosen high contrast wants no word paler than another. */
  #draw({ editor, result }: Answer): void {
    const ranges = isHighContrast() ? [] : (result.quiet ?? []).map(({ range }) => toRange(range));
    editor.setDecorations(this.#type, ranges);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }
}
