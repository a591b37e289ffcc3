/** Checks of a lexicon as an editor has them: while it is typed, and against the corpus once nothing changes for a while. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { BARE, Session } from '../support/session';

const LEXICON = 'themes:\n  hegemony:\n    definition: Power.\n    variants:\n      - hegemon*\n      - supremcy\n      - hegemony\n';
const TEXT = 'They speak of hegemony and of supremacy.';

describe('checks of a lexicon', () => {
  let session: Session;
  afterEach(() => session.stop());

  const codes = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.map(({ code, range }) => `${range.start.line} ${code}`);
  const has = (code: string) => async (): Promise<boolean> => (await session.diagnostics('lexicon.yaml')).some((one) => one.code === code);

  it('come by themselves at once, and against the corpus after a pause, by a refresh', async () => {
    session = await Session.start({ 'lexicon.yaml': LEXICON, 'a.txt': TEXT });
    await session.open('lexicon.yaml', LEXICON, 'leitmotif-lexicon');
    assert.deepEqual(codes(await session.diagnostics('lexicon.yaml')), ['6 variant-shadowed']);
    await session.until(has('variant-never'), 'what never matches');
    assert.ok(session.refreshed.diagnostics > 0);
    const found = await session.diagnostics('lexicon.yaml');
    assert.deepEqual(codes(found), ['5 variant-never', '6 variant-shadowed']);
    assert.equal(found[0].message, 'Nothing in the 1 text of the corpus matches "supremcy"; did you mean "supremacy"?');
    assert.equal(found[0].severity, 4);
  });

  it('follow the lexicon, and the texts', async () => {
    session = await Session.start({ 'lexicon.yaml': LEXICON, 'a.txt': TEXT });
    await session.open('lexicon.yaml', LEXICON, 'leitmotif-lexicon');
    await session.until(has('variant-never'), 'what never matches');
    await session.open('a.txt', TEXT);
    await session.change('a.txt', 'Their supremcy, their hegemony.');
    await session.until(async () => !(await has('variant-never')()), 'the word to be found');
    await session.change('lexicon.yaml', LEXICON.replace('supremcy', 'domination'));
    await session.until(has('variant-never'), 'what never matches');
    await session.change('lexicon.yaml', `checks: { variant-never: off }\n${LEXICON.replace('supremcy', 'domination')}`);
    assert.deepEqual(codes(await session.diagnostics('lexicon.yaml')), ['7 variant-shadowed']);
  });

  it('are pushed to an editor that does not pull', async () => {
    session = await Session.start({ 'lexicon.yaml': LEXICON, 'a.txt': TEXT }, { capabilities: BARE });
    await session.open('lexicon.yaml', LEXICON, 'leitmotif-lexicon');
    await session.until(() => codes(session.pushed.get(session.uri('lexicon.yaml')) ?? []).includes('5 variant-never'), 'what never matches');
  });

  it('link to the page that explains them, where the client has it', async () => {
    session = await Session.start({ 'lexicon.yaml': LEXICON, 'a.txt': TEXT }, { initializationOptions: { docs: 'file:///docs' } });
    await session.open('lexicon.yaml', LEXICON, 'leitmotif-lexicon');
    const [{ code, codeDescription }] = await session.diagnostics('lexicon.yaml');
    const [, line] = /^file:\/\/\/docs\/checks\.md#L(\d+)$/.exec(codeDescription!.href)!;
    assert.equal(readFileSync(resolve(__dirname, '../../../docs/checks.md'), 'utf8').split('\n')[Number(line) - 1], `## ${code}`);
  });

  it('have a quick fix that takes an idle wording away', async () => {
    session = await Session.start({ 'lexicon.yaml': LEXICON, 'a.txt': TEXT });
    await session.open('lexicon.yaml', LEXICON, 'leitmotif-lexicon');
    const diagnostics = (await session.diagnostics('lexicon.yaml')).filter(({ code }) => code === 'variant-shadowed');
    const [action] = await session.on<CodeAction[]>('textDocument/codeAction', 'lexicon.yaml', undefined, { range: diagnostics[0].range, context: { diagnostics } });
    assert.equal(action.title, 'Take it away');
    assert.deepEqual(action.edit!.changes![session.uri('lexicon.yaml')], [{ range: { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } }, newText: '' }]);
  });

  it('leave a lexicon that cannot be read to its own mistake', async () => {
    session = await Session.start({ 'lexicon.yaml': LEXICON, 'a.txt': TEXT });
    await session.open('lexicon.yaml', LEXICON, 'leitmotif-lexicon');
    await session.until(has('variant-never'), 'what never matches');
    await session.change('lexicon.yaml', LEXICON.replace('- hegemon*', '- "hegemon*'));
    assert.deepEqual((await session.diagnostics('lexicon.yaml')).map(({ severity }) => severity), [1]);
  });
});

describe('themes above others, in an editor', () => {
  let session: Session;
  afterEach(() => session.stop());

  const FAMILY = 'themes:\n  power:\n    label: Power\n    variants: [power*]\n  hegemony:\n    label: Hegemony\n    parent: power\n    variants: [hegemon*, ruling power*]\n';

  it('count those below them and say so, and the whole counts each use once', async () => {
    session = await Session.start({ 'lexicon.yaml': FAMILY, 'a.txt': 'Power, hegemony, a ruling power.', 'b.txt': 'Hegemony.' });
    await session.open('a.txt', 'Power, hegemony, a ruling power.');
    const { projects: [project] } = await session.getStatus();
    assert.equal(project.uses, 5);
    const hover = await session.on<{ contents: { value: string } }>('textDocument/hover', 'a.txt', { line: 0, character: 1 });
    assert.match(hover.contents.value, /3 uses here · 4 uses in 2 of 2 texts, its 1 theme below included/);
    const below = await session.on<{ contents: { value: string } }>('textDocument/hover', 'a.txt', { line: 0, character: 8 });
    assert.match(below.contents.value, /2 uses here · 3 uses in 2 of 2 texts[\s\S]*Part of Power: 4 uses in 2 of 2 texts/);
    const references = await session.on<unknown[]>('textDocument/references', 'a.txt', { line: 0, character: 1 }, { context: { includeDeclaration: false } });
    assert.equal(references.length, 4);
  });
});
