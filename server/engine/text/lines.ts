/**
 * Lines as the Language Server Protocol counts them: zero-based, ended by LF, CRLF or CR; characters are UTF-16 units.
 */
import { firstThat } from './search';

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
    const starts = [0];
    // Looking for one character is what engines do fastest, and most texts have no other line break.
    const breaks = text.includes('\r') ? /\r\n|\n|\r/g : undefined;
    if (breaks) for (let found = breaks.exec(text); found; found = breaks.exec(text)) starts.push(breaks.lastIndex);
    else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return new LineIndex(starts, text.length);
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
