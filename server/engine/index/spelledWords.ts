/** Words written one after the other, as segments have them; who reads them learns them. */
import type { AwaitedWords, Vocabulary } from '../text/vocabulary';
import { growingBytes } from './growing';
import { narrowed, type Numbers } from './sections';

/** The byte that ends a word; no word has it. */
const WORD_END = 0;
/** UTF-8 has three bytes a UTF-16 unit at most. */
const BYTES_A_UNIT = 3;

const encoder = new TextEncoder();

export class SpelledWords {
  /** The words, each ended by `WORD_END`, in UTF-8. */
  private readonly letters = growingBytes();
  /** By word, 1 where it is a compound. */
  private readonly areCompounds = growingBytes();

  add(word: string, isCompound: boolean): void {
    const { letters } = this;
    letters.makeRoom(word.length * BYTES_A_UNIT + 1);
    const { array, length } = letters;
    let at = length;
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      if (unit >= 0x80) {
        // The platform's encoder takes too long to call for words of ASCII.
        at = length + encoder.encodeInto(word, array.subarray(length)).written;
        break;
      }
      array[at++] = unit;
    }
    array[at++] = WORD_END;
    letters.length = at;
    this.areCompounds.push(isCompound ? 1 : 0);
  }

  /** Adds a word that another list has, from where it begins there. */
  addFrom({ letters: { array: other } }: SpelledWords, start: number, end: number, isCompound: boolean): void {
    const { letters } = this;
    letters.makeRoom(end - start);
    const { array } = letters;
    let at = letters.length;
    // Words are short: to copy them as stretches takes longer.
    for (let from = start; from < end; from++) array[at++] = other[from];
    letters.length = at;
    this.areCompounds.push(isCompound ? 1 : 0);
  }

  /** Forgets all words, and keeps the room they had. */
  empty(): void {
    this.letters.length = 0;
    this.areCompounds.length = 0;
  }

  /** Bytes that are spelled so far: where the next word begins. */
  get end(): number {
    return this.letters.length;
  }

  get spelled(): Uint8Array {
    return this.letters.taken;
  }

  get compounds(): Uint8Array {
    return this.areCompounds.taken;
  }
}

/** What a list of words is in a vocabulary. */
export interface LearntWords {
  /** By word, its type. */
  readonly types: Int32Array;
  /** By word, its UTF-16 units. */
  readonly lengths: Numbers;
}

const ENDED = String.fromCharCode(WORD_END);

/** Reads words as `SpelledWords` has written them, and only as far as it is asked to. */
export class SpelledList implements AwaitedWords {
  /** Made when the first word is asked for. */
  private letters?: string;
  /** The word that comes next, and where in the letters it begins. */
  private word = 0;
  private start = 0;

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

/**
 * Teaches a vocabulary words, as `SpelledWords` has written them.
 * @param known types of words that are known already, by word; -1 where none is. Absent, none is
 */
export function learnWords(spelled: Uint8Array, compounds: Uint8Array, vocabulary: Vocabulary, known?: Int32Array): LearntWords {
  const types = new Int32Array(compounds.length);
  const lengths = new Int32Array(compounds.length);
  let word = 0;
  new SpelledList(spelled, compounds).next(Infinity, (letters, start, end, isCompound) => {
    types[word] = known && known[word] >= 0 ? known[word] : vocabulary.intern(letters, start, end, isCompound);
    lengths[word++] = end - start;
  });
  return { types, lengths: narrowed(lengths) };
}
