import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in the sample corpus', () => {
  it('is present and activates', async () => {
    const extension = vscode.extensions.getExtension('leitmotif.leitmotif');
    assert.ok(extension, 'leitmotif.leitmotif is not among the extensions');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
