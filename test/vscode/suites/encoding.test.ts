/** A text in an older encoding, which VS Code opens as UTF-8: its counts hold, and it can be reopened as what it is. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LeitmotifApi } from '../../../client/extension';
import { closeAll, folder, remove, until, whenRead } from '../support';

const RUSSIAN =
  'Гегемония уходит в прошлое. Народы двух стран хотят мира, и об этом говорят на берегах одной реки. ' +
  'Мы не раз писали о том, что многополярный мир рождается трудно, и что гегемонии больше не будет.\n';

/** Windows-1251 of Russian letters and ASCII. */
function windows1251(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
}

describe('a text in an older encoding', () => {
  let api: LeitmotifApi;
  const uri = () => vscode.Uri.joinPath(folder(), 'texts', 'older-encoding.txt');
  const allUses = () => api.projects[0].uses;

  before(async () => {
    api = await whenRead();
    const [{ texts }] = api.projects;
    await vscode.workspace.fs.writeFile(uri(), windows1251(RUSSIAN));
    await until('the text to be read', () => api.projects[0].texts === texts + 1);
  });
  after(async () => {
    await closeAll();
    await remove(uri());
  });

  it('keeps its counts when it is opened, and is reopened by the command', async () => {
    const counted = allUses();
    const editor = await vscode.window.showTextDocument(uri());
    assert.ok(editor.document.getText().includes('\ufffd'), 'VS Code was expected to misread it');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(allUses(), counted);
    assert.deepEqual(api.drawn(editor), []);

    await until('the text to be reopened', async () => {
      await vscode.commands.executeCommand('leitmotif.reopenWithEncoding');
      return vscode.window.activeTextEditor?.document.getText() === RUSSIAN;
    });
    const reopened = vscode.window.activeTextEditor!;
    await until('the marks', () => api.drawn(reopened).length > 0);
    assert.equal(allUses(), counted);
  });
});
