/**
 * Quotation marks: which characters open and close quotations, and what of them are apostrophes or measures.
 *
 * No mark says by itself what it does: “ opens in English and closes in German, » closes in French and opens in German, and straight ones do
 * both. It is told by what is open and by what stands on both sides.
 *
 * 《》 and 〈〉 are left out: they name books, papers and films, and who names a book quotes nobody. So are primes (′ ″), which measure.
 */
import { Char, classOf } from './characters';

/** What a quotation is opened with; marks of one kind are closed by the same. */
export const enum Quote {
  /** “…”, "…" and, in Swedish, ”…” */
  Double = 1,
  /** „…“ and „…” */
  Low,
  /** «…» */
  Guillemet,
  /** »…« and, in Swedish, »…» */
  Reverse,
  /** ‘…’ and '…' */
  Single,
  /** ‚…‘ */
  LowSingle,
  /** ‹…› */
  SmallGuillemet,
  /** ›…‹ */
  SmallReverse,
  /** 「…」 */
  Corner,
  /** 『…』 */
  WhiteCorner,
}

/** What stands on one side of a mark. */
export const enum Side {
  /** White space, an end of the paragraph, or what is not there to the eye. */
  Space,
  /** A letter or a digit of a script that has spaces and apostrophes. */
  Letter,
  /** A letter of a script where marks touch the words around them: ideographs, kana, Thai; Hangul, as particles follow a closing mark. */
  Touching,
  /** An opening bracket, or a mark that opened a quotation. */
  Opening,
  /** A mark that stands behind words: a comma, a full stop, a closing bracket. */
  Closing,
  Dash,
  Other,
}

/** Where a mark stands: its paragraph, its offset in it (UTF-16 units), and what is on both sides. */
export interface MarkPlace {
  readonly text: string;
  readonly at: number;
  readonly before: Side;
  readonly after: Side;
}

export interface QuotationMark {
  readonly opens?: Quote;
  /** Whether it may open a quotation where it stands, if it closes none. */
  readonly mayOpen: (place: MarkPlace) => boolean;
  /** What it closes wherever it stands. */
  readonly closes: readonly Quote[];
  /** What it closes unless it stands as an opening mark does. */
  readonly mayClose: readonly Quote[];
}

const none: readonly Quote[] = [];
const always = (): boolean => true;
const never = (): boolean => false;

/** As an opening mark stands: behind white space, a bracket or another opening mark, and right before a word. */
export function standsAsOpening({ before, after }: MarkPlace): boolean {
  return (before === Side.Space || before === Side.Opening) && after !== Side.Space && after !== Side.Closing;
}

/** Not as a closing mark stands: behind a word, and before white space or a comma. */
function standsNotAsClosing({ before, after }: MarkPlace): boolean {
  return !((before === Side.Letter || before === Side.Closing) && (after === Side.Space || after === Side.Closing));
}

/** Straight marks have no direction. French sets them off by spaces on both sides. */
function mayOpenStraight({ before, after }: MarkPlace): boolean {
  return after === Side.Space ? before === Side.Space : before !== Side.Letter && before !== Side.Closing;
}

function mayOpenReverse({ before, after }: MarkPlace): boolean {
  return (before === Side.Space || before === Side.Opening || before === Side.Dash) && after !== Side.Space && after !== Side.Closing;
}

function mayOpenSingle(place: MarkPlace): boolean {
  return place.before !== Side.Letter && place.after !== Side.Space && !isOmission(place);
}

function mayOpenStraightSingle(place: MarkPlace): boolean {
  return mayOpenSingle(place) && place.before !== Side.Closing;
}

const OPENS_DOUBLE: QuotationMark = { opens: Quote.Double, mayOpen: standsNotAsClosing, closes: none, mayClose: [Quote.Low] };
const CLOSES_DOUBLE: QuotationMark = { opens: Quote.Double, mayOpen: standsAsOpening, closes: [Quote.Double, Quote.Low], mayClose: none };
const STRAIGHT: QuotationMark = { opens: Quote.Double, mayOpen: mayOpenStraight, closes: none, mayClose: [Quote.Double, Quote.Low] };
const OPENS_SINGLE: QuotationMark = { opens: Quote.Single, mayOpen: mayOpenSingle, closes: none, mayClose: [Quote.LowSingle] };
const STRAIGHT_SINGLE: QuotationMark = { opens: Quote.Single, mayOpen: mayOpenStraightSingle, closes: none, mayClose: [Quote.Single, Quote.LowSingle] };
const OPENS_CORNER: QuotationMark = { opens: Quote.Corner, mayOpen: always, closes: none, mayClose: none };
const CLOSES_CORNER: QuotationMark = { mayOpen: never, closes: [Quote.Corner], mayClose: none };
const OPENS_WHITE_CORNER: QuotationMark = { opens: Quote.WhiteCorner, mayOpen: always, closes: none, mayClose: none };
const CLOSES_WHITE_CORNER: QuotationMark = { mayOpen: never, closes: [Quote.WhiteCorner], mayClose: none };

