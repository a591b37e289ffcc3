import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LeitmotifApi } from '../../../client/extension';
import { LEXICON_LANGUAGE } from '../../../server/protocol';
import { closeAll, diagnosticsOf, edit, newText, remove, showLexicon, themeOf, until, whenRead } from '../support';

const NEW_THEME = `
  test-elephants:
    label: Elephants
    variants: [purple elephant*]
`;

describe('editing the lexicon', () => {
  let api: LeitmotifApi;
  let text: vscode.TextDocument;
  let lexicon: vscode.TextEditor;
  const themes = () => diagnosticsOf(text).map(themeOf);
  const errors = () => vscode.languages.getDiagnostics(lexicon.document.uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
  const append = (words: string) => edit(lexicon, (builder) => {
    const { document } = lexicon;
    builder.insert(document.lineAt(document.lineCount - 1).range.end, words);
  });

  before(async () => {
    api = await whenRead();
  });
  beforeEach(async () => {
    text = (await newText('lexicon-test.txt', 'Purple elephants and hegemony.\n')).document;
    await until('the first diagnostics', () => themes().join() === 'hegemony');
    lexicon = await vscode.window.showTextDocument(vscode.Uri.joinPath(text.uri, '..', '..', 'lexicon.yaml'), { viewColumn: vscode.ViewColumn.Beside });
  });
  afterEach(async () => {
    await closeAll();
    await remove(text.uri);
  });

  it('has a language of its own, and no mistakes to begin with', () => {
    assert.equal(lexicon.document.languageId, LEXICON_LANGUAGE);
    assert.deepEqual(errors().map(({ message }) => message), []);
  });

  it('changes every open text before it is saved', async () => {
    await append(NEW_THEME);
    await until('the new theme in the text', () => themes().includes('test-elephants'));
    assert.ok(lexicon.document.isDirty);
    const shown = vscode.window.visibleTextEditors.find(({ document }) => document === text);
    assert.ok(shown);
    await until('the new mark', () => api.drawn(shown).some(({ theme }) => theme === 'test-elephants'));
  });

  it('keeps the last good lexicon in force while there is a mistake, shown at its line', async () => {
    await append('\n  broken: [\n');
    await until('the error at its line', () => errors().some(({ range }) => range.start.line >= lexicon.document.lineCount - 3));
    assert.deepEqual(themes(), ['hegemony']);
    await until('the status to say so', () => api.projects.some(({ lexiconErrors }) => lexiconErrors > 0));
  });

  it('says that a repeated theme is a mistake', async () => {
    await append('\n  hegemony:\n    variants: [x]\n');
    await until('the error', () => errors().some(({ range }) => range.start.line >= lexicon.document.lineCount - 3));
  });

  it('renames a theme, in its entry and in those below it', async () => {
    await append(`${NEW_THEME}  test-calves:\n    parent: test-elephants\n    variants: [calf]\n`);
    await until('the new theme', () => themes().includes('test-elephants'));
    const { document } = lexicon;
    const at = document.positionAt(document.getText().indexOf('test-elephants:') + 3);
    const edits = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, 'test-mammoths');
    assert.ok(await vscode.workspace.applyEdit(edits));
    await until('the new name', () => themes().includes('test-mammoths') && !themes().includes('test-elephants'));
    assert.match(document.getText(), /test-mammoths:\n[\s\S]*parent: test-mammoths/);
  });

  it('says what a check found, with a quick fix that mends it', async () => {
    await append(`${NEW_THEME.replace('purple elephant*', 'purple elephant*, purple elephant')}    definition: x\n`);
    const shadowed = () => vscode.languages.getDiagnostics(lexicon.document.uri).find((one) => themeOf(one) === 'variant-shadowed');
    const found = await until('the check', shadowed);
    assert.match(found.message, /taking this away would change no count/);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', lexicon.document.uri, found.range, vscode.CodeActionKind.QuickFix.value);
    const fix = actions.find(({ title }) => title === 'Take it away');
    assert.ok(fix?.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await until('the check to be content', () => !shadowed());
    assert.match(lexicon.document.getText(), /variants: \[purple elephant\*\]/);
  });

  it('takes back what is undone', async () => {
    await append(NEW_THEME);
    await until('the new theme', () => themes().includes('test-elephants'));
    await vscode.window.showTextDocument(lexicon.document);
    await vscode.commands.executeCommand('undo');
    await until('the old state', () => themes().join() === 'hegemony');
  });

  it('opens by its command from a text', async () => {
    await vscode.window.showTextDocument(text);
    await vscode.commands.executeCommand('leitmotif.openLexicon');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), (await showLexicon()).document.uri.toString());
  });
});
