import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LeitmotifApi } from '../../../client/extension';
import { closeAll, diagnosticsOf, newText, remove, themeOf, until, whenRead } from '../support';
import { click, needsWindow, press, read, type, wait } from '../window';

describe('choosing themes', () => {
  let api: LeitmotifApi;
  let editor: vscode.TextEditor;
  const themes = () => [...new Set(api.drawn(editor).map(({ theme }) => theme))].sort();

  before(async function () {
    needsWindow(this);
    api = await whenRead();
    editor = await newText('themes-test.txt', 'Hegemony and a multipolar world.\n');
    await until('two themes', () => themes().length === 2);
  });
  after(async () => {
    if (!editor) return;
    await closeAll();
    await remove(editor.document.uri);
  });

  /** Ticks or unticks one theme in the list. */
  async function tick(label: string): Promise<void> {
    const done = vscode.commands.executeCommand('leitmotif.chooseThemes');
    await wait('.quick-input-list .quick-input-list-entry');
    await type(label);
    await until('one row', async () => (await read('.quick-input-list .monaco-list-row')).length === 1);
    await click('.quick-input-list .monaco-list-row');
    await press('Enter');
    await done;
    await wait('.quick-input-widget', { state: 'hidden' });
  }

  it('hides one theme and leaves the others', async () => {
    await tick('Hegemony');
    await until('one theme', () => themes().length === 1);
    assert.deepEqual(themes(), ['multipolar']);
    await until('the underlines to follow', () => diagnosticsOf(editor.document).map(themeOf).join() === 'multipolar');
  });

  it('shows it again', async () => {
    await tick('Hegemony');
    await until('two themes', () => themes().length === 2);
  });

  it('lists every theme with its counts, and peeks at the one chosen', async () => {
    await vscode.window.showTextDocument(editor.document);
    const done = vscode.commands.executeCommand('leitmotif.showThemes');
    await wait('.quick-input-list .quick-input-list-entry');
    await type('Hegemony');
    const [row] = await until('one row', async () => {
      const rows = await read('.quick-input-list .monaco-list-row');
      return rows.length === 1 && rows;
    });
    assert.match(row, /\d+ uses? in \d+ texts?/);
    await click('.quick-input-list .monaco-list-row');
    await done;
    await wait('.peekview-widget');
    await press('Escape');
  });
});
