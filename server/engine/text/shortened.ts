/**
 * A stretch of a text with long pieces of its lines left out, for who looks only at where lines begin and end: a line of megabytes that is
 * edited in its midst need not be read.
 */
import { Char, classAt } from './characters';
import type { TextContent } from './editedText';

/** UTF-16 units of a line that are kept at most on each side of what is left out. */
const KEPT = 64;
/** Of those before it, from the first to be seen: more than tell how a line begins. */
const BEGINNING = 16;
/** What would be left out of less is read. */
const FEWEST = 2048;

/** What is left out: `[start, end)`, UTF-16 units of the text. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

/**
 * What may be left out of a stretch that lies within one line, for who does not look at it.
 * Before and behind it something to be seen is kept, so that white space goes on on one side only.
 */
export function gapIn(text: TextContent, start: number, end: number): Gap | undefined {
  if (end - start < FEWEST) return undefined;
  const head = text.slice(start, start + KEPT);
  const before = lastVisible(head);
  const behind = firstVisible(text.slice(end - KEPT, end));
  return before - firstVisible(head) < BEGINNING || behind < 0 ? undefined : { start: start + before + 1, end: end - KEPT + behind };
}

function lastVisible(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && !isVisible(text, at)) at--;
  return at;
}

function firstVisible(text: string): number {
  for (let at = 0; at < text.length; at++) if (isVisible(text, at)) return at;
  return -1;
}

/** Whether a unit is a character by itself, and one to be seen. */
function isVisible(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const kind = classAt(text, at);
  return (unit & 0xf800) !== 0xd800 && kind !== Char.Space && kind !== Char.Newline && kind !== Char.Ignorable;
}

export class Shortened {
  readonly text: string;
  /** Where each piece begins in `text`, and how much was left out up to there. */
  private readonly pieces: { readonly from: number; readonly left: number }[] = [];

  /**
   * Of `text[start, end)`.
   * @param gaps in order
   */
  constructor(text: TextContent, start: number, end: number, gaps: readonly Gap[]) {
    let [some, from, left] = ['', start, 0];
    for (const gap of gaps) {
      some += text.slice(from, gap.start);
      left += gap.end - gap.start;
      from = gap.end;
      this.pieces.push({ from: some.length, left });
    }
    this.text = some + text.slice(from, end);
  }

  /** What was left out before a place in `text`; UTF-16 units. At the end of a piece that is what was left out before it. */
  leftBefore(at: number): number {
    let left = 0;
    for (const piece of this.pieces) if (at > piece.from) ({ left } = piece);
    return left;
  }
}
