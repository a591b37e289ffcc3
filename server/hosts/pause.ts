/** Yields: lets everything that waits have its turn. */

/** A macrotask, so that messages from the client are read. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Yields when a slice of time is used up. */
export class Slices {
  private began = Date.now();

  /** @param length milliseconds a slice may last */
  constructor(private readonly length = 15) {}

  async next(): Promise<void> {
    if (Date.now() - this.began < this.length) return;
    await pause();
    this.began = Date.now();
  }
}

/** Yields so too, and goes on only while nobody is in the way. */
export class PoliteSlices extends Slices {
  constructor(
    length: number,
    private readonly isInTheWay: () => boolean,
  ) {
    super(length);
  }

  override async next(): Promise<void> {
    await super.next();
    while (this.isInTheWay()) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN).unref());
  }
}

/** Milliseconds. */
const LOOK_AGAIN = 100;

/** Calls at most once in `delay` milliseconds, the last call always followed. */
export class Throttle {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly delay: number,
    private readonly action: () => void,
  ) {}

  request(): void {
    this.timer ??= setTimeout(() => this.now(), this.delay);
  }

  now(): void {
    this.cancel();
    this.action();
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
