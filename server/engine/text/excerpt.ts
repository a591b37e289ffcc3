/**
 * A paragraph as the reader of a page sees it: how long, how it opens and closes, whether it is running prose. Long
 * paragraphs are never read whole.
 */
import { Char, classOf } from './characters';
import type { TextContent } from './editedText';
import type { Span } from './layout';

/** UTF-16 units of a long paragraph that are looked at, at its head and at its end. */
const OPENING = 420;
const CLOSING = 160;

/** UTF-16 units of a long paragraph that openers are held against. */
const KEY = 60;

export interface Excerpt extends Span {
  /** The paragraph, or its first 420 UTF-16 units, as written. */
  readonly opening: string;
  /** Its last 160 UTF-16 units. */
  readonly closing: string;
  /** Whether `opening` is all of it. */
  readonly whole: boolean;
  /** Words; of a long paragraph an estimate by its length. Two ideographs count as a word. */
  readonly words: number;
  /** Sentences that end in it; of a long paragraph simply many. */
  readonly sentences: number;
  /** Running prose: never residue without a strong cue. */
  readonly prose: boolean;
  /** The opening (of a long paragraph less of it) without bullets before it: lower case, plain quotation marks, single spaces. */
  readonly key: string;
}

const IDEOGRAPH = /[\u3040-\u30ff\u3400-\u9fff]/;
const ENDS_IN_STOP = /[.。][”"’'»)）\]]*$/;
const ENDS_SENTENCE = /[.!?…。！？][”"’'»)）\]]*$/;

/** Whether the opening of a paragraph is all of it. */
export function isWhole({ start, end }: Span): boolean {
  return end - start <= OPENING;
}

export function excerptOf(text: TextContent, span: Span): Excerpt {
  const { start, end } = span;
  if (!isWhole(span)) return excerptOfLong(text, start, end);
  const opening = text.slice(start, end);
  const closing = end - start > CLOSING ? text.slice(end - CLOSING, end) : opening;
  const { words, sentences } = measure(opening);
  return { start, end, opening, closing, whole: true, words, sentences, prose: isProse(words, sentences, closing), key: keyOf(opening) };
}

/** Nothing of this length is but prose, unless a strong cue opens it. */
function excerptOfLong(text: TextContent, start: number, end: number): Excerpt {
  const opening = text.slice(start, start + OPENING);
  const words = Math.round((end - start) / (IDEOGRAPH.test(opening.slice(0, 40)) ? 2 : 6));
  const [closing, key] = [text.slice(end - CLOSING, end), keyOf(opening.slice(0, KEY))];
  return { start, end, opening, closing, whole: false, words, sentences: 9, prose: true, key };
}

/** Words and ends of sentences, in one pass. */
function measure(opening: string): { words: number; sentences: number } {
  let ideographs = 0;
  let words = 0;
  let sentences = 0;
  let inWord = false;
  let afterStop = false;
  for (let at = 0; at < opening.length; at++) {
    const kind = classOf(opening.charCodeAt(at));
    if (kind === Char.Space || kind === Char.Newline) {
      if (afterStop) sentences++;
      inWord = afterStop = false;
    } else if (kind === Char.Ideograph) {
      ideographs++;
      afterStop = false;
    } else if (kind === Char.Word || kind === Char.Unspaced) {
      if (!inWord) words++;
      inWord = true;
      afterStop = false;
    } else if (isWideStop(opening.charCodeAt(at))) {
      sentences++;
    } else if (kind === Char.Stop || kind === Char.Terminator) {
      afterStop = true;
    }
  }
  return { words: words + Math.ceil(ideographs / 2), sentences: sentences + (afterStop ? 1 : 0) };
}

/** 。！？ end a sentence with no space after them. */
function isWideStop(unit: number): boolean {
  return unit === 0x3002 || unit === 0xff01 || unit === 0xff1f;
}

/** A headline may be long, or be a question: prose ends in a full stop, has two sentences, or is longer than any headline. */
function isProse(words: number, sentences: number, closing: string): boolean {
  if (words > 40) return true;
  if (words < 12) return false;
  return ENDS_IN_STOP.test(closing) || (sentences >= 2 && words >= 20 && ENDS_SENTENCE.test(closing));
}

const LEADING = /^[\s•·●▪■◆*>#\-–—]+/;

/** What a key folds; most lines have none of it. */
const FOLDED = /[‘’“”„«»\t\n\r\u00a0\u3000]| {2}/;

/** A line as cues and repeats are held against it. */
export function keyOf(line: string): string {
  const bare = line.replace(LEADING, '').toLowerCase();
  if (!FOLDED.test(bare)) return bare;
  return bare.replace(/[‘’]/g, "'").replace(/[“”„«»]/g, '"').replace(/\s+/g, ' ').trim();
}
