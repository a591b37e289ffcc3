/** A reading thread as the project's side has it: what was ordered of it and what it brings. */
import { Worker } from 'node:worker_threads';
import { broughtBy } from './batches';
import type { Batch, Order } from './messages';
import type { Read, ReadSegment, Wanted } from './textReader';

/** What a thread tells: a batch to take, or that it has ended before it was ended. */
export type ThreadEvent = { readonly thread: Thread; readonly batch: Batch } | { readonly thread: Thread; readonly failure: string };

export class Thread {
  private readonly worker: Worker;
  /** Ordered and not here yet, in order. */
  private ordered: Wanted[] = [];
  private isOver = false;

  /** @param program the file of the thread's program */
  constructor(program: string, tell: (event: ThreadEvent) => void) {
    // What a library might print must not come between the messages of the protocol.
    this.worker = new Worker(program, { stdout: true, stderr: true });
    // A reading that is under way keeps nobody from leaving.
    this.worker.unref();
    this.worker.on('message', (batch: Batch) => tell({ thread: this, batch }));
    this.worker.on('messageerror', (error) => this.fail(error, tell));
    this.worker.on('error', (error) => this.fail(error, tell));
    this.worker.on('exit', () => this.fail(new Error('it ended'), tell));
  }

  /** Texts it still has to bring. */
  get due(): number {
    return this.ordered.length;
  }

  get isAlive(): boolean {
    return !this.isOver;
  }

  order(wanted: readonly Wanted[]): void {
    this.ordered.push(...wanted);
    this.say({ kind: 'read', wanted });
  }

  /** What a batch brings. Batches are taken in the order they came. */
  take(batch: Batch): (Read | ReadSegment)[] {
    const wanted = this.ordered.splice(0, batch.handed.length);
    this.say({ kind: 'taken' });
    return broughtBy(this, wanted, batch);
  }

  /** What it was to bring and will not. */
  giveUp(): Wanted[] {
    const lost = this.ordered;
    this.ordered = [];
    this.end();
    return lost;
  }

  end(): void {
    this.isOver = true;
    void this.worker.terminate();
  }

  private say(order: Order): void {
    if (this.isAlive) this.worker.postMessage(order);
  }

  private fail(error: unknown, tell: (event: ThreadEvent) => void): void {
    if (this.isOver) return;
    this.isOver = true;
    tell({ thread: this, failure: error instanceof Error ? error.message : String(error) });
  }
}
