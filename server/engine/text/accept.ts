/** Accepting what is inferred: writing it into the front matter, where it is stated from then on. */
import { stringify } from 'yaml';
import { readFrontMatter } from './frontMatter';
import { layOut, type Layout, type Span } from './layout';
import { NAMED, type Metadata } from './metadata';

/** The edit that writes what is inferred into the front matter; `undefined` where nothing is, or it cannot be done safely. */
export function acceptInferred(text: string, layout: Layout, metadata: Metadata): { span: Span; text: string } | undefined {
  const inferred = NAMED.flatMap((name) => (metadata[name]?.origin === 'inferred' ? [{ name, value: metadata[name].value }] : []));
  if (inferred.length === 0) return undefined;
  const newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const lines = inferred.map(({ name, value }) => stringify({ [name]: value }, { lineWidth: 0 }).trimEnd() + newline).join('');
  const at = layout.frontMatterContent?.end ?? 0;
  const block = layout.frontMatterContent ? lines : `---${newline}${lines}---${newline}${newline}`;
  const after = text.slice(0, at) + block + text.slice(at);
  const values = new Map(readFrontMatter(after, layOut(after)));
  // A block that is broken, or no plain list of fields, is left to its owner.
  return inferred.every(({ name, value }) => values.get(name)?.value === value) ? { span: { start: at, end: at }, text: block } : undefined;
}
