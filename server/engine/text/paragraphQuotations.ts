/**
 * The quotations of one paragraph: what of it stands in quotation marks, given what the paragraph before left open.
 *
 * - **A quotation goes on over the end of a paragraph** if the next begins with an opening mark of its kind, as is the custom; that mark takes
 *   it up and opens no other within. The marks at the beginning take up what is open from the outermost on; what they pass over is given up.
 * - **What is not closed is given up**, so that a mark that was forgotten does not swallow the text. It then counts to the end of its
 *   paragraph, but at most to where another of its kind opens right within it: either the first was to be closed before, or paragraphs that a
 *   quotation runs over stand in one line. One in single marks that is not closed does not count, as it mostly was an apostrophe.
 * - **A closing mark** closes the innermost of its kind, and with it what is open within. A single one closes only what is innermost of all.
 *
 * All offsets are UTF-16 units from the beginning of the paragraph, so that it can move. Reading costs what the paragraph is long.
 */
import { isNoQuotation, isSingle, markOf, mayBePossessive, NEXT_MARK, Side, sideOf, standsAsOpening, takesUp, type MarkPlace, type Quote, type QuotationMark } from './quotationMarks';

/** What a paragraph leaves open, the outermost first: the number of each kind as one character, so that two are the same if they are equal. */
export type OpenQuotes = string;

export interface QuotedStretch {
  /** Behind the opening mark. */
  readonly start: number;
  /** The closing mark; of one that is open at the end of the paragraph, where it ends if it is given up. Not behind `start` where it counts for nothing. */
  readonly end: number;
  /** Whether a mark closes it, or another of its kind that opens within it ends it. */
  readonly isClosed: boolean;
  /** The stretch within which it was opened: an index, or -1. */
  readonly within: number;
}

export interface ParagraphQuotations {
  /** In the order in which they open; those that are taken up first. */
  readonly stretches: readonly QuotedStretch[];
  /** Which of those the paragraph before left open the first stretches take up: indices into its `open`. */
  readonly takenUp: readonly number[];
  /** Stretches that are open at the end, the outermost first. */
  readonly open: readonly number[];
  /** Their kinds. */
  readonly leaving: OpenQuotes;
}

/** Nothing is open: before the first paragraph, and behind most. */
export const NOTHING_OPEN: OpenQuotes = '';

/** Most paragraphs share it. */
const NO_QUOTATIONS: ParagraphQuotations = { stretches: [], takenUp: [], open: [], leaving: NOTHING_OPEN };

/** Quotations within each other that are told apart. Prose has three at most. */
const DEEPEST = 8;

/** UTF-16 units of a quotation in single marks that is closed by what may be a possessive: of one longer than that it is one. */
const LONGEST_DOUBTFUL = 120;

/** What may stand before the first mark of a paragraph: white space, and Markdown's signs of a block quotation and of emphasis. */
const BEFORE_FIRST = /[\s>*_]*/y;

/** @param entering what the paragraph before left open */
export function readQuotations(text: string, entering: OpenQuotes): ParagraphQuotations {
  const reader = new QuotationReader(text);
  reader.takeUp(entering);
  reader.read();
  return reader.result();
}

interface OpenQuotation {
  readonly quote: Quote;
  /** Its stretch. */
  readonly index: number;
  /** Where another of its kind opened right within it; -1 if none did. */
  reopened: number;
  /** The first mark that closes it if it is no possessive; -1 if there is none. */
  maybeClosed: number;
}

type Stretch = { -readonly [Key in keyof QuotedStretch]: QuotedStretch[Key] };

class QuotationReader {
  private readonly stretches: Stretch[] = [];
  private readonly takenUp: number[] = [];
  /** What is open, the innermost last. */
  private readonly stack: OpenQuotation[] = [];
  /** From where on marks are read. */
  private from = 0;
  /** Behind the last mark that opened a quotation; -1 before the first. */
  private behindOpening = -1;

  constructor(private readonly text: string) {}

