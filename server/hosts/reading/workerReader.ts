/**
 * Reads in threads where there is much to read; else here, between two texts of which whoever asks is answered. A thread has code of its own to
 * compile, which takes as long as reading some megabytes does.
 *
 * A thread that fails is not replaced: what it was to bring is read here, and so is the rest where it was the last one. Nothing is left out.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { FileStat, FileSystem } from '../fileSystem';
import { Inbox } from './inbox';
import { PackingHere } from './packingHere';
import { readText } from './readText';
import type { Read, ReadSegment, TextReader, Wanted, Wants } from './textReader';
import { Thread, type ThreadEvent } from './thread';

export interface ThreadOptions {
  /** The file of the threads' program. */
  readonly program: string;
  /** Says what went wrong, in a sentence. */
  say(sentence: string): void;
  /** Threads at most, over all projects. */
  readonly threads?: number;
  /** Bytes left to read above which threads are started. */
  readonly much?: number;
  /** Bytes left to read above which texts are packed as they are read, which takes less time; the few that were edited are given one by one. */
  readonly some?: number;
}

const MUCH = 16 << 20;
const SOME = 1 << 20;
/** Bytes of a text that takes too long to read here, as nobody would be answered meanwhile. */
const LARGE = 1 << 20;
/** Texts after which the size of the others is reckoned from theirs. */
const ENOUGH_TO_RECKON = 8;
/** Bytes ordered at once, as far as they can be reckoned, and texts at most. */
const ORDER = 1 << 20;
const MOST_ORDERED = 64;

/** Reading takes more time than taking over what was read, so even the last processor has a thread; more than three bring more than one owner can take. */
export function usualThreads(): number {
  return Math.min(availableParallelism(), 3);
}

/** A maker of readers whose threads run the program beside the server's own, as they are built. */
export function threadsBeside(folder: string): (fs: FileSystem, say: (sentence: string) => void) => TextReader {
  return (fs, say) => new WorkerReader(fs, { program: join(folder, 'reader.js'), say });
}

export class WorkerReader implements TextReader {
  private free: number;
  private readonly much: number;
  private readonly some: number;

  constructor(
    private readonly fs: FileSystem,
    private readonly options: ThreadOptions,
  ) {
    this.free = options.threads ?? usualThreads();
    this.much = options.much ?? MUCH;
    this.some = options.some ?? SOME;
  }

  async *read(wants: Wants): AsyncGenerator<Read | ReadSegment, void, void> {
    const sizes = new Sizes();
    const here = new PackingHere(this.fs);
    /** Texts that were looked at and not read yet: at first as many as it takes to reckon, so that threads begin at once. */
    const ahead: Looked[] = [];
    while (ahead.length < ENOUGH_TO_RECKON) {
      const next = await this.look(wants, sizes);
      if (!next) break;
      ahead.push(next);
    }
    for (let next = ahead.shift(); next && !wants.signal.aborted; next = ahead.shift() ?? (await this.look(wants, sizes))) {
      const { wanted, stat } = next;
      const left = sumOf([next, ...ahead]) + sizes.reckon(wants.waiting);
      if (this.free > 0 && (left > this.much || sizeOf(next) > LARGE)) yield* this.readInThreads([next, ...ahead.splice(0)], wants, sizes);
      else if (left > this.some) yield* await here.read(wanted, stat);
      else yield { wanted, result: await readText(this.fs, wanted.uri, stat) };
    }
    if (!wants.signal.aborted) yield* here.rest();
  }

  private async look(wants: Wants, sizes: Sizes): Promise<Looked | undefined> {
    const wanted = wants.next();
    if (!wanted) return undefined;
    const looked = { wanted, stat: await this.fs.stat(wanted.uri) };
    sizes.add(sizeOf(looked));
    return looked;
  }

  /** @param looked one at least */
  private async *readInThreads(looked: readonly Looked[], wants: Wants, sizes: Sizes): AsyncGenerator<Read | ReadSegment, void, void> {
    const inbox = new Inbox<ThreadEvent>();
    const threads = Array.from({ length: this.free }, () => new Thread(this.options.program, (event) => inbox.put(event)));
    this.free -= threads.length;
    let failed = 0;
    try {
      // What is open comes first, and is there before the threads have begun.
      const [first, ...others] = looked;
      const here = others.length === 0 || sizeOf(first) > LARGE ? [] : [first.wanted];
      threads[0].order((here.length > 0 ? others : looked).map(({ wanted }) => wanted));
      feed(threads, wants, sizes);
      yield* this.readHere(here);
      while (threads.some(({ due }) => due > 0)) {
        const event = await inbox.next(wants.signal);
        if (!event) return;
        if ('batch' in event) {
          const brought = event.thread.take(event.batch);
          feed(threads, wants, sizes);
          yield* brought;
        } else {
          if (failed++ === 0) this.options.say(`A thread that reads texts has ended (${event.failure}); they are read without it.`);
          yield* this.readHere(event.thread.giveUp());
        }
      }
    } finally {
      for (const thread of threads) thread.end();
      // One that failed would fail again.
      this.free += threads.length - failed;
    }
  }

  private async *readHere(lost: readonly Wanted[]): AsyncGenerator<Read, void, void> {
    for (const wanted of lost) yield { wanted, result: await readText(this.fs, wanted.uri) };
  }
}

/** A text, and what was found of its file. */
interface Looked {
  readonly wanted: Wanted;
  readonly stat: FileStat | undefined;
}

function sizeOf({ stat }: Looked): number {
  return stat?.size ?? 0;
}

function sumOf(looked: readonly Looked[]): number {
  return looked.reduce((sum, one) => sum + sizeOf(one), 0);
}

/** Orders of every thread as much as keeps it busy until what it brings is taken. */
function feed(threads: readonly Thread[], wants: Wants, sizes: Sizes): void {
  const atOnce = sizes.textsIn(ORDER);
  for (const thread of threads) {
    while (thread.isAlive && thread.due <= atOnce) {
      const wanted: Wanted[] = [];
      for (let next = nextOf(wants, wanted, atOnce); next; next = nextOf(wants, wanted, atOnce)) wanted.push(next);
      if (wanted.length === 0) return;
      thread.order(wanted);
    }
  }
}

function nextOf(wants: Wants, wanted: readonly Wanted[], most: number): Wanted | undefined {
  return wanted.length < most ? wants.next() : undefined;
}

/** Sizes of the texts met so far, in bytes, as a measure of the others. */
class Sizes {
  private texts = 0;
  private bytes = 0;
  add(bytes: number): void {
    this.texts++;
    this.bytes += bytes;
  }

  /** Bytes of the texts that wait; none while too few are known. */
  reckon(waiting: number): number {
    return this.texts < ENOUGH_TO_RECKON ? 0 : waiting * this.mean;
  }

  /** How many texts have so many bytes together; one at least. */
  textsIn(bytes: number): number {
    return Math.max(1, Math.min(MOST_ORDERED, Math.round(bytes / Math.max(1, this.mean))));
  }

  private get mean(): number {
    return this.bytes / this.texts;
  }
}
