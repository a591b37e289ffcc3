/**
 * The scanner: finds the words of one paragraph and judges what stands between them.
 *
 * Words follow Unicode: letters with their marks, and digits. Inside a word may stand an apostrophe (don’t), a soft hyphen,
 * and the stop or comma of a number (3.5, 1,300). A possessive ’s is left out of the word. An ideograph is a word by itself;
 * scripts written without spaces are divided by `Intl.Segmenter`.
 */
import { isAbbreviation } from './abbreviations';
import { Char, classAt, classes, isDigit, isLower, isUpper, widthAt } from './characters';
import type { TokenBuilder } from './tokenBuilder';
import { Join } from './tokens';

/** Scans `text[from, to)`, one paragraph, adding its tokens to `out`. */
export function scan(text: string, from: number, to: number, out: TokenBuilder): void {
  let join: Join = Join.Paragraph;
  /** Whether a mark stands before the next word that ends a sentence, unless that word begins in lower case. */
  let stopped = false;
  let at = from;
  let previousStart = -1;
  while (at < to) {
    const kind = classAt(text, at);
    if (kind === Char.Space) {
      at++;
      continue;
    }
    if (isWordlike(kind)) {
      if (stopped) join = Math.max(join, isLower(text, at) ? Join.Mark : Join.Sentence);
      stopped = false;
    }
    if (kind === Char.Word) {
      let end = out.addPlainWords(at, to, join);
      if (end === at) {
        end = endOfWord(text, at, to);
        out.add(at, end, join);
      }
      previousStart = out.startOfLast;
      join = Join.Space;
      at = end;
      // Most words are followed by a space, and nothing of them by any other mark.
      if (text.charCodeAt(end) === SPACE) continue;
      at = skipPossessive(text, end, to);
      const joined = tightHyphen(text, at, to);
      if (joined > at) join = Join.Hyphen;
      at = joined;
    } else if (kind === Char.Ideograph || kind === Char.Unspaced) {
      at = kind === Char.Ideograph ? scanIdeograph(text, at, to, join, out) : scanUnspaced(text, at, to, join, out);
      previousStart = -1;
      join = Join.Space;
    } else {
      stopped ||= (kind === Char.Stop && !(previousStart >= 0 && isAbbreviation(text, previousStart, at, to))) || kind === Char.Terminator;
      join = Math.max(join, joinOf(kind, text, at, from, to));
      at += widthAt(text, at);
    }
  }
}

const SPACE = 0x20;
const STOP = 0x2e;

function isWordlike(kind: Char): boolean {
  return kind === Char.Word || kind === Char.Ideograph || kind === Char.Unspaced;
}

/** End of the word that begins at `start`, its possessive left out. */
function endOfWord(text: string, start: number, to: number): number {
  if (text.charCodeAt(start + 1) === STOP) {
    const initialism = endOfInitialism(text, start, to);
    if (initialism > start) return initialism;
  }
  let at = start;
  while (at < to) {
    if (classes[text.charCodeAt(at)] === Char.Word) {
      at++;
      continue;
    }
    const kind = classAt(text, at);
    if (kind === Char.Word || kind === Char.Combining) at += widthAt(text, at);
    else if (kind === Char.Ignorable) {
      const next = skipIgnorable(text, at, to);
      if (!continuesWord(text, next, to)) break;
      at = next;
    } else if (kind === Char.Apostrophe && isWordAt(text, at + 1, to) && !isPossessive(text, at, to)) at++;
    else if ((kind === Char.Stop || kind === Char.Comma) && isInsideNumber(text, at, to)) at++;
    else break;
  }
  return at;
}

/** End of "U.S.", "e.g.", "U.S.A": single letters divided by stops, two at least; `start` where there is none. */
function endOfInitialism(text: string, start: number, to: number): number {
  let at = start;
  let letters = 0;
  while (at < to && isLetterAlone(text, at, to)) {
    letters++;
    at++;
    if (text.charCodeAt(at) !== 0x2e) break;
    at++;
  }
  return letters > 1 ? at : start;
}

/** A letter followed by a stop, or, last of an initialism, by no word character. */
function isLetterAlone(text: string, at: number, to: number): boolean {
  if (!isUpper(text, at) && !isLower(text, at)) return false;
  return !continuesWord(text, at + 1, to) && (at + 1 >= to || classAt(text, at + 1) !== Char.Apostrophe || isPossessive(text, at + 1, to));
}

function isWordAt(text: string, at: number, to: number): boolean {
  return at < to && classAt(text, at) === Char.Word;
}

function continuesWord(text: string, at: number, to: number): boolean {
  return isWordAt(text, at, to) || (at < to && classAt(text, at) === Char.Combining);
}

function skipIgnorable(text: string, at: number, to: number): number {
  while (at < to && classAt(text, at) === Char.Ignorable) at += widthAt(text, at);
  return at;
}

