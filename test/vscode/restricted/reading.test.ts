import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, diagnosticsOf, newText, remove, until, whenRead } from '../support';

describe('reading in Restricted Mode', () => {
  it('marks and follows uses as anywhere', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const api = await whenRead();
    const editor = await newText('restricted-test.txt', 'Hegemony, and a multipolar world.\n');
    try {
      await until('the marks', () => api.drawn(editor).length === 2);
      await until('the diagnostics', () => diagnosticsOf(editor.document).length === 2);
      const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', editor.document.uri, new vscode.Position(0, 1));
      assert.ok(found.length > 1);
    } finally {
      await closeAll();
      await remove(editor.document.uri);
    }
  });
});
