/**
 * Lines as the eye sees them, with what tells whether they are paragraphs or parts of wrapped ones. All offsets are UTF-16 units.
 */
import { Char, classAt, isLower, isUpper } from './characters';
import type { TextChange, TextContent } from './editedText';
import { firstThat } from './search';
import { gapIn, Shortened, type Gap } from './shortened';
import { splicedNumbers } from './splice';

/** The lines of a text in order, in arrays: trimmed of white space at both ends. A blank line has `start === end`. */
export interface Lines {
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** `Trait`s, added up. */
  readonly traits: Int32Array;
}

export const enum Trait {
  /** It ends as a sentence does, or with a mark that no line is broken at. */
  EndsSentence = 1,
  EndsInIdeograph = 2,
  /** It ends, or begins, with a letter of a script without capitals. */
  EndsCaseless = 4,
  BeginsCaseless = 8,
  BeginsLower = 16,
  BeginsUpper = 32,
  /** It begins as an item of a list, a heading or a quotation. */
  IsItem = 64,
  BeginsWithHash = 128,
}

export function linesOf(text: string, from: number): Lines {
  return readLines(text, from, text.length);
}

/** The lines of a text that was edited: only those are read that were. */
export function editedLines(old: Lines, text: TextContent, { start, end, endNow }: TextChange, from: number): Lines {
  const count = old.start.length;
  // A line is as it was if no unit was edited up to the beginning of the next, nor among those that tell whether it is an item;
  const before = firstThat(0, count, (line) => line + 1 >= count || old.start[line + 1] >= start || old.start[line] + ITEM_UNITS > start);
  // and if no unit was edited behind the end of the one before.
  const after = firstThat(before + 1, count, (line) => old.end[line - 1] >= end);
  const moved = endNow - end;
  const at = before > 0 ? old.end[before - 1] : from;
  const to = after < count ? old.start[after] + moved : text.length;
  const read = readShortened(text, at, to, gapsOf(old, text, { start, end, endNow }, before, after - 1));
  // Of the lines that stay, the end of one and the beginning of another were read with those between.
  const [first, last] = [before > 0 ? 1 : 0, read.start.length - (after < count ? 1 : 0)];
  const splice = { from: before, end: after, by: at, byEnd: moved };
  return {
    start: splicedNumbers(old.start, read.start.subarray(first, last), splice),
    end: splicedNumbers(old.end, read.end.subarray(first, last), splice),
    traits: splicedNumbers(old.traits, read.traits.subarray(first, last), { ...splice, by: 0, byEnd: 0 }),
  };
}

/** What need not be read of lines that were edited: most of the first, up to the edit, and of the last, behind it. */
function gapsOf(old: Lines, text: TextContent, { start, end, endNow }: TextChange, first: number, last: number): Gap[] {
  if (first > last) return [];
  const moved = endNow - end;
  const before = gapIn(text, old.start[first], Math.min(start, old.end[first]));
  const behind = gapIn(text, Math.max(end, old.start[last]) + moved, old.end[last] + moved);
  return [before, behind].filter((gap) => gap !== undefined);
}

/** The lines of `text[at, to)`, with places from there on. */
function readShortened(text: TextContent, at: number, to: number, gaps: readonly Gap[]): Lines {
  const shortened = new Shortened(text, at, to + ITEM_UNITS, gaps);
  const lines = readLines(shortened.text, 0, to - at - shortened.leftBefore(Infinity));
  for (const places of gaps.length > 0 ? [lines.start, lines.end] : []) for (let i = 0; i < places.length; i++) places[i] += shortened.leftBefore(places[i]);
  return lines;
}

/** The lines of `text[from, to)`. */
function readLines(text: string, from: number, to: number): Lines {
  const starts: number[] = [];
  const ends: number[] = [];
  const traits: number[] = [];
  const add = (start: number, end: number): void => {
    while (start < end && isBlank(text, start)) start++;
    while (end > start && isBlank(text, end - 1)) end--;
    starts.push(start);
    ends.push(end);
    traits.push(end > start ? traitsOf(text, start, end) : 0);
  };
  const breaks = new LineBreaks(text, from);
  let start = from;
  for (let at = breaks.first; at < to; at = breaks.first) {
    add(start, at);
    start = breaks.pass(at);
  }
  add(start, to);
  return { start: new Int32Array(starts), end: new Int32Array(ends), traits: new Int32Array(traits) };
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

function isBlank(text: string, at: number): boolean {
  const kind = classAt(text, at);
  return kind === Char.Space || kind === Char.Newline || kind === Char.Ignorable;
}

function traitsOf(text: string, start: number, end: number): number {
  return beginning(text, start) + ending(text, end - 1);
}

const ITEM = /^(?:[-*•+]\s|#{1,6}\s|>\s|\d{1,3}[.)]\s)/;
/** UTF-16 units of a line that tell whether it is one. */
const ITEM_UNITS = 8;
const HASH = 0x23;

function beginning(text: string, at: number): number {
  if (isLower(text, at)) return Trait.BeginsLower;
  if (isUpper(text, at)) return Trait.BeginsUpper;
  const hash = text.charCodeAt(at) === HASH ? Trait.BeginsWithHash : 0;
  const item = ITEM.test(text.slice(at, at + ITEM_UNITS)) ? Trait.IsItem : 0;
  return hash + item + (isCaseless(text, at) ? Trait.BeginsCaseless : 0);
}

function ending(text: string, at: number): number {
  const kind = classAt(text, at);
  if (kind === Char.Stop || kind === Char.Terminator || kind === Char.Other) return Trait.EndsSentence;
  return (kind === Char.Ideograph ? Trait.EndsInIdeograph : 0) + (isCaseless(text, at) ? Trait.EndsCaseless : 0);
}

/** A letter of a script without capitals: there only the length of a line tells that it was wrapped. */
function isCaseless(text: string, at: number): boolean {
  const kind = classAt(text, at);
  if (kind === Char.Ideograph || kind === Char.Unspaced) return true;
  return kind === Char.Word && !isLower(text, at) && !isUpper(text, at) && !/\p{N}/u.test(text[at]);
}
