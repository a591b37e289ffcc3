/**
 * Which types of a vocabulary a word test accepts, found once a test. Types are only ever added, so what was found is only ever added to: a
 * glob is held against the whole vocabulary once, and against each new word.
 */
import type { WordTest } from '../lexicon/wordTest';
import type { TypeId, Vocabulary } from '../text/vocabulary';

interface Found {
  readonly types: TypeId[];
  /** Types below this one have been tested. */
  tested: number;
}

/** Tests remembered; beyond it all are found anew. */
const MOST_TESTS = 50_000;

export class TestTypes {
  private readonly byKey = new Map<string, Found>();

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The types, ascending but for those looked up by their folded form. */
  of(test: WordTest): readonly TypeId[] {
    if (test.folded !== undefined) return this.vocabulary.withFolded(test.folded);
    let found = this.byKey.get(test.key);
    if (!found) {
      if (this.byKey.size >= MOST_TESTS) this.byKey.clear();
      this.byKey.set(test.key, (found = { types: [], tested: 0 }));
    }
    this.bringUpToDate(test, found);
    return found.types;
  }

  private bringUpToDate(test: WordTest, found: Found): void {
    const { vocabulary } = this;
    for (; found.tested < vocabulary.size; found.tested++) {
      if (mayAccept(test, vocabulary, found.tested) && test.accepts(vocabulary, found.tested)) found.types.push(found.tested);
    }
  }
}

/** Most types are told apart by their first letters. */
function mayAccept({ prefix }: WordTest, { folded, hyphenated }: Vocabulary, type: TypeId): boolean {
  return prefix === '' || folded[type].startsWith(prefix) || (hyphenated[type]?.startsWith(prefix) ?? false);
}