/** All marks; each is one UTF-16 unit. */
const MARKS: Readonly<Record<string, QuotationMark>> = {
  '“': OPENS_DOUBLE,
  '‟': OPENS_DOUBLE,
  '〝': OPENS_DOUBLE,
  '”': CLOSES_DOUBLE,
  '〞': CLOSES_DOUBLE,
  '〟': CLOSES_DOUBLE,
  '"': STRAIGHT,
  '＂': STRAIGHT,
  '„': { opens: Quote.Low, mayOpen: always, closes: none, mayClose: none },
  '«': { opens: Quote.Guillemet, mayOpen: standsNotAsClosing, closes: none, mayClose: [Quote.Reverse] },
  '»': { opens: Quote.Reverse, mayOpen: mayOpenReverse, closes: [Quote.Guillemet], mayClose: [Quote.Reverse] },
  '‹': { opens: Quote.SmallGuillemet, mayOpen: standsNotAsClosing, closes: none, mayClose: [Quote.SmallReverse] },
  '›': { opens: Quote.SmallReverse, mayOpen: mayOpenReverse, closes: [Quote.SmallGuillemet], mayClose: [Quote.SmallReverse] },
  '‘': OPENS_SINGLE,
  '‛': OPENS_SINGLE,
  // Some type it for a comma.
  '‚': { opens: Quote.LowSingle, mayOpen: mayOpenSingle, closes: none, mayClose: none },
  // It never opens: behind white space it stands for letters that are left out.
  '’': { mayOpen: never, closes: [Quote.Single, Quote.LowSingle], mayClose: none },
  "'": STRAIGHT_SINGLE,
  '＇': STRAIGHT_SINGLE,
  '「': OPENS_CORNER,
  '﹁': OPENS_CORNER,
  '｢': OPENS_CORNER,
  '」': CLOSES_CORNER,
  '﹂': CLOSES_CORNER,
  '｣': CLOSES_CORNER,
  '『': OPENS_WHITE_CORNER,
  '﹃': OPENS_WHITE_CORNER,
  '』': CLOSES_WHITE_CORNER,
  '﹄': CLOSES_WHITE_CORNER,
};

const byUnit = new Map(Object.entries(MARKS).map(([character, mark]) => [character.charCodeAt(0), mark]));

/** What finds the next mark. It is set to where to look from, so who uses it does so to the end. */
export const NEXT_MARK = new RegExp(`[${Object.keys(MARKS).join('')}]`, 'g');

/** The mark that a UTF-16 unit is, if it is one. */
export function markOf(unit: number): QuotationMark | undefined {
  return byUnit.get(unit);
}

/** Whether a quotation of a kind is opened by marks that are mostly apostrophes. */
export function isSingle(quote: Quote): boolean {
  return quote === Quote.Single || quote === Quote.LowSingle;
}

/** Whether a mark at the beginning of a paragraph takes up a quotation of a kind, left open by the one before. French does so with « or ». */
export function takesUp({ opens, closes }: QuotationMark, quote: Quote): boolean {
  return opens === quote || (quote === Quote.Guillemet && closes.includes(quote));
}

// What stands on both sides

const OPENING_BRACKETS = '([{<（【《〈［';
const CLOSING_MARKS = ';:)]}；：）】》〉］';
const DASHES = '\u2014\u2015\u2e3a';

/** @param unit NaN beyond an end of the paragraph */
export function sideOf(unit: number): Side {
  if (Number.isNaN(unit)) return Side.Space;
  switch (classOf(unit)) {
    case Char.Space:
    case Char.Newline:
    case Char.Ignorable:
      return Side.Space;
    case Char.Word:
      return isHangul(unit) ? Side.Touching : Side.Letter;
    case Char.Combining:
      return Side.Letter;
    case Char.Ideograph:
    case Char.Unspaced:
      return Side.Touching;
    case Char.Comma:
    case Char.Stop:
    case Char.Terminator:
      return Side.Closing;
    case Char.Hyphen:
    case Char.EnDash:
      return Side.Dash;
    default:
      return sideOfOther(String.fromCharCode(unit));
  }
}

function sideOfOther(character: string): Side {
  if (OPENING_BRACKETS.includes(character)) return Side.Opening;
  if (CLOSING_MARKS.includes(character)) return Side.Closing;
  return DASHES.includes(character) ? Side.Dash : Side.Other;
}

function isHangul(unit: number): boolean {
  return unit >= 0xac00 && unit <= 0xd7a3;
}

// What is no quotation mark

const APOSTROPHES = '\'’＇';
/** The s of a possessive; also behind what is no letter, as in "(UN)’s". */
const POSSESSIVE = /^s(?![\p{L}\p{N}])/iu;
/** What is written with something left out before it: ’tis, ’89, ’90s, rock ’n’ roll, Dutch ’s avonds and ’t. */
const OMISSION = /^(?:\d\ds?|t(?:was|is|were|will|would|il)|em|bout|n|s|t)(?![\p{L}\p{N}])/iu;
/** UTF-16 units that tell. */
const OMISSION_UNITS = 8;
/** The feet before the inches: 5'10". */
const FEET = /\d['’′] ?\d\d?$/;
const FEET_UNITS = 6;

/** Whether a mark is an apostrophe, or the inches of a measure. */
export function isNoQuotation({ text, at, before, after }: MarkPlace): boolean {
  const character = text[at];
  if (character === '"') return before === Side.Letter && FEET.test(text.slice(Math.max(0, at - FEET_UNITS), at));
  if (!APOSTROPHES.includes(character)) return false;
  if (before === Side.Letter && after === Side.Letter) return true;
  if (before !== Side.Space && POSSESSIVE.test(text.slice(at + 1, at + 3))) return true;
  return character === '’' && after === Side.Letter && (before === Side.Space || before === Side.Opening || before === Side.Dash);
}

function isOmission({ text, at }: MarkPlace): boolean {
  return OMISSION.test(text.slice(at + 1, at + 1 + OMISSION_UNITS));
}

/** Whether a mark that would close may be the apostrophe of a possessive, as in "the students’ views", "Marx’ Werke". */
export function mayBePossessive({ text, at, after }: MarkPlace): boolean {
  return APOSTROPHES.includes(text[at]) && /[sxz]/i.test(text.charAt(at - 1)) && after === Side.Space && sideOf(text.charCodeAt(at + 2)) === Side.Letter;
}
