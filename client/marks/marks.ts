/** Draws the marks: each use in its theme's colour, as far as the reader wants to see it. */
import * as vscode from 'vscode';
import type { UseInfo } from '../../server/protocol';
import { toRange } from '../convert';
import type { HiddenThemes } from '../hiddenThemes';
import { changesMarks, marksSetting, overviewRulerSetting } from '../settings';
import type { Answer, UsesFeed } from '../usesFeed';
import { isHighContrast } from './highContrast';
import { MarkStyles } from './markStyles';

export class Marks implements vscode.Disposable {
  #styles = new MarkStyles();
  readonly #disposables: vscode.Disposable[] = [];
  readonly #drawn = new WeakMap<vscode.TextEditor, readonly UseInfo[]>();

  constructor(private readonly feed: UsesFeed, private readonly hidden: HiddenThemes) {
    this.#disposables.push(
      feed.onAnswer((answer) => this.#draw(answer)),
      hidden.onChange(() => this.#redraw()),
      vscode.window.onDidChangeActiveColorTheme(() => this.#redraw()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (changesMarks(event)) this.#redraw();
      }),
    );
  }

  /** The uses drawn in an editor. */
  drawn(editor: vscode.TextEditor): readonly UseInfo[] {
    return this.#drawn.get(editor) ?? [];
  }

  /** Draws again from what is known; where the text has changed since, the feed asks anew. */
  #redraw(): void {
    this.#styles.dispose();
    this.#styles = new MarkStyles();
    for (const answer of this.feed.answers()) {
      const { editor, result } = answer;
      if (result.version === null || result.version === editor.document.version) this.#draw(answer);
    }
    this.feed.refresh();
  }

  #draw({ editor, result }: Answer): void {
    const wanted = this.#wanted(editor, result);
    const ranges = this.#rangesByStyle(editor, result.themes, wanted);
    for (const type of this.#styles.all()) editor.setDecorations(type, ranges.get(type) ?? []);
    this.#drawn.set(editor, wanted);
  }

  #wanted(editor: vscode.TextEditor, { themes, uses }: Answer['result']): readonly UseInfo[] {
    if (marksSetting(editor.document) === 'diagnostics') return [];
    const shown = new Set(themes.filter(({ id, off }) => !off && !this.hidden.hides(id)).map(({ id }) => id));
    return uses.filter(({ theme }) => shown.has(theme));
  }

  #rangesByStyle(editor: vscode.TextEditor, themes: Answer['result']['themes'], uses: readonly UseInfo[]): Map<vscode.TextEditorDecorationType, vscode.Range[]> {
    const colors = new Map(themes.map(({ id, color }) => [id, color]));
    const underline = marksSetting(editor.document) === 'decorations';
    const ruler = overviewRulerSetting();
    const highContrast = isHighContrast();
    const ranges = new Map<vscode.TextEditorDecorationType, vscode.Range[]>();
    for (const { theme, pole, range } of uses) {
      const type = this.#styles.get({ color: colors.get(theme) ?? 'gray', pole, underline, ruler, highContrast });
      const list = ranges.get(type);
      if (list) list.push(toRange(range));
      else ranges.set(type, [toRange(range)]);
    }
    return ranges;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables, this.#styles).dispose();
  }
}
