/** What changes while texts are packed in the background is never noted as what it was not. */
import assert from 'node:assert/strict';
import { CorpusIndex } from '../../server/engine/index/corpusIndex';
import { PackedText } from '../../server/engine/index/packedText';
import { Segment } from '../../server/engine/index/segment';
import { analyse } from '../../server/engine/text/analysis';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { Keeping } from '../../server/hosts/store/keeping';
import { MemoryShardStore } from '../../server/hosts/store/memoryShardStore';

const ORIGIN = { edition: '1', owner: 'file:///w' };

describe('what is packed in the background', () => {
  const vocabulary = new Vocabulary();

  /** Packs a text that is changed, by `change`, when it has been chosen to be packed; gives the notes and words that are kept. */
  async function keptWhile(change: (index: CorpusIndex, notes: Map<string, string>) => void): Promise<string[]> {
    const index = new CorpusIndex(vocabulary);
    const notes = new Map<string, string>();
    for (const name of ['a', 'b']) {
      index.put(name, analyse('before', vocabulary));
      notes.set(name, 'of before');
    }
    const store = new MemoryShardStore(ORIGIN);
    let asked = 0;
    const keeping = new Keeping(index, {
      noteOf: (name) => notes.get(name)!,
      isOnDisk: (name) => notes.has(name),
      // It is asked of both before the first of them is packed.
      isOpen: () => {
        if (++asked === 2) void Promise.resolve().then(() => change(index, notes));
        return false;
      },
      isBusy: () => false,
      revision: () => 0,
      packedUses: () => Promise.resolve(undefined),
    }, store);
    keeping.changed('a');
    await keeping.settled();
    const kept: string[] = [];
    for await (const { payload } of store.read((name) => name.includes('-of-'))) {
      const segment = new Segment(payload.buffer, vocabulary);
      const texts = Array.from({ length: segment.size }, (_, i) => new PackedText(segment, i, { contentOf: () => '', analysisOf: () => assert.fail() }));
      kept.push(...texts.map(({ name, note, tokens }) => `${name}: ${vocabulary.surface[tokens.typeAt(0)]}, ${note}`));
    }
    return kept.sort();
  }

  it('is noted as what it is', async () => {
    assert.deepEqual(await keptWhile(() => undefined), ['a: before, of before', 'b: before, of before']);
  });

  it('is never noted as what became of it meanwhile', async () => {
    const kept = await keptWhile((index, notes) => {
      index.put('b', analyse('after', vocabulary));
      notes.set('b', 'of after');
    });
    assert.deepEqual(kept, ['a: before, of before']);
  });

  it('is left out where it is no more as on disk', async () => {
    assert.deepEqual(await keptWhile((_, notes) => notes.delete('b')), ['a: before, of before']);
  });
});
