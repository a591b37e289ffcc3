/** Where there is no lexicon nothing is started, indexed or said, until somebody asks for it. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LeitmotifApi } from '../../../client/extension';
import { folder, until } from '../support';
import { needsWindow, read } from '../window';

describe('a folder without a lexicon', () => {
  const show = (name: string) => vscode.window.showTextDocument(vscode.Uri.joinPath(folder(), name));
  let api: LeitmotifApi;

  before(async () => {
    api = await vscode.extensions.getExtension<LeitmotifApi>('leitmotif.leitmotif')!.activate();
    for (const name of ['README.md', 'notes.txt', 'program.js']) await show(name);
    // Nothing to wait for: what must not happen is given time to happen.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
  });

  it('has no server running', () => {
    assert.equal(api.serverStarted, false);
    assert.deepEqual(api.projects, []);
  });

  it('has no word of Leitmotif in the window', async function () {
    needsWindow(this);
    assert.deepEqual((await read('.statusbar')).filter((words) => /texts|themes/.test(words)), []);
    assert.deepEqual(await read('.notification-toast'), []);
  });

  it('is read from the moment it has a lexicon', async () => {
    await vscode.commands.executeCommand('leitmotif.createLexicon', folder());
    await vscode.commands.executeCommand('notifications.clearAll');
    await until('the project', () => api.projects.length === 1);
    assert.equal(api.serverStarted, true);
    assert.ok(vscode.window.activeTextEditor?.document.uri.path.endsWith('/lexicon.yaml'));
  });

  it('says so in the status bar', async function () {
    needsWindow(this);
    await until('the status item', async () => (await read('.statusbar')).some((words) => /text/.test(words)));
  });
});
