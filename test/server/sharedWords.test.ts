/** The words that kept segments share: they save learning them again, and nothing depends on them. */
import assert from 'node:assert/strict';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { MemoryFileSystem } from '../../server/hosts/memoryFileSystem';
import type { MemoryShardStore } from '../../server/hosts/store/memoryShardStore';
import type { Workspace } from '../../server/hosts/workspace';
import { assertRebuilt, closeKept, openKept, ROOT } from '../support/keptWorkspace';

/** So many words that they are kept in several shards. */
const TEXTS = 12;
const WORDS_OF_A_TEXT = 60_000;

/** Words of letters alone, all different for different numbers. */
function wordsFrom(first: number, count: number): string {
  return Array.from({ length: count }, (_, i) => `w${(first + i).toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)].toUpperCase())}`).join(' ');
}

describe('words that shards share', () => {
  let fs: MemoryFileSystem;
  let files: MemoryShardStore['files'];
  let workspace: Workspace;

  beforeEach(() => {
    fs = new MemoryFileSystem();
    files = new Map();
    fs.write(`${ROOT}/lexicon.yaml`, 'themes:\n  one: [wa, "wb wc"]\n');
    for (let text = 0; text < TEXTS; text++) fs.write(`${ROOT}/${text}.txt`, Array.from({ length: WORDS_OF_A_TEXT / 2000 }, () => wordsFrom(text * 10, 2000)).join('\n'));
  });
  afterEach(() => workspace.dispose());

  const open = async (): Promise<void> => void (workspace = await openKept(fs, files));
  const close = (): Promise<void> => closeKept(workspace);
  const assertAsRebuilt = (): Promise<void> => assertRebuilt(workspace, fs);

  /** How many words are learnt, known or not, while a session begins that reads no text; then, those that were awaited. */
  async function learntAtOpening(): Promise<{ opening: number; awaited: number }> {
    const { intern } = Vocabulary.prototype;
    let times = 0;
    Vocabulary.prototype.intern = function (...given): ReturnType<typeof intern> {
      times++;
      return intern.apply(this, given);
    };
    let opening: number;
    try {
      await open();
      opening = times;
      workspace.all()[0].project.index.vocabulary.learnAwaited();
    } finally {
      Vocabulary.prototype.intern = intern;
    }
    assert.equal(fs.calls.read, 1, 'the lexicon alone');
    return { opening, awaited: times - opening };
  }

  const wordsOf = (at: Workspace): number => at.all()[0].project.index.vocabulary.size;

  it('are learnt once, however many shards have them, and when a word is asked for', async () => {
    await open();
    await close();
    assert.ok([...files.keys()].filter((name) => name.includes('-of-')).length > 1);
    assert.deepEqual(await learntAtOpening(), { opening: 0, awaited: wordsOf(workspace) });
    await assertAsRebuilt();
    await close();
    files.delete('words');
    assert.ok((await learntAtOpening()).opening > 1.5 * wordsOf(workspace), 'without them each shard is learnt by itself');
    await assertAsRebuilt();
  });

  it('say nothing of shards that were written beside others', async () => {
    await open();
    await close();
    const before = files.get('words')!;
    for (let text = 0; text < TEXTS; text++) fs.write(`${ROOT}/${text}.txt`, wordsFrom(5000 - text, WORDS_OF_A_TEXT));
    files.clear();
    await open();
    await close();
    files.set('words', before);
    await open();
    assert.equal(fs.calls.read, 1);
    await assertAsRebuilt();
  });

  it('stay as they are while few words come, and are made anew with all shards where many do', async () => {
    await open();
    await close();
    const first = new Map(files);
    fs.write(`${ROOT}/0.txt`, wordsFrom(900_000, 50));
    await open();
    await close();
    const changed = (before: ReadonlyMap<string, Uint8Array>): string[] => [...files].filter(([name, bytes]) => name !== 'uses' && before.get(name) !== bytes).map(([name]) => name);
    assert.equal(changed(first).length, 1, 'the shard of the text');
    const second = new Map(files);
    fs.write(`${ROOT}/0.txt`, wordsFrom(500_000, 12_000));
    await open();
    await close();
    assert.equal(changed(second).length, 1);
    const third = new Map(files);
    fs.write(`${ROOT}/0.txt`, `${wordsFrom(500_000, 12_000)} and`);
    await open();
    await close();
    assert.equal(changed(third).length, third.size - 1, 'all but the uses');
    assert.deepEqual(await learntAtOpening(), { opening: 0, awaited: wordsOf(workspace) });
    await assertAsRebuilt();
  });

  it('are learnt soon after all is taken over, if nobody asks', async () => {
    await open();
    await close();
    await open();
    const { vocabulary } = workspace.all()[0].project.index;
    const areAwaited = (): boolean => vocabulary.learnAwaited(0);
    assert.ok(areAwaited());
    for (const end = Date.now() + 5000; areAwaited() && Date.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.ok(!areAwaited());
  });
});
