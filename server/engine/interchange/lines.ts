/** The lines of a file with their places, and the hierarchy that indentation makes. */
import type { Branch } from './tree';

export interface Line {
  /** Without its end and the white space around it. */
  readonly text: string;
  /** Of `text`. */
  readonly at: number;
  /** Columns it is indented; a tab counts as eight, wherever it stands. */
  readonly indent: number;
}

/** Lines that have something on them. Ended by LF, CRLF or CR. */
export function* linesOf(file: string): Generator<Line> {
  const line = /[^\r\n]+/g;
  for (let match = line.exec(file); match; match = line.exec(file)) {
    const text = match[0].trim();
    if (text === '') continue;
    const before = match[0].length - match[0].trimStart().length;
    yield { text, at: match.index + before, indent: columnsOf(match[0].slice(0, before)) };
  }
}

function columnsOf(space: string): number {
  let columns = 0;
  for (const character of space) columns += character === '\t' ? 8 : 1;
  return columns;
}

/** Which category a line belongs to, by its indentation: the nearest one before it that is indented less. */
export class Indentation {
  private readonly open: { indent: number; branch: Branch }[] = [];

  constructor(private readonly root: Branch) {}

  above(indent: number): Branch {
    while (this.open.length > 0 && this.open[this.open.length - 1].indent >= indent) this.open.pop();
    return this.open[this.open.length - 1]?.branch ?? this.root;
  }

  enter(indent: number, branch: Branch): void {
    this.open.push({ indent, branch });
  }
}
