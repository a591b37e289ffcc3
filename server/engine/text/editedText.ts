/**
 * A text that is edited: the text as it was, and a stretch in the place of which something else stands now.
 *
 * Making the pieces of a long text one string again at every keystroke would take longer than all that is read of it then. So they are left
 * apart while edits stay near each other, and made one when somebody asks for the whole.
 */

/** A text, in one piece or not. */
export type TextContent = string | EditedText;

/** Where two versions of a text differ: `[start, end)` of the one before is `[start, endNow)` of the other. UTF-16 units. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly endNow: number;
}

/** The part of a text that stands apart at most: beyond it, copying it at every edit costs as much as making the text one. */
export const MOST_APART = 1 / 8;

export class EditedText {
  readonly length: number;
  /** Where the stretch that stands apart ends. */
  private readonly middleEnd: number;
  private whole?: string;

  /**
   * @param base the text as it was
   * @param head units of it that come first
   * @param middle what stands behind them
   * @param tail from where on the base comes again
   */
  private constructor(
    private readonly base: string,
    private readonly head: number,
    private readonly middle: string,
    private readonly tail: number,
  ) {
    this.middleEnd = head + middle.length;
    this.length = this.middleEnd + base.length - tail;
  }

  /** A text with something else in the place of `[start, end)`. */
  static of(text: TextContent, start: number, end: number, insert: string): EditedText {
    if (typeof text === 'string') return new EditedText(text, start, insert, end);
    const from = Math.min(start, text.head);
    const to = Math.max(end, text.middleEnd);
    const middle = text.slice(from, start) + insert + text.slice(end, to);
    if (middle.length > text.length * MOST_APART) return new EditedText(text.toString(), start, insert, end);
    return new EditedText(text.base, from, middle, to - text.middleEnd + text.tail);
  }

  /** Where a text differs from the one before; quick where it is an edit of it. */
  static change(before: TextContent, now: TextContent): TextChange {
    const { head, tail } = typeof now === 'string' ? NOTHING_SHARED : now.sharedWith(before);
    const [was, is] = [before.slice(head, before.length - tail), now.slice(head, now.length - tail)];
    const start = sharedHead(was, is);
    const end = sharedTail(was, is, start);
    return { start: head + start, end: head + was.length - end, endNow: head + is.length - end };
  }

  /** Whether two texts are the same; quick where one is an edit of the other. */
  static isSame(a: TextContent, b: TextContent): boolean {
    if (a === b) return true;
    if (a.length !== b.length || (typeof a === 'string' && typeof b === 'string')) return false;
    const { start, end } = EditedText.change(a, b);
    return start === end;
  }

  /** Units at the head and at the tail that a text surely has as well, as it is made of the same. */
  private sharedWith(other: TextContent): { head: number; tail: number } {
    const { base, head, tail } = this;
    if (typeof other !== 'string' && other.base === base) return { head: Math.min(head, other.head), tail: base.length - Math.max(tail, other.tail) };
    return (typeof other === 'string' ? other : other.whole) === base ? { head, tail: base.length - tail } : NOTHING_SHARED;
  }

  /** As a string gives it, of offsets from 0. */
  slice(start: number, end = this.length): string {
    const { base, head, middle, middleEnd, tail } = this;
    if (end <= start) return '';
    if (end <= head) return base.slice(start, end);
    const shift = tail - middleEnd;
    if (start >= middleEnd) return base.slice(start + shift, end + shift);
    if (start >= head && end <= middleEnd) return middle.slice(start - head, end - head);
    return base.slice(start, head) + middle.slice(Math.max(0, start - head), end - head) + base.slice(tail, Math.max(tail, end + shift));
  }

  /** The text as one string, which is made once. */
  toString(): string {
    return (this.whole ??= this.slice(0));
  }
}

const NOTHING_SHARED = { head: 0, tail: 0 };

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