  takeUp(entering: OpenQuotes): void {
    for (let i = 0; i < entering.length; i++) {
      BEFORE_FIRST.lastIndex = this.from;
      BEFORE_FIRST.test(this.text);
      const at = BEFORE_FIRST.lastIndex;
      const mark = markOf(this.text.charCodeAt(at));
      if (!mark || at + 1 >= this.text.length) return;
      while (i < entering.length && !takesUp(mark, quoteOf(entering, i))) i++;
      if (i === entering.length || (isSingle(quoteOf(entering, i)) && !mark.mayOpen(this.placeOf(at)))) return;
      this.takenUp.push(i);
      this.open(quoteOf(entering, i), at);
      this.from = at + 1;
    }
  }

  read(): void {
    NEXT_MARK.lastIndex = this.from;
    while (NEXT_MARK.test(this.text)) this.readMark(NEXT_MARK.lastIndex - 1);
  }

  private readMark(at: number): void {
    const mark = markOf(this.text.charCodeAt(at))!;
    const place = this.placeOf(at);
    if (isNoQuotation(place)) return;
    const closed = this.closedBy(mark, place);
    if (closed >= 0) this.closeAt(closed, place);
    // What opens at the end of a paragraph opens nothing.
    else if (mark.opens !== undefined && at + 1 < this.text.length && mark.mayOpen(place)) this.open(mark.opens, at);
  }

  private placeOf(at: number): MarkPlace {
    const { text } = this;
    const before = at === this.behindOpening ? Side.Opening : sideOf(text.charCodeAt(at - 1));
    return { text, at, before, after: sideOf(text.charCodeAt(at + 1)) };
  }

  /** Which of what is open a mark closes, or -1. */
  private closedBy({ closes, mayClose }: QuotationMark, place: MarkPlace): number {
    const { stack } = this;
    const isOpening = standsAsOpening(place);
    for (let i = stack.length - 1; i >= 0; i--) {
      const { quote } = stack[i];
      if (closes.includes(quote) || (!isOpening && mayClose.includes(quote))) return isSingle(quote) && i < stack.length - 1 ? -1 : i;
    }
    return -1;
  }

  private closeAt(i: number, place: MarkPlace): void {
    const { stack, stretches } = this;
    const { at } = place;
    const closed = stack[i];
    if (isSingle(closed.quote) && mayBePossessive(place)) {
      if (closed.maybeClosed < 0 && at - stretches[closed.index].start <= LONGEST_DOUBTFUL) closed.maybeClosed = at;
      return;
    }
    for (let inner = stack.pop()!; inner !== closed; inner = stack.pop()!) this.giveUp(inner, at);
    Object.assign(stretches[closed.index], { end: at, isClosed: true });
  }

  private open(quote: Quote, at: number): void {
    const { stack, stretches } = this;
    this.behindOpening = at + 1;
    const last = stack.at(-1);
    if (last?.quote === quote && last.maybeClosed >= 0) this.giveUp(stack.pop()!, at);
    else if (last?.quote === quote && last.reopened < 0) last.reopened = at;
    if (stack.length === DEEPEST) return;
    const start = at + 1;
    stack.push({ quote, index: stretches.length, reopened: -1, maybeClosed: -1 });
    stretches.push({ start, end: start, isClosed: false, within: stack.at(-2)?.index ?? -1 });
  }

  /** Ends a quotation that no mark surely closed. @param at where it ends at the latest */
  private giveUp({ quote, index, reopened, maybeClosed }: OpenQuotation, at: number): void {
    const stretch = this.stretches[index];
    const end = isSingle(quote) ? maybeClosed : reopened;
    stretch.isClosed = end >= 0;
    if (end >= 0) stretch.end = end;
    else if (!isSingle(quote)) stretch.end = at;
  }

  result(): ParagraphQuotations {
    const { text, stack, stretches, takenUp } = this;
    if (stretches.length === 0) return NO_QUOTATIONS;
    for (const one of stack) this.giveUp(one, text.length);
    // One that another of its kind was opened in was closed somewhere; it does not go on.
    const open = stack.filter(({ reopened }) => reopened < 0);
    return { stretches, takenUp, open: open.map(({ index }) => index), leaving: open.map(({ quote }) => signOf(quote)).join('') };
  }
}

function signOf(quote: Quote): string {
  return String.fromCharCode(quote);
}

function quoteOf(quotes: OpenQuotes, i: number): Quote {
  return quotes.charCodeAt(i);
}
