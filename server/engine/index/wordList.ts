/**
 * The words of a vocabulary in order, so that those that begin alike are found by a binary search.
 *
 * Made when it is first asked. Words that the vocabulary gets later are looked through one by one, until they are many and are merged in.
 */
import { firstThat } from '../text/search';
import type { TypeId, Vocabulary } from '../text/vocabulary';

/** Follows every word that begins with what stands before it. */
const LAST = '\uffff';
/** New words that are looked through one by one at most. */
const MOST_RECENT = 2000;

export class WordList {
  /** The types below `sorted.length`, by folded form (of a compound its closed one), by UTF-16 unit. */
  private sorted: TypeId[] = [];

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly mostRecent = MOST_RECENT,
  ) {}

  /** The types whose folded form begins with a folded prefix, in no order. */
  startingWith(prefix: string): TypeId[] {
    const { folded, size } = this.vocabulary;
    if (size - this.sorted.length > this.mostRecent || this.sorted.length === 0) this.sort();
    const types = this.sorted.slice(this.firstAtOrAfter(prefix), this.firstAtOrAfter(prefix + LAST));
    for (let type = this.sorted.length; type < size; type++) if (folded[type].startsWith(prefix)) types.push(type);
    return types;
  }

  private sort(): void {
    const { folded, size } = this.vocabulary;
    const old = this.sorted;
    const added = Array.from({ length: size - old.length }, (_, i) => old.length + i);
    added.sort((a, b) => (folded[a] < folded[b] ? -1 : folded[a] > folded[b] ? 1 : 0));
    const all: TypeId[] = [];
    let next = 0;
    for (const type of added) {
      while (next < old.length && folded[old[next]] < folded[type]) all.push(old[next++]);
      all.push(type);
    }
    while (next < old.length) all.push(old[next++]);
    this.sorted = all;
  }

  private firstAtOrAfter(word: string): number {
    const { folded } = this.vocabulary;
    return firstThat(0, this.sorted.length, (at) => folded[this.sorted[at]] >= word);
  }
}
