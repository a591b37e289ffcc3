import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LeitmotifApi } from '../../../client/extension';
import { closeAll, folder, remove, until, whenRead } from '../support';

const TEXTS = [
  'The quiet harbour principle guides our city. We keep the quiet harbour principle.',
  'They renewed the quiet harbour principle this year.',
  'No one in the council opposed the quiet harbour principle.',
];

describe('a first lexicon', () => {
  let api: LeitmotifApi;
  const fresh = () => vscode.Uri.joinPath(folder(), 'fresh');
  const file = () => vscode.Uri.joinPath(fresh(), 'lexicon.yaml');
  const create = async () => {
    await vscode.commands.executeCommand('leitmotif.createLexicon', fresh());
    await vscode.commands.executeCommand('notifications.clearAll');
  };

  before(async () => {
    api = await whenRead();
    for (const [index, text] of TEXTS.entries()) {
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(fresh(), `${index}.txt`), new TextEncoder().encode(text));
    }
  });
  after(async () => {
    await closeAll();
    await remove(fresh());
  });

  it('is written with a phrase that recurs, opened, and free of mistakes', async () => {
    await create();
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.uri.toString(), file().toString());
    assert.match(shown.getText(), /quiet harbour principle/i);
    await until('the new project', () => api.projects.some(({ folder: at, state }) => at.endsWith('/fresh') && state === 'ready'));
    const errors = vscode.languages.getDiagnostics(file()).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    assert.deepEqual(errors.map(({ message }) => message), []);
  });

  it('is never written over another', async () => {
    const own = 'themes:\n  mine:\n    variants: [harbour]\n';
    await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode(own));
    await create();
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(file())), own);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), file().toString());
  });
});
