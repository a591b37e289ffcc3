/** What is done to whole files of a lexicon, in sessions: renaming themes, going to them, folding and formatting. The cursor stands at ‸. */
import assert from 'node:assert/strict';
import type { FoldingRange, Location, LocationLink, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { BARE, FULL, Session } from '../support/session';

const LEXICON = `themes:
  power:
    variants: [great power*]
  hegemony: # the worst of it
    parent: power
    variants: [hegemon*]
  containment: { parent: "power", variants: [contain*] }
`;
const OTHER = "themes:\n  'soft power':\n    parent: power\n    variants: [soft power]\n";

describe('files of a lexicon', () => {
  let session: Session;
  before(async () => {
    session = await Session.start({ 'lexicon.yaml': LEXICON, 'more.lexicon.yaml': OTHER, 'a.txt': 'Hegemony of the great powers; to contain soft power.' });
    await session.open('lexicon.yaml', LEXICON, 'leitmotif-lexicon');
  });
  after(() => session.stop());

  /** The answer at the first place of some words in the lexicon. */
  function at<T>(method: string, words: string, more: object = {}): Promise<T> {
    const lines = LEXICON.slice(0, LEXICON.indexOf(words) + 1).split('\n');
    return session.on(method, 'lexicon.yaml', { line: lines.length - 1, character: lines[lines.length - 1].length }, more);
  }

  function textAt(text: string, { start, end }: Range): string {
    return text.split('\n')[start.line].slice(start.character, end.character);
  }

  it('rename a theme with every parent that names it, in all of them', async () => {
    for (const words of ['power:', 'power\n    variants', '"power"']) {
      const prepared = await at<{ range: Range; placeholder: string }>('textDocument/prepareRename', words);
      assert.equal(prepared.placeholder, 'power');
      const { changes } = await at<WorkspaceEdit>('textDocument/rename', words, { newName: 'power: all' });
      const told = Object.entries(changes!).map(([uri, edits]) => [uri, edits.map(({ range, newText }) => [textAt(uri === session.uri('lexicon.yaml') ? LEXICON : OTHER, range), newText])]);
      assert.deepEqual(told, [
        [session.uri('lexicon.yaml'), [['power', '"power: all"'], ['power', '"power: all"'], ['"power"', '"power: all"']]],
        [session.uri('more.lexicon.yaml'), [['power', '"power: all"']]],
      ]);
    }
  });

  it('rename with quotation marks just where YAML needs them', async () => {
    const newText = async (newName: string): Promise<string> => Object.values((await at<WorkspaceEdit>('textDocument/rename', 'hegemony:', { newName })).changes!)[0][0].newText;
    assert.equal(await newText('hegemony-2'), 'hegemony-2');
    assert.equal(await newText('great power'), 'great power');
    assert.equal(await newText('a, b'), '"a, b"');
    assert.equal(await newText('*x'), '"*x"');
    await assert.rejects(newText('soft power'), /There is a theme "soft power" already/);
    await assert.rejects(newText('  '), /A theme needs an id/);
  });

  it('rename nothing but themes, and nothing while one of them is broken', async () => {
    assert.equal(await at('textDocument/prepareRename', 'hegemon*'), null);
    assert.equal(await at('textDocument/prepareRename', 'variants'), null);
    await session.open('more.lexicon.yaml', `${OTHER}  x: [\n`, 'leitmotif-lexicon');
    assert.equal(await at('textDocument/prepareRename', 'power:'), null);
    assert.equal(await at('textDocument/rename', 'power:', { newName: 'x' }), null);
    await session.close('more.lexicon.yaml');
    await session.until(async () => (await at('textDocument/prepareRename', 'power:')) !== null, 'the file on disk');
  });

  it('lead from a parent to its theme', async () => {
    const [link] = await at<LocationLink[]>('textDocument/definition', '"power"');
    assert.equal(link.targetUri, session.uri('lexicon.yaml'));
    assert.equal(textAt(LEXICON, link.originSelectionRange!), '"power"');
    assert.equal(textAt(LEXICON, link.targetSelectionRange), 'power');
    assert.deepEqual(await at('textDocument/definition', 'hegemon*'), []);
  });

  it('have what names a theme among its references, where declarations are wanted', async () => {
    const places = async (words: string, includeDeclaration: boolean): Promise<string[]> => {
      const found = await at<Location[]>('textDocument/references', words, { context: { includeDeclaration } });
      return found.map(({ uri, range }) => `${uri.slice(uri.lastIndexOf('/') + 1)} ${range.start.line}:${range.start.character}`);
    };
    const uses = ['a.txt 0:0', 'a.txt 0:16', 'a.txt 0:33', 'a.txt 0:41'];
    assert.deepEqual(await places('power:', false), uses);
    assert.deepEqual(await places('power\n    variants', false), uses, 'those of the theme above');
    assert.deepEqual(await places('power:', true), ['lexicon.yaml 1:2', 'lexicon.yaml 4:12', 'lexicon.yaml 6:25', 'more.lexicon.yaml 2:12', ...uses]);
    assert.deepEqual(await places('hegemon*', true), ['lexicon.yaml 5:15', 'a.txt 0:0']);
  });

  it('fold', async () => {
    const ranges = await session.on<FoldingRange[]>('textDocument/foldingRange', 'lexicon.yaml');
    assert.deepEqual(ranges.map(({ startLine, endLine }) => [startLine, endLine]), [[0, 6], [1, 2], [3, 5]]);
    await session.change('lexicon.yaml', LEXICON.replace('[hegemon*]', '['));
    assert.equal((await session.on<FoldingRange[]>('textDocument/foldingRange', 'lexicon.yaml')).length, 3);
    await session.change('lexicon.yaml', LEXICON);
  });

  it('are formatted by small edits, and not at all while they are broken', async () => {
    const format = (): Promise<TextEdit[]> => session.on('textDocument/formatting', 'lexicon.yaml', undefined, { options: { tabSize: 4, insertSpaces: true } });
    assert.deepEqual(await format(), []);
    await session.change('lexicon.yaml', LEXICON.replace('parent: power\n', 'parent:   power  \n'));
    assert.deepEqual(await format(), [
      { range: { start: { line: 4, character: 12 }, end: { line: 4, character: 14 } }, newText: '' },
      { range: { start: { line: 4, character: 19 }, end: { line: 4, character: 21 } }, newText: '' },
    ]);
    await session.change('lexicon.yaml', LEXICON.replace('parent: power\n', 'parent:   [power\n'));
    assert.deepEqual(await format(), []);
    await session.change('lexicon.yaml', LEXICON);
  });

  it('alone are folded, formatted and completed: texts are not', async () => {
    await session.open('a.txt', 'Hegemony');
    assert.equal(await session.on('textDocument/foldingRange', 'a.txt'), null);
    assert.equal(await session.on('textDocument/formatting', 'a.txt', undefined, { options: { tabSize: 2, insertSpaces: true } }), null);
    assert.equal(await session.on('textDocument/completion', 'a.txt', { line: 0, character: 3 }), null);
  });
});

describe('what is offered for lexicons alone', () => {
  const METHODS = ['textDocument/completion', 'textDocument/foldingRange', 'textDocument/formatting'];

  it('is registered for their files where the client can', async () => {
    const dynamicRegistration = true;
    const session = await Session.start({ 'lexicon.yaml': LEXICON }, { capabilities: { ...FULL, textDocument: { ...FULL.textDocument, completion: { dynamicRegistration }, foldingRange: { dynamicRegistration }, formatting: { dynamicRegistration } } } });
    try {
      await session.until(() => session.registered.length === METHODS.length, 'registrations');
      assert.deepEqual(session.registered.map(({ method }) => method).sort(), METHODS);
      for (const { registerOptions } of session.registered) assert.match(JSON.stringify(registerOptions?.documentSelector), /leitmotif-lexicon/);
      const { completionProvider, foldingRangeProvider, documentFormattingProvider } = session.initialized.capabilities;
      assert.deepEqual([completionProvider, foldingRangeProvider, documentFormattingProvider], [undefined, undefined, undefined]);
    } finally {
      await session.stop();
    }
  });

  it('is said at once where it cannot', async () => {
    const session = await Session.start({ 'lexicon.yaml': LEXICON }, { capabilities: BARE });
    try {
      const { completionProvider, foldingRangeProvider, documentFormattingProvider } = session.initialized.capabilities;
      assert.deepEqual([completionProvider?.triggerCharacters?.includes(' '), foldingRangeProvider, documentFormattingProvider], [true, true, true]);
    } finally {
      await session.stop();
    }
  });
});
