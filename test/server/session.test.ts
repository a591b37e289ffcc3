/** One whole session of a plain client: it opens a text, edits it, edits the lexicon, and asks for everything. */
import assert from 'node:assert/strict';
import type { CodeLens, DocumentHighlight, DocumentSymbol, Hover, Location, LocationLink, WorkspaceSymbol } from 'vscode-languageserver-protocol';
import type { AdjacentUseResult, FindUsesResult, PhraseAtResult, ProposeLexiconResult, ThemesResult, UsesResult } from '../../server/protocol';
import { Session } from '../support/session';

const LEXICON = `name: Test
themes:
  hegemony:
    label: Hegemony
    definition: Power that dominates others.
    variants:
      - hegemon*
      - { match: bully*, pole: counter }
  multipolar:
    variants: [multi-polar]
`;
const A = 'They speak of hegemony and of a multi-polar world.\n\nThe long and winding road to peace. Bullying.';
const B = 'Hegemonic power 😀 hegemony.\nA long and winding road.';

describe('a session', () => {
  let session: Session;
  before(async () => {
    session = await Session.start(
      { 'lexicon.yaml': LEXICON, 'texts/a.txt': A, 'texts/b.txt': B, 'README.md': 'hegemony', 'notes.bin': Uint8Array.of(0, 1, 2) },
      { initializationOptions: { commands: true, marks: true } },
    );
  });
  after(async () => assert.equal(await session.stop(), 0));

  it('reads the corpus, and no README', async () => {
    const [project] = (await session.getStatus()).projects;
    assert.deepEqual([project.texts, project.ofTexts, project.themes, project.uses, project.lexiconErrors], [2, 2, 2, 5, 0]);
    await session.until(() => session.status?.projects[0]?.state === 'ready', 'the status');
    const seen = (kind: string): boolean => session.progress.some((one) => one.kind === kind);
    await session.until(() => seen('begin') === seen('end'), 'the end of progress');
  });

  it('answers with diagnostics, one a use, each with a link to its theme', async () => {
    await session.open('texts/a.txt', A);
    const found = await session.diagnostics('texts/a.txt');
    assert.deepEqual(found.map(({ code, message, severity, source }) => [code, message, severity, source]), [
      ['hegemony', 'Hegemony: “hegemony”', 3, 'leitmotif'],
      ['multipolar', 'multipolar: “multi-polar”', 3, 'leitmotif'],
      ['hegemony', 'Hegemony (counter): “Bullying”', 3, 'leitmotif'],
    ]);
    assert.deepEqual(found[0].range, { start: { line: 0, character: 14 }, end: { line: 0, character: 22 } });
    assert.equal(found[0].codeDescription?.href, `${session.uri('lexicon.yaml')}#L3`);
  });

  it('explains a use on hover', async () => {
    const hover = await session.on<Hover>('textDocument/hover', 'texts/a.txt', { line: 0, character: 16 });
    const { value } = hover.contents as { value: string };
    assert.match(value, /\*\*Hegemony\*\*/);
    assert.match(value, /Power that dominates others/);
    assert.match(value, /Matched by `hegemon\*`/);
    assert.match(value, /1 use here · \[3 uses \+ 1 counter in 2 of 2 texts\]\(command:leitmotif\.peekUses/);
    assert.match(value, /b\.txt#L1,1\)/);
    assert.equal(await session.on('textDocument/hover', 'texts/a.txt', { line: 0, character: 1 }), null);
  });

  it('follows a theme to its other uses', async () => {
    const places = await session.on<Location[]>('textDocument/references', 'texts/a.txt', { line: 0, character: 16 }, { context: { includeDeclaration: true } });
    assert.deepEqual(places.map(({ uri, range }) => `${uri.split('/').pop()} ${range.start.line}:${range.start.character}`), [
      'lexicon.yaml 2:2', 'a.txt 0:14', 'a.txt 2:36', 'b.txt 0:0', 'b.txt 0:19',
    ]);
  });

  it('follows any phrase that recurs', async () => {
    const places = await session.on<Location[]>('textDocument/references', 'texts/a.txt', { line: 2, character: 10 }, { context: { includeDeclaration: false } });
    assert.deepEqual(places.map(({ uri, range }) => `${uri.split('/').pop()} ${range.start.line}:${range.start.character}-${range.end.character}`), ['a.txt 2:4-25', 'b.txt 1:2-23']);
    const phrase = await session.request<PhraseAtResult>('leitmotif/phraseAt', { textDocument: { uri: session.uri('texts/a.txt') }, range: { start: { line: 2, character: 10 }, end: { line: 2, character: 10 } } });
    assert.equal(phrase.phrase, 'long and winding road');
    const found = await session.request<FindUsesResult>('leitmotif/findUses', { query: { uri: session.uri('texts/a.txt'), phrase: 'Winding ROAD' } });
    assert.deepEqual([found.total, found.texts, found.ofTexts, found.complete], [2, 2, 2, true]);
  });

  it('leads to the variant in the lexicon', async () => {
    const [link] = await session.on<LocationLink[]>('textDocument/definition', 'texts/a.txt', { line: 0, character: 16 });
    assert.equal(link.targetUri, session.uri('lexicon.yaml'));
    assert.equal(link.targetRange.start.line, 6);
  });

  it('highlights the theme in this text', async () => {
    const found = await session.on<DocumentHighlight[]>('textDocument/documentHighlight', 'texts/a.txt', { line: 0, character: 16 });
    assert.deepEqual(found.map(({ range }) => range.start), [{ line: 0, character: 14 }, { line: 2, character: 36 }]);
  });

  it('counts in code lenses, resolved', async () => {
    const lenses = await session.on<CodeLens[]>('textDocument/codeLens', 'texts/a.txt');
    assert.ok(lenses.every((lens) => lens.command === undefined));
    const resolved = await Promise.all(lenses.map((lens) => session.request<CodeLens>('codeLens/resolve', lens)));
    assert.deepEqual(resolved.map(({ range, command }) => `${range.start.line} ${command?.title}`), [
      '0 3 uses of 2 themes · 17 words', '0 Hegemony 1 + 1 counter', '0 multipolar 1', '2 Hegemony 1 counter',
    ]);
    assert.equal(resolved[1].command?.command, 'leitmotif.peekUses');
    const inLexicon = await session.on<CodeLens[]>('textDocument/codeLens', 'lexicon.yaml');
    const titles = await Promise.all(inLexicon.map(async (lens) => (await session.request<CodeLens>('codeLens/resolve', lens)).command?.title));
    assert.deepEqual(titles, ['3 uses + 1 counter in 2 texts', '3 uses in 2 texts', '1 use in 1 text', '1 use in 1 text', '1 use in 1 text']);
  });

  it('has symbols of a text, of the lexicon and of the workspace', async () => {
    const symbols = await session.on<DocumentSymbol[]>('textDocument/documentSymbol', 'texts/a.txt');
    assert.deepEqual(symbols.map(({ name, children }) => [name, children?.map((child) => child.name)]), [['Hegemony', ['hegemony', 'Bullying']], ['multipolar', ['multi-polar']]]);
    const themes = await session.on<DocumentSymbol[]>('textDocument/documentSymbol', 'lexicon.yaml');
    assert.deepEqual(themes.map(({ name }) => name), ['hegemony', 'multipolar']);
    const found = await session.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'hgm' });
    assert.deepEqual(found.map(({ name }) => name), ['Hegemony']);
  });

  it('goes to the next and the previous use, over the texts and round', async () => {
    const step = (name: string, line: number, character: number, direction: string, theme: string | null = null): Promise<AdjacentUseResult> =>
      session.on('leitmotif/adjacentUse', name, { line, character }, { direction, theme });
    const where = ({ location, number, of, wrapped }: AdjacentUseResult): string => `${location.uri.split('/').pop()} ${location.range.start.line}:${location.range.start.character} ${number}/${of}${wrapped ? ' wrapped' : ''}`;
    assert.equal(where(await step('texts/a.txt', 0, 0, 'next')), 'a.txt 0:14 1/5');
    assert.equal(where(await step('texts/a.txt', 0, 14, 'next', 'at-cursor')), 'a.txt 2:36 2/4');
    assert.equal(where(await step('texts/a.txt', 2, 36, 'next')), 'b.txt 0:0 4/5');
    assert.equal(where(await step('texts/a.txt', 0, 14, 'previous')), 'b.txt 0:19 5/5 wrapped');
  });

  it('gives marks, and the themes with their counts', async () => {
    const marks = await session.on<UsesResult>('leitmotif/uses', 'texts/a.txt');
    assert.deepEqual([marks.version, marks.hasLexicon, marks.total, marks.uses.map(({ theme, pole }) => `${theme} ${pole}`)], [1, true, 3, ['hegemony main', 'multipolar main', 'hegemony counter']]);
    const seen = await session.on<UsesResult>('leitmotif/uses', 'texts/a.txt', undefined, { visible: [{ start: { line: 1, character: 0 }, end: { line: 3, character: 0 } }] });
    assert.deepEqual([seen.total, seen.uses.length], [3, 1]);
    const { themes } = await session.on<ThemesResult>('leitmotif/themes', 'texts/a.txt');
    assert.deepEqual(themes.map(({ id, uses, counter, texts, usesHere, counterHere }) => [id, uses, counter, texts, usesHere, counterHere]), [['hegemony', 3, 1, 2, 1, 1], ['multipolar', 1, 0, 1, 1, 0]]);
  });

  it('counts unsaved edits', async () => {
    await session.edit('texts/a.txt', [{ range: { start: { line: 0, character: 14 }, end: { line: 0, character: 22 } }, text: 'peace' }]);
    assert.deepEqual((await session.diagnostics('texts/a.txt')).map(({ code }) => code), ['multipolar', 'hegemony']);
    const places = await session.on<Location[]>('textDocument/references', 'texts/a.txt', { line: 2, character: 38 }, { context: { includeDeclaration: false } });
    assert.equal(places.length, 3);
    await session.until(() => session.refreshed.diagnostics > 0 && session.refreshed.lenses > 0, 'refreshes');
  });

  it('follows the lexicon while it is edited, without saving', async () => {
    await session.open('lexicon.yaml', LEXICON, 'leitmotif-lexicon');
    await session.change('lexicon.yaml', LEXICON.replace('- hegemon*', '- peace'));
    assert.deepEqual((await session.diagnostics('texts/a.txt')).map(({ message }) => message), ['Hegemony: “peace”', 'multipolar: “multi-polar”', 'Hegemony: “peace”', 'Hegemony (counter): “Bullying”']);
  });

  it('keeps the last good lexicon while it is broken, and says where', async () => {
    await session.change('lexicon.yaml', LEXICON.replace('- hegemon*', '- *hegemon'));
    const [problem] = await session.diagnostics('lexicon.yaml');
    assert.equal(problem.code, 'yaml-alias');
    assert.equal(problem.range.start.line, 6);
    assert.match(problem.message as string, /last good lexicon stays in force/);
    assert.equal((await session.diagnostics('texts/a.txt'))[0].message, 'Hegemony: “peace”');
    assert.equal((await session.getStatus()).projects[0].lexiconErrors, 1);
  });

  it('keeps the counts over their variants when lines move in a broken lexicon', async () => {
    await session.change('lexicon.yaml', LEXICON);
    await session.diagnostics('lexicon.yaml');
    await session.change('lexicon.yaml', LEXICON.replace('      - hegemon*', '      - *x\n      - hegemon*'));
    const lenses = await session.on<CodeLens[]>('textDocument/codeLens', 'lexicon.yaml');
    const resolved = await Promise.all(lenses.map((lens) => session.request<CodeLens>('codeLens/resolve', lens)));
    assert.deepEqual(resolved.map(({ range, command }) => `${range.start.line} ${command?.title}`).filter((title) => !title.endsWith('when saved')), [
      '2 2 uses + 1 counter in 2 texts', '7 2 uses in 1 text', '8 1 use in 1 text', '9 1 use in 1 text', '10 1 use in 1 text',
    ]);
    const hover = await session.on<Hover>('textDocument/hover', 'lexicon.yaml', { line: 7, character: 10 });
    assert.equal(hover.range?.start.line, 7);
    await session.change('lexicon.yaml', LEXICON.replace('- hegemon*', '- *hegemon'));
    await session.diagnostics('lexicon.yaml');
  });

  it('offers to quote it', async () => {
    const diagnostics = await session.diagnostics('lexicon.yaml');
    const [action] = await session.on<{ title: string; edit: { changes: Record<string, { newText: string }[]> } }[]>('textDocument/codeAction', 'lexicon.yaml', undefined, { range: diagnostics[0].range, context: { diagnostics } });
    assert.equal(action.title, 'Quote it');
    assert.equal(action.edit.changes[session.uri('lexicon.yaml')][0].newText, '"*hegemon"');
  });

  it('falls back to the disk when editors close', async () => {
    await session.close('lexicon.yaml');
    await session.close('texts/a.txt');
    await session.until(async () => (await session.getStatus()).projects[0].uses === 5, 'the counts of the disk');
  });

  it('proposes a first lexicon, never over one that is there', async () => {
    const proposal = await session.request<ProposeLexiconResult>('leitmotif/proposeLexicon', { folder: session.uri('') });
    assert.equal(proposal.uri, session.uri('2.lexicon.yaml'));
    assert.match(proposal.text, /long and winding road/);
  });
});
