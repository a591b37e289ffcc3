/** Files that do not hold still, may not be opened, or are too many: each is survived and said, and counts stay right or are said to be partial. */
import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { findTexts, readText, uriOf } from '../../server/hosts/cli/corpusFiles';
import type { DirectoryEntry } from '../../server/hosts/fileSystem';
import { listFolder, MOST_FILES } from '../../server/hosts/listing';
import { MemoryFileSystem } from '../../server/hosts/memoryFileSystem';
import { NodeFileSystem } from '../../server/hosts/nodeFileSystem';
import { LARGEST_TEXT } from '../../server/hosts/reading/readText';
import { Workspace } from '../../server/hosts/workspace';
import { DEFAULT_SETTINGS, type ProjectStatus } from '../../server/protocol';

const LEXICON = 'themes:\n  hegemony: [hegemon*]\n';
const A = 'file:///w/a.txt';

/** A disk on which something happens whenever a file is read. */
class UnsteadyFileSystem extends MemoryFileSystem {
  /** Reads of each file. */
  readonly reads = new Map<string, number>();
  onRead: (uri: string, times: number) => void = () => undefined;

  override async read(uri: string, most?: number): Promise<Uint8Array> {
    const bytes = await super.read(uri, most);
    const times = (this.reads.get(uri) ?? 0) + 1;
    this.reads.set(uri, times);
    this.onRead(uri, times);
    return bytes;
  }
}

/** A folder of a million files, none of which is held. */
class MillionFiles extends MemoryFileSystem {
  override async list(uri: string, isWanted: (name: string) => boolean = () => true): Promise<DirectoryEntry[]> {
    const entries = await super.list(uri, isWanted);
    for (let i = 0; i < 1_000_000; i++) if (isWanted(`${i}.bin`)) entries.push({ name: `${i}.bin`, isDirectory: false });
    return entries;
  }
}

