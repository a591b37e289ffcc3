/**
 * Stems of words by the Snowball algorithms (https://snowballstem.org), under the names of the languages they are for.
 *
 * A word is stemmed in small letters and with its accents, since the algorithms know the spelling of their language.
 */
import { newStemmer, type Stemmer } from 'snowball-stemmers';
import { foldWord } from '../text/fold';
import type { TypeId, Vocabulary } from '../text/vocabulary';

const ALGORITHMS: Readonly<Record<string, string>> = {
  ar: 'arabic', ca: 'catalan', cs: 'czech', da: 'danish', de: 'german', en: 'english', es: 'spanish', eu: 'basque', fi: 'finnish', fr: 'french', ga: 'irish',
  hu: 'hungarian', hy: 'armenian', it: 'italian', nl: 'dutch', no: 'norwegian', pt: 'portuguese', ro: 'romanian', ru: 'russian', sl: 'slovene', sv: 'swedish', ta: 'tamil',
  tr: 'turkish',
};

/** Language tags of the languages that have stems. */
export const STEM_LANGUAGES: readonly string[] = Object.keys(ALGORITHMS);

/** Words longer than this are their own stem; in UTF-16 units. */
const LONGEST_WORD = 60;

const stemmers = new Map<string, Stemmer>();

/** The language a tag names, region and script left out: `en` of `en-GB`. */
export function primaryLanguage(tag: string): string {
  return tag.trim().toLowerCase().split(/[-_]/)[0];
}

/** The stem of a word as it is written, in one of `STEM_LANGUAGES`; folded, so that equal spellings have equal stems. */
export function stemOf(surface: string, language: string): string {
  const word = foldWord(surface, { keepDiacritics: true });
  if (word.length > LONGEST_WORD) return foldWord(word);
  let stemmer = stemmers.get(language);
  if (!stemmer) stemmers.set(language, (stemmer = newStemmer(ALGORITHMS[language])));
  return foldWord(stemmer.stem(word));
}

/** Stems found before: by vocabulary and language, then by type. */
const known = new WeakMap<Vocabulary, Map<string, (string | undefined)[]>>();

/** The stem of a type, found once; of a compound that of its closed form. */
export function stemOfType(vocabulary: Vocabulary, language: string, type: TypeId): string {
  let languages = known.get(vocabulary);
  if (!languages) known.set(vocabulary, (languages = new Map()));
  let stems = languages.get(language);
  if (!stems) languages.set(language, (stems = []));
  return (stems[type] ??= stemOf(vocabulary.isCompound(type) ? vocabulary.folded[type] : vocabulary.surface[type], language));
}
