/**
 * A theme of which lines of its list of variants were edited: only these are read again, where they can be read by themselves.
 *
 * That is where each of the lines, before and now, is one wording on a line of its own and in line with its neighbours: whatever stands around them is
 * then read as it was, and has only moved. Any other edit is left to who reads the theme as a whole.
 */
import type { Span } from '../text/layout';
import { LexiconReader } from './lexiconReader';
import type { Inherited, ReadTheme } from './lexiconReadings';
import type { LexiconProblem, Variant } from './model';
import { movedProblem, movedTheme } from './moving';

/** Whole lines that stand in place of others, in UTF-16 units into the theme's text. */
interface Edited {
  readonly start: number;
  /** Of those that are gone. */
  readonly end: number;
  /** Of those that have come. */
  readonly now: number;
}

/**
 * @param before the theme's text as it was, and what was read of it
 * @returns what reading the text whole gives; `undefined` where only that tells
 */
export function readEdited(before: { readonly text: string; readonly read: ReadTheme }, text: string, inherited: Inherited): ReadTheme | undefined {
  const { theme, sound, problems, ofVariants } = before.read;
  if (!theme || !sound || !ofVariants) return undefined;
  const edited = editedLines(before.text, text);
  const places = edited && placesOf(before.text, text, edited, theme.variants);
  if (!edited || !places || problems.some(({ span, fix }) => isCut(span, edited) || (fix && isCut(fix.span, edited)))) return undefined;
  const { start, end, now } = edited;
  if (theme.span.end < end || !(isAmongItems(before.text, edited) || hasMore(before.text, end, theme.span.end))) return undefined;
  const come = new LexiconReader(text.slice(start, now), 0, inherited).readItems(places.map((place) => place - start), ofVariants);
  if (!come) return undefined;
  const isLeft = ({ span }: { span: Span }): boolean => span.start < start || span.start >= end;
  const behind = (span: Span): Span => ({ start: span.start < end ? span.start : span.start + now - end, end: span.end < end ? span.end : span.end + now - end });
  const toPlace = (span: Span): Span => ({ start: span.start + start, end: span.end + start });
  const moved = movedTheme({ ...theme, variants: theme.variants.filter(isLeft) }, behind, theme.file);
  const added = movedTheme({ ...theme, variants: come.variants }, toPlace, theme.file).variants;
  return {
    sound,
    ofVariants,
    theme: { ...moved, variants: inOrder([...moved.variants, ...added]) },
    problems: inOrder([...problems.filter(isLeft).map((one): LexiconProblem => movedProblem(one, behind, one.file)), ...come.problems.map((one) => movedProblem(one, toPlace, one.file))]),
  };
}

/** Whether, before and now, an item stands right before what is the same behind: where it is the last of the theme, it says where that ends. */
function isAmongItems(text: string, { start, end, now }: Edited): boolean {
  if (now === start) return false;
  return end > start || itemOf(text, text.lastIndexOf('\n', start - 2) + 1, start) !== undefined;
}

/** Whether a line between two places has something that says where it ends: neither an empty one nor a comment does, nor an item without a wording. */
function hasMore(text: string, start: number, end: number): boolean {
  for (let from = start, to: number; from < end; from = to) {
    to = text.indexOf('\n', from) + 1 || text.length;
    if (!IDLE.test(text.slice(from, to).replace(/^ *-(?=\s)/, ''))) return true;
  }
  return false;
}

function inOrder<T extends { readonly span: Span }>(some: T[]): T[] {
  return some.sort((a, b) => a.span.start - b.span.start);
}

/** Whether a span stands neither outside what was edited nor inside it. */
function isCut({ start, end }: Span, edited: Edited): boolean {
  return start < edited.end && end > edited.start && (start < edited.start || end > edited.end);
}

/** The lines between those at the beginning and at the end that are the same. */
function editedLines(before: string, now: string): Edited | undefined {
  const shorter = Math.min(before.length, now.length);
  let same = 0;
  while (same < shorter && before.charCodeAt(same) === now.charCodeAt(same)) same++;
  const start = before.lastIndexOf('\n', same - 1) + 1;
  let left = 0;
  while (left < shorter - start && before.charCodeAt(before.length - left - 1) === now.charCodeAt(now.length - left - 1)) left++;
  let end = before.length - left;
  const isLineStart = (text: string, at: number): boolean => at === start || text.charAt(at - 1) === '\n';
  if (!isLineStart(before, end) || !isLineStart(now, end + now.length - before.length)) end = before.indexOf('\n', end) + 1;
  return end === 0 || start === 0 ? undefined : { start, end, now: end + now.length - before.length };
}

/** A wording on a line of its own, in a list. */
const ITEM = /^( +)- +(?=[^\s#|>-])[^\r\n]*\r?\n$/;
const IDLE = /^[ \t]*(?:#.*)?\r?(?:\n|$)/;

/** Where the wordings begin in the lines that have come; `undefined` where these lines, or those that are gone, are something else. */
function placesOf(before: string, now: string, edited: Edited, variants: readonly Variant[]): number[] | undefined {
  const { start } = edited;
  const gone = itemsIn(before, start, edited.end);
  const come = itemsIn(now, start, edited.now);
  if (!gone || !come) return undefined;
  // What stands beside it tells what list it is.
  const beside = gone.length > 0 && come.length > 0 ? [] : itemBefore(before, start);
  if (!beside) return undefined;
  const isVariant = ({ at, end }: Item): boolean => variants.some(({ span }) => span.start === at && span.end < end);
  if (![...beside, ...gone].every(isVariant)) return undefined;
  const all = [...beside, ...gone, ...come];
  return all.every(({ indent }) => indent === all[0].indent) ? come.map(({ at }) => at) : undefined;
}

interface Item {
  readonly indent: number;
  /** Where the wording begins, and where the line ends. */
  readonly at: number;
  readonly end: number;
}

function itemsIn(text: string, start: number, end: number): Item[] | undefined {
  const items: Item[] = [];
  for (let from = start, to: number; from < end; from = to) {
    to = text.indexOf('\n', from) + 1;
    const item = itemOf(text, from, to);
    if (!item) return undefined;
    items.push(item);
  }
  return items;
}

function itemOf(text: string, from: number, to: number): Item | undefined {
  const line = text.slice(from, to);
  const found = ITEM.exec(line);
  if (!found) return undefined;
  const dash = found[1].length;
  return { indent: dash, at: from + dash + 1 + line.slice(dash + 1).search(/[^ ]/), end: to };
}

/** The item on the last line before a place that is neither empty nor a comment. */
function itemBefore(text: string, place: number): [Item] | undefined {
  for (let to = place, from: number; to > 0; to = from) {
    from = text.lastIndexOf('\n', to - 2) + 1;
    if (IDLE.test(text.slice(from, to))) continue;
    const item = itemOf(text, from, to);
    return item && [item];
  }
  return undefined;
}
