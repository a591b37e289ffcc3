import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, folder, newText, rangeOf, remove, until, whenRead } from '../support';
import { needsWindow, press, read, wait } from '../window';

const FIRST = 'aaa-following.txt';
const SECOND = 'aab-following.txt';

describe('following a use', () => {
  let first: vscode.TextEditor;
  const created = [FIRST, SECOND].map((name) => () => vscode.Uri.joinPath(folder(), 'texts', name));

  before(async () => {
    await whenRead();
    await newText(SECOND, 'The purple elephant pact again, and a multipolar world.\n\nNothing of hegemony.\n');
    first = await newText(FIRST, 'The purple elephant pact is new.\n\nHegemony, and a multipolar world after it.\n');
  });
  beforeEach(async () => {
    first = await vscode.window.showTextDocument(created[0]());
  });
  after(async () => {
    await closeAll();
    for (const uri of created) await remove(uri());
  });

  const references = (at: vscode.Position) =>
    vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', first.document.uri, at);
  const names = (locations: vscode.Location[]) => locations.map(({ uri }) => uri.path.split('/').at(-1));

  it('references of a use are the uses of its theme in every text', async () => {
    const { start } = rangeOf(first.document, 'multipolar');
    const found = await until('both texts', async () => {
      const locations = await references(start);
      return names(locations).includes(SECOND) && locations;
    });
    assert.ok(found.length > 2, 'the sample corpus has uses of its own');
  });

  it('references of words that no theme names are the longest phrase that recurs', async () => {
    const { start } = rangeOf(first.document, 'elephant');
    const found = await until('both texts', async () => {
      const locations = await references(start);
      return locations.length >= 2 && locations;
    });
    assert.deepEqual(new Set(names(found)), new Set([FIRST, SECOND]));
    const [own] = found.filter(({ uri }) => uri.path === first.document.uri.path);
    assert.match(first.document.getText(own.range), /purple elephant pact/i);
  });

  it('definition of a use is its theme in the lexicon', async () => {
    const { start } = rangeOf(first.document, 'Hegemony');
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', first.document.uri, start);
    assert.equal(found.length, 1);
    const [place] = found;
    const uri = 'targetUri' in place ? place.targetUri : place.uri;
    const range = 'targetUri' in place ? (place.targetSelectionRange ?? place.targetRange) : place.range;
    const lexicon = await vscode.workspace.openTextDocument(uri);
    const above = lexicon.getText(new vscode.Range(new vscode.Position(0, 0), lexicon.lineAt(range.start.line).range.end));
    assert.equal(above.match(/^ {2}[\w-]+(?=:)/gm)?.at(-1)?.trim(), 'hegemony');
  });

  it('next use goes on into the next text, and previous use comes back', async () => {
    const { start } = rangeOf(first.document, 'multipolar');
    first.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('leitmotif.nextUse');
    const there = vscode.window.activeTextEditor!;
    assert.ok(there.document.uri.path.endsWith(SECOND), there.document.uri.path);
    assert.deepEqual(there.selection.active, rangeOf(there.document, 'multipolar').start);
    assert.ok(there.selection.isEmpty, 'nothing is selected');
    await vscode.commands.executeCommand('leitmotif.previousUse');
    assert.deepEqual(vscode.window.activeTextEditor!.selection.active, start);
  });

  it('next use of any theme stops at each', async () => {
    first.selection = new vscode.Selection(0, 0, 0, 0);
    const stops: string[] = [];
    for (let step = 0; step < 2; step++) {
      await vscode.commands.executeCommand('leitmotif.nextUseOfAny');
      const { document, selection } = vscode.window.activeTextEditor!;
      stops.push(document.getText(document.getWordRangeAtPosition(selection.active, /[\p{L}-]+/u)));
    }
    assert.deepEqual(stops, ['Hegemony', 'multipolar']);
  });

  it('finds the uses of a selection that the lexicon names', async function () {
    needsWindow(this);
    const range = rangeOf(first.document, 'multipolar world');
    first.selection = new vscode.Selection(range.start, range.end);
    await vscode.commands.executeCommand('leitmotif.findUsesOfSelection');
    await wait('.peekview-widget');
    const [title] = await read('.peekview-title .meta');
    assert.ok(Number(/\((\d+)\)/.exec(title)?.[1]) > 2, title);
    await press('Escape');
  });

  it('finds the uses of a selection that no lexicon names', async function () {
    needsWindow(this);
    const range = rangeOf(first.document, 'purple elephant');
    first.selection = new vscode.Selection(range.start, range.end);
    await vscode.commands.executeCommand('leitmotif.findUsesOfSelection');
    await wait('.peekview-widget');
    const [title] = await read('.peekview-title .meta');
    assert.match(title, /\(2\)/);
    await press('Escape');
  });
});
