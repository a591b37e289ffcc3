/** Messages in the order they came, for one who takes them when it suits. */
export class Inbox<T> {
  private readonly waiting: T[] = [];
  private wake?: () => void;

  put(message: T): void {
    this.waiting.push(message);
    this.wake?.();
  }

  /** The next message; `undefined` once the signal is aborted. */
  async next(signal: AbortSignal): Promise<T | undefined> {
    while (this.waiting.length === 0 && !signal.aborted) await this.somethingNew(signal);
    return signal.aborted ? undefined : this.waiting.shift();
  }

  private async somethingNew(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    this.wake = undefined;
  }
}
