/**
 * Metadata of a text: front matter, then `metadata.csv`, then what the head of a pasted text shows. First found wins, value
 * by value; what is inferred says so.
 */
import { parseDocument, isMap, isScalar, type Pair, type Scalar } from 'yaml';
import type { Layout, Span } from './layout';

/** Where a value comes from. */
export type Origin = 'front matter' | 'metadata.csv' | 'inferred';

export interface MetadataValue {
  readonly value: string;
  readonly origin: Origin;
  /** Where it stands in the text, if it does; UTF-16 units. */
  readonly span?: Span;
}

export interface Metadata {
  readonly title?: MetadataValue;
  readonly author?: MetadataValue;
  readonly source?: MetadataValue;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date?: MetadataValue;
  /** A language tag, such as `en`. */
  readonly language?: MetadataValue;
  /** Any other docvar, by name. */
  readonly other: ReadonlyMap<string, MetadataValue>;
}

/** Values by lower-case name. */
export type Docvars = ReadonlyMap<string, string>;

export const NAMED = ['title', 'author', 'source', 'date', 'language'] as const;

export function readMetadata(text: string, layout: Layout, docvars?: Docvars): Metadata {
  const values = new Map<string, MetadataValue>();
  for (const [name, value] of frontMatter(text, layout)) if (!values.has(name)) values.set(name, value);
  for (const [name, value] of docvars ?? []) if (!values.has(name) && value !== '') values.set(name, { value, origin: 'metadata.csv' });
  return toMetadata(values);
}

function toMetadata(values: Map<string, MetadataValue>): Metadata {
  const other = new Map([...values].filter(([name]) => !(NAMED as readonly string[]).includes(name)));
  return { title: values.get('title'), author: values.get('author'), source: values.get('source'), date: values.get('date'), language: values.get('language'), other };
}

function* frontMatter(text: string, layout: Layout): Generator<[string, MetadataValue]> {
  const span = layout.frontMatterContent;
  if (!span) return;
  const root = parseDocument(text.slice(span.start, span.end), { schema: 'failsafe', logLevel: 'silent', prettyErrors: false }).contents;
  if (!isMap(root)) return;
  for (const pair of root.items as Pair<Scalar, Scalar>[]) {
    if (!isScalar(pair.key) || !isScalar(pair.value)) continue;
    const value = String(pair.value.value ?? '').trim();
    if (value === '') continue;
    const range = pair.value.range!;
    yield [String(pair.key.value).toLowerCase(), { value, origin: 'front matter', span: { start: span.start + range[0], end: span.start + range[1] } }];
  }
}
