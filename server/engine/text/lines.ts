/**
 * Lines as the Language Server Protocol counts them: zero-based, ended by LF, CRLF or CR; characters are UTF-16 units.
 */
import type { TextChange, TextContent } from './editedText';
import { firstThat } from './search';
import { splicedNumbers } from './splice';

export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

export class LineIndex {
  /**
   * @param starts where each line begins
   * @param length of the text; UTF-16 units
   */
  constructor(
    readonly starts: ArrayLike<number> & Iterable<number>,
    private readonly length: number,
  ) {}

  static of(text: string): LineIndex {
    return new LineIndex(lineStarts(text), text.length);
  }

  /** Those of a text that was edited: only what was edited is read. */
  edited(text: TextContent, { start, end, endNow }: TextChange): LineIndex {
    const { starts, length } = this;
    // A CR before the edit may be of a CRLF now, or no more: a line is where it was if its first character is.
    const before = Math.max(1, firstThat(0, starts.length, (line) => starts[line] >= start));
    const after = firstThat(before, starts.length, (line) => starts[line] > end);
    const from = Math.max(starts[before - 1], start - 1);
    const fresh = lineStarts(text.slice(from, endNow + 1)).filter((at) => at > 0 && from + at <= endNow);
    return new LineIndex(splicedNumbers(starts, fresh, { from: before, end: after, by: from, byEnd: text.length - length }), text.length);
  }

  get count(): number {
    return this.starts.length;
  }

  /** The position of an offset (UTF-16 units); offsets outside the text are taken to its nearest end. */
  position(offset: number): LinePosition {
    const inside = Math.max(0, Math.min(offset, this.length));
    const line = firstThat(0, this.starts.length, (at) => this.starts[at] > inside) - 1;
    return { line, character: inside - this.starts[line] };
  }

  /** The offset of a position; past a line's end it is the line's end, as the protocol has it. */
  offset({ line, character }: LinePosition): number {
    if (line >= this.starts.length) return this.length;
    if (line < 0) return 0;
    const next = line + 1 < this.starts.length ? this.starts[line + 1] : this.length;
    return Math.max(this.starts[line], Math.min(this.starts[line] + character, next));
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  // Looking for one character is what engines do fastest, and most texts have no other line break.
  const breaks = text.includes('\r') ? /\r\n|\n|\r/g : undefined;
  if (breaks) for (let found = breaks.exec(text); found; found = breaks.exec(text)) starts.push(breaks.lastIndex);
  else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
