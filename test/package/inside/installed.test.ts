/** Runs inside VS Code, where Leitmotif was installed from its package. */
import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import * as vscode from 'vscode';

const project = path.resolve(__dirname, '..', '..', '..', '..');

describe('the installed package', () => {
  it('is active, from where it was installed', async () => {
    const extension = vscode.extensions.getExtension('leitmotif.leitmotif');
    assert.ok(extension, 'leitmotif.leitmotif is not among the extensions');
    assert.notEqual(path.relative(project, extension.extensionPath), '');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('marks the uses in a text of the corpus', async () => {
    const [text] = await vscode.workspace.findFiles('texts/*.txt', undefined, 1);
    assert.ok(text, 'the corpus has no texts');
    await vscode.window.showTextDocument(text);
    const until = Date.now() + 15_000;
    const found = () => vscode.languages.getDiagnostics(text).filter(({ source }) => source === 'leitmotif');
    while (found().length === 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.ok(found().length > 0, 'no diagnostics of leitmotif');
  });
});
