import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LeitmotifApi } from '../../../client/extension';
import { toRange } from '../../../client/convert';
import { closeAll, diagnosticsOf, edit, newText, remove, rangeOf, themeOf, until, whenRead, wordsAt } from '../support';
import { needsWindow, press, read } from '../window';

const TEXT = 'Hegemony is one word for it.\n\nOthers speak of a multipolar world, and of hegemonic habits.\n';

describe('marks in a text', () => {
  let api: LeitmotifApi;
  let editor: vscode.TextEditor;
  /** The first word of each use drawn: how many more belong to it is for the lexicon to say. */
  const firstWords = (ranges: vscode.Range[]) => wordsAt(editor.document, ranges).map((words) => words.split(' ')[0]);
  const drawn = () => firstWords(api.drawn(editor).map(({ range }) => toRange(range)));
  const drawnThemes = () => new Set(api.drawn(editor).map(({ theme }) => theme));

  before(async () => {
    api = await whenRead();
  });
  beforeEach(async () => {
    editor = await newText('marks-test.txt', TEXT);
    await until('the marks', () => drawn().length >= 3);
  });
  afterEach(async () => {
    await vscode.workspace.getConfiguration('leitmotif').update('marks', undefined, vscode.ConfigurationTarget.Workspace);
    await closeAll();
    await remove(editor.document.uri);
  });

  it('are drawn where the uses are', () => {
    assert.deepEqual(drawn(), ['Hegemony', 'multipolar', 'hegemonic']);
  });

  it('have a diagnostic each, with the same range and the theme as its code', async () => {
    const found = await until('three diagnostics', () => diagnosticsOf(editor.document).length === 3 && diagnosticsOf(editor.document));
    assert.deepEqual(firstWords(found.map(({ range }) => range)), ['Hegemony', 'multipolar', 'hegemonic']);
    assert.deepEqual(new Set(found.map(themeOf)), drawnThemes());
  });

  it('follow unsaved changes', async () => {
    const range = rangeOf(editor.document, 'multipolar');
    await edit(editor, (builder) => builder.replace(range, 'hegemon'));
    await until('the mark to follow', () => drawn().join() === 'Hegemony,hegemon,hegemonic');
    assert.ok(editor.document.isDirty);
    await until('the diagnostics to follow', () => diagnosticsOf(editor.document).every((one) => themeOf(one) === 'hegemony'));
  });

  it('move with the text while it is typed', async () => {
    await edit(editor, (builder) => builder.insert(new vscode.Position(0, 0), 'First of all: '));
    await until('the marks to move', () => toRange(api.drawn(editor)[0].range).start.character === 14);
    assert.deepEqual(drawn(), ['Hegemony', 'multipolar', 'hegemonic']);
  });

  it('can be hidden as a whole and shown again', async () => {
    await vscode.commands.executeCommand('leitmotif.toggleMarks');
    await until('no marks', () => drawn().length === 0);
    await until('no underlines', () => diagnosticsOf(editor.document).length === 0);
    await vscode.commands.executeCommand('leitmotif.toggleMarks');
    await until('the marks again', () => drawn().length === 3);
    await until('the underlines again', () => diagnosticsOf(editor.document).length === 3);
  });

  it('leave Problems empty where the setting says decorations', async () => {
    await vscode.workspace.getConfiguration('leitmotif').update('marks', 'decorations', vscode.ConfigurationTarget.Workspace);
    await until('no diagnostics', () => diagnosticsOf(editor.document).length === 0);
    assert.equal(drawn().length, 3);
  });

  it('leave the colours out where the setting says diagnostics', async () => {
    await vscode.workspace.getConfiguration('leitmotif').update('marks', 'diagnostics', vscode.ConfigurationTarget.Workspace);
    await until('no colours', () => drawn().length === 0);
    await until('the diagnostics', () => diagnosticsOf(editor.document).length === 3);
  });

  it('come back after the server was restarted', async () => {
    await vscode.commands.executeCommand('leitmotif.restartServer');
    await edit(editor, (builder) => builder.insert(new vscode.Position(0, 0), 'A hegemon. '));
    await until('the marks', () => drawn().length === 4, 15_000);
  });
});

describe('marks in a long text', () => {
  const LINES = 6_000;
  let api: LeitmotifApi;
  let editor: vscode.TextEditor;
  const linesDrawn = () => api.drawn(editor).map(({ range }) => range.start.line);

  before(async () => {
    api = await whenRead();
    editor = await newText('long-test.txt', Array.from({ length: LINES }, (_, line) => `Hegemony is named in line ${line} of this text.\n`).join(''));
  });
  after(async () => {
    await closeAll();
    await remove(editor.document.uri);
  });

  it('are drawn near what is seen', async () => {
    await until('marks', () => linesDrawn().length > 0, 15_000);
    assert.ok(linesDrawn().includes(0));
    assert.ok(linesDrawn().length < 1_000, `${linesDrawn().length} drawn`);
  });

  it('follow the view', async () => {
    editor.revealRange(new vscode.Range(LINES - 1, 0, LINES - 1, 0));
    await until('marks at the end', () => linesDrawn().includes(LINES - 1));
  });
});

describe('a text with a line beyond what VS Code draws', () => {
  let editor: vscode.TextEditor;
  before(async function () {
    needsWindow(this);
    await whenRead();
    editor = await newText('wide-test.txt', `${'A word and hegemony. '.repeat(600)}\n`);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closeAll();
    await remove(editor.document.uri);
  });

  it('is counted, and what is not drawn is said', async () => {
    const shown = vscode.commands.executeCommand('leitmotif.showStatus');
    await until('the sentence', async () => (await read('.quick-input-list .monaco-list-row')).some((row) => row.includes('VS Code draws no line past column 10,000')));
    await press('Escape');
    await shown;
  });
});
