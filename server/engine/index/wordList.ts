/**
 * The words of a vocabulary in order, so that those that begin alike are found by a binary search.
 *
 * Made when it is first asked, and brought up to date when the vocabulary has grown since: the new words are sorted and merged in.
 */
import type { TypeId, Vocabulary } from '../text/vocabulary';

/** Follows every word that begins with what stands before it. */
const LAST = '\uffff';

export class WordList {
  /** By folded form (of a compound its closed one), then hyphenated form, by UTF-16 unit. */
  private types: TypeId[] = [];

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The types whose folded form begins with a folded prefix, equal spellings beside each other. */
  startingWith(prefix: string): readonly TypeId[] {
    this.update();
    return this.types.slice(this.firstAtOrAfter(prefix), this.firstAtOrAfter(prefix + LAST));
  }

  private update(): void {
    const { size } = this.vocabulary;
    if (this.types.length === size) return;
    const added = Array.from({ length: size - this.types.length }, (_, i) => this.types.length + i).sort((a, b) => this.compare(a, b));
    this.types = this.merged(this.types, added);
  }

  private merged(old: readonly TypeId[], added: readonly TypeId[]): TypeId[] {
    if (old.length === 0) return [...added];
    const all: TypeId[] = [];
    let next = 0;
    for (const type of added) {
      while (next < old.length && this.compare(old[next], type) < 0) all.push(old[next++]);
      all.push(type);
    }
    while (next < old.length) all.push(old[next++]);
    return all;
  }

  private compare(a: TypeId, b: TypeId): number {
    const { folded, hyphenated } = this.vocabulary;
    return compareUnits(folded[a], folded[b]) || compareUnits(hyphenated[a] ?? '', hyphenated[b] ?? '') || a - b;
  }

  private firstAtOrAfter(word: string): number {
    let low = 0;
    let high = this.types.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.vocabulary.folded[this.types[middle]] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
