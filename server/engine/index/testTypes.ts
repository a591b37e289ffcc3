/**
 * Which types of a vocabulary a word test accepts, found once a test. Types are only ever added, so what was found is only ever added to: a
 * glob is held against the words that begin as it does once, and against each new word.
 */
import type { WordTest } from '../lexicon/wordTest';
import type { TypeId, Vocabulary } from '../text/vocabulary';
import { WordList } from './wordList';

interface Found {
  readonly types: TypeId[];
  /** Types below this one have been tested. */
  tested: number;
}

/** Tests remembered; beyond it all are found anew. */
const MOST_TESTS = 50_000;
/** New types that are looked through one by one; of more, those that begin as a test asks are looked up. */
const FEW = 100;

export class TestTypes {
  private readonly byKey = new Map<string, Found>();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly words = new WordList(vocabulary),
    private readonly few = FEW,
  ) {}

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
    const { tested } = found;
    if (tested === vocabulary.size) return;
    found.tested = vocabulary.size;
    if (test.prefix !== '' && vocabulary.size - tested > this.few) this.addByPrefix(test, found, tested);
    else for (let type = tested; type < vocabulary.size; type++) if (mayAccept(test, vocabulary, type) && test.accepts(vocabulary, type)) found.types.push(type);
  }

  /** @param from types below this one have been tested */
  private addByPrefix(test: WordTest, { types }: Found, from: TypeId): void {
    const accepted = this.words.startingWith(beginning(test.prefix)).filter((type) => type >= from && test.accepts(this.vocabulary, type));
    for (const type of accepted.sort((a, b) => a - b)) types.push(type);
  }
}

/** What a word's closed form begins with, where the word or its hyphenated form begins with a prefix. */
function beginning(prefix: string): string {
  const hyphen = prefix.indexOf('-');
  return hyphen < 0 ? prefix : prefix.slice(0, hyphen);
}

/** Most types are told apart by their first letters. */
function mayAccept({ prefix }: WordTest, vocabulary: Vocabulary, type: TypeId): boolean {
  return prefix === '' || vocabulary.folded[type].startsWith(prefix) || (vocabulary.hyphenated(type)?.startsWith(prefix) ?? false);
}
