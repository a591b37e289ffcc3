/**
 * What is kept on disk between sessions: a second session knows what a first one knew without reading it again, and never anything else than
 * a workspace that is made from scratch, whatever became of the files, or of what was kept, in between.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { CompiledLexicon } from '../../server/engine/match/uses';
import { MemoryFileSystem } from '../../server/hosts/memoryFileSystem';
import { NodeFileSystem } from '../../server/hosts/nodeFileSystem';
import { MemoryShardStore } from '../../server/hosts/store/memoryShardStore';
import { Workspace } from '../../server/hosts/workspace';
import { DEFAULT_SETTINGS, type ProjectStatus } from '../../server/protocol';
import { assertRebuilt, closeKept, openKept, ORIGIN, ROOT, SILENT } from '../support/keptWorkspace';
import { rebuilt } from '../support/rebuilt';
import { Seeded } from '../support/seeded';
import { Session } from '../support/session';

const LEXICON = 'themes:\n  hegemony: [hegemon*, "cold war"]\n  peace: [peace, peaceful, multi-polar]\n';
const TEXTS = ['hegemony', 'peace and hegemony', 'a Cold War, a peaceful world', 'nothing of the kind', 'hegemonic hegemony, and multi-\npolar peace'];
/** How many texts are held against a lexicon in the meantime. */
async function matchedWhile(work: () => Promise<void>): Promise<number> {
  const { placesIn } = CompiledLexicon.prototype;
  let times = 0;
  CompiledLexicon.prototype.placesIn = function (...given): ReturnType<typeof placesIn> {
    times++;
    return placesIn.apply(this, given);
  };
  try {
    await work();
  } finally {
    CompiledLexicon.prototype.placesIn = placesIn;
  }
  return times;
}

