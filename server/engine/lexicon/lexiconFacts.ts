/**
 * What a lexicon's wordings did over a corpus, gathered text by text, and the checks that rest on it.
 */
import { exceptionsOf, type Evidence, type Use } from '../match/uses';
import type { Vocabulary } from '../text/vocabulary';
import type { ThemeAdvice } from './checks';
import { formsIn } from './grammar';
import type { Theme } from './model';
import { nearestWord } from './nearestWord';

/** A glob that catches more different words than this is called broad. */
const MANY_WORDS = 40;
/** Words of a broad glob that are named. */
const NAMED_WORDS = 5;
/** Places a variant must have before another one's being taken at each of them tells something. */
const MANY_PLACES = 5;
/** Different wordings of one variant that are told apart. */
const MOST_WORDINGS = 2000;

/** The facts of one variant. */
interface VariantFacts {
  matched: number;
  stood: number;
  uses: number;
  /** Of a glob that is the whole variant: how often each word it catches is a use, in small letters. */
  readonly words?: Map<string, number>;
}

/** What the wordings of one theme did, over the texts added so far. */
export class ThemeFacts {
  private readonly variants: VariantFacts[];
  private readonly applied = new Set<number>();
  private texts = 0;

  constructor(private readonly theme: Theme) {
    this.variants = theme.variants.map(({ source }) => ({ matched: 0, stood: 0, uses: 0, words: isOneGlob(source) ? new Map<string, number>() : undefined }));
  }

  /**
   * @param wordingOf what a use in the text is written as
   * @param uses the theme's uses in it, counted or not
   */
  add(wordingOf: (use: Use) => string, uses: readonly Use[], evidence: Evidence): void {
    this.texts++;
    for (const [variant, times] of evidence.matched) this.variants[variant].matched += times;
    for (const [variant, times] of evidence.stood) this.variants[variant].stood += times;
    for (const ordinal of evidence.applied.keys()) this.applied.add(ordinal);
    for (const use of uses) {
      const facts = this.variants[use.variant];
      facts.uses++;
      if (!facts.words) continue;
      const word = wordingOf(use).toLowerCase();
      const times = facts.words.get(word);
      if (times !== undefined || facts.words.size < MOST_WORDINGS) facts.words.set(word, (times ?? 0) + 1);
    }
  }

  /**
   * @param isWhole whether all texts of the corpus were added: nothing is said to be absent before
   * @param vocabulary of the corpus, for the word that was perhaps meant
   */
  advice(isWhole: boolean, vocabulary: Vocabulary): ThemeAdvice[] {
    if (this.texts === 0) return [];
    const absent = isWhole ? [...this.absentVariants(vocabulary), ...this.idleExceptions()] : [];
    return [...absent, ...this.broadGlobs()];
  }

  private absentVariants(vocabulary: Vocabulary): ThemeAdvice[] {
    return this.variants.flatMap(({ matched, stood, uses }, variant): ThemeAdvice[] => {
      if (uses > 0) return [];
      const { source } = this.theme.variants[variant];
      if (matched === 0) return [{ code: 'variant-never', variant, message: neverMatches(source, this.texts, vocabulary), isIdle: true }];
      if (stood === 0) return [{ code: 'variant-never', variant, message: `Every place of "${source}" (${times(matched)}) is taken away by an exception or a condition.` }];
      if (stood < MANY_PLACES) return [];
      const message = `Wherever "${source}" matches (${times(stood)}), a longer or earlier variant is taken in its place, so it has no uses.`;
      return [{ code: 'variant-shadowed', variant, message, isIdle: true }];
    });
  }

  private idleExceptions(): ThemeAdvice[] {
    return exceptionsOf(this.theme).flatMap(({ source }, exception): ThemeAdvice[] => {
      if (this.applied.has(exception)) return [];
      const message = `No match of the theme's variants stands inside "${source}" in the ${texts(this.texts)} of the corpus, so it takes nothing away.`;
      return [{ code: 'exception-never', exception, message, isIdle: true }];
    });
  }

  private broadGlobs(): ThemeAdvice[] {
    return this.variants.flatMap(({ uses, words }, variant): ThemeAdvice[] => {
      if (!words || words.size <= MANY_WORDS) return [];
      const ranked = [...words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, NAMED_WORDS);
      const named = ranked.map(([word, count]) => `${word} ${count.toLocaleString('en')}`).join(', ');
      const { source } = this.theme.variants[variant];
      const many = `${words.size === MOST_WORDINGS ? 'more than ' : ''}${words.size.toLocaleString('en')}`;
      return [{ code: 'glob-broad', variant, message: `"${source}" catches ${many} different words in ${uses.toLocaleString('en')} uses, most often ${named}.` }];
    });
  }
}

function isOneGlob(source: string): boolean {
  return !/\s/.test(source) && formsIn(source).some(({ id }) => id === 'glob') && formsIn(source).length === 1;
}

function neverMatches(source: string, ofTexts: number, vocabulary: Vocabulary): string {
  const meant = nearestWord(source, vocabulary);
  return `Nothing in the ${texts(ofTexts)} of the corpus matches "${source}"${meant ? `; did you mean "${meant}"?` : '.'}`;
}

function times(number: number): string {
  return number === 1 ? 'once' : `${number.toLocaleString('en')} times`;
}

function texts(number: number): string {
  return number === 1 ? '1 text' : `${number.toLocaleString('en')} texts`;
}
