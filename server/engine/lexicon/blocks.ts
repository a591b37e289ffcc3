/**
 * A lexicon file divided by its indentation alone: its head, and under `themes:` each theme, so that an edit of one theme leaves the
 * text of the others as it was. Only the plain shape is divided; any other file is read as a whole.
 */

/** Offsets are UTF-16 units into the file. */
export interface Block {
  readonly start: number;
  /** From its key to the next, comments and blank lines between them included. */
  readonly text: string;
}

export interface Divided {
  readonly text: string;
  /** All that stands before the first theme, `themes:` included. */
  readonly head: string;
  readonly themes: readonly Block[];
}

const LINE = /([ \t]*)([^\r\n]*)(?:\r\n|\n|\r|$)/y;
const THEMES = /^themes:[ \t]*(?:#.*)?$/;
/** A key as people write one: a word or several, or one in quotation marks; never a sign that YAML gives a meaning. */
const KEY = /^(?:"[^"\\]*"|'[^']*'|[\p{L}\p{N}_](?:[^:#]|:(?=\S)|(?<=\S)#)*)[ \t]*:(?:[ \t]|$)/u;

/** @returns `undefined` where the file is not of the plain shape */
export function divide(text: string): Divided | undefined {
  const starts: number[] = [];
  let isBelow = false;
  let indent = 0;
  for (let at = 0; at < text.length; at = LINE.lastIndex) {
    LINE.lastIndex = at;
    const [, space, rest] = LINE.exec(text)!;
    if (rest === '' || rest.startsWith('#')) continue;
    if (!isBelow) {
      isBelow = space === '' && THEMES.test(rest);
      if (space === '' && !KEY.test(rest)) return undefined;
      continue;
    }
    if (space.includes('\t')) return undefined;
    if (starts.length === 0) indent = space.length;
    if (space.length > indent && starts.length > 0) continue;
    if (indent === 0 || space.length !== indent || !KEY.test(rest)) return undefined;
    starts.push(at);
  }
  if (starts.length === 0) return undefined;
  const themes = starts.map((start, i) => ({ start, text: text.slice(start, starts[i + 1] ?? text.length) }));
  return { text, head: text.slice(0, starts[0]), themes };
}
