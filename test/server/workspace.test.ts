/** The workspace on a disk in memory that counts what is asked of it: what must not be read again is not. */
import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../server/protocol';
import { MemoryFileSystem } from '../../server/hosts/memoryFileSystem';
import { Workspace } from '../../server/hosts/workspace';

const LEXICON = 'themes:\n  hegemony: [hegemon*]\n';

describe('the workspace', () => {
  let fs: MemoryFileSystem;
  let workspace: Workspace;
  let changes: (readonly string[] | undefined)[];

  async function open(files: Record<string, string>): Promise<void> {
    fs = new MemoryFileSystem();
    for (const [name, content] of Object.entries(files)) fs.write(`file:///w/${name}`, content);
    changes = [];
    workspace = new Workspace(fs, DEFAULT_SETTINGS, { changed: (uris) => changes.push(uris), advised: () => undefined, status: () => undefined });
    await workspace.setFolders(['file:///w']);
    await workspace.whenRead();
  }

  afterEach(() => workspace.dispose());

  const uses = (): number => workspace.statuses().reduce((sum, project) => sum + project.uses, 0);
  const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 250));

  it('reads each text once', async () => {
    await open({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony', 'b.txt': 'hegemony', 'c.bin': 'hegemony' });
    assert.equal(uses(), 2);
    assert.equal(fs.calls.read, 3);
  });

  it('reads and lists nothing on a keystroke, and tells of that text only', async () => {
    await open({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony', 'b.txt': 'hegemony' });
    await workspace.openDocument({ uri: 'file:///w/a.txt', languageId: 'plaintext', version: 1, text: 'hegemony' });
    workspace.flush();
    const before = { ...fs.calls };
    changes = [];
    workspace.changeDocument({ uri: 'file:///w/a.txt', languageId: 'plaintext', version: 2, text: 'hegemony hegemony' });
    workspace.flush();
    assert.equal(uses(), 3);
    assert.deepEqual(fs.calls, before);
    assert.deepEqual(changes, [['file:///w/a.txt']]);
  });

  it('reads nothing again when the lexicon is typed in', async () => {
    await open({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony peace' });
    await workspace.openDocument({ uri: 'file:///w/lexicon.yaml', languageId: 'leitmotif-lexicon', version: 1, text: LEXICON });
    const before = { ...fs.calls };
    workspace.changeDocument({ uri: 'file:///w/lexicon.yaml', languageId: 'leitmotif-lexicon', version: 2, text: 'themes:\n  peace: [peace, hegemony]\n' });
    workspace.flush();
    assert.equal(uses(), 2);
    assert.deepEqual(fs.calls, before);
  });

  it('is not roused by version control', async () => {
    await open({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony' });
    const before = { ...fs.calls };
    workspace.filesChanged([
      { uri: 'file:///w/.git/index.lock', type: 'deleted' },
      { uri: 'file:///w/node_modules/x/readme.txt', type: 'created' },
      { uri: 'file:///w/code.ts', type: 'deleted' },
    ]);
    await quiet();
    assert.deepEqual(fs.calls, before);
  });

  it('reads one text when one text changes', async () => {
    await open({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony', 'b.txt': 'hegemony' });
    const { read, list } = fs.calls;
    fs.write('file:///w/a.txt', 'hegemony hegemony');
    workspace.filesChanged([{ uri: 'file:///w/a.txt', type: 'changed' }]);
    await quiet();
    await workspace.whenRead();
    assert.equal(uses(), 3);
    assert.deepEqual([fs.calls.read - read, fs.calls.list - list], [1, 0]);
  });

  it('follows a text that is deleted and made anew at once', async () => {
    await open({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony' });
    fs.write('file:///w/a.txt', 'hegemony hegemony');
    workspace.filesChanged([{ uri: 'file:///w/a.txt', type: 'deleted' }, { uri: 'file:///w/a.txt', type: 'created' }]);
    await quiet();
    await workspace.whenRead();
    assert.equal(uses(), 2);
    fs.remove('file:///w/a.txt');
    workspace.filesChanged([{ uri: 'file:///w/a.txt', type: 'changed' }, { uri: 'file:///w/a.txt', type: 'deleted' }]);
    await quiet();
    assert.equal(uses(), 0);
  });

  it('honours .gitignore in every folder', async () => {
    await open({ 'lexicon.yaml': LEXICON, '.gitignore': 'drafts/\n*.old.txt\n', 'a.txt': 'hegemony', 'drafts/b.txt': 'hegemony', 'c.old.txt': 'hegemony', 'in/.gitignore': 'd.txt\n', 'in/d.txt': 'hegemony', 'in/e.txt': 'hegemony' });
    assert.equal(uses(), 2);
  });

  it('takes docvars from metadata.csv, and follows it', async () => {
    await open({ 'lexicon.yaml': LEXICON, 'texts/a.txt': 'hegemony', 'texts/metadata.csv': 'file,date\na.txt,2019-05-01\n' });
    const date = (): string | undefined => workspace.all()[0].project.index.get('file:///w/texts/a.txt')?.analysis.metadata.date?.value;
    assert.equal(date(), '2019-05-01');
    fs.write('file:///w/texts/metadata.csv', 'file,date\na.txt,2020-06-02\n');
    workspace.filesChanged([{ uri: 'file:///w/texts/metadata.csv', type: 'changed' }]);
    await quiet();
    assert.equal(date(), '2020-06-02');
  });

  it('gives globs from the folder of the lexicon', async () => {
    await open({ 'deep/lexicon.yaml': LEXICON, 'deep/texts/a.txt': 'hegemony', 'deep/notes/b.txt': 'hegemony' });
    await workspace.setSettings({ ...DEFAULT_SETTINGS, texts: { include: ['texts/**'], exclude: [] } });
    await workspace.whenRead();
    assert.equal(uses(), 1);
  });
});
