/** Packs what is read, text by text, into batches: a segment, with the words that are new in it. */
import { packWords, sayWords } from '../../engine/index/numberedWords';
import { SegmentBuilder } from '../../engine/index/segmentBuilder';
import { analyseInPassing } from '../../engine/text/analysis';
import { PlainWords } from '../../engine/text/plainWords';
import { Vocabulary } from '../../engine/text/vocabulary';
import { noteOf } from '../fileFacts';
import type { Batch, Handed } from './messages';
import type { Read, ReadSegment, Wanted } from './textReader';

/** UTF-16 units that the texts of a batch have together. */
const BATCH = 1 << 21;
/** The first is smaller, so that there is something to see. */
const FIRST_BATCH = 1 << 17;

export class Batches {
  private readonly vocabulary = new Vocabulary();
  private readonly plain = PlainWords.make();
  private readonly builder = new SegmentBuilder(this.vocabulary);
  /** Types that the other side was told of. */
  private told = 0;
  private handed: Handed[] = [];
  /** UTF-16 units of the texts in `handed`. */
  private size = 0;
  private enough = FIRST_BATCH;

  get isEmpty(): boolean {
    return this.handed.length === 0;
  }

  /** Whether the batch is to be taken. */
  get isFull(): boolean {
    return this.size >= this.enough;
  }

  add({ uri, docvars }: Wanted, result: Read['result']): void {
    if (result.kind !== 'text') return void this.handed.push(result);
    this.handed.push({ kind: 'packed' });
    this.builder.add(uri, analyseInPassing(result.text, this.vocabulary, docvars, this.plain), noteOf(result.facts, docvars));
    this.size += result.text.length;
  }

  /** What was added since the batch before. */
  take(): Batch {
    const segment = this.builder.size > 0 ? this.packed() : undefined;
    const batch: Batch = { handed: this.handed, segment, words: this.newWords() };
    this.handed = [];
    this.size = 0;
    this.enough = BATCH;
    return batch;
  }

  private packed(): ArrayBuffer {
    const { types, lengths } = this.builder.learnt;
    return this.builder.build(sayWords([], types, lengths));
  }

  private newWords(): ArrayBuffer {
    const from = this.told;
    this.told = this.vocabulary.size;
    return packWords(this.vocabulary, Int32Array.from({ length: this.told - from }, (_, i) => from + i));
  }
}

/**
 * What a batch brings.
 * @param by who has packed it: the same object each time
 * @param wanted what it was packed of, in order
 */
export function broughtBy(by: object, wanted: readonly Wanted[], { handed, segment, words }: Batch): (Read | ReadSegment)[] {
  const packed = wanted.filter((_, i) => handed[i].kind === 'packed');
  const others = handed.flatMap((result, i) => (result.kind === 'packed' ? [] : [{ wanted: wanted[i], result }]));
  return segment ? [{ segment, wanted: packed, numbering: { by, words } }, ...others] : others;
}
