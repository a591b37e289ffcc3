/**
 * The analysis of a text that was edited, made of the analysis before: paragraphs that are the same are taken over, moved to where they stand
 * now, and only the others are scanned. It equals an analysis from scratch.
 *
 * What is known of the text as a whole (its layout, metadata and zones) is found anew: that costs little, and an edit may change all of it.
 */
import { analysisOf, type Paragraph, type TextAnalysis } from './analysis';
import { layOut, type Span } from './layout';
import { readMetadata, type Docvars } from './metadata';
import { scan } from './scanner';
import { firstThat } from './search';
import { TokenBuilder } from './tokenBuilder';
import { Join, plainTokens, type Tokens } from './tokens';
import type { Vocabulary } from './vocabulary';
import { zonesOf, type Zone } from './zones';

/** Which paragraphs of an analysis are another one's: the first `before` of both, and the last `after` of both. */
export interface Change {
  readonly before: number;
  readonly after: number;
}

export interface Reanalysis {
  readonly analysis: TextAnalysis;
  readonly change: Change;
}

export function reanalyse(old: TextAnalysis, text: string, vocabulary: Vocabulary, docvars?: Docvars): Reanalysis {
  const layout = layOut(text);
  const change = changeOf(old, text, layout.paragraphs);
  const metadata = readMetadata(text, layout, docvars, old.metadata.page && { page: old.metadata.page, ...change });
  const zones = zonesOf(text, layout, metadata);
  const scanned = scanAll(text, layout.paragraphs.slice(change.before, layout.paragraphs.length - change.after), vocabulary);
  const tokens = joined(old, change, scanned.tokens, text.length - old.text.length);
  const paragraphs = paragraphsOf(old.paragraphs, layout.paragraphs, zones, change, scanned.ends, tokens.count - old.tokens.count);
  return { analysis: analysisOf(text, layout, metadata, paragraphs, tokens), change };
}

// Which paragraphs are the same

function changeOf(old: TextAnalysis, text: string, spans: readonly Span[]): Change {
  const { paragraphs } = old;
  const most = Math.min(paragraphs.length, spans.length);
  const shift = text.length - old.text.length;
  const head = sharedHead(old.text, text);
  let before = 0;
  while (before < most && spans[before].end <= head && isAt(paragraphs[before], spans[before], 0)) before++;
  const tail = old.text.length - sharedTail(old.text, text, head);
  let after = 0;
  while (after < most - before) {
    const was = paragraphs[paragraphs.length - 1 - after];
    if (was.start < tail || !isAt(was, spans[spans.length - 1 - after], shift)) break;
    after++;
  }
  return { before, after };
}

function isAt(was: Span, is: Span, shift: number): boolean {
  return was.start + shift === is.start && was.end + shift === is.end;
}

/** UTF-16 units compared at once. */
const CHUNK = 2048;

/** How many units two texts begin with alike. */
function sharedHead(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head + CHUNK <= most && a.slice(head, head + CHUNK) === b.slice(head, head + CHUNK)) head += CHUNK;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  return head;
}

/** How many units two texts end with alike, beyond the `head` that both begin with. */
function sharedTail(a: string, b: string, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let tail = 0;
  while (tail + CHUNK <= most && a.slice(a.length - tail - CHUNK, a.length - tail) === b.slice(b.length - tail - CHUNK, b.length - tail)) tail += CHUNK;
  while (tail < most && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return tail;
}

// What is new

/** @returns the tokens, and the end of each paragraph among them */
function scanAll(text: string, spans: readonly Span[], vocabulary: Vocabulary): { tokens: Tokens; ends: number[] } {
  const length = spans.length > 0 ? spans[spans.length - 1].end - spans[0].start : 0;
  const builder = new TokenBuilder(text, vocabulary, length);
  const ends = spans.map(({ start, end }) => {
    scan(text, start, end, builder);
    return builder.count;
  });
  return { tokens: builder.build(), ends };
}

// Putting it together

/** The tokens of the paragraphs that stay, with others between them. */
function joined({ tokens: old, paragraphs }: TextAnalysis, { before, after }: Change, middle: Tokens, shift: number): Tokens {
  const head = before > 0 ? paragraphs[before - 1].endToken : 0;
  const tail = after > 0 ? paragraphs[paragraphs.length - after].firstToken : old.count;
  const moved = head + middle.count - tail;
  const first = firstThat(0, old.compoundFirst.length, (compound) => old.compoundFirst[compound] >= head);
  const last = firstThat(first, old.compoundFirst.length, (compound) => old.compoundFirst[compound] >= tail);
  const tokens: [number, number] = [head, tail];
  const compounds: [number, number] = [first, last];
  return plainTokens({
    count: old.count + moved,
    words: old.words - wordsIn(old, head, tail) + middle.words,
    type: numbers(old.type, middle.type, tokens, 0, 0),
    start: numbers(old.start, middle.start, tokens, 0, shift),
    end: numbers(old.end, middle.end, tokens, 0, shift),
    join: joins(old.join, middle.join, head, tail),
    compoundFirst: numbers(old.compoundFirst, middle.compoundFirst, compounds, head, moved),
    compoundLast: numbers(old.compoundLast, middle.compoundLast, compounds, head, moved),
    compoundType: numbers(old.compoundType, middle.compoundType, compounds, 0, 0),
  });
}

/** Some of the numbers that were and those that are new, these with `by` added, and behind them the rest with `byEnd` added. */
function numbers(old: Int32Array, middle: Int32Array, [start, end]: readonly [number, number], by: number, byEnd: number): Int32Array {
  const all = new Int32Array(start + middle.length + old.length - end);
  all.set(old.subarray(0, start));
  for (let i = 0; i < middle.length; i++) all[start + i] = middle[i] + by;
  const at = start + middle.length;
  if (byEnd === 0) all.set(old.subarray(end), at);
  else for (let i = end, to = at; i < old.length; i++, to++) all[to] = old[i] + byEnd;
  return all;
}

function joins(old: Uint8Array, middle: Uint8Array, head: number, tail: number): Uint8Array {
  const all = new Uint8Array(head + middle.length + old.length - tail);
  all.set(old.subarray(0, head));
  all.set(middle, head);
  all.set(old.subarray(tail), head + middle.length);
  return all;
}

function wordsIn({ join }: Tokens, from: number, to: number): number {
  let words = 0;
  for (let token = from; token < to; token++) if (join[token] !== Join.Hyphen) words++;
  return words;
}

function paragraphsOf(old: readonly Paragraph[], spans: readonly Span[], zones: readonly Zone[], { before, after }: Change, ends: readonly number[], moved: number): Paragraph[] {
  const head = before > 0 ? old[before - 1].endToken : 0;
  return spans.map(({ start, end }, i) => {
    const zone = zones[i];
    if (i < before) return old[i].zone === zone ? old[i] : { ...old[i], zone };
    const fromEnd = spans.length - i;
    if (fromEnd <= after) {
      const { firstToken, endToken } = old[old.length - fromEnd];
      return { start, end, zone, firstToken: firstToken + moved, endToken: endToken + moved };
    }
    const place = i - before;
    return { start, end, zone, firstToken: head + (place > 0 ? ends[place - 1] : 0), endToken: head + ends[place] };
  });
}
