import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in Restricted Mode', () => {
  it('activates in a folder that is not trusted', async () => {
    assert.equal(vscode.workspace.isTrusted, false, 'the window is not in Restricted Mode');
    const extension = vscode.extensions.getExtension('leitmotif.leitmotif');
    assert.ok(extension, 'leitmotif.leitmotif is not among the extensions');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
