/**
 * The words of a vocabulary by their first letters, so that those that begin alike are found among few. Made when it is first asked; it then
 * takes in the words that have come since it was asked last.
 */
import { listIn } from '../match/lists';
import { BEGINNING, beginningOf } from '../text/beginnings';
import type { TypeId, Vocabulary } from '../text/vocabulary';

/** Words that begin alike. */
class Alike {
  readonly types: TypeId[] = [];
  /** By what follows the beginning, as far as they were asked for. */
  private readonly byNext = new Map<number, TypeId[]>();
  private divided = 0;

  /** Those that go on as a prefix does. */
  goingOnAs(prefix: string, folded: readonly string[]): readonly TypeId[] {
    const { types, byNext } = this;
    for (; this.divided < types.length; this.divided++) listIn(byNext, beginningOf(folded[types[this.divided]], BEGINNING)).push(types[this.divided]);
    return byNext.get(beginningOf(prefix, BEGINNING)) ?? [];
  }
}

export class WordList {
  /** By how their folded form (of a compound its closed one) begins. */
  private readonly byBeginning = new Map<number, Alike>();
  /** Types below this one stand in the list. */
  private listed = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The types whose folded form begins with a folded prefix, in no order. */
  startingWith(prefix: string): TypeId[] {
    const { folded } = this.vocabulary;
    return this.among(prefix).filter((type) => folded[type].startsWith(prefix));
  }

  /** Few types, among which are all whose folded form begins so. */
  private among(prefix: string): readonly TypeId[] {
    this.listNew();
    // Hardly anybody asks for so many as begin with one letter.
    if (prefix.length < BEGINNING) return [...this.byBeginning.values()].flatMap(({ types }) => types);
    const alike = this.byBeginning.get(beginningOf(prefix));
    if (!alike) return [];
    return prefix.length < BEGINNING * 2 ? alike.types : alike.goingOnAs(prefix, this.vocabulary.folded);
  }

  private listNew(): void {
    const { folded, size } = this.vocabulary;
    for (let type = this.listed; type < size; type++) {
      const beginning = beginningOf(folded[type]);
      let alike = this.byBeginning.get(beginning);
      if (!alike) this.byBeginning.set(beginning, (alike = new Alike()));
      alike.types.push(type);
    }
    this.listed = size;
  }
}