describe('files that do not hold still', () => {
  let workspace: Workspace | undefined;
  afterEach(() => workspace?.dispose());

  async function open(fs: MemoryFileSystem): Promise<Workspace> {
    workspace = new Workspace(fs, DEFAULT_SETTINGS, { changed: () => undefined, advised: () => undefined, status: () => undefined });
    await workspace.setFolders(['file:///w']);
    await workspace.whenRead();
    return workspace;
  }

  function unsteady(files: Record<string, string>): UnsteadyFileSystem {
    const fs = new UnsteadyFileSystem();
    for (const [name, content] of Object.entries({ 'lexicon.yaml': LEXICON, ...files })) fs.write(`file:///w/${name}`, content);
    return fs;
  }

  async function told(uri: string): Promise<void> {
    workspace!.filesChanged([{ uri, type: 'changed' }]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await workspace!.whenRead();
  }

  const status = (): ProjectStatus => workspace!.statuses()[0];

  it('reads a text again that changes while it is read', async () => {
    const fs = unsteady({ 'a.txt': 'hegemony' });
    fs.onRead = (uri, times) => {
      if (uri === A && times === 1) fs.write(A, 'hegemony and hegemony');
    };
    await open(fs);
    assert.deepEqual([status().uses, status().limits, fs.reads.get(A)], [2, [], 2]);
  });

  it('counts a text that goes on growing as it was read, and says so until it stops', async () => {
    const fs = unsteady({ 'a.txt': 'hegemony', 'b.txt': 'hegemony' });
    fs.onRead = (uri, times) => {
      if (uri === A) fs.write(A, 'hegemony '.repeat(times + 1));
    };
    await open(fs);
    assert.deepEqual([status().uses, status().texts, status().state, fs.reads.get(A)], [4, 2, 'ready', 3]);
    assert.deepEqual(status().limits, ['"a.txt" went on changing while being read; counts are of what was read.']);
    fs.onRead = () => undefined;
    await told(A);
    assert.deepEqual([status().uses, status().limits], [5, []]);
  });

  it('reads no more of a file that grows while it is read than a text may have', async () => {
    const fs = unsteady({ 'a.txt': 'hegemony', 'b.txt': 'hegemony' });
    const asked: (number | undefined)[] = [];
    fs.read = async (uri, most) => {
      if (uri !== A) return MemoryFileSystem.prototype.read.call(fs, uri, most);
      asked.push(most);
      return new Uint8Array(most!);
    };
    await open(fs);
    assert.deepEqual(asked, [LARGEST_TEXT + 1]);
    assert.deepEqual([status().uses, status().unread], [1, [{ uri: A, reason: 'It is larger than 50 MB.' }]]);
  });

  it('says what may not be opened, and takes it back', async () => {
    const fs = unsteady({ 'a.txt': 'hegemony', 'b.txt': 'hegemony', 'closed/c.txt': 'hegemony' });
    fs.denied.add(A);
    fs.denied.add('file:///w/closed');
    await open(fs);
    assert.deepEqual([status().uses, status().unread], [1, [{ uri: A, reason: 'It may not be opened.' }]]);
    assert.deepEqual(status().limits, ['"closed" may not be opened; what is in it is not counted.']);
    fs.denied.clear();
    await told(A);
    await workspace!.relist();
    await workspace!.whenRead();
    assert.deepEqual([status().uses, status().unread, status().limits], [3, [], []]);
  });

  it('counts unsaved work though its file is gone or may not be opened', async () => {
    const fs = unsteady({ 'a.txt': 'hegemony' });
    const editor = await open(fs);
    await editor.openDocument({ uri: A, languageId: 'plaintext', version: 1, text: 'hegemony' });
    editor.changeDocument({ uri: A, languageId: 'plaintext', version: 2, text: 'hegemony hegemony' });
    fs.denied.add(A);
    await told(A);
    assert.equal(status().uses, 2);
    fs.remove(A);
    fs.denied.clear();
    await told(A);
    await editor.relist();
    assert.equal(status().uses, 2);
    await editor.closeDocument(A);
    assert.equal(status().uses, 0);
  });

  it('lists of a million files as many as its limit, finds the lexicon among them, and says so', async () => {
    const fs = new MillionFiles();
    fs.write('file:///w/zzz.lexicon.yaml', LEXICON);
    fs.write('file:///w/0.txt', 'hegemony');
    await open(fs);
    assert.equal(status().uses, 1);
    assert.deepEqual(status().limits, ['This folder holds more files than are listed; some texts are not counted.']);
    const { texts, cut } = await listFolder(fs, 'file:///w', () => true);
    assert.deepEqual([texts.length, cut], [MOST_FILES, true]);
  });
});

describe('the command line', () => {
  const at = (name: string): string => uriOf(`/w/${name}`);

  it('names a folder that may not be opened among what cannot be read', async () => {
    const fs = new MemoryFileSystem();
    fs.write(at('a.txt'), 'hegemony');
    fs.write(at('closed/b.txt'), 'hegemony');
    fs.denied.add(at('closed'));
    const found = await findTexts(fs, ['/w']);
    assert.deepEqual(found.map(({ uri }) => uri), [at('a.txt'), at('closed')]);
    assert.deepEqual(await readText(fs, at('closed')), { reason: 'gone, or may not be opened' });
  });

  it('counts no part of a folder of too many files as if it were all', async () => {
    const fs = new MillionFiles();
    fs.write(at('a.txt'), 'hegemony');
    await assert.rejects(findTexts(fs, ['/w']), /holds more than 200,000 files/);
  });
});

describe('a disk', () => {
  const fs = new NodeFileSystem();
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'leitmotif-disk-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const uri = (name: string): string => URI.file(join(folder, name)).toString();

  it('is read up to a limit', async () => {
    writeFileSync(join(folder, 'a.txt'), 'hegemony');
    for (const [most, length] of [[3, 3], [8, 8], [9, 8], [1 << 20, 8]]) assert.equal((await fs.read(uri('a.txt'), most)).length, length);
    await assert.rejects(fs.read(uri('b.txt'), 3), { code: 'ENOENT' });
  });

  it('is walked once, whatever links lead round in it', async () => {
    mkdirSync(join(folder, 'x/y'), { recursive: true });
    mkdirSync(join(folder, 'z'));
    writeFileSync(join(folder, 'x/y/a.txt'), 'hegemony');
    for (const [to, from] of [['x', 'z/x'], ['z', 'x/z'], ['x/y', 'x/y/again'], ['', 'x/y/up'], ['nowhere', 'z/nothing'], ['z/self', 'z/self']]) symlinkSync(join(folder, to), join(folder, from));
    const { texts, closed } = await listFolder(fs, URI.file(folder).toString(), () => true);
    assert.deepEqual([texts.length, closed], [1, []]);
  });

  it('that is gone is an empty one', async () => {
    assert.deepEqual(await fs.list(uri('gone')), []);
    assert.equal(await fs.stat(uri('gone/a.txt')), undefined);
  });
});
