/** Next use, previous use: of the theme at the cursor, or of any theme the reader has not hidden. */
import * as vscode from 'vscode';
import { AdjacentUseRequest, type AdjacentUseParams, type AdjacentUseResult } from '../../server/protocol';
import { fromPosition, toRange } from '../convert';
import { activeTextEditor } from '../documents';
import { Flash } from '../flash';
import type { HiddenThemes } from '../hiddenThemes';
import { count, say } from '../say';
import type { Server } from '../server';

type Direction = AdjacentUseParams['direction'];

export class AdjacentUse implements vscode.Disposable {
  readonly #flash = new Flash();

  constructor(private readonly server: Server, private readonly hidden: HiddenThemes) {}

  register(): vscode.Disposable {
    const command = (id: string, direction: Direction, theme: AdjacentUseParams['theme']) =>
      vscode.commands.registerCommand(id, () => this.#go(direction, theme));
    return vscode.Disposable.from(
      command('leitmotif.nextUse', 'next', 'at-cursor'),
      command('leitmotif.previousUse', 'previous', 'at-cursor'),
      command('leitmotif.nextUseOfAny', 'next', null),
      command('leitmotif.previousUseOfAny', 'previous', null),
    );
  }

  async #go(direction: Direction, theme: AdjacentUseParams['theme']): Promise<void> {
    const editor = activeTextEditor();
    if (!editor) return say('Open a text to go to its uses');
    const found = await this.server.request(AdjacentUseRequest, {
      textDocument: { uri: this.server.uri(editor.document.uri) },
      position: fromPosition(editor.selection.active),
      direction,
      theme,
      hidden: [...this.hidden.themes],
    });
    if (!found) return say('No other use in this corpus');
    await this.#reveal(found, editor.viewColumn);
    say(describe(found));
  }

  async #reveal({ location }: AdjacentUseResult, viewColumn: vscode.ViewColumn | undefined): Promise<void> {
    const range = toRange(location.range);
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(location.uri), { viewColumn });
    editor.selection = new vscode.Selection(range.start, range.start);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    this.#flash.show(editor, range);
  }

  dispose(): void {
    this.#flash.dispose();
  }
}

/** "Hegemony: use 7 of 14", or "Use 7 of 212: Hegemony" where any theme is meant. */
export function describe({ theme, number, of, wrapped, single }: AdjacentUseResult): string {
  const place = `${count(number)} of ${count(of)}`;
  const words = single ? `${theme.label}: use ${place}` : `Use ${place}: ${theme.label}`;
  return wrapped ? `${words}, round again` : words;
}
