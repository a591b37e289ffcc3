/**
 * A thread that reads: files to analyses, with a vocabulary of its own, sent in batches. The program of `dist/reader.js`.
 *
 * What goes wrong with a text ends the thread: the other side reads what it has not got, and says so.
 */
import { parentPort, type MessagePort } from 'node:worker_threads';
import { analyse, type TextAnalysis } from '../../engine/text/analysis';
import { WordGiver } from '../../engine/text/handover';
import { Vocabulary } from '../../engine/text/vocabulary';
import { NodeFileSystem } from '../nodeFileSystem';
import type { Batch, Handed, Order } from './messages';
import { readText } from './readText';
import type { Read, Wanted } from './textReader';

/** A batch is sent when its texts together have so many UTF-16 units. */
const BATCH = 1 << 18;
/** Batches that may be under way before one is taken. */
const MOST_UNTAKEN = 4;

class ReadingThread {
  private readonly fs = new NodeFileSystem();
  private readonly vocabulary = new Vocabulary();
  private readonly words = new WordGiver(this.vocabulary);
  private readonly ordered: Wanted[] = [];
  private handed: Handed[] = [];
  /** UTF-16 units of the texts in `handed`. */
  private size = 0;
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
      if (this.size >= BATCH || !coming) await this.send();
      coming ??= this.readNext();
    }
    this.isReading = false;
  }

  private readNext(): Promise<{ wanted: Wanted; result: Read['result'] }> | undefined {
    const wanted = this.ordered.shift();
    return wanted && readText(this.fs, wanted.uri).then((result) => ({ wanted, result }));
  }

  private add({ docvars }: Wanted, result: Read['result']): void {
    if (result.kind !== 'text') return void this.handed.push(result);
    const { text, ...rest } = result;
    this.handed.push({ ...rest, analysis: analyse(text, this.vocabulary, docvars) });
    this.size += text.length;
  }

  private async send(): Promise<void> {
    const batch: Batch = { words: this.words.take(), handed: this.handed };
    this.handed = [];
    this.size = 0;
    this.untaken++;
    this.port.postMessage(batch, buffersOf(batch));
    while (this.untaken >= MOST_UNTAKEN) await new Promise<void>((resolve) => (this.onTaken = resolve));
  }
}

/** What is handed over rather than copied. */
function buffersOf({ words, handed }: Batch): ArrayBuffer[] {
  const buffers = new Set([words.compounds.buffer as ArrayBuffer]);
  for (const one of handed) if (one.kind === 'text') for (const buffer of tokenBuffers(one.analysis)) buffers.add(buffer);
  return [...buffers];
}

function tokenBuffers({ tokens }: TextAnalysis): ArrayBuffer[] {
  return Object.values(tokens).filter((value) => ArrayBuffer.isView(value)).map((array) => array.buffer as ArrayBuffer);
}

if (parentPort) new ReadingThread(parentPort);
