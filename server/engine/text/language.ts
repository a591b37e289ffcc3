/** The language of a text, by its script and, where scripts are shared, by the words that every text of a language has. */
import { Char, classAt } from './characters';
import type { TextContent } from './editedText';

/** UTF-16 units read; more would not change the answer. */
const SAMPLE = 1600;

/** Fewer words than this tell nothing. */
const FEWEST_WORDS = 20;
const FEWEST_LETTERS = 40;

/** The share of function words that a language must reach, and by how much it must outdo the next. */
const SHARE = 0.15;
const LEAD = 1.8;

/** Scripts that tell the language by themselves. Chinese is told below, since Japanese writes with its characters too. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/g],
  ['ko', /[\uac00-\ud7af]/g],
  ['zh', /[\u4e00-\u9fff]/g],
  ['el', /[\u0370-\u03ff]/g],
  ['he', /[\u0590-\u05ff]/g],
  ['hi', /[\u0900-\u097f]/g],
  ['th', /[\u0e00-\u0e7f]/g],
  ['ka', /[\u10a0-\u10ff]/g],
  ['hy', /[\u0530-\u058f]/g],
  ['fa', /[\u067e\u0686\u0698\u06af\u06cc]/g],
  ['ar', /[\u0600-\u06ff]/g],
];

/** The share of letters a script must have; of kana and of Persian letters less, as they stand among others. */
const SCRIPT_SHARE: Readonly<Record<string, number>> = { ja: 0.1, fa: 0.03 };

const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in is that it for was on with as be by at this not are from has have but which an or they its',
  fr: 'le les des et est une dans que qui pour pas sur au aux avec ce cette sont du par il elle nous mais ne plus',
  de: 'der die das und ist nicht ein eine den dem von mit auf für sich des auch im zu werden wird dass hat sind als aber',
  es: 'el los las y es una que por con para del no se su al como más pero son ha entre sobre este esta',
  it: 'il gli che di è una per non con del della sono nel alla dei delle si più ma anche come questo',
  pt: 'os as e é uma que não com para do da dos das em no na ao mais mas são como pelo pela foi',
  nl: 'het een van en is dat niet op te zijn voor met die aan er ook door als maar bij wordt heeft',
  pl: 'i w nie na się że jest do z to jak ale przez dla po od oraz są tym który które',
  tr: 've bir bu için ile da de çok daha olarak olan ne gibi ama kadar her sonra',
};

const WRITTEN_ALIKE = Object.keys(FUNCTION_WORDS);
/** By function word, the languages that have it, as places in `WRITTEN_ALIKE`. */
const LANGUAGES_OF = invert(Object.values(FUNCTION_WORDS));
const LONGEST_FUNCTION_WORD = Math.max(...[...LANGUAGES_OF.keys()].map(({ length }) => length));

function invert(lists: readonly string[]): Map<string, number[]> {
  const inverted = new Map<string, number[]>();
  for (const [language, list] of lists.entries()) {
    for (const word of list.split(' ')) inverted.set(word, [...(inverted.get(word) ?? []), language]);
  }
  return inverted;
}

/** Letters that languages of the Cyrillic script have alone. Russian has ы, and none of the letters its kin have beside it. */
const CYRILLIC = /[\u0400-\u04ff]/g;
const NOT_RUSSIAN = /[іїєўґәғқңөұүһҳҷӣӯјљњћђ]/;

function byCyrillic(sample: string): string | undefined {
  if (NOT_RUSSIAN.test(sample)) return /[іїє]/.test(sample) && !/[ыўјљњћђ]/.test(sample) ? 'uk' : undefined;
  return /ы/.test(sample) ? 'ru' : undefined;
}

/** The language tag of `text[from, …)`, or `undefined` where it is not clear. Offsets are UTF-16 units. */
export function languageOf(text: TextContent, from: number): string | undefined {
  const sample = text.slice(from, from + SAMPLE);
  const lower = sample.toLowerCase();
  const words = plainWordsIn(lower) ?? anyWordsIn(lower);
  const { letters } = words;
  if (letters >= FEWEST_LETTERS && (sample.match(CYRILLIC)?.length ?? 0) > letters * 0.5) return byCyrillic(lower);
  return byScript(sample, letters) ?? (words.count < FEWEST_WORDS ? undefined : byFunctionWords(words));
}

/** The words of a sample: runs of letters with their marks. */
interface SampleWords {
  readonly count: number;
  readonly letters: number;
  /** Those no longer than function words are. */
  readonly short: readonly string[];
}

export function anyWordsIn(lower: string): SampleWords {
  const words = lower.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return { count: words.length, letters: words.reduce((sum, word) => sum + word.length, 0), short: words.filter(({ length }) => length <= LONGEST_FUNCTION_WORD) };
}

/** The same of a sample of which no letter is beyond ASCII, as most are of English, without making a string of every word; else `undefined`. */
export function plainWordsIn(lower: string): SampleWords | undefined {
  const short: string[] = [];
  let count = 0;
  let letters = 0;
  for (let at = 0; at < lower.length; at++) {
    const from = at;
    while (at < lower.length && isSmallLetter(lower.charCodeAt(at))) at++;
    if (at > from) {
      count++;
      letters += at - from;
      if (at - from <= LONGEST_FUNCTION_WORD) short.push(lower.slice(from, at));
    }
    if (at < lower.length && lower.charCodeAt(at) >= 0x80 && !isNoLetter(lower, at)) return undefined;
  }
  return { count, letters, short };
}

function isSmallLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

/** Classes of characters that are neither letters nor marks. */
const NO_LETTER: ReadonlySet<Char> = new Set([Char.Space, Char.Newline, Char.Hyphen, Char.EnDash, Char.Quote, Char.Comma, Char.Stop, Char.Terminator, Char.Other]);
/** Of the apostrophes beyond ASCII the one that texts have; another is a letter. */
const CURLY_APOSTROPHE = 0x2019;

/** Whether what stands at an offset is known to be neither a letter nor a mark. */
function isNoLetter(text: string, at: number): boolean {
  return text.charCodeAt(at) === CURLY_APOSTROPHE || NO_LETTER.has(classAt(text, at));
}

function byScript(sample: string, letters: number): string | undefined {
  if (letters < FEWEST_LETTERS || !/[^\u0000-\u036f\u0400-\u04ff\u2000-\u206f]/.test(sample)) return undefined;
  return SCRIPTS.find(([language, script]) => (sample.match(script)?.length ?? 0) > letters * (SCRIPT_SHARE[language] ?? 0.5))?.[0];
}

function byFunctionWords({ count, short }: SampleWords): string | undefined {
  const hits = WRITTEN_ALIKE.map(() => 0);
  for (const word of short) {
    const languages = LANGUAGES_OF.get(word);
    if (languages) for (let i = 0; i < languages.length; i++) hits[languages[i]]++;
  }
  const [best, next] = hits.map((times, language) => ({ times, language })).sort((a, b) => b.times - a.times);
  return best.times >= count * SHARE && best.times >= next.times * LEAD ? WRITTEN_ALIKE[best.language] : undefined;
}
