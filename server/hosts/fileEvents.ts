/**
 * Gathers what an editor says of files until it is quiet, and hands it on a batch at a time.
 *
 * Events come in any order, are repeated, and name files that are gone by now: a batch says only where something happened, and whoever takes
 * it looks at the disk. In a flood an editor drops events, so that a batch too large is no list any more: everything may have changed.
 */
import { Throttle } from './pause';

export interface FileEvent {
  readonly uri: string;
  readonly type: 'created' | 'changed' | 'deleted';
}

/** Where something happened. */
export interface Happening {
  readonly uri: string;
  /** Whether anything was made here, or moved here. */
  readonly isMade: boolean;
  /** Whether anything was deleted here, or moved away. */
  readonly isDeleted: boolean;
}

export interface Batch {
  /** There were too many events to be believed one by one. */
  readonly isFlood: boolean;
  /** One a place; empty in a flood. */
  readonly happenings: readonly Happening[];
}

/** Events are gathered until so many milliseconds pass without one. */
const QUIET = 100;
/** Milliseconds after which events are acted on though they go on. */
export const LONGEST_WAIT = 2000;
/** Places above which a batch is a flood. */
export const MOST_PLACES = 1000;

export class FileEvents {
  private places = new Map<string, Happening>();
  private isFlood = false;
  private isHandling = false;
  private isDue = false;
  private isStopped = false;
  private readonly quiet = new Throttle(QUIET, () => this.handOn());
  private readonly longest = new Throttle(LONGEST_WAIT, () => this.handOn());

  /** @param handle takes a batch; the next one waits until it is done */
  constructor(private readonly handle: (batch: Batch) => Promise<void>) {}

  add(events: Iterable<FileEvent>): void {
    for (const event of events) this.note(event);
    if (!this.isFlood && this.places.size === 0) return;
    this.quiet.cancel();
    this.quiet.request();
    this.longest.request();
  }

  stop(): void {
    this.isStopped = true;
    this.quiet.cancel();
    this.longest.cancel();
  }

  private note({ uri, type }: FileEvent): void {
    if (this.isFlood) return;
    const before = this.places.get(uri);
    this.places.set(uri, { uri, isMade: before?.isMade === true || type === 'created', isDeleted: before?.isDeleted === true || type === 'deleted' });
    if (this.places.size <= MOST_PLACES) return;
    this.isFlood = true;
    this.places.clear();
  }

  private handOn(): void {
    this.quiet.cancel();
    this.longest.cancel();
    if (this.isHandling) this.isDue = true;
    else void this.handleAll();
  }

  private async handleAll(): Promise<void> {
    this.isHandling = true;
    do {
      this.isDue = false;
      const batch = { isFlood: this.isFlood, happenings: [...this.places.values()] };
      this.isFlood = false;
      this.places.clear();
      await this.handle(batch).catch(() => undefined);
    } while (this.isDue && !this.isStopped);
    this.isHandling = false;
  }
}
