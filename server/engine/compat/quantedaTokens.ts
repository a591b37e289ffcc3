/**
 * The tokens of a text as quanteda 4 has them by default: its tokenizer "word4" with symbols and numbers kept, hyphenated words,
 * web and e-mail addresses, #tags and @users left whole, and white space dropped. Punctuation marks are tokens, until they are
 * taken out (`remove_punct`); what is not there divides nothing.
 *
 * No token holds white space, so that a text is read chunk by chunk between spaces; what is in a chunk is found once.
 */
import type { Span } from '../text/layout';
import { Chunks } from './chunks';
import { composed } from './composed';
import { keptWhole } from './keptWhole';
import type { Types } from './types';
import { wordBreaks } from './wordBreaks';

/** Tokens in order; offsets are UTF-16 units into the text, ranges `[start, end)`. The arrays run in parallel. */
export interface QuantedaTokens {
  readonly count: number;
  readonly type: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** The tokens less the punctuation, as with `remove_punct = TRUE`. */
export function withoutPunctuation({ type, start, end }: QuantedaTokens, { isPunctuation }: Types): QuantedaTokens {
  const isKept = (_: number, token: number): boolean => !isPunctuation[type[token]];
  const kept = type.filter(isKept);
  return { count: kept.length, type: kept, start: start.filter(isKept), end: end.filter(isKept) };
}

/** Start, end and type of each token of a chunk, one after the other; offsets from the chunk's start. */
type Chunk = readonly number[];

/** Chunks are forgotten when there are so many. */
const MOST_KNOWN = 500_000;

/** What quanteda takes for a separator. */
const SEPARATOR = /^[\p{Z}\p{C}\p{M}]+$/u;

export class QuantedaTokenizer {
  private known = this.noneKnown();

  constructor(private readonly types: Types) {}

  /** The tokens of `text` from an offset on. */
  tokensOf(text: string, from = 0): QuantedaTokens {
    if (this.known.size >= MOST_KNOWN) this.known = this.noneKnown();
    const [type, start, end]: [number[], number[], number[]] = [[], [], []];
    this.known.walk(text, from, (chunk, offset) => {
      for (let i = 0; i < chunk.length; i += 3) {
        start.push(offset + chunk[i]);
        end.push(offset + chunk[i + 1]);
        type.push(chunk[i + 2]);
      }
    });
    return { count: type.length, type: new Int32Array(type), start: new Int32Array(start), end: new Int32Array(end) };
  }

  private noneKnown(): Chunks<Chunk> {
    return new Chunks((chunk) => this.read(chunk));
  }

  private read(chunk: string): Chunk {
    const { text, sourceOf } = composed(chunk);
    const read: number[] = [];
    for (const { start, end } of spansOf(text)) {
      const token = text.slice(start, end);
      if (!SEPARATOR.test(token)) read.push(sourceOf(start), sourceOf(end), this.types.intern(token));
    }
    return read;
  }
}

/** Stands where something kept whole ended, as in quanteda, so that no word goes on over it. */
const MARK = '\ue002';

/** The tokens of a chunk, separators included. */
function spansOf(chunk: string): Span[] {
  const kept = keptWhole(chunk);
  return [undefined, ...kept].flatMap((span, i) => spansAfter(chunk, span, kept[i]?.start ?? chunk.length));
}

/** What is kept whole, and the tokens between it and `to`. */
function spansAfter(chunk: string, kept: Span | undefined, to: number): Span[] {
  if (!kept) return spansBetween(wordBreaks(chunk.slice(0, to)), 0);
  const [mark, ...breaks] = wordBreaks(MARK + chunk.slice(kept.end, to));
  const rest = spansBetween(breaks, kept.end - MARK.length, mark);
  // A combining mark behind it takes its own mark away from quanteda, which then divides it like anything else.
  const whole = mark === MARK.length ? [kept] : spansBetween(wordBreaks(chunk.slice(kept.start, kept.end)), kept.start);
  return [...whole, ...rest];
}

/** @param from where the first begins; it and the breaks are counted from `offset` */
function spansBetween(breaks: readonly number[], offset: number, from = 0): Span[] {
  return breaks.map((end, i) => ({ start: offset + (i > 0 ? breaks[i - 1] : from), end: offset + end }));
}
