/** Where a folder has no lexicon, a dictionary may become its first. Runs after what must be silent. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering, said } from '../answers';
import { closeAll, folder, remove } from '../support';

describe('a dictionary for a folder without a lexicon', () => {
  const file = () => vscode.Uri.joinPath(folder(), 'words.lc3');
  const lexicon = () => vscode.Uri.joinPath(folder(), 'words.lexicon.yaml');
  const importing = () => vscode.commands.executeCommand('leitmotif.importDictionary', file());
  const isThere = async (uri: vscode.Uri): Promise<boolean> => vscode.workspace.fs.stat(uri).then(() => true, () => false);

  before(async () => {
    await remove(vscode.Uri.joinPath(folder(), 'lexicon.yaml'));
    await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode('+Harbour\nquay*\n'));
  });
  afterEach(closeAll);
  after(async () => {
    await remove(file());
    await remove(lexicon());
  });

  it('is written nowhere where that is not chosen', async () => {
    const questions = await answering({}, importing);
    assert.deepEqual(questions.map(({ by }) => by), ['showQuickPick']);
    assert.equal(await isThere(lexicon()), false);
    assert.deepEqual(said(await answering({ showQuickPick: 'Open it' }, importing)), [['showInformationMessage', '1 wording in 1 theme; nothing is lost.']]);
    assert.ok(vscode.window.activeTextEditor?.document.isUntitled);
    assert.equal(await isThere(lexicon()), false);
  });

  it('is written to a new file where it is', async () => {
    const questions = await answering({ showQuickPick: 'Write it' }, importing);
    assert.deepEqual(said(questions), [['showInformationMessage', 'words.lexicon.yaml was written: 1 wording in 1 theme; nothing is lost.']]);
    assert.equal(vscode.window.activeTextEditor?.document.getText(), 'themes:\n  harbour:\n    label: Harbour\n    variants:\n      - quay*\n');
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'leitmotif-lexicon');
  });
});
