/**
 * A thread that reads: files to segments, sent in batches. The program of `dist/reader.js`.
 *
 * What goes wrong with a text ends the thread: the other side reads what it has not got, and says so.
 */
import { parentPort, type MessagePort } from 'node:worker_threads';
import { lengthsOf, packWords, sayWords } from '../../engine/index/numberedWords';
import { joinBytes } from '../../engine/index/sections';
import { SegmentBuilder } from '../../engine/index/segmentBuilder';
import { analyseInPassing } from '../../engine/text/analysis';
import { Vocabulary } from '../../engine/text/vocabulary';
import { noteOf } from '../fileFacts';
import type { Batch, Handed, Order } from './messages';
import { readText } from './readText';
import { ThreadFileSystem } from './threadFileSystem';
import type { Read, Wanted } from './textReader';

/** A batch is sent when its texts together have so many UTF-16 units. */
const BATCH = 1 << 21;
/** The first is sent sooner, so that there is something to see. */
const FIRST_BATCH = 1 << 17;
/** Batches that may be under way before one is taken. */
const MOST_UNTAKEN = 4;

class ReadingThread {
  private readonly fs = new ThreadFileSystem();
  private readonly vocabulary = new Vocabulary();
  /** Types that the other side was told of. */
  private told = 0;
  private readonly ordered: Wanted[] = [];
  private handed: Handed[] = [];
  private readonly builder = new SegmentBuilder(this.vocabulary);
  /** UTF-16 units of the texts in `handed`. */
  private size = 0;
  private enough = FIRST_BATCH;
  private untaken = 0;
  private onTaken?: () => void;
  private isReading = false;

  constructor(private readonly port: MessagePort) {
    port.on('message', (order: Order) => this.follow(order));
  }

  private follow(order: Order): void {
    if (order.kind === 'taken') {
      this.untaken--;
      this.onTaken?.();
      return;
    }
    this.ordered.push(...order.wanted);
    if (!this.isReading) void this.readAll();
  }

  private async readAll(): Promise<void> {
    this.isReading = true;
    for (let coming = this.readNext(); coming; ) {
      const { wanted, result } = await coming;
      // The disk brings the next text while this one is analysed.
      coming = this.readNext();
      this.add(wanted, result);
      if (this.size >= this.enough || !coming) await this.send();
      coming ??= this.readNext();
    }
    this.isReading = false;
  }

  private readNext(): Promise<{ wanted: Wanted; result: Read['result'] }> | undefined {
    const wanted = this.ordered.shift();
    return wanted && readText(this.fs, wanted.uri).then((result) => ({ wanted, result }));
  }

  private add({ uri, docvars }: Wanted, result: Read['result']): void {
    if (result.kind !== 'text') return void this.handed.push(result);
    this.handed.push({ kind: 'packed' });
    this.builder.add(uri, analyseInPassing(result.text, this.vocabulary, docvars), noteOf(result.facts, docvars));
    this.size += result.text.length;
  }

  private packed(): ArrayBuffer {
    const { types } = this.builder;
    const words = sayWords([], types, lengthsOf(this.vocabulary, types));
    return joinBytes([this.builder.build(), words].map((part) => new Uint8Array(part))).buffer;
  }

  private newWords(): ArrayBuffer {
    const from = this.told;
    this.told = this.vocabulary.size;
    return packWords(this.vocabulary, Int32Array.from({ length: this.told - from }, (_, i) => from + i));
  }

  private async send(): Promise<void> {
    const segment = this.builder.size > 0 ? this.packed() : undefined;
    const batch: Batch = { handed: this.handed, segment, words: this.newWords() };
    this.handed = [];
    this.size = 0;
    this.enough = BATCH;
    this.untaken++;
    this.port.postMessage(batch, segment ? [segment, batch.words] : [batch.words]);
    while (this.untaken >= MOST_UNTAKEN) await new Promise<void>((resolve) => (this.onTaken = resolve));
  }
}

if (parentPort) new ReadingThread(parentPort);
