/**
 * Quotations: what of a text stands in quotation marks, over the ends of paragraphs too.
 *
 * Paragraphs are read in order, each with what the one before left open. Of an edited text only those are read that were edited, and on
 * behind them until a paragraph leaves open what it left open before: from there on nothing is otherwise.
 *
 * It is a function of the text and its paragraphs alone, whatever zone they are in: a caption in the midst of a quotation ends it, as it does
 * not begin with an opening mark, and what comes behind it opens anew. Block quotations of Markdown have no marks, and are none here.
 */
import type { TextContent } from './editedText';
import type { SameParagraphs, Span } from './layout';
import { NOTHING_OPEN, readQuotations, type OpenQuotes, type ParagraphQuotations } from './paragraphQuotations';
import { firstThat } from './search';

/** What was read of an earlier version. */
interface Earlier extends SameParagraphs {
  readonly paragraphs: readonly ParagraphQuotations[];
}

/** A quotation so far as it stands in one paragraph: from behind its opening mark to its closing mark. UTF-16 units of the text. */
export interface Quotation extends Span {
  /** The mark with which it was opened. */
  readonly openedAt: number;
  /** Whether that was in an earlier paragraph. */
  readonly isContinued: boolean;
  /** Whether it ends otherwise than with its paragraph, or is taken up by the next. */
  readonly isClosed: boolean;
}

/** The quotations of a text. They are read when somebody asks for them: a text that is read without costs nothing, nor does typing in it. */
export class Quotations {
  private known?: readonly ParagraphQuotations[];

  /** @param spans of the paragraphs */
  constructor(
    private readonly text: TextContent,
    private readonly spans: readonly Span[],
    private earlier?: Earlier,
  ) {}

  /** Those of the text as it was edited. Of what was read only the paragraphs are held on to, however often it is edited before somebody asks. */
  edited(text: TextContent, spans: readonly Span[], { before, after }: SameParagraphs): Quotations {
    const { known, earlier } = this;
    if (known) return new Quotations(text, spans, { paragraphs: known, before, after });
    return new Quotations(text, spans, earlier && { ...earlier, before: Math.min(before, earlier.before), after: Math.min(after, earlier.after) });
  }

  /** What was read of each paragraph. */
  get paragraphs(): readonly ParagraphQuotations[] {
    if (!this.known) {
      const { text, spans, earlier } = this;
      this.known = readParagraphs(spans.length, (i) => text.slice(spans[i].start, spans[i].end), earlier);
      this.earlier = undefined;
    }
    return this.known;
  }

  /** All of them in the order in which they open, those that count for nothing left out. */
  all(): Quotation[] {
    const all: Quotation[] = [];
    /** Where what the paragraph before left open was opened. */
    let openings: number[] = [];
    for (const [paragraph, { stretches, takenUp, open }] of this.paragraphs.entries()) {
      const opened = stretches.map((_, i) => (i < takenUp.length ? openings[takenUp[i]] : this.markBefore(paragraph, i)));
      openings = open.map((i) => opened[i]);
      for (let i = 0; i < stretches.length; i++) all.push(this.quotation(paragraph, i, opened[i]));
    }
    return all.filter(({ start, end }) => start < end);
  }

  /** The innermost that holds all of a stretch of one paragraph; UTF-16 units of the text. */
  around({ start, end }: Span): Quotation | undefined {
    const { spans, paragraphs } = this;
    const paragraph = firstThat(0, spans.length, (i) => spans[i].start > start) - 1;
    if (paragraph < 0) return undefined;
    const { stretches } = paragraphs[paragraph];
    const base = spans[paragraph].start;
    let i = firstThat(0, stretches.length, (one) => base + stretches[one].start > start) - 1;
    while (i >= 0 && base + this.endOf(paragraph, i) < end) i = stretches[i].within;
    return i < 0 ? undefined : this.quotation(paragraph, i, this.openingOf(paragraph, i));
  }

  private quotation(paragraph: number, i: number, openedAt: number): Quotation {
    const base = this.spans[paragraph].start;
    const { start, isClosed } = this.paragraphs[paragraph].stretches[i];
    return { start: base + start, end: base + this.endOf(paragraph, i), openedAt, isContinued: openedAt < base, isClosed: isClosed || this.goesOn(paragraph, i) };
  }

  /** Where a stretch ends: one that goes on ends with its paragraph. */
  private endOf(paragraph: number, i: number): number {
    const { start, end } = this.spans[paragraph];
    return this.goesOn(paragraph, i) ? end - start : this.paragraphs[paragraph].stretches[i].end;
  }

  /** Whether the next paragraph takes up a stretch. */
  private goesOn(paragraph: number, i: number): boolean {
    const { paragraphs } = this;
    const place = paragraphs[paragraph].open.indexOf(i);
    return place >= 0 && paragraph + 1 < paragraphs.length && paragraphs[paragraph + 1].takenUp.includes(place);
  }

  /** The mark that first opened what a stretch is of, in whichever paragraph. */
  private openingOf(paragraph: number, i: number): number {
    const { paragraphs } = this;
    let [at, stretch] = [paragraph, i];
    while (stretch < paragraphs[at].takenUp.length) {
      const place = paragraphs[at].takenUp[stretch];
      stretch = paragraphs[--at].open[place];
    }
    return this.markBefore(at, stretch);
  }

  private markBefore(paragraph: number, i: number): number {
    return this.spans[paragraph].start + this.paragraphs[paragraph].stretches[i].start - 1;
  }
}

/**
 * Reads the paragraphs that are not those of an earlier version, or that an edit before them makes others.
 * @param textOf the paragraph of a number; asked only of those that are read, once
 */
export function readParagraphs(count: number, textOf: (paragraph: number) => string, earlier?: Earlier): ParagraphQuotations[] {
  const { paragraphs: old, before, after } = earlier ?? { paragraphs: [], before: 0, after: 0 };
  const paragraphs = old.slice(0, before);
  const shift = old.length - count;
  for (let i = before; i < count; i++) {
    const entering = leavingOf(paragraphs, i - 1);
    if (i >= count - after && entering === leavingOf(old, i - 1 + shift)) return paragraphs.concat(old.slice(i + shift));
    paragraphs.push(readQuotations(textOf(i), entering));
  }
  return paragraphs;
}

function leavingOf(paragraphs: readonly ParagraphQuotations[], i: number): OpenQuotes {
  return i < 0 ? NOTHING_OPEN : paragraphs[i].leaving;
}
