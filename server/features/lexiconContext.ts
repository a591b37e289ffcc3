/**
 * Where in a lexicon a cursor stands, told by indentation alone, so that it holds in a file that is being typed and cannot be read yet.
 */

export type LexiconContext =
  /** The name of a field is being typed, in the lexicon or in a theme. */
  | { readonly kind: 'field'; readonly of: 'lexicon' | 'theme'; readonly typed: string }
  /** The value of a field. */
  | { readonly kind: 'value'; readonly field: string; readonly typed: string }
  /** A wording: an item of the variants or exceptions. `typed` is the word at the cursor. */
  | { readonly kind: 'wording'; readonly typed: string }
  | { readonly kind: 'other' };

/** @param before the text from the beginning of the file to the cursor */
export function contextAt(before: string): LexiconContext {
  const lines = before.split(/\r\n|\n|\r/);
  const line = lines[lines.length - 1];
  const parents = parentsOf(lines);
  const item = /^\s*-\s+(.*)$/.exec(line);
  if (item) return wordingIn(item[1], parents);
  const value = /^\s*([\w-]+):\s+(\S*)$/.exec(line);
  if (value) return { kind: 'value', field: value[1], typed: value[2] };
  const field = /^\s*([\w-]*)$/.exec(line);
  if (!field) return { kind: 'other' };
  if (parents.length === 0) return { kind: 'field', of: 'lexicon', typed: field[1] };
  return parents.length === 2 && parents[0] === 'themes' ? { kind: 'field', of: 'theme', typed: field[1] } : { kind: 'other' };
}

function wordingIn(written: string, parents: readonly string[]): LexiconContext {
  const isWording = parents[0] === 'themes' && (parents[2] === 'variants' || parents[2] === 'except' || (parents.length === 2 && parents[0] === 'themes'));
  if (!isWording) return { kind: 'other' };
  const inMap = /^\{.*\b(pole|case|diacritics|within):\s*(\w*)$/.exec(written);
  if (inMap) return { kind: 'value', field: inMap[1], typed: inMap[2] };
  return { kind: 'wording', typed: /[\p{L}\p{M}\p{N}’'-]*$/u.exec(written)![0] };
}

/** The keys that the last line stands under, outermost first. */
function parentsOf(lines: readonly string[]): string[] {
  const last = lines[lines.length - 1];
  let indent = /^\s*/.exec(last)![0].length + (/^\s*-/.test(last) ? 1 : 0);
  const parents: string[] = [];
  for (let i = lines.length - 2; i >= 0 && indent > 0; i--) {
    const key = /^(\s*)([\p{L}\p{N}_-]+):(?:\s|$)/u.exec(lines[i]);
    if (!key || key[1].length >= indent) continue;
    parents.unshift(key[2]);
    indent = key[1].length;
  }
  return parents;
}
