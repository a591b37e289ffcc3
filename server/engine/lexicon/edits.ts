/**
 * Edits of a lexicon file that keep everything else as it is: comments, order, quoting, line ends.
 *
 * Spans are UTF-16 units into the file. An edit is refused (`undefined`) where the file is not of the shape it needs.
 */
import { isMap, isScalar, isSeq, parseDocument, stringify, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Span } from '../text/layout';

export interface LexiconEdit {
  readonly span: Span;
  readonly text: string;
}

/** Adds a wording to a theme's list of variants or exceptions, after those that are there; makes the list where there is none. */
export function addWording(text: string, theme: string, list: 'variants' | 'except', wording: string): LexiconEdit | undefined {
  const entry = themePair(text, theme);
  if (!entry) return undefined;
  const value = entry.value;
  if (isSeq(value)) return list === 'variants' ? appendItem(text, value, wording) : undefined;
  if (!isMap(value)) return undefined;
  const field = pairs(value).find((pair) => isScalar(pair.key) && pair.key.value === list);
  if (isSeq(field?.value) && field.value.items.length > 0) return appendItem(text, field.value, wording);
  return field ? undefined : newList(text, value, list, wording);
}

/** Takes an item of a list away: with its line where it has one of its own, else with the comma beside it. */
export function removeItem(text: string, { start, end }: Span): LexiconEdit | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const lineEnd = endOfLine(text, end);
  if (/^[ \t]*-[ \t]+$/.test(text.slice(lineStart, start)) && /^[ \t]*(?:#.*)?[\r\n]*$/.test(text.slice(end, lineEnd))) {
    return { span: { start: lineStart, end: lineEnd }, text: '' };
  }
  const before = /,\s*$/.exec(text.slice(0, start));
  const after = /^\s*,\s*/.exec(text.slice(end));
  if (after && /[,[]\s*$/.test(text.slice(0, start))) return { span: { start, end: end + after[0].length }, text: '' };
  return before && /^\s*\]/.test(text.slice(end)) ? { span: { start: before.index, end }, text: '' } : undefined;
}

/** Adds a theme with one variant, after those that are there. */
export function addTheme(text: string, id: string, label: string, wording: string): LexiconEdit | undefined {
  const newline = newlineOf(text);
  const root = rootOf(text);
  const themes = root && pairs(root).find((pair) => isScalar(pair.key) && pair.key.value === 'themes');
  const entry = (indent: string): string =>
    [`${indent}${quoted(id)}:`, `${indent}  label: ${quoted(label)}`, `${indent}  definition: ""`, `${indent}  variants:`, `${indent}    - ${quoted(wording)}`].join(newline) + newline;
  if (!themes) {
    const at = text.length;
    const gap = text === '' || /[\r\n]$/.test(text) ? '' : newline;
    return root || isBlank(text) ? { span: { start: at, end: at }, text: `${gap}themes:${newline}${entry('  ')}` } : undefined;
  }
  if (!isMap(themes.value) || themes.value.flow || themes.value.items.length === 0) return undefined;
  const first = pairs(themes.value)[0].key.range![0];
  const last = pairs(themes.value)[themes.value.items.length - 1];
  const at = endOfLine(text, (last.value ?? last.key).range![1]);
  return { span: { start: at, end: at }, text: `${lineBreakBefore(text, at, newline)}${newline}${entry(indentAt(text, first))}` };
}

/** The name of a theme made of a wording: lower-case words joined by hyphens, unlike those that are there. */
export function themeIdFor(wording: string, taken: ReadonlySet<string>): string {
  const plain = wording.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'theme';
  let id = plain;
  for (let number = 2; taken.has(id); number++) id = `${plain}-${number}`;
  return id;
}

/** A wording as a variant: white space made one space, and without the signs that a variant gives a meaning of its own. */
export function asVariant(wording: string): string {
  return wording.replace(/[*?()|~]+/g, ' ').replace(/\s+/g, ' ').replace(/^[=/]+/, '').trim();
}

function appendItem(text: string, seq: YAMLSeq, wording: string): LexiconEdit {
  const last = seq.items[seq.items.length - 1] as Node;
  const end = last.range![1];
  if (seq.flow) return { span: { start: end, end }, text: `, ${quoted(wording, true)}` };
  const indent = indentAt(text, (seq.items[0] as Node).range![0]);
  const at = endOfLine(text, Math.max(last.range![0], end - 1));
  const newline = newlineOf(text);
  return { span: { start: at, end: at }, text: `${lineBreakBefore(text, at, newline)}${indent}- ${quoted(wording)}${newline}` };
}

function newList(text: string, fields: YAMLMap, list: string, wording: string): LexiconEdit | undefined {
  if (fields.flow || fields.items.length === 0) return undefined;
  const last = pairs(fields)[fields.items.length - 1];
  const indent = indentAt(text, pairs(fields)[0].key.range![0]);
  const node = last.value ?? last.key;
  const at = endOfLine(text, Math.max(node.range![0], node.range![1] - 1));
  const newline = newlineOf(text);
  return { span: { start: at, end: at }, text: `${lineBreakBefore(text, at, newline)}${indent}${list}:${newline}${indent}  - ${quoted(wording)}${newline}` };
}

// The file

/** Nothing but comments and white space. */
function isBlank(text: string): boolean {
  return text.split(/[\r\n]+/).every((line) => /^\s*(?:#.*)?$/.test(line));
}

function rootOf(text: string): YAMLMap | undefined {
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent', prettyErrors: false });
  return document.errors.length === 0 && isMap(document.contents) ? document.contents : undefined;
}

function themePair(text: string, theme: string): Pair<Node, Node | null> | undefined {
  const root = rootOf(text);
  const themes = root && pairs(root).find((pair) => isScalar(pair.key) && pair.key.value === 'themes');
  if (!isMap(themes?.value)) return undefined;
  return pairs(themes.value).find((pair) => isScalar(pair.key) && pair.key.value === theme);
}

function pairs(map: YAMLMap): Pair<Node, Node | null>[] {
  return map.items as Pair<Node, Node | null>[];
}

/** White space at the beginning of the line that `offset` stands in. */
function indentAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))![0];
}

/** The beginning of the next line, a comment on this one left in its place; the end of the text on the last line. */
function endOfLine(text: string, offset: number): number {
  const found = /\r\n|\n|\r/g;
  found.lastIndex = offset;
  const at = found.exec(text);
  return at ? at.index + at[0].length : text.length;
}

function lineBreakBefore(text: string, at: number, newline: string): string {
  return at === 0 || /[\r\n]/.test(text[at - 1]) ? '' : newline;
}

function newlineOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** A scalar, in quotation marks where YAML needs them. */
export function quoted(wording: string, flow = false): string {
  const plain = stringify(wording, { lineWidth: 0 }).trim();
  return flow && /[,[\]{}]/.test(plain) && !/^["']/.test(plain) ? JSON.stringify(wording) : plain;
}