/** The stop of "3.5" and the comma of "1,300"; those of other scripts divide numbers: "1、2". */
function isInsideNumber(text: string, at: number, to: number): boolean {
  const mark = text.charCodeAt(at);
  return (mark === 0x2e || mark === 0x2c) && at + 1 < to && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

/** Whether the apostrophe at `at` begins a possessive ’s. */
function isPossessive(text: string, at: number, to: number): boolean {
  const next = text.charCodeAt(at + 1);
  return at + 1 < to && (next === 0x73 || next === 0x53) && !continuesWord(text, at + 2, to);
}

function skipPossessive(text: string, at: number, to: number): number {
  return at < to && classAt(text, at) === Char.Apostrophe && isPossessive(text, at, to) ? at + 2 : at;
}

const SOFT_HYPHEN = 0xad;

/**
 * Where the next part of a compound begins, if a hyphen joins it to the word that ends at `at`; else `at`.
 * A hyphen at a line end joins too, be it soft: "multi-⏎polar".
 */
function tightHyphen(text: string, at: number, to: number): number {
  const hyphen = skipIgnorable(text, at, to);
  if (hyphen >= to) return at;
  const kind = classAt(text, hyphen);
  if (kind !== Char.Hyphen && kind !== Char.EnDash) {
    return text.charCodeAt(hyphen - 1) === SOFT_HYPHEN ? (afterLineEnd(text, hyphen, to) ?? at) : at;
  }
  if (kind === Char.EnDash && isDigit(text.charCodeAt(at - 1))) return at;
  const next = skipIgnorable(text, hyphen + 1, to);
  if (isWordAt(text, next, to)) return kind === Char.EnDash && isDigit(text.charCodeAt(next)) ? at : next;
  return afterLineEnd(text, next, to) ?? at;
}

/** Where a word begins on the next line, where only white space stands between; else `undefined`. */
function afterLineEnd(text: string, from: number, to: number): number | undefined {
  let lines = 0;
  for (let at = from; at < to; at++) {
    const kind = classAt(text, at);
    if (kind === Char.Newline) lines++;
    else if (kind !== Char.Space) return lines > 0 && kind === Char.Word ? at : undefined;
  }
  return undefined;
}

function joinOf(kind: Char, text: string, at: number, from: number, to: number): Join {
  switch (kind) {
    case Char.Space:
    case Char.Newline:
    case Char.Ignorable:
    case Char.Combining:
    case Char.Superscript:
      return Join.Space;
    case Char.Quote:
    case Char.Apostrophe:
      return Join.Quote;
    case Char.Hyphen:
      return isTightOnOneSide(text, at, from, to) ? Join.Quote : Join.Mark;
    case Char.Comma:
      return Join.Comma;
    case Char.Stop:
    case Char.Terminator:
      // What ends a sentence is settled at the next word.
      return Join.Space;
    default:
      return Join.Mark;
  }
}

/** "win- win" and "anti- and pro-", not " - " and not "--". */
function isTightOnOneSide(text: string, at: number, from: number, to: number): boolean {
  const before = at > from ? classAt(text, at - 1) : Char.Other;
  const after = at + 1 < to ? classAt(text, at + 1) : Char.Other;
  if (before === Char.Hyphen || after === Char.Hyphen) return false;
  return before === Char.Word || before === Char.Combining || after === Char.Word;
}

/** An ideograph with the marks that combine with it; gives its end. */
function scanIdeograph(text: string, from: number, to: number, join: Join, out: TokenBuilder): number {
  let end = from + widthAt(text, from);
  while (end < to && classAt(text, end) === Char.Combining) end += widthAt(text, end);
  out.add(from, end, join);
  return end;
}

let knownSegmenter: Intl.Segmenter | undefined;

/** Made when it is first needed: that takes longer than many a text, and few texts need it. */
function segmenter(): Intl.Segmenter {
  return (knownSegmenter ??= new Intl.Segmenter('th', { granularity: 'word' }));
}

/** UTF-16 units given to the segmenter at once: its time grows with the square of them. */
const LONGEST_RUN = 1000;

/** The words of a run without spaces; gives its end, or, of a long one, where to go on. */
function scanUnspaced(text: string, from: number, to: number, join: Join, out: TokenBuilder): number {
  let end = from;
  while (end < to && end - from < LONGEST_RUN && classAt(text, end) === Char.Unspaced) end++;
  const segments = [...segmenter().segment(text.slice(from, end))];
  // The last word of a run that goes on may be cut: it is read with what follows.
  if (end - from === LONGEST_RUN && segments.length > 1) end = from + segments.pop()!.index;
  for (const { index, segment, isWordLike } of segments) {
    if (!isWordLike) continue;
    out.add(from + index, from + index + segment.length, join);
    join = Join.Space;
  }
  return end;
}
