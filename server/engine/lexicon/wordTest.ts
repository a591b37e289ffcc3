/**
 * Word tests: what one word of a variant asks of a word of the corpus.
 *
 * A test is held against types (see `Vocabulary`), a compound being held both in its closed form and hyphenated. Two tests with
 * the same `key` accept the same types.
 */
import { RE2JS } from 're2js';
import { foldCompound, foldHyphenated, foldWord, type FoldOptions } from '../text/fold';
import type { TypeId, Vocabulary } from '../text/vocabulary';
import { stemOf, stemOfType } from './stems';

export interface WordTest {
  readonly key: string;
  /** Set where the test accepts just the types with this folded form: they can be looked up. */
  readonly folded?: string;
  /** Set where the test accepts just the type that is written so. */
  readonly surface?: string;
  /** Set where the test accepts just the types with this stem. */
  readonly stemmed?: { readonly language: string; readonly stem: string };
  /** Folded letters every accepted word begins with; '' where nothing is known. */
  readonly prefix: string;
  accepts(vocabulary: Vocabulary, type: TypeId): boolean;
}

/** A word without wildcards, held against the folded forms. */
export function literalTest(word: string, options: FoldOptions): WordTest {
  const folded = foldWord(word);
  if (!options.keepCase && !options.keepDiacritics) {
    return { key: `w ${folded}`, folded, prefix: folded, accepts: (vocabulary, type) => vocabulary.folded[type] === folded };
  }
  const wanted = foldWord(word, options);
  return {
    key: `w${suffixOf(options)} ${wanted}`,
    prefix: folded,
    accepts: (vocabulary, type) => formsOf(vocabulary, type, options)[0] === wanted,
  };
}

/** A word that stands for every word of its stem in a language, one of `STEM_LANGUAGES`. */
export function stemTest(word: string, language: string): WordTest {
  const stem = stemOf(word, language);
  return {
    key: `s${language} ${stem}`,
    stemmed: { language, stem },
    prefix: '',
    accepts: (vocabulary, type) => stemOfType(vocabulary, language, type) === stem,
  };
}

/** A glob: `*` stands for any letters or none, `?` for just one; anchored to the whole word. */
export function globTest(glob: string, options: FoldOptions): WordTest {
  const pattern = glob.split(/([*?])/).map((part) => (part === '*' || part === '?' ? part : foldWord(part, options))).join('');
  const matches = globMatcher(pattern);
  const isFolded = !options.keepCase && !options.keepDiacritics;
  return {
    key: `g${suffixOf(options)} ${pattern}`,
    prefix: foldWord(/^[^*?]*/.exec(glob)![0]),
    accepts: (vocabulary, type) => {
      if (!isFolded) return formsOf(vocabulary, type, options).some(matches);
      if (matches(vocabulary.folded[type])) return true;
      const hyphenated = vocabulary.hyphenated(type);
      return hyphenated !== undefined && matches(hyphenated);
    },
  };
}

/** Most globs are a beginning or an end, which need no search. */
function globMatcher(glob: string): (word: string) => boolean {
  const [, fixed] = /^([^*?]*)\*$/.exec(glob) ?? [];
  if (fixed !== undefined) return (word) => word.startsWith(fixed);
  const [, end] = /^\*([^*?]+)$/.exec(glob) ?? [];
  if (end !== undefined) return (word) => word.endsWith(end);
  const units = [...glob];
  return (word) => matchesGlob(units, word);
}

/** A wording exactly as written, with no folding at all. */
export function exactTest(surface: string): WordTest {
  return { key: `= ${surface}`, surface, prefix: '', accepts: (vocabulary, type) => vocabulary.surface[type] === surface };
}

/**
 * A regular expression found anywhere in the folded word, in time linear in it.
 * @throws RE2JSException where the expression is no valid one
 */
export function regexTest(source: string, options: FoldOptions): WordTest {
  const regex = RE2JS.compile(source, options.keepCase ? 0 : RE2JS.CASE_INSENSITIVE);
  return {
    key: `r${suffixOf(options)} ${source}`,
    prefix: '',
    accepts: (vocabulary, type) => formsOf(vocabulary, type, options).some((form) => regex.matcher(form).find()),
  };
}

function suffixOf(options: FoldOptions): string {
  return (options.keepCase ? 'c' : '') + (options.keepDiacritics ? 'd' : '');
}

/** The forms a type is held in: a compound closed and hyphenated, any other word once. */
function formsOf(vocabulary: Vocabulary, type: TypeId, options: FoldOptions): string[] {
  const hyphenated = vocabulary.hyphenated(type);
  if (!options.keepCase && !options.keepDiacritics) {
    return hyphenated === undefined ? [vocabulary.folded[type]] : [vocabulary.folded[type], hyphenated];
  }
  const surface = vocabulary.surface[type];
  if (hyphenated === undefined) return [foldWord(surface, options)];
  return [foldCompound(surface, options), foldHyphenated(surface, options)];
}

/**
 * Whether a glob, given as code points, matches a whole word. Linear in the word for each star: the last star takes up what the
 * rest cannot use, so nothing is tried twice over.
 */
export function matchesGlob(glob: readonly string[], word: string): boolean {
  const letters = [...word];
  let at = 0;
  let inGlob = 0;
  let star = -1;
  let starAt = 0;
  while (at < letters.length) {
    if (inGlob < glob.length && glob[inGlob] === '*') {
      star = inGlob++;
      starAt = at;
    } else if (inGlob < glob.length && (glob[inGlob] === '?' || glob[inGlob] === letters[at])) {
      inGlob++;
      at++;
    } else if (star >= 0) {
      inGlob = star + 1;
      at = ++starAt;
    } else {
      return false;
    }
  }
  while (inGlob < glob.length && glob[inGlob] === '*') inGlob++;
  return inGlob === glob.length;
}
