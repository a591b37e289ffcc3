/** The lexicon's grammar together with VS Code's own YAML grammar; the cases are those of test/grammar. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CASES, ownScopes } from '../../grammar/cases';
import { closeAll, folder, remove } from '../support';

interface Token {
  /** Its words, and its scopes from the outermost on, divided by blanks. */
  c: string;
  t: string;
}

describe('the grammar of the lexicon in VS Code', () => {
  const file = () => vscode.Uri.joinPath(folder(), 'grammar-test', 'cases.lexicon.yaml');

  after(async () => {
    await closeAll();
    await remove(vscode.Uri.joinPath(file(), '..'));
  });

  it('finds in a whole file what it finds in its lines', async () => {
    await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode(CASES.map(({ line }) => line).join('\n')));
    const tokens = await vscode.commands.executeCommand<Token[]>('_workbench.captureSyntaxTokens', file());
    const found = ownScopes(tokens.map(({ c, t }) => ({ words: c, scopes: t.split(' ') })));
    assert.deepEqual(found, CASES.flatMap(({ scopes }) => scopes));
  });

  it('knows lexicons by their names', async () => {
    const { languageId } = await vscode.workspace.openTextDocument(file());
    assert.equal(languageId, 'leitmotif-lexicon');
  });
});
