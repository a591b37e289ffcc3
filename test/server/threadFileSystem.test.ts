/** The disk as threads read it is the disk as everybody else does. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { isGone } from '../../server/hosts/fileSystem';
import { NodeFileSystem } from '../../server/hosts/nodeFileSystem';
import { readFile } from '../../server/hosts/readFile';
import { ThreadFileSystem } from '../../server/hosts/reading/threadFileSystem';

describe('the disk as threads read it', () => {
  const [usual, ofThread] = [new NodeFileSystem(), new ThreadFileSystem()];
  let folder: string;
  const uriOf = (name: string): string => URI.file(join(folder, name)).toString();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'leitmotif-thread-'));
    for (const [name, bytes] of [['empty.txt', 0], ['some.txt', 1000], ['large.txt', 300_000]] as const) {
      writeFileSync(join(folder, name), new Uint8Array(bytes).map((_, i) => i % 251));
      utimesSync(join(folder, name), 1e9, 1e9);
    }
    mkdirSync(join(folder, 'folder.txt'));
    symlinkSync('some.txt', join(folder, 'link.txt'));
    symlinkSync('nowhere.txt', join(folder, 'dangling.txt'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  for (const name of ['empty.txt', 'some.txt', 'large.txt', 'link.txt', 'dangling.txt', 'folder.txt', 'none.txt', 'some.txt/none.txt']) {
    it(`is as it is: ${name}`, async () => {
      assert.deepEqual(await ofThread.stat(uriOf(name)), await usual.stat(uriOf(name)));
      for (const most of [undefined, 1, 1000, 1001, 299_999]) {
        const read = (fs: NodeFileSystem): Promise<unknown> => fs.read(uriOf(name), most).then((bytes) => Buffer.from(bytes).toString('base64'), (error: unknown) => isGone(error));
        assert.deepEqual(await read(ofThread), await read(usual));
      }
      assert.deepEqual(await readFile(ofThread, uriOf(name), 100_000), await readFile(usual, uriOf(name), 100_000));
    });
  }

  it('does not wait at a pipe that nobody writes to', async function () {
    if (process.platform === 'win32') return this.skip();
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    assert.equal((await readFile(ofThread, uriOf('pipe.txt'), 1000)).kind, 'gone');
  });
});
