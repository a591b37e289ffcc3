/**
 * The scanner: finds the words of one paragraph and judges what stands between them.
 *
 * Words follow Unicode: letters with their marks, and digits. Inside a word may stand an apostrophe (don’t), a soft hyphen,
 * and the stop or comma of a number (3.5, 1,300). A possessive ’s is left out of the word. An ideograph is a word by itself;
 * scripts written without spaces are divided by `Intl.Segmenter`.
 */
import { isAbbreviation } from './abbreviations';
import { Char, classAt, classOfUnit, isDigit, isLower, isUpper, widthAt } from './characters';
import { Join, type TokenBuilder } from './tokens';

/** Scans `text[from, to)`, one paragraph, adding its tokens to `out`. */
export function scan(text: string, from: number, to: number, out: TokenBuilder): void {
  let join: Join = Join.Paragraph;
  let at = from;
  let previousStart = -1;
  while (at < to) {
    const kind = classAt(text, at);
    if (kind === Char.Word) {
      const start = at;
      const end = endOfWord(text, at, to);
      out.add(start, end, join);
      previousStart = start;
      at = skipPossessive(text, end, to);
      const joined = tightHyphen(text, at, to);
      join = joined > at ? Join.Hyphen : Join.Space;
      at = joined;
    } else if (kind === Char.Ideograph) {
      const end = at + widthAt(text, at);
      out.add(at, end, join);
      previousStart = -1;
      join = Join.Space;
      at = end;
    } else if (kind === Char.Unspaced) {
      at = scanUnspaced(text, at, to, join, out);
      previousStart = -1;
      join = Join.Space;
    } else {
      const mark = joinOf(kind, text, at, from, to, previousStart);
      if (mark > join) join = mark;
      at += widthAt(text, at);
    }
  }
}

/** End of the word that begins at `start`, its possessive left out. */
function endOfWord(text: string, start: number, to: number): number {
  const initialism = endOfInitialism(text, start, to);
  if (initialism > start) return initialism;
  let at = start;
  while (at < to) {
    const unit = text.charCodeAt(at);
    const kind = unit < 0xd800 ? classOfUnit(unit) : classAt(text, at);
    if (kind === Char.Word) at += widthAt(text, at);
    else if (kind === Char.Ignorable && continuesWord(text, at, to)) at++;
    else if (kind === Char.Apostrophe && isWordAt(text, at + 1, to) && !isPossessive(text, at, to)) at++;
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
  return !isWordAt(text, at + 1, to) && (at + 1 >= to || classAt(text, at + 1) !== Char.Apostrophe || isPossessive(text, at + 1, to));
}

function isWordAt(text: string, at: number, to: number): boolean {
  return at < to && classAt(text, at) === Char.Word;
}

function continuesWord(text: string, at: number, to: number): boolean {
  while (at < to && classAt(text, at) === Char.Ignorable) at++;
  return isWordAt(text, at, to);
}

function isInsideNumber(text: string, at: number, to: number): boolean {
  return at + 1 < to && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

/** Whether the apostrophe at `at` begins a possessive ’s. */
function isPossessive(text: string, at: number, to: number): boolean {
  const next = text.charCodeAt(at + 1);
  return at + 1 < to && (next === 0x73 || next === 0x53) && !isWordAt(text, at + 2, to);
}

function skipPossessive(text: string, at: number, to: number): number {
  return at < to && classAt(text, at) === Char.Apostrophe && isPossessive(text, at, to) ? at + 2 : at;
}

/**
 * Where the next part of a compound begins, if a hyphen joins it to the word that ends at `at`; else `at`.
 * A hyphen at a line end joins too: "multi-⏎polar".
 */
function tightHyphen(text: string, at: number, to: number): number {
  let next = at;
  while (next < to && classAt(text, next) === Char.Ignorable) next++;
  if (next >= to) return at;
  const kind = classAt(text, next);
  if (kind !== Char.Hyphen && kind !== Char.EnDash) return at;
  if (kind === Char.EnDash && isDigit(text.charCodeAt(next - 1))) return at;
  next++;
  while (next < to && classAt(text, next) === Char.Ignorable) next++;
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

function joinOf(kind: Char, text: string, at: number, from: number, to: number, previousStart: number): Join {
  switch (kind) {
    case Char.Space:
    case Char.Newline:
    case Char.Ignorable:
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
      if (previousStart >= 0 && isAbbreviation(text, previousStart, at, to)) return Join.Space;
      return endsSentence(text, at, to) ? Join.Sentence : Join.Mark;
    case Char.Terminator:
      return endsSentence(text, at, to) ? Join.Sentence : Join.Mark;
    default:
      return Join.Mark;
  }
}

/** "win- win" and "anti- and pro-", not " - " and not "--". */
function isTightOnOneSide(text: string, at: number, from: number, to: number): boolean {
  return (at > from && classAt(text, at - 1) === Char.Word) || isWordAt(text, at + 1, to);
}

/** A stop ends a sentence unless the next word begins in lower case. */
function endsSentence(text: string, at: number, to: number): boolean {
  for (let next = at + 1; next < to; next++) {
    const kind = classAt(text, next);
    if (kind === Char.Word) return !isLower(text, next);
    if (kind === Char.Ideograph || kind === Char.Unspaced) return true;
  }
  return true;
}

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });

function scanUnspaced(text: string, from: number, to: number, join: Join, out: TokenBuilder): number {
  let end = from;
  while (end < to && classAt(text, end) === Char.Unspaced) end++;
  for (const { index, segment, isWordLike } of segmenter.segment(text.slice(from, end))) {
    if (!isWordLike) continue;
    out.add(from + index, from + index + segment.length, join);
    join = Join.Space;
  }
  return end;
}
