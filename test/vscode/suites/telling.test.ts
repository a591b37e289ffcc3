/** Hovers and code lenses. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, newText, rangeOf, remove, until, whenRead } from '../support';
import { click, needsWindow, press, read, wait } from '../window';

describe('what is told of a use', () => {
  let editor: vscode.TextEditor;

  before(async () => {
    await whenRead();
    editor = await newText('telling-test.txt', 'Hegemony again.\n\nA multipolar world ![x](https://example.invalid/x.png) <script>alert(1)</script>.\n');
  });
  after(async () => {
    await closeAll();
    await remove(editor.document.uri);
  });

  const hovers = (words: string) =>
    vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', editor.document.uri, rangeOf(editor.document, words).start);
  const lenses = () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', editor.document.uri, 100);

  it('a hover names the theme and counts it here and in the corpus', async () => {
    const [hover] = await until('a hover', async () => {
      const found = await hovers('Hegemony');
      return found.length > 0 && found;
    });
    const text = hover.contents.map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
    assert.match(text, /Hegemony/);
    assert.match(text, /\d+ uses? in \d+ of \d+ texts/);
  });

  it('a hover may run one command only, and no HTML', async () => {
    const [hover] = await hovers('multipolar');
    for (const part of hover.contents) {
      assert.ok(part instanceof vscode.MarkdownString);
      assert.deepEqual(part.isTrusted, { enabledCommands: ['leitmotif.peekUses'] });
      assert.ok(!part.supportHtml);
      assert.doesNotMatch(part.value, /(?<!\\)!\[x\]\(https/, 'a picture in a text would be loaded');
    }
  });

  it('lenses count the themes, and carry plain JSON', async () => {
    const found = await until('lenses', async () => {
      const all = await lenses();
      return all.length > 0 && all;
    });
    const peeks = found.filter(({ command }) => command?.command === 'leitmotif.peekUses');
    assert.ok(peeks.length > 0);
    const argument: unknown = peeks[0].command?.arguments?.[0];
    assert.deepEqual(argument, JSON.parse(JSON.stringify(argument)));
  });

  it('a lens opens the peek view when it is clicked', async function () {
    needsWindow(this);
    await vscode.window.showTextDocument(editor.document);
    // Lenses are drawn again, and may move, when their counts come: a click that met none of them is made again.
    await until('the peek view', async () => {
      await wait('.codelens-decoration a');
      await click('.codelens-decoration a').catch(() => undefined);
      return wait('.peekview-widget', { timeout: 1_500 }).then(() => true, () => false);
    }, 15_000);
    const [title] = await read('.peekview-title .meta');
    assert.match(title, /\(2\)/, 'the lens at the head is of the two uses of this text');
    await press('Escape');
  });

  it('the peek view of a use counts as many places as its hover says', async function () {
    needsWindow(this);
    await vscode.window.showTextDocument(editor.document);
    const [hover] = await hovers('Hegemony');
    const told = hover.contents.map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
    const [, uses] = /([\d,]+) uses? in \d+ of \d+ texts/.exec(told) ?? [];
    const { start } = rangeOf(editor.document, 'Hegemony');
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('editor.action.referenceSearch.trigger');
    await wait('.peekview-widget');
    const [title] = await until('the count', async () => {
      const titles = await read('.peekview-title .meta');
      return /\d/.test(titles[0] ?? '') && titles;
    });
    assert.equal(/\((\d+)\)/.exec(title)?.[1], uses.replace(',', ''), title);
    await press('Escape');
  });
});
