/** From reading to lexicon, as a plain client and as VS Code have it. */
import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver-protocol';
import type { LexiconEditResult } from '../../server/protocol';
import { Session } from '../support/session';

const LEXICON = 'themes:\n  hegemony:\n    label: Hegemony\n    variants:\n      - hegemon* # glob\n  order: [new order]\n';
const TEXT = 'They speak of hegemony and a fairer world.\nA new order for two trucks.';

function range(line: number, from: number, to: number): object {
  return { start: { line, character: from }, end: { line, character: to } };
}

describe('from reading to lexicon', () => {
  let session: Session;
  afterEach(() => session.stop());

  async function actions(commands: boolean, asked: object): Promise<CodeAction[]> {
    session = await Session.start({ 'lexicon.yaml': LEXICON, 'a.txt': TEXT }, { initializationOptions: { commands } });
    await session.open('a.txt', TEXT);
    return session.on<CodeAction[]>('textDocument/codeAction', 'a.txt', undefined, { range: asked, context: { diagnostics: [] } });
  }

  it('offers a plain client one action a theme', async () => {
    const offered = await actions(false, range(0, 29, 41));
    assert.deepEqual(offered.map(({ title }) => title), ['Add “fairer world” to Hegemony', 'Add “fairer world” to order', 'New theme from “fairer world”']);
    const [edit] = offered[0].edit!.changes![session.uri('lexicon.yaml')];
    assert.deepEqual([edit.range.start, edit.newText], [{ line: 5, character: 0 }, '      - fairer world\n']);
    assert.match(offered[2].edit!.changes![session.uri('lexicon.yaml')][0].newText, /fairer-world:\n {4}label: Fairer world/);
  });

  it('offers VS Code a choice', async () => {
    const offered = await actions(true, range(0, 29, 41));
    assert.deepEqual(offered.map(({ command }) => command?.command), ['leitmotif.addToTheme', 'leitmotif.newThemeFromSelection']);
  });

  it('offers nothing for an empty selection', async () => assert.deepEqual(await actions(true, range(0, 16, 16)), []));

  it('excepts one use, and not its like', async () => {
    const offered = await actions(false, range(1, 2, 11));
    const action = offered.find(({ title }) => title === 'Except this use of order');
    assert.equal(action, undefined, 'a theme that is a list has no exceptions');
    await session.stop();
    const lexicon = LEXICON.replace('order: [new order]', 'order:\n    variants: [new order]');
    session = await Session.start({ 'lexicon.yaml': lexicon, 'a.txt': TEXT });
    await session.open('a.txt', TEXT);
    const made = await session.request<LexiconEditResult>('leitmotif/lexiconEdit', { textDocument: { uri: session.uri('a.txt') }, range: range(1, 2, 11), edit: { kind: 'except', theme: 'order' } });
    assert.deepEqual([made.wording, made.theme, made.edits[0].newText], ['A new order for', 'order', '    except:\n      - A new order for\n']);
  });
});
