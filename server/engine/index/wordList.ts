/**
 * The words of a vocabulary by their first two letters, so that those that begin alike are found among few. Made when it is first asked; it then
 * takes in the words that have come since it was asked last.
 */
import { listIn } from '../match/lists';
import { BEGINNING, beginningOf } from '../text/beginnings';
import type { TypeId, Vocabulary } from '../text/vocabulary';

export class WordList {
  /** Types by how their folded form (of a compound its closed one) begins. */
  private readonly byBeginning = new Map<number, TypeId[]>();
  /** Types below this one stand in the list. */
  private listed = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The types whose folded form begins with a folded prefix, in no order. */
  startingWith(prefix: string): TypeId[] {
    this.listNew();
    const { folded } = this.vocabulary;
    // Hardly anybody asks for so many as begin with one letter.
    const lists = prefix.length < BEGINNING ? this.byBeginning.values() : [this.byBeginning.get(beginningOf(prefix)) ?? []];
    const found: TypeId[] = [];
    for (const list of lists) for (const type of list) if (folded[type].startsWith(prefix)) found.push(type);
    return found;
  }

  private listNew(): void {
    const { folded, size } = this.vocabulary;
    for (let type = this.listed; type < size; type++) listIn(this.byBeginning, beginningOf(folded[type])).push(type);
    this.listed = size;
  }
}
