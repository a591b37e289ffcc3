/**
 * What a character is to the reader of words: one small class each.
 *
 * Classes are found by Unicode property once a code point and remembered, so the scanner pays one array look-up a character.
 */

export const enum Char {
  /** Not yet asked. */
  Unknown = 0,
  /** Letters and digits: what words are made of. */
  Word,
  /** A mark that combines with the character before it; by itself it is nothing. */
  Combining,
  /** One ideograph or kana: a token by itself. */
  Ideograph,
  /** A letter of a script written without spaces (Thai, Lao, Khmer, Burmese). */
  Unspaced,
  /** White space inside a line. */
  Space,
  /** LF, CR and their kin. */
  Newline,
  /** A hyphen that joins when it stands tight between letters. */
  Hyphen,
  /** An en dash, a figure dash or a minus: a hyphen between letters, else a mark. */
  EnDash,
  /** ' and ’: part of a word between letters, else a quotation mark. */
  Apostrophe,
  /** Quotation marks of every kind. */
  Quote,
  /** Commas, ideographic ones included. */
  Comma,
  /** The full stop, which may or may not end a sentence. */
  Stop,
  /** Marks that end a sentence wherever they stand. */
  Terminator,
  /** Soft hyphen, zero-width space, marks of direction, variation selectors: characters that are not there to the eye. */
  Ignorable,
  /** Superscript and subscript digits: they end a word and divide nothing. */
  Superscript,
  /** Everything else; adjacent words of a phrase do not cross it. */
  Other,
}

const HYPHENS = '-\u2010\u2011\u2043\ufe63\uff0d';
const EN_DASHES = '\u2012\u2013\u2212';
const APOSTROPHES = "'\u2019\u02bc\uff07";
const QUOTES = '"\u2018\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300a\u300b\u3008\u3009\u300c\u300d\u300e\u300f\uff02`\u00b4';
const COMMAS = ',\uff0c\u3001\u060c';
const STOPS = '.\uff0e';
const TERMINATORS = '!?\u2026\u3002\uff01\uff1f\uff61\u061f\u0964';
const NEWLINES = '\n\r\u0085\u2028\u2029';

const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
/** By extended scripts, so that what both kana share (the mark of length in パワー) is theirs too. */
const IDEOGRAPH = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LETTER = /[\p{L}\p{Nl}]/u;
const DIGIT = /\p{Nd}/u;
const COMBINING = /\p{M}/u;
const SUPERSCRIPT = /[\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089]/;

/**
 * Classes by code point; filled as they are asked for. Read directly by loops over many characters: of a UTF-16 unit that is no surrogate
 * it has the class, or Unknown; of half a surrogate pair Unknown or Other.
 */
export const classes = new Uint8Array(0x110000);

function classify(character: string): Char {
  if (NEWLINES.includes(character)) return Char.Newline;
  if (HYPHENS.includes(character)) return Char.Hyphen;
  if (EN_DASHES.includes(character)) return Char.EnDash;
  if (APOSTROPHES.includes(character)) return Char.Apostrophe;
  if (QUOTES.includes(character)) return Char.Quote;
  if (COMMAS.includes(character)) return Char.Comma;
  if (STOPS.includes(character)) return Char.Stop;
  if (TERMINATORS.includes(character)) return Char.Terminator;
  if (IGNORABLE.test(character)) return Char.Ignorable;
  if (SUPERSCRIPT.test(character)) return Char.Superscript;
  if (/\s/u.test(character)) return Char.Space;
  const isLetter = LETTER.test(character);
  if (isLetter && IDEOGRAPH.test(character)) return Char.Ideograph;
  const isCombining = COMBINING.test(character);
  if ((isLetter || isCombining || DIGIT.test(character)) && UNSPACED.test(character)) return Char.Unspaced;
  if (isCombining) return Char.Combining;
  return isLetter || DIGIT.test(character) ? Char.Word : Char.Other;
}

for (let point = 0; point < 0x80; point++) classes[point] = classify(String.fromCharCode(point));

/** The class of a code point or of one UTF-16 unit; half a surrogate pair is Other. */
export function classOf(point: number): Char {
  const known = classes[point];
  if (known !== Char.Unknown) return known;
  return (classes[point] = classify(String.fromCodePoint(point)));
}

/** The class of the character that begins at UTF-16 `offset`. */
export function classAt(text: string, offset: number): Char {
  const unit = text.charCodeAt(offset);
  if (unit < 0x80) return classes[unit];
  return classOf(unit < 0xd800 || unit > 0xdbff ? unit : text.codePointAt(offset)!);
}

/** Length in UTF-16 units of the character that begins at `offset`: 1 or 2. */
export function widthAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  if (unit < 0xd800 || unit > 0xdbff || offset + 1 >= text.length) return 1;
  const low = text.charCodeAt(offset + 1);
  return low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
}

const LOWER = /^[\p{Ll}]/u;
const UPPER = /^[\p{Lu}\p{Lt}]/u;

export function isLower(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 0x80) return unit >= 0x61 && unit <= 0x7a;
  return LOWER.test(text.slice(offset, offset + 2));
}

export function isUpper(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  return UPPER.test(text.slice(offset, offset + 2));
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
