/**
 * Folding: the one spelling that all equal spellings of a word share.
 *
 * Folded away: case, compatibility and canonical forms, characters that do not show (soft hyphen, zero-width space), the
 * shape of apostrophes, the stops of an initialism (U.S. = US), and diacritics in Latin letters only, plus ё = е.
 * Folding is by word; what stands between words is the scanner's business.
 */

const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
const APOSTROPHE = /[\u2019\u02bc\uff07]/g;
const INITIALISM = /^(?:\p{L}\.)+\p{L}?\.?$/u;
const LATIN_MARKS = /(\p{Script=Latin})\p{M}+/gu;
/** Hyphens of every kind; a soft one at a line end. */
const HYPHENS = /[-\u2010\u2011\u2012\u2013\u2043\u2212\ufe63\uff0d]|\u00ad(?=[\s\u0085])/;
const WHITE_SPACE = /[\s\u0085]+/g;
const POSSESSIVE = /['\u2019\u02bc\uff07]s$/i;

/** Latin letters whose stroke or ligature no Unicode decomposition takes apart. */
const STROKED: Record<string, string> = {
  ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ı: 'i', æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th',
  Ø: 'O', Ł: 'L', Đ: 'D', Ð: 'D', Ħ: 'H', Ŧ: 'T', Æ: 'AE', Œ: 'OE', ẞ: 'SS', Þ: 'TH',
};
const STROKES = /[øłđðħŧıæœßþØŁĐÐĦŦÆŒẞÞ]/g;

/** What folding keeps apart; by default nothing. */
export interface FoldOptions {
  keepCase?: boolean;
  keepDiacritics?: boolean;
}

/** The folded spelling of one word (no hyphens), NFC. Idempotent. */
export function foldWord(surface: string, options: FoldOptions = {}): string {
  const cased = options.keepCase ? surface : surface.toLowerCase();
  if (isAscii(cased)) return foldStops(cased);
  const word = foldForm(options.keepCase ? surface.normalize('NFKC') : surface.normalize('NFKC').toLowerCase());
  return options.keepDiacritics ? word : foldDiacritics(word);
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) >= 0x80) return false;
  return true;
}

/** "u.s." gives "us"; the stop of a number stays. */
function foldStops(word: string): string {
  return word.includes('.') && INITIALISM.test(word) ? word.replace(/\./g, '') : word;
}

function foldForm(word: string): string {
  return foldStops(word.replace(IGNORABLE, '').replace(APOSTROPHE, "'").replace(/ς/g, 'σ')).normalize('NFC');
}

function foldDiacritics(word: string): string {
  return word
    .normalize('NFD')
    .replace(LATIN_MARKS, '$1')
    .normalize('NFC')
    .replace(/ё/g, 'е')
    .replace(/Ё/g, 'Е')
    .replace(STROKES, (letter) => STROKED[letter]);
}

/** The closed form of a hyphenated compound, folded: "Multi‑polar" gives "multipolar". */
export function foldCompound(surface: string, options: FoldOptions = {}): string {
  return foldParts(surface, options).join('');
}

/** The hyphenated form of a compound, folded: "Multi‑⏎polar" gives "multi-polar". */
export function foldHyphenated(surface: string, options: FoldOptions = {}): string {
  return foldParts(surface, options).join('-');
}

/** The parts of a compound, each folded. */
export function foldParts(surface: string, options: FoldOptions = {}): string[] {
  return compoundParts(surface).map((part) => foldWord(part, options));
}

function compoundParts(surface: string): string[] {
  return surface.split(HYPHENS).map((part) => part.replace(WHITE_SPACE, '').replace(POSSESSIVE, '')).filter((part) => part !== '');
}

/** Whether every cased letter is a capital, and there is at least one ("US", "U.S.", "G7"). */
export function isAllCapitals(surface: string): boolean {
  return surface !== surface.toLowerCase() && surface === surface.toUpperCase();
}
