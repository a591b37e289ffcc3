/**
 * Scanning paragraphs that were edited: all of them where they are short, else a window around the edit.
 *
 * The window begins at an open place some way before the edit, of which the old tokens tell how it is joined to what stands before; and it ends where
 * the scan comes to an open place behind the edit at which a token began before as well, joined in the same way: from there on it would find
 * what it found then. Where there is no such place, as in a script written without spaces, the window is as wide as it takes, up to
 * all of the paragraphs.
 */
import type { Paragraph, TextAnalysis } from './analysis';
import type { TextChange, TextContent } from './editedText';
import { someTokens } from './editedTokens';
import type { Span } from './layout';
import { AHEAD, isOpenPlace } from './places';
import { scan } from './scanner';
import { TokenBuilder } from './tokenBuilder';
import { Join, tokenBefore, type TokenReader, type Tokens } from './tokens';
import type { Vocabulary } from './vocabulary';

/** UTF-16 units of paragraphs that are scanned as a whole: of fewer a window spares nothing. */
export const LONG = 8000;

/** UTF-16 units behind an edit that are scanned at first, to come to what was there before. */
const WINDOW = 256;
/** How many times as many are scanned if that was not enough. */
const WIDER = 4;

/** What takes the place of the old tokens `[from, end)`. */
export interface Rescanned {
  readonly from: number;
  readonly end: number;
  readonly fresh: Tokens;
  /** UTF-16 units of the text from which on places of the fresh tokens count. */
  readonly at: number;
  /** The end of each paragraph that was edited among the fresh tokens; the last may have more of the old ones. */
  readonly ends: readonly number[];
}

/** Paragraphs of a text that were edited, as they were and as they are. */
export interface Edited {
  readonly old: TextAnalysis;
  readonly text: TextContent;
  readonly edit: TextChange;
  readonly was: readonly Paragraph[];
  readonly is: readonly Span[];
  readonly vocabulary: Vocabulary;
}

/**
 * @param from the first old token of the paragraphs
 * @param end the one after their last
 * @param long UTF-16 units from which on only a window is scanned
 */
export function rescan(edited: Edited, from: number, end: number, long: number): Rescanned {
  const { was, is } = edited;
  if (is.length === 0) return { from, end, at: 0, ...scanBetween(edited, 0, 0) };
  const whole = { token: from, at: is[0].start };
  const { end: to } = is[is.length - 1];
  if (was.length === 0 || to - whole.at <= long) return { from, end, at: whole.at, ...scanBetween(edited, whole.at, to) };
  const opening = openingOf(edited) ?? whole;
  const { fresh, ends, end: last } = scanFrom(edited, opening.at, end);
  // It is as it was, and scanned by itself it would be the first of a paragraph.
  if (opening.token > from) fresh.join[0] = edited.old.tokens.joinAt(opening.token);
  return { from: opening.token, end: last, fresh, at: opening.at, ends };
}

interface Opening {
  readonly token: number;
  /** Where it begins; UTF-16 units. */
  readonly at: number;
}

/** A token before an edit, and in the first paragraph as it was and as it is, from which on it can be scanned: it will be what it was. */
function openingOf({ old: { content, tokens }, edit, was, is }: Edited): Opening | undefined {
  const [before, now] = [was[0], is[0]];
  if (before.start !== now.start) return undefined;
  const most = Math.min(edit.start, before.end, now.end) - AHEAD;
  // Another open place between it and the edit: so no run of letters reaches from one to the other.
  let isApart = false;
  for (let token = tokenBefore(tokens, most); token > before.firstToken; token--) {
    const at = tokens.startAt(token);
    if (tokens.joinAt(token) === Join.Hyphen || !isOpenPlace(content.slice(at - 1, at + 2), 1)) continue;
    if (isApart) return { token, at };
    isApart = true;
  }
  return undefined;
}

interface Scanned {
  readonly fresh: Tokens;
  readonly ends: readonly number[];
}

/** The tokens from a place on, until they are what they were. @param end the old token after the last of the paragraphs */
function scanFrom(edited: Edited, at: number, end: number): Scanned & { readonly end: number } {
  const { was, is, edit, old: { tokens } } = edited;
  const [before, now] = [was[was.length - 1], is[is.length - 1]];
  const shift = edit.endNow - edit.end;
  if (before.end + shift !== now.end) return { ...scanBetween(edited, at, now.end), end };
  const least = Math.max(edit.endNow, now.start, before.start + shift) + 1;
  // Where no place to begin was near, none to end will be.
  for (let width = Math.max(WINDOW, edit.start - at); ; ) {
    // Words are not cut, as the vocabulary would keep the pieces.
    const stop = firstOfWord(tokens, least - shift + width);
    const to = stop < end ? tokens.startAt(stop) + shift : now.end;
    const scanned = scanBetween(edited, at, to);
    const met = meetingOf(edited, scanned.fresh, { at, least, most: to - AHEAD });
    if (met) return { fresh: someTokens(scanned.fresh, 0, met.fresh), ends: scanned.ends.map((one) => Math.min(one, met.fresh)), end: met.old };
    if (to === now.end) return { ...scanned, end };
    // At least as far as was scanned in vain: so all of it takes twice the time of the last at most.
    width = Math.max(width * WIDER, to - at);
  }
}

/** The first token at or behind an offset (UTF-16 units) that is no later part of a compound. */
function firstOfWord(tokens: TokenReader, offset: number): number {
  let token = tokenBefore(tokens, offset) + 1;
  while (token < tokens.count && tokens.joinAt(token) === Join.Hyphen) token++;
  return token;
}

/** Scans what stands of the paragraphs in `[at, to)`. */
function scanBetween({ text, is, vocabulary }: Edited, at: number, to: number): Scanned {
  const some = text.slice(at, to);
  const builder = new TokenBuilder(some, vocabulary);
  const ends = is.map(({ start, end }) => {
    scan(some, Math.max(start, at) - at, Math.min(end, to) - at, builder);
    return builder.count;
  });
  return { fresh: builder.build(), ends };
}

/** A token that is there now and was there, both as numbers. */
interface Meeting {
  readonly fresh: number;
  readonly old: number;
}

/**
 * The first place, from `least` up to `most`, at which old and fresh tokens begin alike.
 * @param at from which on the fresh ones count; all UTF-16 units of the text
 */
function meetingOf({ old: { tokens }, text, edit }: Edited, fresh: Tokens, { at, least, most }: { at: number; least: number; most: number }): Meeting | undefined {
  const shift = edit.endNow - edit.end;
  let now = tokenBefore(fresh, least - at) + 1;
  let old = tokenBefore(tokens, least - shift) + 1;
  while (now < fresh.count && old < tokens.count) {
    const place = fresh.startAt(now) + at;
    if (place > most) return undefined;
    const apart = place - shift - tokens.startAt(old);
    if (apart === 0 && isAlike(fresh.joinAt(now), tokens.joinAt(old)) && isOpenPlace(text.slice(place - 1, place + 2), 1)) return { fresh: now, old };
    if (apart <= 0) now++;
    if (apart >= 0) old++;
  }
  return undefined;
}

/** Whether two tokens are joined alike to what stands before, and begin a word. */
function isAlike(now: Join, before: Join): boolean {
  return now === before && now !== Join.Hyphen;
}
