/**
 * The words of a vocabulary by their first two letters, so that those that begin alike are found among few. Made when it is first asked; it then
 * takes in the words that have come since it was asked last.
 */
import type { TypeId, Vocabulary } from '../text/vocabulary';
import { listIn } from '../match/lists';

export class WordList {
  /** Types by the first two UTF-16 units of their folded form (of a compound its closed one), those by the first. */
  private readonly byFirst = new Map<number, Map<number, TypeId[]>>();
  /** Types below this one stand in the list. */
  private listed = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The types whose folded form begins with a folded prefix, in no order. */
  startingWith(prefix: string): TypeId[] {
    this.listNew();
    const { folded } = this.vocabulary;
    const firsts = prefix.length === 0 ? [...this.byFirst.values()] : [this.byFirst.get(prefix.charCodeAt(0)) ?? NONE];
    const lists = firsts.flatMap((seconds) => (prefix.length < 2 ? [...seconds.values()] : [seconds.get(prefix.charCodeAt(1)) ?? []]));
    const found: TypeId[] = [];
    for (const list of lists) for (const type of list) if (folded[type].startsWith(prefix)) found.push(type);
    return found;
  }

  private listNew(): void {
    const { folded, size } = this.vocabulary;
    for (let type = this.listed; type < size; type++) {
      const form = folded[type];
      let seconds = this.byFirst.get(form.charCodeAt(0));
      if (!seconds) this.byFirst.set(form.charCodeAt(0), (seconds = new Map()));
      // A word of one letter has no second.
      listIn(seconds, form.charCodeAt(1)).push(type);
    }
    this.listed = size;
  }
}

const NONE: ReadonlyMap<number, TypeId[]> = new Map();
