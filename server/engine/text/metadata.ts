/**
 * Metadata of a text: front matter, then `metadata.csv`, then what the page shows that the text was pasted from. First found
 * wins, value by value; what is inferred says so.
 */
import { isoDate } from './dates';
import type { TextContent } from './editedText';
import { readFrontMatter } from './frontMatter';
import { languageOf } from './language';
import type { Layout, Span } from './layout';
import { readPage, type Earlier, type Page } from './page';

/** Where a value comes from. */
export type Origin = 'front matter' | 'metadata.csv' | 'inferred';

export interface MetadataValue {
  readonly value: string;
  readonly origin: Origin;
  /** Where it stands in the text, if it does; UTF-16 units. A date stands there as its writer wrote it. */
  readonly span?: Span;
}

export interface Metadata {
  readonly title?: MetadataValue;
  readonly author?: MetadataValue;
  readonly source?: MetadataValue;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; as written, where what is stated cannot be read as one of these. */
  readonly date?: MetadataValue;
  /** A language tag, such as `en`. */
  readonly language?: MetadataValue;
  /** Any other docvar, by name. */
  readonly other: ReadonlyMap<string, MetadataValue>;
  /** How the page around the text was read; zones rest on it. */
  readonly page?: Page;
}

/** Values by lower-case name. */
export type Docvars = ReadonlyMap<string, string>;

export const NAMED = ['title', 'author', 'source', 'date', 'language'] as const;

type Name = (typeof NAMED)[number];

/** Other names under which tables and front matter state a value; they stay among the other docvars, too. */
const ALIASES: Readonly<Record<Name, readonly string[]>> = {
  title: ['headline'],
  author: ['authors', 'byline'],
  source: ['outlet', 'publication', 'newspaper', 'journal', 'publisher'],
  date: ['published', 'pubdate', 'date_published', 'publication_date', 'publishdate'],
  language: ['lang'],
};

/** @param earlier the page before an edit, where the text was edited */
export function readMetadata(text: TextContent, layout: Layout, docvars?: Docvars, earlier?: Earlier): Metadata {
  const stated = statedValues(text, layout, docvars);
  const named: Partial<Record<Name, MetadataValue>> = {};
  for (const name of NAMED) named[name] = statedAs(name, stated);
  const page = readPage(text, layout, { title: named.title?.value, author: named.author?.value }, earlier);
  for (const name of ['title', 'author', 'source', 'date'] as const) {
    const shown = page[name];
    if (shown) named[name] ??= { ...shown, origin: 'inferred' };
  }
  named.language ??= inferredLanguage(text, page);
  const other = new Map([...stated].filter(([name]) => !(NAMED as readonly string[]).includes(name)));
  return { ...named, other, page };
}

function statedValues(text: TextContent, layout: Layout, docvars: Docvars = new Map()): Map<string, MetadataValue> {
  const values = new Map<string, MetadataValue>();
  for (const [name, value] of readFrontMatter(text, layout)) if (!values.has(name)) values.set(name, value);
  for (const [name, value] of docvars) if (!values.has(name) && value !== '') values.set(name, { value, origin: 'metadata.csv' });
  return values;
}

function statedAs(name: Name, stated: ReadonlyMap<string, MetadataValue>): MetadataValue | undefined {
  const value = [name, ...ALIASES[name]].map((alias) => stated.get(alias)).find((found) => found !== undefined);
  return value && name === 'date' ? { ...value, value: isoDate(value.value) ?? value.value } : value;
}

/** Told by the text as a whole, so it stands nowhere in it. */
function inferredLanguage(text: TextContent, page: Page): MetadataValue | undefined {
  const value = languageOf(text, page.bodyStart);
  return value === undefined ? undefined : { value, origin: 'inferred' };
}
