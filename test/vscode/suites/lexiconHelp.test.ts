/** What helps while a lexicon is edited: completion, folding and formatting, in lexicons alone. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, edit, newText, remove, showLexicon, until, whenRead } from '../support';

const FORMAT = { tabSize: 4, insertSpaces: true };

describe('help with editing the lexicon', () => {
  let lexicon: vscode.TextEditor;
  before(() => whenRead());
  beforeEach(async () => {
    lexicon = await showLexicon();
  });
  afterEach(() => closeAll());

  const completed = async (uri: vscode.Uri, position: vscode.Position, trigger?: string): Promise<string[]> => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, position, trigger);
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  };

  it('completes the values of a field, with a space as well', async () => {
    const { document } = lexicon;
    const line = document.getText().split('\n').findIndex((text) => text.includes('color: '));
    const position = new vscode.Position(line, document.lineAt(line).text.indexOf('color: ') + 'color: '.length);
    await until('the palette', async () => (await completed(document.uri, position, ' ')).includes('teal'));
  });

  it('folds the themes', async () => {
    const ranges = await until('folding ranges', async () => {
      const found = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', lexicon.document.uri);
      return found?.length > 0 && found;
    });
    const themes = lexicon.document.getText().split('\n').flatMap((text, i) => (/^ {2}[\w-]+:$/.test(text) ? [i] : []));
    for (const line of themes.slice(0, 3)) assert.ok(ranges.some(({ start }) => start === line), `line ${line + 1} folds`);
  });

  it('formats by small edits', async () => {
    const saved = lexicon.document.getText();
    await edit(lexicon, (builder) => builder.insert(new vscode.Position(lexicon.document.lineCount - 1, 0), '\n\n\n'));
    const edits = await until('edits', async () => {
      const found = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', lexicon.document.uri, FORMAT);
      return found !== undefined && found.length > 0 && found;
    });
    await edit(lexicon, (builder) => edits.forEach(({ range, newText: words }) => builder.replace(range, words)));
    assert.equal(lexicon.document.getText(), saved);
  });

  it('formats and completes no texts', async () => {
    const { document } = await newText('help-test.md', '# Hegemony\n\n\n\nhegemony  \n');
    try {
      assert.ok(!(await completed(document.uri, new vscode.Position(4, 3))).includes('hegemonic'));
      assert.deepEqual((await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', document.uri, FORMAT)) ?? [], []);
    } finally {
      await closeAll();
      await remove(document.uri);
    }
  });
});
