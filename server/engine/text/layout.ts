/**
 * Layout: front matter, lines and paragraphs, before any word is read.
 *
 * Each line is a paragraph, as people paste texts; unless the text is **hard-wrapped**, when blank lines divide. All
 * offsets are UTF-16 units, ranges `[start, end)`; a line's range leaves out its line break.
 */
import { Char, classAt, isLower, isUpper } from './characters';

export interface Span {
  start: number;
  end: number;
}

export interface Layout {
  /** The front matter with its fences, where there is one; it is no part of the text's words. */
  frontMatter?: Span;
  /** What stands between the fences. */
  frontMatterContent?: Span;
  /** Whether lines are wrapped by line breaks rather than each being a paragraph. */
  wrapped: boolean;
  /** Never empty of visible characters; in order; white space at either end left out. */
  paragraphs: Span[];
}

export function layOut(text: string): Layout {
  const matter = findFrontMatter(text);
  const lines = linesOf(text, matter ? matter.frontMatter.end : 0);
  const wrapped = isHardWrapped(text, lines);
  return { ...matter, wrapped, paragraphs: wrapped ? gatherParagraphs(text, lines) : lines.filter((line) => line.end > line.start) };
}

/** Nothing, or blank lines and comments and then a field or a list: else the fences are rules, and what stands between them is text. */
const FIELDS = /^(?:[ \t]*(?:#.*)?(?:\r\n|\n|\r))*(?:$|\{|-\s|["']?[\p{L}\p{N}_][^:\r\n]{0,60}:(?:\s|$))/u;

function findFrontMatter(text: string): { frontMatter: Span; frontMatterContent: Span } | undefined {
  const opening = /^---[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!opening) return undefined;
  const closing = /^(?:---|\.\.\.)[ \t]*$/gm;
  closing.lastIndex = opening[0].length;
  const found = closing.exec(text);
  if (!found || !FIELDS.test(text.slice(opening[0].length, found.index))) return undefined;
  return {
    frontMatter: { start: 0, end: found.index + found[0].length },
    frontMatterContent: { start: opening[0].length, end: found.index },
  };
}

/** LF, CR and their kin; CRLF is one. */
const LINE_BREAKS = '\n\r\u0085\u2028\u2029';

/** Line breaks in order, each found by looking for one character, which is what engines do fastest. */
class LineBreaks {
  /** The first of each kind that has not been passed. */
  private readonly next: number[];

  constructor(
    private readonly text: string,
    from: number,
  ) {
    this.next = Array.from(LINE_BREAKS, (character) => this.find(character, from));
  }

  /** Where the next begins, or the length of the text; UTF-16 units. */
  get first(): number {
    return Math.min(...this.next);
  }

  /** Where the line behind the break at `at` begins. */
  pass(at: number): number {
    const after = at + (this.text.startsWith('\r\n', at) ? 2 : 1);
    for (let kind = 0; kind < LINE_BREAKS.length; kind++) {
      if (this.next[kind] < after) this.next[kind] = this.find(LINE_BREAKS[kind], after);
    }
    return after;
  }

  private find(character: string, from: number): number {
    const at = this.text.indexOf(character, from);
    return at < 0 ? this.text.length : at;
  }
}

/** Lines from `from` on, trimmed of white space at both ends; a blank line has `start === end`. */
function linesOf(text: string, from: number): Span[] {
  const lines: Span[] = [];
  const breaks = new LineBreaks(text, from);
  let start = from;
  for (let at = breaks.first; at < text.length; at = breaks.first) {
    lines.push(trimmed(text, start, at));
    start = breaks.pass(at);
  }
  lines.push(trimmed(text, start, text.length));
  return lines;
}

function trimmed(text: string, start: number, end: number): Span {
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return { start, end };
}

function isBlank(text: string, at: number): boolean {
  const kind = classAt(text, at);
  return kind === Char.Space || kind === Char.Newline || kind === Char.Ignorable;
}

/** A share of line breaks in mid-sentence from which a text counts as wrapped. Wrapped prose has .7 and more, pasted text near none. */
const WRAPPED_SHARE = 0.4;

/** Lines longer than this, in UTF-16 units, were wrapped by nobody. */
const LONGEST_WRAPPED = 240;
/** Where such lines stand, so many breaks at least must show that others are wrapped. */
const FEWEST_BREAKS = 3;

function isHardWrapped(text: string, lines: Span[]): boolean {
  let breaks = 0;
  let inSentence = 0;
  let length = 0;
  const longest = lines.reduce((most, line) => Math.max(most, line.end - line.start), 0);
  for (let i = 1; i < lines.length; i++) {
    const before = lines[i - 1];
    const after = lines[i];
    if (before.end === before.start || after.end === after.start) continue;
    breaks++;
    length += before.end - before.start;
    if (breaksSentence(text, before, after, longest)) inSentence++;
  }
  if (breaks < (longest > LONGEST_WRAPPED ? FEWEST_BREAKS : 1)) return false;
  return length / breaks <= LONGEST_WRAPPED && inSentence / breaks >= WRAPPED_SHARE;
}

function breaksSentence(text: string, before: Span, after: Span, longest: number): boolean {
  const last = classAt(text, before.end - 1);
  if (last === Char.Stop || last === Char.Terminator || last === Char.Other) return false;
  if (isLower(text, after.start)) return true;
  if (!isCaseless(text, after.start) || !isCaseless(text, before.end - 1)) return false;
  return before.end - before.start >= longest * (last === Char.Ideograph ? 0.9 : 0.8);
}

/** A letter of a script without capitals: there only the length of a line tells that it was wrapped. */
function isCaseless(text: string, at: number): boolean {
  const kind = classAt(text, at);
  if (kind === Char.Ideograph || kind === Char.Unspaced) return true;
  return kind === Char.Word && !isLower(text, at) && !isUpper(text, at) && !/\p{N}/u.test(text[at]);
}

/** Paragraphs of a wrapped text: blank lines divide, and so do list items, headings and the short lines of a heading block. */
function gatherParagraphs(text: string, lines: Span[]): Span[] {
  const width = ninetiethPercentile(lines.map((line) => line.end - line.start));
  const paragraphs: Span[] = [];
  let open: Span | undefined;
  let last: Span | undefined;
  for (const line of lines) {
    if (line.end === line.start) {
      open = undefined;
      continue;
    }
    if (open && last && !divides(text, last, line, width)) open.end = line.end;
    else paragraphs.push((open = { ...line }));
    last = line;
  }
  return paragraphs;
}

const ITEM = /^(?:[-*•+]\s|#{1,6}\s|>\s|\d{1,3}[.)]\s)/;

function divides(text: string, before: Span, after: Span, width: number): boolean {
  if (ITEM.test(text.slice(after.start, after.start + 8))) return true;
  if (text.charCodeAt(before.start) === 0x23) return true;
  return width >= 50 && before.end - before.start < width * 0.55 && isUpper(text, after.start);
}

function ninetiethPercentile(lengths: number[]): number {
  const sorted = lengths.filter((length) => length > 0).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.9)] ?? 0;
}
