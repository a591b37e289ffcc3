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

/** Tells what is to be counted in a text: under which key, how many uses. The same of a text that goes as when it came. */
export type Counted = (text: IndexedText, add: (key: string, counts: ByPole) => void) => void;

export class Tally {
  private readonly sums = new Map<string, Sum>();
  private readonly counted = new Set<IndexedText>();
  /** Counted when the sums are asked for. */
  private readonly waiting = new Set<IndexedText>();

  constructor(private readonly countsIn: Counted) {}

  /** Other uses may be found everywhere. */
  restart(texts: Iterable<IndexedText>): void {
    this.sums.clear();
    this.counted.clear();
    this.waiting.clear();
    for (const text of texts) this.waiting.add(text);
  }

  come(text: IndexedText): void {
    this.waiting.add(text);
  }

  go(text: IndexedText): void {
    if (!this.waiting.delete(text) && this.counted.delete(text)) this.add(text, -1);
  }

  totals(key: string): Totals {
    for (const text of this.waiting) {
      this.add(text, 1);
      this.counted.add(text);
    }
    this.waiting.clear();
    return { ...(this.sums.get(key) ?? NOTHING) };
  }

  private add(text: IndexedText, sign: 1 | -1): void {
    this.countsIn(text, (key, { main, counter }) => {
      if (main + counter === 0) return;
      let sum = this.sums.get(key);
      if (!sum) this.sums.set(key, (sum = { ...NOTHING }));
      sum.uses += sign * main;
      sum.counter += sign * counter;
      sum.texts += sign;
    });
  }
}

interface Sum {
  uses: number;
  counter: number;
  texts: number;
}

const NOTHING: Totals = { uses: 0, counter: 0, texts: 0 };
