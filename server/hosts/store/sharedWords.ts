/**
 * The words that the shards of a project share, kept in one of their own, so that the next session learns them once and not once a shard,
 * and only when a word is asked for.
 *
 * Nothing depends on them: a shard has its own words as well, and goes by these only where they are the very ones it was written beside. So it does not
 * matter which is written first, nor which of two windows writes last.
 */
import { CommonWords } from '../../engine/index/commonWords';
import type { CorpusIndex } from '../../engine/index/corpusIndex';
import { NumberedWords, packSpelled, sayWords, unknownAmong } from '../../engine/index/numberedWords';
import type { Segment } from '../../engine/index/segment';
import { SpelledWords } from '../../engine/index/spelledWords';
import type { TypeId } from '../../engine/text/vocabulary';
import type { Slices } from '../pause';
import { checksumOf } from './checksum';
import type { ShardStore } from './shardStore';

/** Their shard. */
export const WORDS = 'words';
/** Words of shards that may be none of the shared ones before these are found anew: for each of these, and in any case. */
const MOST_UNKNOWN = 0.5;
const FEW = 10_000;
/** Words that are spelled before everybody else may have a turn. */
const AT_ONCE = 512;

export class SharedWords {
  /** Absent while there are none. */
  common?: CommonWords;
  /** By shard, how many of its words are none of them. */
  private readonly unknown = new Map<string, number>();

  constructor(private readonly index: CorpusIndex) {}

  /** Takes over what an earlier session left. */
  async takeOver(store: ShardStore): Promise<void> {
    for await (const { payload } of store.read((name) => name === WORDS)) this.take(payload.buffer);
  }

  private take(buffer: ArrayBuffer): void {
    try {
      this.common = new CommonWords(new NumberedWords(checksumOf(new Uint8Array(buffer))).await(buffer, this.index.vocabulary));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }

  /** Whether so many words have come since that all shards should be written beside others. */
  get areOutdated(): boolean {
    if (!this.common) return true;
    const unknown = [...this.unknown.values()].reduce((sum, words) => sum + words, 0);
    return unknown > Math.max(FEW, this.common.words.size * MOST_UNKNOWN);
  }

  /** Makes them anew of all words that stand in a text now; all shards are to be written again. */
  async renew(store: ShardStore, slices: Slices): Promise<void> {
    const { index } = this;
    const { vocabulary } = index;
    const types: TypeId[] = [];
    const words = new SpelledWords();
    for (let type = 0; type < vocabulary.size; type++) {
      if (index.timesOf(type) > 0) {
        types.push(type);
        words.add(vocabulary.surface[type], vocabulary.isCompound(type));
      }
      if (type % AT_ONCE === 0) await slices.next();
    }
    const list = new Uint8Array(packSpelled(words));
    this.common = new CommonWords(new NumberedWords(checksumOf(list)).add(Int32Array.from(types)));
    this.unknown.clear();
    await store.write(WORDS, [list]);
  }

  /** A shard was read. */
  met(shard: string, buffer: ArrayBuffer): void {
    if (this.common) this.unknown.set(shard, this.common.words.unknownIn(buffer));
  }

  /** What a segment is kept as. */
  partsOf(shard: string, { packed, types, lengths }: Segment): Uint8Array[] {
    if (!this.common) return [packed];
    const numbers = this.common.numbersOf(types);
    this.unknown.set(shard, unknownAmong(numbers));
    return [packed, new Uint8Array(sayWords(this.common.words.id, numbers, lengths))];
  }
}
