/**
 * What is left over from a large piece of work, freed where the process was started so that it can be asked to (Node's `--expose-gc`); else nothing
 * happens. V8 frees when somebody does something, so it would stay for as long as nobody does.
 *
 * It takes some 40 ms, twice: the room for new objects, which grows with the work, is given back only some seconds after. So it waits while somebody types.
 */
export class Leftovers {
  private timer?: NodeJS.Timeout;
  /** How often they are still to be freed. */
  private times = 0;

  /** @param quiet milliseconds in which nothing happens before they are freed */
  constructor(private readonly quiet = QUIET) {}

  /** Frees them once nothing has happened for a while. */
  free(): void {
    this.times = TIMES;
    this.later();
  }

  /** Something happens. */
  wait(): void {
    if (this.times > 0) this.later();
  }

  /** They are left to V8. */
  leave(): void {
    this.times = 0;
    clearTimeout(this.timer);
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      (globalThis as { gc?: () => void }).gc?.();
      if (--this.times > 0) this.later();
    }, this.quiet);
    // Nobody stays for this.
    this.timer.unref();
  }
}

const TIMES = 2;
const QUIET = 10_000;
