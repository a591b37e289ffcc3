/**
 * Where in a lexicon a cursor stands, told by indentation and brackets alone, so that it holds in a file that is being typed and cannot
 * be read yet.
 */
import type { Field, FieldOwner } from '../engine/lexicon/grammar';
import { keysAfter, scanFlow, type Flow } from './lexiconFlow';
import { ITEM, keysBeside, linesOf, pathAbove, readLine, type Step } from './lexiconOutline';
import { placeAt } from './lexiconPlace';

export type LexiconContext =
  /** The name of a field is being typed. */
  | { readonly kind: 'field'; readonly of: FieldOwner; readonly typed: string; readonly present: readonly string[]; readonly isFlow: boolean }
  /** The code of a check. */
  | { readonly kind: 'check'; readonly typed: string; readonly present: readonly string[]; readonly isFlow: boolean }
  /** The value of a field, or of a check. `theme`: the id of the theme it stands in. */
  | { readonly kind: 'value'; readonly field: Field; readonly typed: string; readonly theme?: string; readonly isQuoted: boolean; readonly isFlow: boolean }
  /** A wording. `typed` is the word at the cursor, `before` what stands before that in the wording. `isItem`: fields of a variant may stand here too. */
  | { readonly kind: 'wording'; readonly typed: string; readonly before: string; readonly isItem: boolean; readonly isFlow: boolean }
  | { readonly kind: 'other' };

const OTHER: LexiconContext = { kind: 'other' };
const WORD_AT_END = /[\p{L}\p{M}\p{N}’'-]*$/u;

/** @param offset of the cursor, in UTF-16 units */
export function contextAt(text: string, offset: number): LexiconContext {
  const before = linesOf(text.slice(0, offset));
  const after = linesOf(text.slice(offset));
  const line = before.length - 1;
  const own = readLine(before[line]);
  const isBare = own.key === undefined && own.dashes.length === 0;
  const above = pathAbove(before, line, own.dashes[0] ?? own.column, own.dashes.length > 0);
  const outer = isBare && above.line >= 0 ? openAbove(before, above.line) : undefined;
  const flow = outer ?? scanFlow(own.text.slice(own.value));
  if (flow.isComment || flow.isClosed || own.text.startsWith('#', own.column)) return OTHER;
  const path = [...above.path, ...own.dashes.map((): Step => ITEM), ...(own.key === undefined ? [] : [own.key]), ...flow.path];
  if (flow.depth > 0) {
    const opened = outer ? readLine(before[above.line]) : own;
    return described(path, flow, flow.at, () => [...flow.keys, ...keysAfter(deeperThan(opened.indent, after))]);
  }
  // A word alone in its line, or after a dash, may become a key.
  const mayBeKey = own.key === undefined && !flow.isQuoted;
  const at = !mayBeKey ? 'value' : isBare ? 'alone' : 'item';
  return described(path, flow, at, () => keysBeside([...before, ...after.slice(1)], line, own.column));
}

/** The brackets that a line opens and that are still open at the end. */
function openAbove(lines: readonly string[], from: number): Flow | undefined {
  const { value, text } = readLine(lines[from]);
  if (!/^[[{]/.test(text.slice(value))) return undefined;
  const flow = scanFlow([text.slice(value), ...lines.slice(from + 1)].join('\n'));
  return flow.depth > 0 ? flow : undefined;
}

/** The rest of a line, and those below it that are indented more than a column: brackets that are never closed end there. */
function deeperThan(indent: number, [rest, ...lines]: readonly string[]): string {
  const end = lines.findIndex((text) => {
    const line = readLine(text);
    return !line.isBlank && line.indent <= indent;
  });
  return [rest, ...(end < 0 ? lines : lines.slice(0, end))].join('\n');
}

function described(path: readonly Step[], { typed, depth, isQuoted }: Flow, at: 'key' | 'value' | 'alone' | 'item', present: () => readonly string[]): LexiconContext {
  const { keys, value } = placeAt(path);
  const isFlow = depth > 0;
  if (value && isWording(value) && at !== 'key' && !(at === 'alone' && keys)) {
    const [word] = WORD_AT_END.exec(typed)!;
    return { kind: 'wording', typed: word, before: typed.slice(0, typed.length - word.length), isItem: at === 'item' && keys === 'variant', isFlow };
  }
  if (keys !== undefined && at !== 'value' && /^[\w-]*$/.test(typed)) {
    if (keys === 'themes') return OTHER;
    return keys === 'checks' ? { kind: 'check', typed, present: present(), isFlow } : { kind: 'field', of: keys, typed, present: present(), isFlow };
  }
  if (!value || value.value === 'text' || at === 'key') return OTHER;
  const [root, theme] = path;
  return { kind: 'value', field: value, typed, theme: root === 'themes' && typeof theme === 'string' ? theme : undefined, isQuoted, isFlow };
}

function isWording({ value }: Field): boolean {
  return value === 'wording' || value === 'wordings' || value === 'variants';
}
