/** Dictionaries of other tools, in and out by the two commands. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering, said } from '../answers';
import { closeAll, folder, remove, showLexicon, until, whenRead } from '../support';

const MARY = '%\n01\tA category\n\t02\tBelow\n%\nmore\t01\nkind<of>\t01\nmary\t02\n';

describe('dictionaries of other tools', () => {
  const place = () => vscode.Uri.joinPath(folder(), 'dictionaries');
  const at = (name: string) => vscode.Uri.joinPath(place(), name);
  const put = async (name: string, content: string): Promise<vscode.Uri> => {
    await vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(content));
    return at(name);
  };
  const read = async (name: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(at(name)));
  const importing = (...args: unknown[]) => () => vscode.commands.executeCommand('leitmotif.importDictionary', ...args);
  const exporting = (...args: unknown[]) => () => vscode.commands.executeCommand('leitmotif.exportLexicon', ...args);
  const untitled = () => vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled);
  const notes = () => until('the notes', () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'leitmotif-notes'));

  before(() => whenRead());
  afterEach(async () => {
    await closeAll();
    await vscode.commands.executeCommand('notifications.clearAll');
  });
  after(() => remove(place()));

  it('imports a file chosen: the lexicon in an editor, a sentence, and the notes when asked', async () => {
    const file = await put('mary.dic', MARY);
    const questions = await answering({ showOpenDialog: [file], showInformationMessage: 'Show' }, importing());
    const { filters } = questions[0].with[0] as vscode.OpenDialogOptions;
    assert.deepEqual(Object.keys(filters!), ['Dictionaries', 'All files']);
    assert.ok(['dic', 'ykd', 'lcd', 'lc3', 'cat', 'qdc', 'yml', 'ttl', 'jsonld', 'csv'].every((ending) => filters!.Dictionaries.includes(ending)));
    assert.deepEqual(said(questions), [['showInformationMessage', '2 wordings in 2 themes; 1 note.', 'Show']]);
    const [lexicon] = untitled();
    assert.equal(lexicon.languageId, 'leitmotif-lexicon');
    assert.match(lexicon.getText(), /a-category-below:\n {4}label: Below\n {4}parent: a-category\n/);
    const shown = await notes();
    assert.equal(shown.document.getText(), [
      'Notes on mary.dic', '', '2 wordings in 2 themes; 1 note.', '', 'Not carried over', '  line 6  the term “kind<of> 01”: <of> asks for the word beside it', '',
    ].join('\n'));
    assert.notEqual(shown.viewColumn, vscode.window.visibleTextEditors.find(({ document }) => document === lexicon)?.viewColumn);
  });

  it('asks what a file is where that is not clear', async () => {
    const file = await put('words', 'A\n');
    const questions = await answering({ showQuickPick: 'Lexicoder 3' }, importing(file));
    const items = questions[0].with[0] as vscode.QuickPickItem[];
    assert.equal(items.length, 10);
    assert.ok(items.every(({ detail, description }) => detail !== undefined && /^\./.test(description!)));
    assert.deepEqual(said(questions), [['showErrorMessage', '"words" gives no theme as a Lexicoder 3 dictionary: line 1: “A” stands before the first category, which begins with +; it is left out.']]);
    assert.deepEqual(untitled(), []);
  });

  it('says in one sentence what cannot be imported', async () => {
    const file = await put('bomb.ykd', '<!DOCTYPE d [<!ENTITY a "b">]>\n<dictionary/>');
    const [message] = said(await answering({}, importing(file)));
    assert.deepEqual(message, ['showErrorMessage', '"bomb.ykd" gives no theme as a Yoshikoder dictionary: line 1: a document type and entities of its own are refused (an entity can grow without limit).']);
  });

  it('exports the lexicon in front, unsaved as it is, with what is not carried', async () => {
    await put('own.lexicon.yaml', 'themes:\n  a:\n    variants: [x]\n');
    const editor = await vscode.window.showTextDocument(at('own.lexicon.yaml'));
    await editor.edit((builder) => builder.insert(new vscode.Position(2, 15), '~1 y, z, '));
    await editor.edit((builder) => builder.insert(new vscode.Position(2, 15), 'u '));
    const target = at('own.lc3');
    const questions = await answering({ showQuickPick: 'Lexicoder 3', showSaveDialog: target, showInformationMessage: 'Show' }, exporting());
    const { defaultUri, filters } = questions.find(({ by }) => by === 'showSaveDialog')!.with[0] as vscode.SaveDialogOptions;
    assert.deepEqual([defaultUri?.toString(), filters], [target.toString(), { 'Lexicoder 3 dictionary': ['lc3'] }]);
    assert.equal(await read('own.lc3'), '+a\nz\nx\n');
    assert.deepEqual(said(questions), [['showInformationMessage', 'dictionaries/own.lc3 was written; 1 note.', 'Show']]);
    assert.match((await notes()).document.getText(), /^Notes on own\.lexicon\.yaml\n\n.*\n\nNot carried over\n {2}line 3 {2}the variant “u ~1 y” of a: it has a gap\n$/);
  });

  it('exports the lexicon of the text in front', async () => {
    await showLexicon();
    const text = await vscode.workspace.findFiles('texts/*.txt', undefined, 1);
    await vscode.window.showTextDocument(text[0]);
    const questions = await answering({ showQuickPick: 'CSV', showSaveDialog: at('all.csv') }, exporting());
    assert.equal(questions.filter(({ by }) => by === 'showQuickPick').length, 1);
    assert.match(await read('all.csv'), /^theme,label,definition,parent,/);
  });

  it('never writes over a lexicon', async () => {
    const lexicon = vscode.Uri.joinPath(folder(), 'lexicon.yaml');
    const content = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(lexicon));
    const before = await content();
    const questions = await answering({ showQuickPick: 'quanteda', showSaveDialog: lexicon }, exporting(lexicon));
    assert.match(String((questions.find(({ by }) => by === 'showSaveDialog')!.with[0] as vscode.SaveDialogOptions).defaultUri), /\/dictionary\.yml$/);
    assert.deepEqual(said(questions), [['showErrorMessage', 'lexicon.yaml would be taken for a lexicon, so nothing was written. Choose another name.']]);
    assert.equal(await content(), before);
  });

  it('says nothing where a dialog is cancelled', async () => {
    const file = await put('unclear', 'A\n');
    for (const [answers, work] of [
      [{}, importing()], [{}, importing(file)], [{}, exporting(at('own.lexicon.yaml'))], [{ showQuickPick: 'CSV' }, exporting(at('own.lexicon.yaml'))],
    ] as const) {
      assert.deepEqual(said(await answering(answers, work)), []);
    }
    assert.deepEqual(untitled(), []);
  });
});
