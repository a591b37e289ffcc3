/** From reading to lexicon, as a plain client and as VS Code have it. */
import assert from 'node:assert/strict';
import type { CodeAction, CodeLens } from 'vscode-languageserver-protocol';
import type { GeneraliseResult, LexiconChangeResult, LexiconEditResult } from '../../server/protocol';
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
    assert.deepEqual(offered.map(({ command }) => command?.command), ['leitmotif.addToTheme', 'leitmotif.generalise', 'leitmotif.newThemeFromSelection']);
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

describe('what would change', () => {
  let session: Session;
  beforeEach(async () => {
    session = await Session.start({ 'lexicon.yaml': LEXICON, 'a.txt': TEXT, 'b.txt': 'Hegemony, hegemonic. A fairer world.' }, { initializationOptions: { commands: true } });
    await session.open('lexicon.yaml', LEXICON, 'leitmotif-lexicon');
  });
  afterEach(() => session.stop());

  const change = (): Promise<LexiconChangeResult> => session.on('leitmotif/lexiconChange', 'lexicon.yaml');
  async function lensTitles(): Promise<string[]> {
    const lenses = await session.on<CodeLens[]>('textDocument/codeLens', 'lexicon.yaml');
    const resolved = await Promise.all(lenses.map((lens) => session.request<CodeLens>('codeLens/resolve', lens)));
    return resolved.map(({ command }) => command!.title).filter((title) => title.includes('when saved'));
  }

  it('is nothing while the lexicon is as saved', async () => {
    assert.deepEqual((await change()).themes, []);
    assert.deepEqual(await lensTitles(), []);
  });

  it('says what an edit gains and loses, and lists exactly those uses', async () => {
    await session.change('lexicon.yaml', LEXICON.replace('- hegemon* # glob', '- hegemony\n      - fairer world'));
    const [theme] = (await change()).themes;
    assert.deepEqual([theme.theme, theme.inWords], ['hegemony', '+2 uses in 2 texts, −1']);
    assert.deepEqual(theme.uses.map(({ kind, match, location }) => `${kind} ${match} ${location.uri.split('/').pop()} ${location.range.start.line}:${location.range.start.character}`), [
      'gained fairer world a.txt 0:29', 'gained fairer world b.txt 0:23', 'lost hegemonic b.txt 0:10',
    ]);
    assert.deepEqual(await lensTitles(), ['+2 uses in 2 texts, −1 when saved']);
  });

  it('tells of themes that come and go', async () => {
    await session.change('lexicon.yaml', LEXICON.replace('order: [new order]', 'trucks: [two trucks]'));
    assert.deepEqual((await change()).themes.map(({ theme, inWords }) => `${theme} ${inWords}`), ['trucks +1 use in 1 text', 'order −1 use']);
  });

  it('is nothing again when the lexicon is saved', async () => {
    const edited = LEXICON.replace('hegemon*', 'hegemony');
    await session.change('lexicon.yaml', edited);
    assert.equal((await change()).themes.length, 1);
    session.write('lexicon.yaml', edited);
    await session.changedOnDisk({ 'lexicon.yaml': 'changed' });
    await session.until(async () => (await change()).themes.length === 0);
  });
});

describe('generalising a wording', () => {
  let session: Session;
  afterEach(() => session.stop());

  const texts = {
    'lexicon.yaml': 'themes:\n  order:\n    label: Order\n    variants: [multipolar world]\n    except: [multipolar worlds of film]\n',
    'a.txt': 'A multipolar world is praised.',
    'b.txt': 'The multipolar worlds of film. Multipolar worlds, and a multipolar and fairer world; Multipolarity world.',
  };

  async function start(commands: boolean): Promise<void> {
    session = await Session.start(texts, { initializationOptions: { commands } });
    await session.open('a.txt', texts['a.txt']);
  }

  it('offers globs and gaps with what the theme would gain by each, exceptions and its own uses left out', async () => {
    await start(true);
    const found = await session.request<GeneraliseResult>('leitmotif/generalise', { textDocument: { uri: session.uri('a.txt') }, range: range(0, 2, 18), theme: 'order' });
    assert.deepEqual([found.wording, found.label], ['multipolar world', 'Order']);
    const offered = new Map(found.options.map((option) => [option.variant, option]));
    assert.deepEqual(offered.get('multipolar world*'), { variant: 'multipolar world*', gained: 1, texts: 1, wordings: [{ wording: 'multipolar worlds', times: 1 }], ofWordings: 1 });
    assert.deepEqual(offered.get('multipolar* world')!.wordings, [{ wording: 'multipolarity world', times: 1 }]);
    assert.deepEqual(offered.get('multipolar ~2 world')!.wordings, [{ wording: 'multipolar and fairer world', times: 1 }]);
    assert.deepEqual(found.options.map(({ gained }) => gained), [...found.options.map(({ gained }) => gained)].sort((a, b) => a - b));
  });

  it('gains what it said it would', async () => {
    await start(true);
    const asked = { textDocument: { uri: session.uri('a.txt') }, range: range(0, 2, 18) };
    const { options } = await session.request<GeneraliseResult>('leitmotif/generalise', { ...asked, theme: 'order' });
    await session.open('lexicon.yaml', texts['lexicon.yaml'], 'leitmotif-lexicon');
    for (const { variant, gained } of options) {
      const made = await session.request<LexiconEditResult>('leitmotif/lexiconEdit', { ...asked, edit: { kind: 'variant', theme: 'order', wording: variant } });
      const [edit] = made.edits;
      const lines = texts['lexicon.yaml'].split('\n');
      const { line, character } = edit.range.start;
      lines[line] = lines[line].slice(0, character) + edit.newText + lines[line].slice(character);
      await session.change('lexicon.yaml', lines.join('\n'));
      const { themes } = await session.on<LexiconChangeResult>('leitmotif/lexiconChange', 'lexicon.yaml');
      assert.equal(themes[0].gained, gained, variant);
      await session.change('lexicon.yaml', texts['lexicon.yaml']);
    }
  });

  it('gives a plain client an action for each, on a use', async () => {
    await start(false);
    const offered = await session.on<CodeAction[]>('textDocument/codeAction', 'a.txt', undefined, { range: range(0, 2, 18), context: { diagnostics: [] } });
    assert.deepEqual(offered.flatMap(({ title }) => (title.startsWith('Generalise') ? [title] : [])).length, 3);
    assert.match(offered.find(({ title }) => title.startsWith('Generalise'))!.title, /^Generalise to .+ in Order \(\+1 use\)$/);
  });
});
