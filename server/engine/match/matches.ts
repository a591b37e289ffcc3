/** Matches of patterns in a text, in arrays: of a large lexicon there may be one in every few words, and most are only counted. */
import { withRoom } from '../text/arrays';

/** Where one of a matcher's patterns stands: tokens `[first, last]`, both included. */
export interface Match {
  /** Which pattern, as numbered when it was added. */
  readonly pattern: number;
  readonly first: number;
  readonly last: number;
  /** How many words of the pattern it is made of; words in gaps are none. */
  readonly words: number;
}

/** Matches there is room for at first. */
const SMALL = 1 << 6;

/** Matches by number, from 0. */
export class Matches {
  count = 0;
  pattern = new Int32Array(SMALL);
  first = new Int32Array(SMALL);
  last = new Int32Array(SMALL);
  words = new Int32Array(SMALL);

  static of(all: readonly Match[]): Matches {
    const matches = new Matches();
    for (const { pattern, first, last, words } of all) matches.add(pattern, first, last, words);
    return matches;
  }

  add(pattern: number, first: number, last: number, words: number): void {
    if (this.count === this.pattern.length) this.grow();
    const number = this.count++;
    this.pattern[number] = pattern;
    this.first[number] = first;
    this.last[number] = last;
    this.words[number] = words;
  }

  at(number: number): Match {
    return { pattern: this.pattern[number], first: this.first[number], last: this.last[number], words: this.words[number] };
  }

  all(): Match[] {
    return Array.from({ length: this.count }, (_, number) => this.at(number));
  }

  private grow(): void {
    const least = this.count + 1;
    this.pattern = withRoom(this.pattern, least);
    this.first = withRoom(this.first, least);
    this.last = withRoom(this.last, least);
    this.words = withRoom(this.words, least);
  }
}
