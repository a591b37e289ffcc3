/**
 * Runs a job soon, one at a time: calls that come while it waits are one call, a call that comes while it runs cancels it
 * and runs it again. So an answer that no longer matters is never waited for, and a burst of events asks once.
 */
import * as vscode from 'vscode';

export class OneAtATime implements vscode.Disposable {
  #timer: NodeJS.Timeout | undefined;
  #running: vscode.CancellationTokenSource | undefined;
  #disposed = false;

  constructor(private readonly job: (token: vscode.CancellationToken) => Promise<void>) {}

  /** Runs the job after `delay` milliseconds, or sooner where a sooner run waits already. */
  soon(delay: number): void {
    if (this.#disposed || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#run();
    }, delay);
  }

  async #run(): Promise<void> {
    this.#running?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#running = source;
    try {
      await this.job(source.token);
    } finally {
      if (this.#running === source) this.#running = undefined;
      source.dispose();
    }
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#running?.cancel();
  }
}
