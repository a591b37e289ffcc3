/** Hover on a field of a lexicon, on its value, or on a check: what it says, what values there are, and how it is written. */
import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import { fieldNamed, valuesOf, type Field } from '../engine/lexicon/grammar';
import { valueInWords } from '../engine/lexicon/reference';
import type { Span } from '../engine/text/layout';
import type { LineIndex } from '../engine/text/lines';
import { contextAt } from './lexiconContext';
import { checkField, isCheck } from './lexiconPlace';

/** @param offset in `text`, in UTF-16 units */
export function fieldHover(text: string, lines: LineIndex, offset: number): Hover | null {
  const found = keyAt(text, offset) ?? valueAt(text, offset);
  if (!found) return null;
  const range = { start: lines.position(found.span.start), end: lines.position(found.span.end) };
  return { range, contents: { kind: MarkupKind.Markdown, value: inWords(found.field) } };
}

function inWords(field: Field): string {
  return `**${field.name}**  \n${field.says}\n\nIts value: ${valueInWords(field)}.\n\n\`\`\`yaml\n${field.example}\n\`\`\``;
}

interface Found {
  readonly field: Field;
  readonly span: Span;
}

/** The stretch of such characters that an offset stands in. */
function stretchAt(text: string, offset: number, character: RegExp): Span {
  let [start, end] = [offset, offset];
  while (start > 0 && character.test(text[start - 1])) start--;
  while (end < text.length && character.test(text[end])) end++;
  return { start, end };
}

function keyAt(text: string, offset: number): Found | undefined {
  const span = stretchAt(text, offset, /[\w-]/);
  const name = text.slice(span.start, span.end);
  if (name === '' || !/^["']?[ \t]*:/.test(text.slice(span.end, span.end + 20))) return undefined;
  const context = contextAt(text, span.end);
  const field =
    context.kind === 'field' ? fieldNamed(context.of, name)
    : context.kind === 'wording' && context.isItem ? fieldNamed('variant', name)
    : context.kind === 'check' && isCheck(name) ? checkField(name)
    : undefined;
  return field && { field, span };
}

/** Values may have spaces in them. */
function valueAt(text: string, offset: number): Found | undefined {
  const { end } = stretchAt(text, offset, /[^\r\n,[\]{}"'#]/);
  const before = text.slice(0, end).trimEnd();
  if (before.length < offset) return undefined;
  const context = contextAt(text, before.length);
  if (context.kind !== 'value' || context.typed === '' || offset < before.length - context.typed.length) return undefined;
  const { field, typed } = context;
  const isKnown = field.value === 'language' || field.value === 'reach' || valuesOf(field).includes(typed);
  return isKnown ? { field, span: { start: before.length - typed.length, end: before.length } } : undefined;
}
