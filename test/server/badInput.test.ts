/** What readers really have: broken lexicons, odd files, files that come and go. Each is handled, or said calmly; nothing is lost. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import type { Hover, Location } from 'vscode-languageserver-protocol';
import type { FindUsesResult, ProjectStatus, UsesResult } from '../../server/protocol';
import { BARE, FULL, Session, type SessionOptions } from '../support/session';

const LEXICON = 'themes:\n  hegemony: [hegemon*, 霸权]\n';

describe('bad input', () => {
  let session: Session | undefined;
  afterEach(async () => {
    const ended = session;
    session = undefined;
    assert.equal(await ended?.stop() ?? 0, 0);
  });

  async function start(files: Record<string, string | Uint8Array>, options?: SessionOptions): Promise<Session> {
    return (session = await Session.start(files, options));
  }

  async function project(): Promise<ProjectStatus> {
    return (await session!.getStatus()).projects[0];
  }

  async function untilUses(uses: number): Promise<void> {
    await session!.until(async () => (await project()).uses === uses, `${uses} uses`);
  }

  it('without a lexicon is silent', async () => {
    const { diagnostics, getStatus, open, on } = bound(await start({ 'a.txt': 'hegemony', 'b.md': 'hegemony' }));
    await open('a.txt', 'hegemony');
    assert.deepEqual(await diagnostics('a.txt'), []);
    assert.deepEqual((await getStatus()).projects, []);
    assert.equal(await on('textDocument/hover', 'a.txt', { line: 0, character: 2 }), null);
    assert.equal(await on('textDocument/codeLens', 'a.txt'), null);
  });

  it('begins when a lexicon is made, and ends when it goes', async () => {
    const { write, changedOnDisk, getStatus, until, path } = bound(await start({ 'a.txt': 'hegemony' }));
    write('lexicon.yaml', LEXICON);
    await changedOnDisk({ 'lexicon.yaml': 'created' });
    await until(async () => (await getStatus()).projects[0]?.uses === 1);
    rmSync(path('lexicon.yaml'));
    await changedOnDisk({ 'lexicon.yaml': 'deleted' });
    await until(async () => (await getStatus()).projects.length === 0);
  });

  const broken: [what: string, lexicon: string, code: string][] = [
    ['empty', '', 'theme-empty'],
    ['invalid', 'themes: [', 'yaml-syntax'],
    ['duplicate-keyed', 'themes:\n  a: [x]\n  a: [y]\n', 'yaml-syntax'],
    ['5 MB', `themes:\n  a:\n    variants:\n${'      - word\n'.repeat(420_000)}`, 'lexicon-size'],
    ['not UTF-8', '\ufffd\u0000', 'lexicon-shape'],
  ];
  for (const [what, lexicon, code] of broken) {
    it(`takes an ${what} lexicon calmly`, async () => {
      const { open, diagnostics } = bound(await start({ 'lexicon.yaml': lexicon, 'a.txt': 'hegemony' }));
      await open('lexicon.yaml', lexicon, 'leitmotif-lexicon');
      assert.equal((await diagnostics('lexicon.yaml'))[0].code, code);
      await open('a.txt', 'hegemony');
      assert.deepEqual(await diagnostics('a.txt'), []);
    });
  }

  it('takes an empty folder', async () => {
    await start({ 'lexicon.yaml': LEXICON });
    const { texts, ofTexts, state } = await project();
    assert.deepEqual([texts, ofTexts, state], [0, 0, 'ready']);
  });

  it('passes over a binary, an unreadable and a vanished file, and names them', async () => {
    const { path, write, changedOnDisk } = bound(await start({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony', 'b.txt': Uint8Array.of(137, 80, 78, 71, 0, 1) }));
    write('c.txt', 'hegemony');
    chmodSync(path('c.txt'), 0);
    await changedOnDisk({ 'c.txt': 'created', 'gone.txt': 'created' });
    await session!.until(async () => (await project()).state === 'ready' && (await project()).unreadTotal >= 1);
    const { unread } = await project();
    assert.ok(unread.some(({ uri, reason }) => uri.endsWith('b.txt') && /no text/.test(reason)));
    if (process.getuid?.() !== 0) assert.ok(unread.some(({ uri }) => uri.endsWith('c.txt')));
  });

  it('follows files that are changed, deleted and renamed, and a folder that moves', async () => {
    const { path, write, changedOnDisk } = bound(await start({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony', 'deep/b.txt': 'hegemony hegemony' }));
    await untilUses(3);
    write('a.txt', 'hegemony and hegemony');
    await changedOnDisk({ 'a.txt': 'changed' });
    await untilUses(4);
    renameSync(path('a.txt'), path('c.txt'));
    await changedOnDisk({ 'a.txt': 'deleted', 'c.txt': 'created' });
    await session!.until(async () => (await session!.request<FindUsesResult>('leitmotif/findUses', { query: { uri: session!.uri('c.txt'), theme: 'hegemony' } })).locations.some(({ uri }) => uri.endsWith('c.txt')));
    await untilUses(4);
    renameSync(path('deep'), path('moved'));
    await changedOnDisk({ deep: 'deleted', moved: 'created' });
    await session!.until(async () => (await session!.request<FindUsesResult>('leitmotif/findUses', { query: { uri: session!.uri('c.txt'), theme: 'hegemony' } })).locations.some(({ uri }) => uri.includes('/moved/')));
    await untilUses(4);
    rmSync(path('moved'), { recursive: true });
    await changedOnDisk({ moved: 'deleted' });
    await untilUses(2);
  });

  it('drops an open text that is deleted, unless it has unsaved work', async () => {
    const { path, open, edit, changedOnDisk } = bound(await start({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony', 'b.txt': 'hegemony' }));
    await open('a.txt', 'hegemony');
    await open('b.txt', 'hegemony');
    await edit('b.txt', [{ text: 'hegemony hegemony' }]);
    await untilUses(3);
    rmSync(path('a.txt'));
    rmSync(path('b.txt'));
    await changedOnDisk({ 'a.txt': 'deleted', 'b.txt': 'deleted' });
    await untilUses(2);
    await session!.close('b.txt');
    await untilUses(0);
  });

  it('lists again after a flood of events', async () => {
    const { write, changedOnDisk } = bound(await start({ 'lexicon.yaml': LEXICON }));
    const flood: Record<string, 'created'> = {};
    for (let i = 0; i < 1500; i++) {
      write(`t/${i}.txt`, 'hegemony');
      if (i < 1200) flood[`t/${i}.txt`] = 'created';
    }
    await changedOnDisk(flood);
    await untilUses(1500);
  });

  it('reads a 30 MB text of one line', async () => {
    const line = `${'peace is a long word here. '.repeat(30 * 1024 * 1024 / 27)} hegemony`;
    await start({ 'lexicon.yaml': LEXICON, 'big.txt': line });
    await session!.until(async () => (await project()).uses === 1);
  }).timeout(30_000);

  it('keeps its counts when an editor shows legacy bytes as UTF-8', async () => {
    const bytes = gb18030('反对霸权，支持世界多极化，各国人民都希望和平与发展。霸权没有前途。');
    const { open, on, diagnostics, change } = bound(await start({ 'lexicon.yaml': LEXICON, 'zh.txt': bytes }));
    await untilUses(2);
    await open('zh.txt', new TextDecoder().decode(bytes));
    await session!.until(async () => (await on<UsesResult>('leitmotif/uses', 'zh.txt')).reopenAs !== undefined);
    const marks = await on<UsesResult>('leitmotif/uses', 'zh.txt');
    assert.deepEqual([marks.reopenAs, marks.uses], [{ encoding: 'gb18030', label: 'GB18030' }, []]);
    assert.match((await diagnostics('zh.txt'))[0].message as string, /written in GB18030.*reopen it as GB18030/);
    assert.equal((await project()).uses, 2);
    await change('zh.txt', new TextDecoder('gb18030').decode(bytes));
    assert.equal((await diagnostics('zh.txt')).length, 2);
  });

  it('has places right with CRLF, CR, mixed line ends and astral characters', async () => {
    const text = 'one\r\n😀 hegemony\rthree\n𝕏𝕏 hegemony';
    const { open, diagnostics } = bound(await start({ 'lexicon.yaml': LEXICON, 'a.txt': text }));
    await open('a.txt', text);
    assert.deepEqual((await diagnostics('a.txt')).map(({ range }) => [range.start.line, range.start.character]), [[1, 3], [3, 5]]);
    const places = await session!.on<Location[]>('textDocument/references', 'a.txt', { line: 1, character: 4 }, { context: { includeDeclaration: false } });
    assert.deepEqual(places.map(({ range }) => range.start), [{ line: 1, character: 3 }, { line: 3, character: 5 }]);
  });

  it('shows Markdown and HTML of texts and lexicon as text', async () => {
    const text = '![x](https://example.org/x.png) <script>alert(1)</script> hegemony [y](command:z)';
    const lexicon = 'themes:\n  hegemony:\n    label: "<img src=x> ![l](http://l)"\n    definition: "[d](command:d)"\n    variants: [hegemon*]\n';
    await start({ 'lexicon.yaml': lexicon, 'a.txt': text, 'b.txt': text });
    await session!.open('a.txt', text);
    const hover = await session!.on<Hover>('textDocument/hover', 'a.txt', { line: 0, character: 60 });
    const { value } = hover.contents as { value: string };
    assert.doesNotMatch(value, /<img|<script|(?<!\\)!\[|\]\(http|\]\(command/);
  });

  it('walks a circle of links once', async () => {
    const { path, changedOnDisk, write } = bound(await start({ 'lexicon.yaml': LEXICON, 'deep/a.txt': 'hegemony' }));
    symlinkSync(path(''), path('deep/loop'), 'dir');
    write('deep/b.txt', 'hegemony');
    await changedOnDisk({ 'deep/loop': 'created', 'deep/b.txt': 'created' });
    await untilUses(2);
  });

  it('outlives its workspace', async () => {
    const { path, changedOnDisk, getStatus, until } = bound(await start({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony' }));
    rmSync(path(''), { recursive: true });
    await changedOnDisk({ 'lexicon.yaml': 'deleted', 'a.txt': 'deleted' });
    await until(async () => (await getStatus()).projects.length === 0);
  });

  it('takes several folders, nested lexicons, and folders that come and go', async () => {
    await start({ 'one/lexicon.yaml': LEXICON, 'one/a.txt': 'hegemony', 'one/in/x.lexicon.yaml': 'themes:\n  peace: [peace]\n', 'one/in/b.txt': 'hegemony peace', 'two/c.txt': 'hegemony' });
    const names = async (): Promise<string[]> => (await session!.getStatus()).projects.map(({ name, uses }) => `${name} ${uses}`).sort();
    assert.deepEqual(await names(), ['in 1', 'one 1']);
    mkdirSync(session!.path('two'), { recursive: true });
    await session!.notify('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: session!.uri('two'), name: 'two' }], removed: [{ uri: session!.uri(''), name: 'corpus' }] } });
    await session!.until(async () => (await names()).length === 0);
    await session!.notify('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: session!.uri('one'), name: 'one' }], removed: [] } });
    await session!.until(async () => (await names()).join() === 'in 1,one 1');
  });

  it('follows its settings', async () => {
    const pasted = 'On order\n\nBody of the text, which speaks of peace at some length, and ends.\n\nYou might also like\nHegemony today\nBack to Top';
    await start({ 'lexicon.yaml': LEXICON, 'a.txt': pasted, 'b.log': 'hegemony' }, { settings: { countApparatus: false } });
    assert.equal((await project()).uses, 0);
    session!.settings = { countApparatus: true, texts: { include: ['**/*.{txt,log}'] }, maxDiagnostics: 'many' };
    await session!.notify('workspace/didChangeConfiguration', { settings: null });
    await untilUses(2);
  });

  it('serves a client that can do next to nothing, pushing diagnostics', async () => {
    await start({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony' }, { capabilities: BARE });
    assert.equal(session!.initialized.capabilities.diagnosticProvider, undefined);
    await session!.open('a.txt', 'hegemony');
    await session!.until(() => session!.pushed.get(session!.uri('a.txt'))?.length === 1, 'pushed diagnostics');
    await session!.open('lexicon.yaml', LEXICON, 'leitmotif-lexicon');
    await session!.change('lexicon.yaml', 'themes:\n  peace: [peace]\n');
    await session!.until(() => session!.pushed.get(session!.uri('a.txt'))?.length === 0, 'diagnostics taken back');
    const hover = await session!.on<Hover | null>('textDocument/hover', 'a.txt', { line: 0, character: 1 });
    assert.equal(hover, null);
  });

  it('answers a client that asks at once', async () => {
    const { open, diagnostics, on } = bound(await start({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony', 'b.txt': 'hegemony' }, { impatient: true, capabilities: FULL }));
    await open('a.txt', 'hegemony hegemony');
    assert.equal((await diagnostics('a.txt')).length, 2);
    assert.ok(await on('textDocument/hover', 'a.txt', { line: 0, character: 1 }));
    assert.equal((await on<UsesResult>('leitmotif/uses', 'a.txt')).hasLexicon, true);
  });

  it('is the same server from the command line', async () => {
    await start({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony' }, { entry: 'command line', capabilities: BARE });
    assert.equal((await project()).uses, 1);
  });

  it('knows a lexicon by its name where the editor does not know the language', async () => {
    const { open, change, diagnostics } = bound(await start({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony' }));
    await open('a.txt', 'hegemony');
    await open('lexicon.yaml', LEXICON, 'yaml');
    await change('lexicon.yaml', 'themes:\n  peace: [peace]\n');
    assert.deepEqual(await diagnostics('a.txt'), []);
  });

  it('says of a cancelled request that it was cancelled', async () => {
    await start({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony' }, { capabilities: FULL });
    await session!.open('a.txt', 'hegemony');
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol');
    const source = new CancellationTokenSource();
    const asked = session!.connection.sendRequest('textDocument/hover', { textDocument: { uri: session!.uri('a.txt') }, position: { line: 0, character: 1 } }, source.token);
    source.cancel();
    await asked.then((hover) => assert.ok(hover), (error: { code: number }) => assert.equal(error.code, -32800));
  });

  it('bounds its diagnostics and says so', async () => {
    const text = 'hegemony '.repeat(600);
    await start({ 'lexicon.yaml': LEXICON, 'a.txt': text });
    await session!.open('a.txt', text);
    const found = await session!.diagnostics('a.txt');
    assert.equal(found.length, 501);
    assert.equal(found[500].message, '500 of 600 uses are listed as problems; all are counted.');
  });

  it('counts an untitled text while it is open', async () => {
    await start({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony' });
    const uri = 'untitled:Untitled-1';
    await session!.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version: 1, text: 'hegemony' } });
    const { items } = await session!.request<{ items: unknown[] }>('textDocument/diagnostic', { textDocument: { uri } });
    assert.equal(items.length, 1);
  });

  it('takes a lexicon from above the folder that is open, and no text', async () => {
    await start({ 'above/lexicon.yaml': LEXICON, 'above/a.txt': 'hegemony', 'above/in/b.txt': 'hegemony' });
    await session!.notify('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: session!.uri('above/in'), name: 'in' }], removed: [{ uri: session!.uri(''), name: 'corpus' }] } });
    await session!.until(async () => (await project())?.ofTexts === 1 && (await project()).uses === 1);
    await session!.open('above/a.txt', 'hegemony');
    assert.deepEqual(await session!.diagnostics('above/a.txt'), []);
  });
});

/** The session's methods, to be used by name. */
function bound(session: Session): Session {
  return new Proxy(session, { get: (target, key: keyof Session) => (typeof target[key] === 'function' ? (target[key] as () => unknown).bind(target) : target[key]) });
}

/** Encodes by inverting the decoder over the characters needed. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, [number, number]>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) if (low !== 0x7f) table.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
  return Uint8Array.from([...text].flatMap((letter) => table.get(letter) ?? [letter.charCodeAt(0)]));
}