describe('what is kept of an earlier session', () => {
  let fs: MemoryFileSystem;
  let files: MemoryShardStore['files'];
  let workspace: Workspace;

  beforeEach(() => {
    fs = new MemoryFileSystem();
    files = new Map();
    fs.write(`${ROOT}/lexicon.yaml`, LEXICON);
    for (const [i, text] of TEXTS.entries()) fs.write(`${ROOT}/${i}.txt`, text);
  });
  afterEach(() => workspace.dispose());

  const open = async (origin = ORIGIN): Promise<void> => void (workspace = await openKept(fs, files, origin));
  const close = (): Promise<void> => closeKept(workspace);
  const assertAsRebuilt = (): Promise<void> => assertRebuilt(workspace, fs);

  it('is taken over, and no text is read again', async () => {
    await open();
    assert.equal(fs.calls.read, 1 + TEXTS.length);
    await close();
    await open();
    assert.equal(fs.calls.read, 1, 'the lexicon');
    await assertAsRebuilt();
  });

  it('is not written again where nothing has changed', async () => {
    await open();
    await close();
    const kept = new Map(files);
    await open();
    await close();
    for (const [name, bytes] of files) assert.equal(bytes, kept.get(name));
    assert.equal(files.size, kept.size);
    await open();
  });

  it('is left where the file has changed, is gone or has come', async () => {
    await open();
    await close();
    fs.write(`${ROOT}/1.txt`, 'peace, and war');
    fs.remove(`${ROOT}/2.txt`);
    fs.write(`${ROOT}/new.txt`, 'hegemony');
    await open();
    assert.equal(fs.calls.read, 1 + 2);
    await assertAsRebuilt();
    await close();
    await open();
    assert.equal(fs.calls.read, 1);
    await assertAsRebuilt();
  });

  it('is held against the file where its time is another, and then known by it', async () => {
    await open();
    await close();
    for (const [i, text] of TEXTS.entries()) fs.write(`${ROOT}/${i}.txt`, text);
    await open();
    assert.equal(fs.calls.read, 1 + TEXTS.length);
    await assertAsRebuilt();
    await close();
    await open();
    assert.equal(fs.calls.read, 1);
    await assertAsRebuilt();
  });

  it('is left where a table says otherwise of a text', async () => {
    await open();
    await close();
    fs.write(`${ROOT}/metadata.csv`, 'file,date\n1.txt,2021-03-04\n');
    await open();
    assert.equal(fs.calls.read, 1 + 1 + 1);
    await assertAsRebuilt();
    assert.equal(workspace.all()[0].project.index.get(`${ROOT}/1.txt`)!.metadata.date?.value, '2021-03-04');
  });

  it('is never what somebody typed and did not save', async () => {
    await open();
    const uri = `${ROOT}/3.txt`;
    await workspace.openDocument({ uri, languageId: 'plaintext', version: 1, text: TEXTS[3] });
    workspace.changeDocument({ uri, languageId: 'plaintext', version: 2, text: 'hegemony, hegemony, hegemony' });
    workspace.flush();
    await close();
    await open();
    await assertAsRebuilt();
  });

  it('of another edition, or of another folder, is read anew', async () => {
    await open();
    await close();
    for (const origin of [{ ...ORIGIN, edition: '2' }, { ...ORIGIN, owner: 'file:///other' }]) {
      await open(origin);
      assert.equal(fs.calls.read, 1 + TEXTS.length);
      await assertAsRebuilt();
      workspace.dispose();
    }
    await open();
  });

  it('is taken over with what was found in it, and no text is matched again', async () => {
    await open();
    await close();
    assert.equal(await matchedWhile(open), 0);
    await assertAsRebuilt();
    await close();
    fs.write(`${ROOT}/1.txt`, 'peace, and war');
    assert.equal(await matchedWhile(open), 1);
    await assertAsRebuilt();
    await close();
    fs.write(`${ROOT}/lexicon.yaml`, `${LEXICON}  war: [war]\n`);
    assert.equal(await matchedWhile(open), TEXTS.length);
    await assertAsRebuilt();
    await close();
    assert.equal(await matchedWhile(open), 0);
    await assertAsRebuilt();
  });

  it('is kept as it is found with the lexicon there is', async () => {
    await open();
    await close();
    fs.write(`${ROOT}/lexicon.yaml`, LEXICON.replace('hegemon*', 'hegemony'));
    workspace = new Workspace(fs, DEFAULT_SETTINGS, SILENT, undefined, () => new MemoryShardStore(ORIGIN, files));
    await workspace.setFolders([ROOT]);
    await workspace.whenRead();
    await assertAsRebuilt();
    const project = workspace.all()[0];
    const kept = project.whenKept();
    // It changes while what was found is packed.
    fs.write(`${ROOT}/lexicon.yaml`, LEXICON.replace('hegemon*', 'war'));
    workspace.filesChanged([{ uri: `${ROOT}/lexicon.yaml`, type: 'changed' }]);
    await kept;
    await close();
    await open();
    await assertAsRebuilt();
  });

  it('that is whole and yet nothing that was found is found anew', async () => {
    await open();
    await close();
    const store = new MemoryShardStore(ORIGIN, files);
    for (const bytes of [new Uint8Array(0), Uint8Array.of(1, 2, 3), new Uint8Array(1000).fill(7), new Uint8Array(64)]) {
      await store.write('uses', [bytes]);
      assert.equal(await matchedWhile(open), TEXTS.length);
      assert.equal(fs.calls.read, 1);
      await assertAsRebuilt();
      workspace.dispose();
    }
    await open();
  });

  it('that is whole and yet no segment is read anew', async () => {
    await open();
    await close();
    const store = new MemoryShardStore(ORIGIN, files);
    for (const name of [...files.keys()].filter((name) => name !== 'uses').sort().reverse()) for (const bytes of [new Uint8Array(0), Uint8Array.of(1, 2, 3), new Uint8Array(1000).fill(7), new Uint8Array(64)]) {
      await store.write(name, [bytes]);
      await open();
      // Words that are no list of words only have to be learnt from each segment.
      assert.equal(fs.calls.read, name === 'words' ? 1 : 1 + TEXTS.length);
      await assertAsRebuilt();
      workspace.dispose();
    }
    await open();
  });

  it('goes when it is not to be kept any more', async () => {
    await open();
    await close();
    assert.ok(files.size > 0);
    await open();
    await workspace.setSettings({ ...DEFAULT_SETTINGS, index: { keepOnDisk: false } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(files.size, 0);
    await workspace.setSettings(DEFAULT_SETTINGS);
    await close();
    assert.ok(files.size > 0);
    await open();
    assert.equal(fs.calls.read, 1);
  });

  it('is packed in memory too, and read again from its file to be quoted', async () => {
    await open();
    const { project } = workspace.all()[0];
    const uri = `${ROOT}/2.txt`;
    await workspace.all()[0].whenKept();
    assert.ok([...project.index.eachText()].every(({ storage }) => storage.isPacked));
    assert.equal(project.index.get(uri)!.text, TEXTS[2]);
    // While it is open it is held, and its uses are the same.
    const uses = project.usesIn(project.index.get(uri)!);
    await workspace.openDocument({ uri, languageId: 'plaintext', version: 1, text: TEXTS[2] });
    workspace.flush();
    assert.equal(project.index.get(uri)!.storage.isPacked, false);
    assert.equal(project.usesIn(project.index.get(uri)!), uses);
    await workspace.closeDocument(uri);
    await assertAsRebuilt();
  });

  it('is not quoted from a file that has changed since, and the change is followed though nobody told of it', async () => {
    await open();
    const [owner] = workspace.all();
    const uri = `${ROOT}/2.txt`;
    await owner.whenKept();
    fs.write(uri, 'An hegemony of another kind, and longer than before');
    assert.equal(owner.project.index.get(uri)!.text, 'a Cold War  a peaceful world');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await workspace.whenRead();
    assert.equal(owner.project.index.get(uri)!.text, 'An hegemony of another kind, and longer than before');
    await assertAsRebuilt();
  });

  it('leaves a text that is gone its words, until it is told of', async () => {
    await open();
    const [owner] = workspace.all();
    await owner.whenKept();
    fs.remove(`${ROOT}/4.txt`);
    assert.equal(owner.project.index.get(`${ROOT}/4.txt`)!.text, 'hegemonic hegemony  and multi  polar peace');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await workspace.whenRead();
    assert.equal(owner.project.index.get(`${ROOT}/4.txt`), undefined);
    await assertAsRebuilt();
  });

  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it(`leaves every session as one from scratch, whatever happens in it (${seed})`, async () => {
      const seeded = new Seeded(seed);
      const names = Array.from({ length: 8 }, (_, i) => `${ROOT}/${i}.txt`);
      await open();
      for (let step = 0; step < 60; step++) {
        const uri = seeded.pick(names);
        const text = `${seeded.pick(TEXTS)} ${seeded.pick(TEXTS)}`;
        switch (seeded.below(9)) {
          case 0:
          case 1:
            fs.write(uri, text);
            workspace.filesChanged([{ uri, type: 'changed' }]);
            break;
          case 2:
            fs.remove(uri);
            workspace.filesChanged([{ uri, type: 'deleted' }]);
            break;
          case 3:
            if (fs.files.has(uri)) await workspace.openDocument({ uri, languageId: 'plaintext', version: 1, text: new TextDecoder().decode(fs.files.get(uri)) });
            break;
          case 4:
            if (workspace.document(uri)) workspace.changeDocument({ uri, languageId: 'plaintext', version: step, text });
            break;
          case 5:
            await workspace.closeDocument(uri);
            break;
          case 6:
            await Promise.all(workspace.all().map((project) => project.whenKept()));
            break;
          case 7:
            fs.write(`${ROOT}/lexicon.yaml`, `${LEXICON}  more: ["${seeded.pick(['of the', 'war', 'world', 'nothing'])}"]\n`);
            workspace.filesChanged([{ uri: `${ROOT}/lexicon.yaml`, type: 'changed' }]);
            break;
          default:
            // Some sessions end before anything is kept, and in the midst of it.
            if (seeded.isOneIn(2)) await close();
            workspace.dispose();
            await open();
        }
      }
      workspace.dispose();
      await open();
      await assertAsRebuilt();
    });
  }
});

describe('what is kept on a disk', () => {
  let folder: string;
  let session: Session | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'leitmotif-keeping-'));
    writeFileSync(join(folder, 'lexicon.yaml'), LEXICON);
    for (let i = 0; i < 60; i++) writeText(`${i}.txt`, `${TEXTS[i % TEXTS.length]} word${i} `.repeat(200 + i * 5));
  });
  afterEach(async () => {
    await session?.kill();
    for (const one of [folder, `${folder}.storage`]) rmSync(one, { recursive: true, force: true });
  });

  /** A file that was written some time ago, so that its time can be relied on. */
  function writeText(name: string, text: string): void {
    writeFileSync(join(folder, name), text);
    const then = statSync(join(folder, name)).mtimeMs / 1000 - 60 - Math.random() * 60;
    utimesSync(join(folder, name), then, then);
  }

  async function assertAsRebuilt(): Promise<void> {
    const [project] = (await session!.request<{ projects: ProjectStatus[] }>('leitmotif/getStatus', {})).projects;
    const [scratch] = await rebuilt(new NodeFileSystem(), [URI.file(folder).toString()]);
    assert.deepEqual([project.texts, project.words, project.uses], [scratch.status.texts, scratch.status.words, scratch.status.uses]);
  }

  function shards(): string[] {
    const place = `${folder}.storage`;
    return readdirSync(place, { recursive: true }).map((name) => join(place, `${name as string}`)).filter((path) => path.endsWith('.shard'));
  }

  async function whenKept(): Promise<void> {
    for (let waited = 0; waited < 8000; waited += 50) {
      if (existing() > 0) return;
      await sleep(50);
    }
    assert.fail('nothing was kept');
  }

  function existing(): number {
    try {
      return shards().length;
    } catch {
      return 0;
    }
  }

  it('is taken over by the next session, and nothing of it stands in the folder of the texts', async () => {
    session = await Session.start({}, { folder });
    const names = readdirSync(folder);
    await whenKept();
    await session.stop();
    assert.deepEqual(readdirSync(folder), names);
    session = await Session.start({}, { folder });
    await assertAsRebuilt();
    // A lookup that needs the text itself.
    const said = await session.on<{ contents: { value: string } } | null>('textDocument/hover', '1.txt', { line: 0, character: 2 });
    assert.match(said!.contents.value, /peace and hegemony word/);
  });

  it('leaves a session right that is killed at any moment, again and again', async function () {
    this.timeout(60_000);
    const seeded = new Seeded(11);
    for (let round = 0; round < 8; round++) {
      session = await Session.start({}, { folder, impatient: true });
      await sleep(seeded.below(round % 2 === 0 ? 400 : 2600));
      await session.kill();
      session = undefined;
      writeText(`${seeded.below(60)}.txt`, `peace and hegemony in round ${round} `.repeat(50));
    }
    session = await Session.start({}, { folder });
    await assertAsRebuilt();
  });

  it('is not harmed by two sessions at once', async function () {
    this.timeout(30_000);
    session = await Session.start({}, { folder });
    const other = await Session.start({}, { folder });
    for (let round = 0; round < 3; round++) {
      writeText(`${round}.txt`, `a peaceful hegemony ${round}`);
      for (const one of [session, other]) await one.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: URI.file(join(folder, `${round}.txt`)).toString(), type: 2 }] });
      await sleep(700);
    }
    await sleep(1800);
    await other.stop();
    await assertAsRebuilt();
    await session.stop();
    session = await Session.start({}, { folder });
    await assertAsRebuilt();
  });

  it('may be damaged, or go while it is used', async () => {
    session = await Session.start({}, { folder });
    await whenKept();
    await session.stop();
    for (const path of shards()) {
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1] ^= 1;
      writeFileSync(path, bytes);
    }
    session = await Session.start({}, { folder });
    await assertAsRebuilt();
    rmSync(`${folder}.storage`, { recursive: true, force: true });
    writeText('0.txt', 'hegemony and peace');
    await session.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: URI.file(join(folder, '0.txt')).toString(), type: 2 }] });
    await sleep(2200);
    await assertAsRebuilt();
  });

  it('may have no place to be kept in', async () => {
    writeFileSync(`${folder}.storage`, 'a file where a folder should be');
    session = await Session.start({}, { folder });
    await sleep(1800);
    await assertAsRebuilt();
    await session.stop();
    rmSync(`${folder}.storage`);
    mkdirSync(`${folder}.storage`);
    session = await Session.start({}, { folder });
    await assertAsRebuilt();
  });
});

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
