/**
 * Files that come, go and change, as an editor tells of them: in floods, in any order, repeated, and in part not at all. Whatever was told,
 * the workspace ends as one made from scratch; and while nothing is told, nothing is asked of the disk.
 */
import assert from 'node:assert/strict';
import { LONGEST_WAIT, MOST_PLACES, type FileEvent } from '../../server/hosts/fileEvents';
import { MemoryFileSystem } from '../../server/hosts/memoryFileSystem';
import { Workspace } from '../../server/hosts/workspace';
import { DEFAULT_SETTINGS } from '../../server/protocol';
import { pictureOf, rebuilt } from '../support/rebuilt';
import { Seeded } from '../support/seeded';

const LEXICON = 'themes:\n  hegemony: [hegemon*]\n  peace: [peace, peaceful]\n';
const ROOT = 'file:///w';
const TEXTS = ['hegemony', 'peace and hegemony', 'a peaceful world', 'nothing of the kind', 'hegemonic hegemony, and peace'];

describe('watching', () => {
  let fs: MemoryFileSystem;
  let workspace: Workspace;

  async function open(files: Record<string, string | Uint8Array>): Promise<void> {
    fs = new MemoryFileSystem();
    for (const [name, content] of Object.entries(files)) fs.write(`${ROOT}/${name}`, content);
    await start();
  }

  async function start(): Promise<void> {
    workspace = new Workspace(fs, DEFAULT_SETTINGS, { changed: () => undefined, advised: () => undefined, status: () => undefined });
    await workspace.setFolders([ROOT]);
    await workspace.whenRead();
  }

  afterEach(() => workspace.dispose());

  function tell(type: FileEvent['type'], ...names: string[]): void {
    workspace.filesChanged(names.map((name) => ({ uri: `${ROOT}/${name}`, type })));
  }

  /** Longer than events are gathered for. */
  async function settle(): Promise<void> {
    await sleep(160);
    await workspace.whenRead();
  }

  async function assertRebuilt(): Promise<void> {
    await settle();
    assert.deepEqual(pictureOf(workspace), await rebuilt(fs, [ROOT]));
  }

  function move(from: string, to: string): void {
    for (const [uri, content] of [...fs.files]) {
      if (!uri.startsWith(`${ROOT}/${from}/`)) continue;
      fs.write(`${ROOT}/${to}${uri.slice(`${ROOT}/${from}`.length)}`, content);
      fs.remove(uri);
    }
  }

  const uses = (): number => workspace.statuses().reduce((sum, project) => sum + project.uses, 0);

  it('asks the disk nothing while nothing is told', async () => {
    await open({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony', 'deep/b.txt': 'peace' });
    tell('changed', 'a.txt');
    await settle();
    const before = { ...fs.calls };
    await sleep(700);
    assert.deepEqual(fs.calls, before);
  });

  it('ends as rebuilt after 40,000 changes at once, and answers meanwhile', async function () {
    this.timeout(60_000);
    const names = Array.from({ length: 20_000 }, (_, i) => `t${i % 40}/${i}.txt`);
    const write = (from: number, end: number, turn: number): void => names.slice(from, end).forEach((name, i) => fs.write(`${ROOT}/${name}`, TEXTS[(i + turn) % TEXTS.length]));
    await open({ 'lexicon.yaml': LEXICON });
    write(0, 5000, 0);
    tell('created', ...names.slice(0, 5000));
    await settle();
    assert.equal(workspace.statuses()[0].texts, 5000);
    for (const name of names.slice(0, 2500)) fs.remove(`${ROOT}/${name}`);
    write(2500, 5000, 1);
    write(5000, 20_000, 2);
    const longest = longestBlock();
    tell('created', ...names.slice(5000));
    tell('changed', ...names);
    tell('changed', ...names.slice(2500, 5000));
    tell('deleted', ...names.slice(0, 2500));
    await settle();
    const blocked = longest();
    await assertRebuilt();
    assert.equal(workspace.statuses()[0].texts, 17_500);
    assert.ok(blocked < 500, `answers waited up to ${Math.round(blocked)} ms`);
  });

  it('reads after a flood what changed, and nothing else', async () => {
    const files: Record<string, string> = { 'lexicon.yaml': LEXICON };
    for (let i = 0; i < 3000; i++) files[`t/${i}.txt`] = TEXTS[i % TEXTS.length];
    await open(files);
    const { read } = fs.calls;
    for (const i of [7, 70, 700]) fs.write(`${ROOT}/t/${i}.txt`, 'hegemony '.repeat(i));
    tell('changed', ...Array.from({ length: MOST_PLACES + 1 }, (_, i) => `t/${i + 1000}.txt`));
    await assertRebuilt();
    // The rebuild itself reads all there is.
    assert.equal(fs.calls.read - read - 3001, 1 + 3);
  });

  it('counts the files a flood names, not its events', async () => {
    await open({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony', 'b.txt': 'hegemony' });
    fs.write(`${ROOT}/a.txt`, 'hegemony hegemony');
    fs.write(`${ROOT}/b.txt`, 'peace and hegemony');
    const { list } = fs.calls;
    for (let i = 0; i < 3 * MOST_PLACES; i++) tell('changed', 'a.txt');
    tell('changed', 'b.txt');
    await settle();
    assert.equal(fs.calls.list, list);
    await assertRebuilt();
  });

  it('acts on a flood that does not end', async function () {
    this.timeout(LONGEST_WAIT + 10_000);
    await open({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony' });
    const began = Date.now();
    fs.write(`${ROOT}/a.txt`, 'hegemony hegemony');
    const flood = setInterval(() => tell('changed', 'a.txt', 'noise.log'), 20);
    try {
      while (uses() < 2 && Date.now() - began < LONGEST_WAIT + 2000) await sleep(20);
    } finally {
      clearInterval(flood);
    }
    assert.equal(uses(), 2);
    assert.ok(Date.now() - began >= LONGEST_WAIT - 50);
    await assertRebuilt();
  });

  it('follows a folder that is renamed, of which only the folder is told', async () => {
    await open({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony', 'deep/b.txt': 'hegemony', 'deep/er/c.txt': 'peace' });
    move('deep', 'moved');
    tell('created', 'moved');
    tell('deleted', 'deep');
    await assertRebuilt();
    assert.equal(uses(), 3);
  });

  it('follows a folder that is deleted, of whose files nothing is told', async () => {
    await open({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony', 'deep/er/b.txt': 'hegemony', 'deep/er/own/lexicon.yaml': LEXICON, 'deep/er/own/c.txt': 'peace' });
    move('deep', '.git/gone');
    tell('deleted', 'deep');
    await assertRebuilt();
    assert.deepEqual([uses(), workspace.all().length], [1, 1]);
  });

  it('follows a folder that becomes a file, and a file that becomes a folder', async () => {
    await open({ 'lexicon.yaml': LEXICON, 'x/a.txt': 'hegemony', 'y.txt': 'hegemony', 'z.txt/a.txt': 'peace' });
    move('x', '.git/x');
    fs.write(`${ROOT}/x`, 'hegemony');
    fs.remove(`${ROOT}/y.txt`);
    fs.write(`${ROOT}/y.txt/b.txt`, 'peace');
    move('z.txt', '.git/z');
    fs.write(`${ROOT}/z.txt`, 'hegemony');
    tell('deleted', 'x', 'y.txt', 'z.txt');
    tell('created', 'x', 'y.txt', 'z.txt');
    await assertRebuilt();
    assert.equal(uses(), 2);
    fs.remove(`${ROOT}/x`);
    move('.git/x', 'x');
    fs.remove(`${ROOT}/y.txt/b.txt`);
    fs.write(`${ROOT}/y.txt`, 'hegemony');
    tell('created', 'y.txt', 'x');
    tell('deleted', 'x', 'y.txt');
    await assertRebuilt();
    assert.equal(uses(), 3);
  });

  it('lists nothing again for a text that is made, and takes no text that is ignored', async () => {
    await open({ 'lexicon.yaml': LEXICON, '.gitignore': 'drafts/\n*.old.txt\n', 'deep/a.txt': 'hegemony', 'drafts/b.txt': 'hegemony' });
    const { list } = fs.calls;
    fs.write(`${ROOT}/deep/c.txt`, 'peace');
    fs.write(`${ROOT}/c.old.txt`, 'peace');
    fs.write(`${ROOT}/drafts/deep/c.txt`, 'peace');
    tell('created', 'deep/c.txt', 'c.old.txt', 'drafts/deep', 'drafts/deep/c.txt');
    await settle();
    assert.equal(fs.calls.list, list);
    assert.equal(uses(), 2);
    await assertRebuilt();
  });

  it('forgets what vanished before it was looked at, whatever was told', async () => {
    await open({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony', 'b.txt': 'peace' });
    tell('created', 'never.txt', 'never', 'never/was.txt');
    fs.remove(`${ROOT}/b.txt`);
    tell('changed', 'b.txt');
    await assertRebuilt();
    assert.deepEqual(workspace.statuses()[0].unread, []);
    // It is there again, and only said to have changed.
    fs.write(`${ROOT}/b.txt`, 'peace');
    tell('changed', 'b.txt');
    await assertRebuilt();
    assert.equal(uses(), 2);
  });

  it('forgets a text that is deleted while it waits to be read', async () => {
    await open({ 'lexicon.yaml': LEXICON });
    const names = Array.from({ length: 500 }, (_, i) => `t/${i}.txt`);
    for (const name of names) fs.write(`${ROOT}/${name}`, 'hegemony '.repeat(200));
    tell('created', 't');
    while (!workspace.all()[0].isReading) await sleep(1);
    for (const name of names.slice(200)) fs.remove(`${ROOT}/${name}`);
    tell('deleted', ...names.slice(200));
    await assertRebuilt();
    assert.deepEqual([workspace.statuses()[0].texts, workspace.statuses()[0].unreadTotal], [200, 0]);
  });

  for (const seed of [1, 2, 3, 4]) {
    it(`ends as rebuilt after anything, told in any order and twice (${seed})`, async function () {
      this.timeout(20_000);
      await open({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony', 'x/b.txt': 'peace', 'x/y/c.txt': 'hegemony' });
      const doings = new Doings(fs, new Seeded(seed));
      for (let round = 0; round < 10; round++) {
        workspace.filesChanged(doings.some());
        await assertRebuilt();
      }
    });
  }
});

/** Does things to the files of a disk, and tells of them as an editor may. */
class Doings {
  private told: FileEvent[] = [];
  private made = 0;

  constructor(
    private readonly fs: MemoryFileSystem,
    private readonly chance: Seeded,
  ) {}

  some(): FileEvent[] {
    this.told = [];
    for (let left = 1 + this.chance.below(16); left > 0; left--) this.one();
    return this.chance.shuffled([...this.told, ...this.told.filter(() => this.chance.isOneIn(3))]);
  }

  private one(): void {
    const { chance } = this;
    const doing = chance.below(12);
    if (doing < 4) this.write(`${this.folder()}/${chance.below(30)}.txt`, chance.pick(TEXTS));
    else if (doing < 6) this.remove(chance.pick([...this.fs.files.keys()]));
    else if (doing === 6) this.moveFolder();
    else if (doing === 7) this.removeFolder();
    else if (doing === 8) this.write(`${this.folder()}/lexicon.yaml`, chance.pick([LEXICON, 'themes:\n  kind: [kind, world]\n', 'themes:\n  world: [worlds, world]\n']));
    else if (doing === 9) this.write(`${this.folder()}/.gitignore`, chance.pick(['1*.txt\n', 'y/\n', '# none\n']));
    else if (doing === 10) this.write(`${this.folder()}/metadata.csv`, `file,date\n${chance.below(30)}.txt,2019-05-0${1 + chance.below(9)}\n`);
    else this.swap();
  }

  private folder(): string {
    return this.chance.pick([ROOT, `${ROOT}/x`, `${ROOT}/x/y`, `${ROOT}/z`, `${ROOT}/${this.chance.below(5)}.txt`]);
  }

  private write(uri: string, content: string): void {
    // Where a file stands there is no folder, and the other way round.
    for (const other of [...this.fs.files.keys()]) if (other.startsWith(`${uri}/`) || uri.startsWith(`${other}/`)) this.remove(other);
    const isThere = this.fs.files.has(uri);
    this.tellOfFoldersAbove(uri);
    this.fs.write(uri, content);
    this.told.push({ uri, type: isThere ? 'changed' : 'created' });
  }

  private tellOfFoldersAbove(uri: string): void {
    const folder = uri.slice(0, uri.lastIndexOf('/'));
    if (folder.length <= ROOT.length || this.has(folder)) return;
    this.tellOfFoldersAbove(folder);
    this.told.push({ uri: folder, type: 'created' });
  }

  private has(folder: string): boolean {
    return [...this.fs.files.keys()].some((uri) => uri.startsWith(`${folder}/`));
  }

  private remove(uri: string): void {
    this.fs.remove(uri);
    this.told.push({ uri, type: 'deleted' });
  }

  private moveFolder(): void {
    const from = this.folder();
    const to = `${ROOT}/m${this.made++ % 3}`;
    if (from === ROOT || !this.has(from)) return;
    for (const [uri, content] of [...this.fs.files]) {
      if (!uri.startsWith(`${from}/`)) continue;
      this.fs.write(to + uri.slice(from.length), content);
      this.fs.remove(uri);
    }
    this.told.push({ uri: from, type: 'deleted' }, { uri: to, type: 'created' });
  }

  private removeFolder(): void {
    const folder = this.folder();
    if (folder === ROOT || !this.has(folder)) return;
    for (const uri of [...this.fs.files.keys()]) if (uri.startsWith(`${folder}/`)) this.fs.remove(uri);
    this.told.push({ uri: folder, type: 'deleted' });
  }

  /** Two files change places. */
  private swap(): void {
    const files = [...this.fs.files.keys()].filter((uri) => uri.endsWith('.txt'));
    const [a, b] = [this.chance.pick(files), this.chance.pick(files)];
    if (a === undefined) return;
    const [first, second] = [this.fs.files.get(a)!, this.fs.files.get(b)!];
    this.write(a, new TextDecoder().decode(second));
    this.write(b, new TextDecoder().decode(first));
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Measures for how long nothing else had its turn; what it gives ends the measuring. In milliseconds. */
function longestBlock(): () => number {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 5);
    last = performance.now();
  }, 5);
  return () => {
    clearInterval(timer);
    return longest;
  };
}
