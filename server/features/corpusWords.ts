/** Words of the corpus for someone who types a wording: those that begin as it does, and those that follow the word before. */
import type { CorpusIndex } from '../engine/index/corpusIndex';
import { foldCompound, foldHyphenated, foldWord, isAllCapitals } from '../engine/text/fold';
import { Join, wordEnd, type TokenReader } from '../engine/text/tokens';
import type { TypeId } from '../engine/text/vocabulary';

export interface CorpusWord {
  /** As it may be written in a lexicon; equal spellings are one. */
  readonly word: string;
  readonly times: number;
}

/** Places of a word at most that are looked at for what follows it: more are of a word that anything may follow. */
const MOST_PLACES = 20_000;
const HYPHEN = /[-\u2010\u2011]/;

/** Words that begin as `typed` does, the commonest first; equal spellings counted together. */
export function wordsStartingWith(index: CorpusIndex, typed: string): CorpusWord[] {
  const begins = beginning(index, typed);
  const words = new Words(index);
  for (const type of index.typesStartingWith(foldCompound(typed))) {
    const times = index.timesOf(type);
    if (times > 0 && begins(type)) words.add(type, times);
  }
  return words.ranked();
}

/** Words that begin as `typed` does and stand right after `previous` somewhere, the commonest first; none where that is too common a word. */
export function wordsAfter(index: CorpusIndex, previous: string, typed: string): CorpusWord[] {
  const { vocabulary } = index;
  const begins = beginning(index, typed);
  const types = vocabulary.withFolded(HYPHEN.test(previous) ? foldCompound(previous) : foldWord(previous));
  if (types.reduce((sum, type) => sum + index.timesOf(type), 0) > MOST_PLACES) return [];
  const words = new Words(index);
  for (const type of types) {
    for (const text of index.textsWith(type)) {
      for (const token of text.tokensOfAny([type])) {
        const next = typeAfter(text.tokens, token, vocabulary.isCompound(type));
        if (next !== undefined && begins(next)) words.add(next, 1);
      }
    }
  }
  return words.ranked();
}

/** Whether a type begins with what is typed, hyphens and all. */
function beginning({ vocabulary }: CorpusIndex, typed: string): (type: TypeId) => boolean {
  const closed = foldCompound(typed);
  if (!HYPHEN.test(typed)) return (type) => vocabulary.folded[type].startsWith(closed);
  const open = foldHyphenated(typed) + (HYPHEN.test(typed.slice(-1)) ? '-' : '');
  return (type) => vocabulary.hyphenated(type)?.startsWith(open) ?? false;
}

/** The type of the word that follows a word, where no mark stands between; `undefined` where none does. */
function typeAfter(tokens: TokenReader, token: number, isCompound: boolean): TypeId | undefined {
  const last = wordEnd(tokens, token);
  // Inside a compound the part is not the word.
  if (!isCompound && (last > token || tokens.joinAt(token) === Join.Hyphen)) return undefined;
  const next = last + 1;
  if (next >= tokens.count || tokens.joinAt(next) > Join.Quote) return undefined;
  const compound = tokens.compoundAt(next);
  return compound < 0 ? tokens.typeAt(next) : tokens.compoundTypeAt(compound);
}

/** Counts words by their equal spellings. */
class Words {
  private readonly times = new Map<string, number>();

  constructor(private readonly index: CorpusIndex) {}

  add(type: TypeId, times: number): void {
    const word = this.wordOf(type);
    this.times.set(word, (this.times.get(word) ?? 0) + times);
  }

  ranked(): CorpusWord[] {
    const words = [...this.times].map(([word, times]) => ({ word, times }));
    return words.sort((a, b) => b.times - a.times || (a.word < b.word ? -1 : 1));
  }

  /** Two or three capitals are a word of their own, as they are in a variant. */
  private wordOf(type: TypeId): string {
    const { vocabulary } = this.index;
    const { surface, folded } = vocabulary;
    const hyphenated = vocabulary.hyphenated(type);
    if (hyphenated !== undefined) return hyphenated;
    const { length } = folded[type];
    return length >= 2 && length <= 3 && isAllCapitals(surface[type]) ? folded[type].toUpperCase() : folded[type];
  }
}
