/**
 * The outline of a YAML file, told by its indentation and the looks of each line, so that it holds in a file that is being typed and
 * cannot be read yet. Columns are UTF-16 units from 0.
 */

/** What leads from a file to a place in it: a key, or into an item of a list. */
export type Step = string | typeof ITEM;
export const ITEM = Symbol('item');

/** How a line is indented. */
export interface Layout {
  readonly text: string;
  /** Where its first dash, or else its content, begins. */
  readonly indent: number;
  /** Of its dashes, each an item of a list. */
  readonly dashes: readonly number[];
  /** Where its content begins, after the dashes. */
  readonly column: number;
  /** White space, or a comment, alone. */
  readonly isBlank: boolean;
}

export interface Line extends Layout {
  /** The key that its content begins with. */
  readonly key?: string;
  /** Where what follows the key begins; without a key, where the content does. */
  readonly value: number;
}

const LINE_BREAK = /\r\n|\n|\r/;
const DASH = /-(?:[ \t]+|$)/y;
const KEY = /(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([\p{L}\p{N}_][^:#[\]{}"]*?))[ \t]*:(?:[ \t]+|$)/uy;

export function linesOf(text: string): string[] {
  return text.split(LINE_BREAK);
}

export function layoutOf(text: string): Layout {
  const indent = indentOf(text);
  const dashes: number[] = [];
  let column = indent;
  for (DASH.lastIndex = column; DASH.test(text); column = DASH.lastIndex) dashes.push(column);
  return { text, indent, dashes, column, isBlank: dashes.length === 0 && (column === text.length || text[column] === '#') };
}

export function readLine(text: string): Line {
  const layout = layoutOf(text);
  KEY.lastIndex = layout.column;
  const found = KEY.exec(text);
  return { ...layout, key: found ? (found[1] ?? found[2] ?? found[3]) : undefined, value: found ? KEY.lastIndex : layout.column };
}

function indentOf(text: string): number {
  let column = 0;
  while (text[column] === ' ' || text[column] === '\t') column++;
  return column;
}

export interface Above {
  /** Outermost first. */
  readonly path: readonly Step[];
  /** The nearest line above that leads to the place; -1 where none does. */
  readonly line: number;
}

/**
 * What a place stands under.
 * @param line the line that the place stands in; only those above it are looked at
 * @param column of the place: of its dash where it is an item
 */
export function pathAbove(lines: readonly string[], line: number, column: number, isItem: boolean): Above {
  const path: Step[] = [];
  let nearest = -1;
  for (let i = line - 1; i >= 0 && (column > 0 || isItem); i--) {
    if (indentOf(lines[i]) > column) continue;
    const one = readLine(lines[i]);
    if (one.isBlank) continue;
    let leads = false;
    if (isAbove(one, column, isItem)) {
      if (one.key !== undefined) path.unshift(one.key);
      [column, isItem, leads] = [one.column, false, true];
    }
    for (const dash of [...one.dashes].reverse()) {
      if (dash >= column) continue;
      path.unshift(ITEM);
      [column, isItem, leads] = [dash, true, true];
    }
    if (leads && nearest < 0) nearest = i;
  }
  return { path, line: nearest };
}

/** Whether the content of a line holds what stands at a column below it: by its key, or by a bracket it opens with. */
function isAbove({ column, key, text }: Line, below: number, isItem: boolean): boolean {
  if (key !== undefined) return column < below || (isItem && column === below);
  return column < below && /^[[{]/.test(text.slice(column));
}

/** The keys of the block map that a key at a column stands in, its own left out. */
export function keysBeside(lines: readonly string[], line: number, column: number): string[] {
  const keys: string[] = [];
  const add = (one: Line): void => {
    if (one.key !== undefined && one.column === column) keys.push(one.key);
  };
  for (let i = line, one = readLine(lines[i]); i > 0 && one.indent >= column; ) {
    one = readLine(lines[--i]);
    if (one.isBlank) one = { ...one, indent: column };
    else add(one);
  }
  for (let i = line + 1; i < lines.length; i++) {
    const one = readLine(lines[i]);
    if (one.isBlank) continue;
    if (one.indent < column) break;
    add(one);
  }
  return keys;
}
