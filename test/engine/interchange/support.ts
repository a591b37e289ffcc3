/** Dictionaries as outlines, so that a test shows them as they are. */
import { formatNamed, type Format, type Note } from '../../../server/engine/interchange/interchange';
import { readLexiconSource } from '../../../server/engine/interchange/fromLexicon';
import type { Category, ForeignDictionary, Wording } from '../../../server/engine/interchange/model';
import { Notes } from '../../../server/engine/interchange/notes';

export function format(name: string): Format {
  const found = formatNamed(name);
  if (!found) throw new Error(`there is no format ${name}`);
  return found;
}

/** A line a category, indented: `name = label (definition) #color {field: value}: wording | wording`. */
export function outline({ categories }: ForeignDictionary): string[] {
  return categories.flatMap((category) => linesOf(category, ''));
}

function linesOf(category: Category, indent: string): string[] {
  const { name, label, definition, color, fields, wordings, except, children } = category;
  const own = [
    name,
    label === undefined ? '' : ` = ${label}`,
    definition === undefined ? '' : ` (${definition})`,
    color === undefined ? '' : ` ${color}`,
    ...Object.entries(fields).sort().map(([field, value]) => ` {${field}: ${value}}`),
    ':',
    wordings.length > 0 ? ` ${wordings.map(shown).join(' | ')}` : '',
    except.length > 0 ? ` except ${except.map(shown).join(' | ')}` : '',
  ].join('');
  return [indent + own, ...children.flatMap((child) => linesOf(child, `${indent}  `))];
}

function shown({ match, pole, near, within, side, except, fields }: Wording): string {
  return [
    match,
    pole ? ` <${pole}>` : '',
    near ? ` near ${near.join(' or ')} within ${within}${side ? ` ${side}` : ''}` : '',
    except ? ` except ${except.join(' or ')}` : '',
    ...Object.entries(fields).sort().map(([field, value]) => ` {${field}: ${value}}`),
  ].join('');
}

/** `line kind: message`, lines counted from 1. */
export function told(text: string, notes: readonly Note[]): string[] {
  return notes.map(({ at, kind, message }) => `${text.slice(0, at).split(/\r\n?|\n/).length} ${kind}: ${message}`);
}

/** Themes of a lexicon a line: `id < parent "label" {field: value}: wording | wording`. */
export function themesOf(lexicon: string): string[] {
  const { categories } = readLexiconSource(lexicon, new Notes());
  const lines = (some: readonly Category[], parent: string): string[] => some.flatMap((category) => {
    const { name, label, children } = category;
    const [line] = linesOf({ ...category, label: undefined, children: [] }, '');
    return [`${name}${parent}${label === undefined ? '' : ` "${label}"`}${line.slice(name.length)}`, ...lines(children, ` < ${name}`)];
  });
  return lines(categories, '');
}
