import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LeitmotifApi } from '../../../client/extension';
import { closeAll, edit, folder, newText, rangeOf, remove, until, whenRead } from '../support';
import { click, needsWindow, press, read, type, wait } from '../window';

describe('from reading to lexicon', () => {
  let api: LeitmotifApi;
  let editor: vscode.TextEditor;
  const lexicon = () => vscode.Uri.joinPath(folder(), 'lexicon.yaml');
  const onDisk = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(lexicon()));
  const drawn = () => api.drawn(editor).map(({ theme }) => theme);

  before(async function () {
    needsWindow(this);
    api = await whenRead();
  });
  beforeEach(async () => {
    editor = await newText('edits-test.txt', 'They praise the velvet corridor and hegemony.\n');
    await until('one use', () => drawn().length === 1);
    const words = rangeOf(editor.document, 'velvet corridor');
    editor.selection = new vscode.Selection(words.start, words.end);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
    await remove(editor.document.uri);
  });

  async function answerUndo(): Promise<void> {
    await vscode.commands.executeCommand('notifications.showList');
    await click('.notifications-list-container .monaco-button >> text=Undo');
  }

  it('adds the selection to the theme chosen, saves the lexicon that was saved, and takes it back', async () => {
    const before = await onDisk();
    const done = vscode.commands.executeCommand('leitmotif.addToTheme');
    await wait('.quick-input-list .quick-input-list-entry');
    await type('Hegemony');
    await until('one row', async () => (await read('.quick-input-list .monaco-list-row')).length === 1);
    await press('Enter');
    await until('the use', () => drawn().length === 2);
    assert.deepEqual(drawn(), ['hegemony', 'hegemony']);
    await until('the lexicon to be saved', async () => (await onDisk()).includes('- velvet corridor\n'));
    await answerUndo();
    await done;
    await until('the use to go', () => drawn().length === 1);
    await until('the lexicon to be as before', async () => (await onDisk()) === before);
  });

  it('leaves a lexicon with unsaved work unsaved', async () => {
    const document = await vscode.workspace.openTextDocument(lexicon());
    const note = new vscode.WorkspaceEdit();
    note.insert(document.uri, new vscode.Position(0, 0), '# a thought\n');
    await vscode.workspace.applyEdit(note);
    const done = vscode.commands.executeCommand('leitmotif.newThemeFromSelection');
    await until('the theme', () => drawn().includes('velvet-corridor'));
    assert.ok(document.isDirty);
    assert.doesNotMatch(await onDisk(), /velvet corridor/);
    await answerUndo();
    await done;
    assert.doesNotMatch(document.getText(), /velvet corridor/);
    assert.match(document.getText(), /^# a thought/);
  });

  it('generalises the selection by a choice that says what each would find more, and takes it back', async () => {
    const before = await onDisk();
    await edit(editor, (builder) => builder.insert(new vscode.Position(1, 0), 'Of old, and velvet corridors. A velvet corridor. Velvet and quiet corridor.\n'));
    const words = rangeOf(editor.document, 'velvet corridor. Velvet');
    editor.selection = new vscode.Selection(words.start, words.start.translate(0, 'velvet corridor'.length));
    const done = vscode.commands.executeCommand('leitmotif.generalise');
    await wait('.quick-input-list .quick-input-list-entry');
    await type('hegemony');
    await until('one row', async () => (await read('.quick-input-list .monaco-list-row')).length === 1);
    await press('Enter');
    await until('the choice of variants', async () => (await read('.quick-input-list .monaco-list-row')).some((row) => row.includes('velvet corridor*')));
    const rows = await read('.quick-input-list .monaco-list-row');
    assert.ok(rows.some((row) => /velvet corridor\*[\s\S]*\+3 uses in 1 text[\s\S]*velvet corridor 2, velvet corridors 1/.test(row)), rows.join('\n'));
    await type('velvet corridor*');
    await press('Enter');
    await until('the uses', () => drawn().length === 4);
    await answerUndo();
    await done;
    await until('the uses to go', () => drawn().length === 1);
    await until('the lexicon to be as before', async () => (await onDisk()) === before);
  });

  it('lights nothing up on an empty selection', async () => {
    const at = rangeOf(editor.document, 'velvet corridor').start;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', editor.document.uri, new vscode.Range(at, at));
    assert.deepEqual(actions.filter(({ title }) => /theme|Except|Generalise/.test(title)), []);
  });
});
