/**
 * Layout: front matter, lines and paragraphs, before any word is read.
 *
 * Each line is a paragraph, as people paste texts; unless the text is **hard-wrapped**, when blank lines divide. All
 * offsets are UTF-16 units, ranges `[start, end)`; a line's range leaves out its line break.
 */
import type { TextChange, TextContent } from './editedText';
import { editedLines, linesOf, Trait, type Lines } from './paragraphLines';

export interface Span {
  start: number;
  end: number;
}

/** Which paragraphs of two versions of a text are the same: the first `before` of both, and the last `after` of both. */
export interface SameParagraphs {
  readonly before: number;
  readonly after: number;
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
  /** Behind the front matter. */
  lines: Lines;
}

type Matter = Pick<Layout, 'frontMatter' | 'frontMatterContent'>;

export function layOut(text: string): Layout {
  const matter = findFrontMatter(text);
  return layOutLines(matter, linesOf(text, matter?.frontMatter.end ?? 0));
}

/** The layout of a text that was edited, made of the one before; it equals one from scratch. */
export function layOutEdited(old: Layout, text: TextContent, change: TextChange): Layout {
  const { frontMatter, frontMatterContent, lines } = old;
  const isMatterSame = frontMatter ? change.start > frontMatter.end : text.slice(0, FENCE.length) !== FENCE;
  if (!isMatterSame) return layOut(text.toString());
  const matter = frontMatter && { frontMatter, frontMatterContent };
  return layOutLines(matter, editedLines(lines, text, change, frontMatter?.end ?? 0));
}

function layOutLines(matter: Matter | undefined, lines: Lines): Layout {
  const wrapped = isHardWrapped(lines);
  return { ...matter, wrapped, paragraphs: wrapped ? gatherParagraphs(lines) : visible(lines), lines };
}

/** What front matter begins with. */
const FENCE = '---';

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

/** A share of line breaks in mid-sentence from which a text counts as wrapped. Wrapped prose has .7 and more, pasted text near none. */
const WRAPPED_SHARE = 0.4;

/** Lines longer than this, in UTF-16 units, were wrapped by nobody. */
const LONGEST_WRAPPED = 240;
/** Where such lines stand, so many breaks at least must show that others are wrapped. */
const FEWEST_BREAKS = 3;

function isHardWrapped({ start, end, traits }: Lines): boolean {
  let breaks = 0;
  let inSentence = 0;
  let length = 0;
  const longest = longestOf(start, end);
  for (let i = 1; i < start.length; i++) {
    const before = end[i - 1] - start[i - 1];
    if (before === 0 || end[i] === start[i]) continue;
    breaks++;
    length += before;
    if (breaksSentence(traits[i - 1], before, traits[i], longest)) inSentence++;
  }
  if (breaks < (longest > LONGEST_WRAPPED ? FEWEST_BREAKS : 1)) return false;
  return length / breaks <= LONGEST_WRAPPED && inSentence / breaks >= WRAPPED_SHARE;
}

function longestOf(start: Int32Array, end: Int32Array): number {
  let longest = 0;
  for (let i = 0; i < start.length; i++) longest = Math.max(longest, end[i] - start[i]);
  return longest;
}

/** @param length of the line before the break, `longest` of all; UTF-16 units */
function breaksSentence(before: number, length: number, after: number, longest: number): boolean {
  if (before & Trait.EndsSentence) return false;
  if (after & Trait.BeginsLower) return true;
  if (!(before & Trait.EndsCaseless) || !(after & Trait.BeginsCaseless)) return false;
  return length >= longest * (before & Trait.EndsInIdeograph ? 0.9 : 0.8);
}

function visible({ start, end }: Lines): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < start.length; i++) if (end[i] > start[i]) spans.push({ start: start[i], end: end[i] });
  return spans;
}

/** Paragraphs of a wrapped text: blank lines divide, and so do list items, headings and the short lines of a heading block. */
function gatherParagraphs(lines: Lines): Span[] {
  const { start, end } = lines;
  const width = ninetiethPercentile(lines);
  const paragraphs: Span[] = [];
  let open: Span | undefined;
  for (let i = 0; i < start.length; i++) {
    if (end[i] === start[i]) open = undefined;
    else if (open && !divides(lines, i, width)) open.end = end[i];
    else paragraphs.push((open = { start: start[i], end: end[i] }));
  }
  return paragraphs;
}

/** Whether a paragraph ends between a line and the one before. */
function divides({ start, end, traits }: Lines, line: number, width: number): boolean {
  if (traits[line] & Trait.IsItem || traits[line - 1] & Trait.BeginsWithHash) return true;
  return width >= 50 && end[line - 1] - start[line - 1] < width * 0.55 && (traits[line] & Trait.BeginsUpper) !== 0;
}

/** The length of lines than which a tenth of those that are not blank are longer; UTF-16 units. */
function ninetiethPercentile({ start, end }: Lines): number {
  const sorted = start.map((at, i) => end[i] - at).filter((length) => length > 0).sort();
  return sorted[Math.floor(sorted.length * 0.9)] ?? 0;
}
