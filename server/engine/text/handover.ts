/**
 * Analyses that are made with one vocabulary and kept with another: whoever makes them hands over the words that are new since the last time,
 * and whoever keeps them learns these and puts its own numbers in the place of the maker's.
 */
import type { Tokens } from './tokens';
import type { TypeId, Vocabulary } from './vocabulary';

/** Words in the order of the maker's numbers, those before them handed over already. */
export interface NewWords {
  readonly surfaces: readonly string[];
  /** 1 where the word is a compound as a whole; runs in parallel to `surfaces`. */
  readonly compounds: Uint8Array;
}

/** The maker's side. */
export class WordGiver {
  /** Types below this one have been handed over. */
  private given: TypeId = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The words that came since it was last asked. */
  take(): NewWords {
    const { vocabulary, given } = this;
    this.given = vocabulary.size;
    return {
      surfaces: vocabulary.surface.slice(given),
      compounds: Uint8Array.from({ length: vocabulary.size - given }, (_, i) => (vocabulary.isCompound(given + i) ? 1 : 0)),
    };
  }
}

/** The keeper's side, one for each maker. */
export class WordKeeper {
  /** The keeper's type, by the maker's. */
  private types = new Int32Array(1 << 12);
  private known = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  learn({ surfaces, compounds }: NewWords): void {
    this.makeRoom(this.known + surfaces.length);
    for (let i = 0; i < surfaces.length; i++) {
      this.types[this.known++] = this.vocabulary.intern(surfaces[i], 0, surfaces[i].length, compounds[i] === 1);
    }
  }

  /** Puts the keeper's numbers in the place of the maker's, in the arrays themselves. All words must have been learnt. */
  adopt({ type, compoundType }: Tokens): void {
    this.renumber(type);
    this.renumber(compoundType);
  }

  private renumber(numbers: Int32Array): void {
    const { types } = this;
    for (let i = 0; i < numbers.length; i++) numbers[i] = types[numbers[i]];
  }

  private makeRoom(size: number): void {
    if (size <= this.types.length) return;
    const larger = new Int32Array(Math.max(size, this.types.length * 2));
    larger.set(this.types);
    this.types = larger;
  }
}
