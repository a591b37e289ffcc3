/**
 * A thread that reads: files to segments, sent in batches. The program of `dist/reader.js`.
 *
 * What goes wrong with a text ends the thread: the other side reads what it has not got, and says so.
 */
import { parentPort, type MessagePort } from 'node:worker_threads';
import { Batches } from './batches';
import type { Order } from './messages';
import { readText } from './readText';
import { ThreadFileSystem } from './threadFileSystem';
import type { Read, Wanted } from './textReader';

/** Batches that may be under way before one is taken. */
const MOST_UNTAKEN = 4;

class ReadingThread {
  private readonly fs = new ThreadFileSystem();
  private readonly batches = new Batches();
  private readonly ordered: Wanted[] = [];
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
      this.batches.add(wanted, result);
      if (this.batches.isFull || !coming) await this.send();
      coming ??= this.readNext();
    }
    this.isReading = false;
  }

  private readNext(): Promise<{ wanted: Wanted; result: Read['result'] }> | undefined {
    const wanted = this.ordered.shift();
    return wanted && readText(this.fs, wanted.uri).then((result) => ({ wanted, result }));
  }

  private async send(): Promise<void> {
    const batch = this.batches.take();
    const { segment, words } = batch;
    this.untaken++;
    this.port.postMessage(batch, segment ? [segment, words] : [words]);
    while (this.untaken >= MOST_UNTAKEN) await new Promise<void>((resolve) => (this.onTaken = resolve));
  }
}

if (parentPort) new ReadingThread(parentPort);
