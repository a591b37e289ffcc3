/**
 * Numbers of uses over all texts, kept up as texts come and go: a change costs the text that changed, however many others there are.
 */
import type { IndexedText } from '../engine/index/corpusIndex';
import type { Pole } from '../engine/lexicon/model';

/** Counts of uses; the poles are counted apart. */
export interface Totals {
  readonly uses: number;
  readonly counter: number;
  /** Texts with a use of either pole. */
  readonly texts: number;
}

export type ByPole = Readonly<Record<Pole, number>>;

/** Counts what is kept under a key in a text. The same of a text that goes as when it came. */
export type Counted = (text: IndexedText, key: string) => ByPole;

export class Tally {
  /** Of the keys that were asked for. */
  private readonly sums = new Map<string, Sum>();
  private readonly counted = new Set<IndexedText>();
  /** Counted when sums are asked for. */
  private readonly waiting = new Set<IndexedText>();
  /** By key, the texts that are counted again when its sum is asked for; they are not in it. */
  private readonly again = new Map<string, Set<IndexedText>>();

  constructor(private readonly countIn: Counted) {}

  /** Other uses may be found of what is kept under some keys, or, where they are not given, of all. */
  restart(keys: Iterable<string> = this.sums.keys()): void {
    for (const key of [...keys]) {
      this.sums.delete(key);
      this.again.delete(key);
    }
  }

  /**
   * Other uses may be found of what is kept under a key, but in one text only.
   * @param was what was counted there
   */
  restartIn(text: IndexedText, key: string, was: ByPole): void {
    const sum = this.sums.get(key);
    if (!sum || !this.counted.has(text)) return;
    let again = this.again.get(key);
    if (!again) this.again.set(key, (again = new Set()));
    if (again.has(text)) return;
    again.add(text);
    this.add(sum, was, -1);
  }

  come(text: IndexedText): void {
    this.waiting.add(text);
  }

  go(text: IndexedText): void {
    if (this.waiting.delete(text) || !this.counted.delete(text)) return;
    for (const [key, sum] of this.sums) if (!this.again.get(key)?.delete(text)) this.add(sum, this.countIn(text, key), -1);
  }

  totals(key: string): Totals {
    this.countWaiting();
    let sum = this.sums.get(key);
    if (!sum) {
      this.sums.set(key, (sum = { uses: 0, counter: 0, texts: 0 }));
      for (const text of this.counted) this.add(sum, this.countIn(text, key), 1);
    }
    for (const text of this.again.get(key) ?? []) this.add(sum, this.countIn(text, key), 1);
    this.again.delete(key);
    return { ...sum };
  }

  private countWaiting(): void {
    for (const text of this.waiting) {
      for (const [key, sum] of this.sums) this.add(sum, this.countIn(text, key), 1);
      this.counted.add(text);
    }
    this.waiting.clear();
  }

  private add(sum: Sum, { main, counter }: ByPole, sign: 1 | -1): void {
    if (main + counter === 0) return;
    sum.uses += sign * main;
    sum.counter += sign * counter;
    sum.texts += sign;
  }
}

interface Sum {
  uses: number;
  counter: number;
  texts: number;
}
