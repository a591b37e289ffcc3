import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering, said } from '../answers';
import { closeAll, folder, remove, whenRead } from '../support';

describe('dictionaries in Restricted Mode', () => {
  it('are imported and exported as anywhere', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await whenRead();
    const file = vscode.Uri.joinPath(folder(), 'restricted.lc3');
    const target = vscode.Uri.joinPath(folder(), 'restricted.csv');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('+A\nx\n'));
    try {
      const imported = said(await answering({}, () => vscode.commands.executeCommand('leitmotif.importDictionary', file)));
      assert.deepEqual(imported, [['showInformationMessage', '1 wording in 1 theme; nothing is lost.']]);
      const [exported] = said(await answering({ showQuickPick: 'CSV', showSaveDialog: target }, () => vscode.commands.executeCommand('leitmotif.exportLexicon')));
      assert.match(String((exported as string[])[1]), /^restricted\.csv was written; /);
    } finally {
      await closeAll();
      await remove(file);
      await remove(target);
    }
  });
});
