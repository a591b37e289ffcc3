/** Editing support in the lexicon file: completion and rename. */
import assert from 'node:assert/strict';
import type { CompletionList, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { contextAt } from '../../server/features/lexiconContext';
import { Session } from '../support/session';

const CONTEXTS: [string, string][] = [
  ['', 'field lexicon ""'],
  ['na', 'field lexicon "na"'],
  ['themes:\n  ', 'other'],
  ['themes:\n  heg', 'other'],
  ['themes:\n  x:\n    ', 'field theme ""'],
  ['themes:\n  x:\n    var', 'field theme "var"'],
  ['themes:\n  x:\n    color: or', 'value color "or"'],
  ['themes:\n  x:\n    variants:\n      - heg', 'wording "heg"'],
  ['themes:\n  x:\n    variants:\n    - ruling pow', 'wording "pow"'],
  ['themes:\n  x:\n    variants:\n      - one\n      - no-al', 'wording "no-al"'],
  ['themes:\n  x:\n    except:\n      - dom', 'wording "dom"'],
  ['themes:\n  x:\n    variants:\n      - { match: a, pole: c', 'value pole "c"'],
  ['themes:\n  x:\n    examples:\n      - te', 'other'],
  ['themes:\r\n  x:\r\n    severity: ', 'value severity ""'],
];

describe('places in a lexicon', () => {
  for (const [before, expected] of CONTEXTS) {
    it(JSON.stringify(before), () => {
      const context = contextAt(before);
      const { kind, ...rest } = context;
      const said = [kind, ...('of' in rest ? [rest.of] : []), ...('field' in rest ? [rest.field] : []), ...('typed' in rest ? [JSON.stringify(rest.typed)] : [])].join(' ');
      assert.equal(said, expected);
    });
  }
});

describe('editing a lexicon', () => {
  const LEXICON = 'themes:\n  hegemony: [hegemon*]\n  other:\n    variants:\n      - heg';
  let session: Session;
  before(async () => {
    session = await Session.start({ 'lexicon.yaml': LEXICON, 'a.txt': 'Hegemony, hegemony and hegemonic. Peace.', 'b.txt': 'hegemony' });
    await session.open('lexicon.yaml', LEXICON, 'leitmotif-lexicon');
  });
  after(() => session.stop());

  it('completes words of the corpus with their counts, the commonest first', async () => {
    const { items } = await session.on<CompletionList>('textDocument/completion', 'lexicon.yaml', { line: 4, character: 11 });
    assert.deepEqual(items.map(({ label, detail }) => `${label}: ${detail}`), ['hegemony: 3 times in the corpus', 'hegemonic: 1 time in the corpus']);
  });

  it('completes fields, with what they are for', async () => {
    await session.change('lexicon.yaml', LEXICON.replace('variants:\n      - heg', 'col'));
    const { items } = await session.on<CompletionList>('textDocument/completion', 'lexicon.yaml', { line: 3, character: 7 });
    const color = items.find(({ label }) => label === 'color');
    assert.deepEqual([color?.insertText, color?.documentation], ['color: ', 'A palette name, or "#RRGGBB".']);
  });

  it('renames a theme', async () => {
    await session.change('lexicon.yaml', LEXICON);
    const at = { line: 1, character: 4 };
    assert.deepEqual(await session.on('textDocument/prepareRename', 'lexicon.yaml', at), { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 10 } }, placeholder: 'hegemony' });
    const edit = await session.on<WorkspaceEdit>('textDocument/rename', 'lexicon.yaml', at, { newName: 'power: soft' });
    assert.equal(edit.changes![session.uri('lexicon.yaml')][0].newText, '"power: soft"');
    await assert.rejects(session.on('textDocument/rename', 'lexicon.yaml', at, { newName: 'other' }), /There is a theme "other" already/);
    assert.equal(await session.on('textDocument/prepareRename', 'lexicon.yaml', { line: 4, character: 9 }), null);
  });
});
