/** The lexicon's grammar together with VS Code's own YAML grammar; the cases are those of test/grammar. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CASES } from '../../grammar/cases';
import { closeAll, folder, remove, until } from '../support';
import { needsWindow, read, wait } from '../window';

describe('the grammar of the lexicon in VS Code', () => {
  const file = () => vscode.Uri.joinPath(folder(), 'grammar-test', 'cases.lexicon.yaml');
  let editor: vscode.TextEditor;

  before(async () => {
    await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode(CASES.map(({ line }) => line).join('\n')));
    editor = await vscode.window.showTextDocument(file());
  });
  after(async () => {
    await closeAll();
    await remove(vscode.Uri.joinPath(file(), '..'));
  });

  it('knows lexicons by their names', () => {
    assert.equal(editor.document.languageId, 'leitmotif-lexicon');
  });

  it('finds in a whole file what it finds in its lines', async function () {
    needsWindow(this);
    this.timeout(60_000);
    await vscode.commands.executeCommand('editor.action.inspectTMScopes');
    await wait('.token-inspect-widget');
    for (const [line, { scopes }] of CASES.entries()) {
      let from = 0;
      for (const [words, scope] of scopes) {
        const at = editor.document.lineAt(line).text.indexOf(words, from);
        from = at + words.length;
        editor.selection = new vscode.Selection(line, at, line, at);
        // The widget shows only beside a line that can be seen.
        editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
        await until(`“${words}” in line ${line + 1} to be ${scope}`, async () => (await read('.token-inspect-widget')).join().includes(`${scope}.leitmotif`), 3_000);
      }
    }
  });
});
