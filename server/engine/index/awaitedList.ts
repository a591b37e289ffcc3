/** A list of words that a vocabulary has not learnt yet: what was written is read only as far as it is asked for. */
import type { AwaitedWords } from '../text/vocabulary';
import { ENDED } from './spelledWords';

export class AwaitedList implements AwaitedWords {
  /** Made when the first word is asked for. */
  private letters?: string;
  /** The word that comes next, and where in the letters it begins. */
  private word = 0;
  private start = 0;

  /** As `SpelledWords` has written them. */
  constructor(
    private readonly spelled: Uint8Array,
    private readonly compounds: Uint8Array,
  ) {}

  get size(): number {
    return this.compounds.length;
  }

  next(most: number, give: (text: string, start: number, end: number, compound: boolean) => void): void {
    const letters = (this.letters ??= new TextDecoder().decode(this.spelled));
    for (const end = Math.min(this.size, this.word + most); this.word < end; this.word++) {
      const ended = letters.indexOf(ENDED, this.start);
      give(letters, this.start, ended, this.compounds[this.word] === 1);
      this.start = ended + 1;
    }
  }
}
