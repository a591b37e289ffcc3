/** Lists in brackets and fields in braces, scanned up to a cursor; they may be broken off anywhere. */
import { ITEM, type Step } from './lexiconOutline';

export interface Flow {
  /** What leads from the beginning to the cursor. */
  readonly path: readonly Step[];
  /** `key`: the name of a field is being typed in braces; `value`: anything else. */
  readonly at: 'key' | 'value';
  /** What stands between the beginning of the word or wording at the cursor and the cursor, an opening quotation mark left out. */
  readonly typed: string;
  readonly isQuoted: boolean;
  /** A bracket or a quotation mark has closed since, so that nothing more can be typed here. */
  readonly isClosed: boolean;
  /** In braces: the keys that stand before. */
  readonly keys: readonly string[];
  /** Brackets and braces that are open. */
  readonly depth: number;
  /** The cursor stands in a comment. */
  readonly isComment: boolean;
}

interface Frame {
  readonly bracket: '[' | '{' | '';
  key?: string;
  readonly keys: string[];
}

/** @param text from where a value begins to the cursor; it may go over several lines */
export function scanFlow(text: string): Flow {
  return new FlowScan(text).run();
}

/** Keys in the braces that the cursor stands in, after it: `text` begins at the cursor. */
export function keysAfter(text: string): string[] {
  const scan = new FlowScan(`{${text}`);
  scan.run(true);
  return scan.keysOfFirst;
}

class FlowScan {
  private readonly frames: Frame[] = [{ bracket: '', keys: [] }];
  /** Where the scalar at the cursor begins; -1 where none has begun. */
  private start = -1;
  private quote = '';
  private isClosed = false;
  private isComment = false;
  keysOfFirst: string[] = [];

  constructor(private readonly text: string) {}

  /** @param untilClosed ends where the first bracket closes */
  run(untilClosed = false): Flow {
    for (let at = 0; at < this.text.length; at = this.next(at)) {
      if (this.frames.length === 2) this.keysOfFirst = this.frames[1].keys;
      if (untilClosed && at > 0 && this.frames.length === 1) break;
    }
    const { frames } = this;
    const frame = frames[frames.length - 1];
    const path = frames.flatMap(({ bracket, key }): Step[] => (bracket === '[' ? [ITEM] : bracket === '{' && key !== undefined ? [key] : []));
    return {
      path,
      at: frame.bracket === '{' && frame.key === undefined ? 'key' : 'value',
      typed: this.start < 0 ? '' : this.text.slice(this.start),
      isQuoted: this.quote !== '',
      isClosed: this.isClosed,
      keys: frame.keys,
      depth: frames.length - 1,
      isComment: this.isComment,
    };
  }

  /** Takes what stands at an offset, and gives the next one. */
  private next(at: number): number {
    const sign = this.text[at];
    if (this.isComment) this.isComment = sign !== '\n' && sign !== '\r';
    else if (this.quote !== '') return this.inQuotes(at);
    else if (sign === '#' && /^$|\s/.test(this.text.slice(at - 1, at))) this.isComment = true;
    else if (this.start < 0 && (sign === '"' || sign === "'")) {
      this.quote = sign;
      this.start = at + 1;
    } else if (this.start < 0 && (sign === '[' || sign === '{')) this.frames.push({ bracket: sign, keys: [] });
    else if (this.frames.length > 1 && this.isSeparator(at)) this.start = -1;
    else if (this.start < 0 && !/\s/.test(sign)) this.start = at;
    return at + 1;
  }

  private inQuotes(at: number): number {
    const { text, quote } = this;
    if (quote === '"' && text[at] === '\\') return at + 2;
    if (text[at] !== quote) return at + 1;
    if (quote === "'" && text[at + 1] === "'") return at + 2;
    this.quote = '';
    this.isClosed = true;
    return at + 1;
  }

  /** Whether a sign in brackets ends what stands before it. */
  private isSeparator(at: number): boolean {
    const { text, frames } = this;
    const sign = text[at];
    const frame = frames[frames.length - 1];
    if (sign === ',') frame.key = undefined;
    else if (sign === ']' || sign === '}') frames.pop();
    else if (sign === ':' && (this.isClosed || /^(?:[\s,[\]{}]|$)/.test(text.slice(at + 1, at + 2)))) this.takeKey(text.slice(Math.max(this.start, 0), at));
    else return false;
    this.isClosed = sign === ']' || sign === '}';
    return true;
  }

  private takeKey(written: string): void {
    const frame = this.frames[this.frames.length - 1];
    if (frame.key !== undefined || this.start < 0) return;
    frame.key = written.trim().replace(/["']$/, '');
    if (frame.bracket === '{') frame.keys.push(frame.key);
  }
}
