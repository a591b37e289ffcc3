/** YAML front matter: the values that a text states of itself. */
import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import type { TextContent } from './editedText';
import type { Layout } from './layout';
import type { MetadataValue } from './metadata';

/** Front matter longer than this (UTF-16 units) is no front matter: the text merely begins and goes on with a rule. */
const LONGEST = 64 * 1024;

/** Values by lower-case name, in order; spans in the text. Broken YAML gives what can be read. */
export function* readFrontMatter(text: TextContent, { frontMatterContent: content }: Layout): Generator<[string, MetadataValue]> {
  const root = content && rootOf(text.slice(content.start, content.end));
  if (!content || !isMap(root)) return;
  for (const { key, value } of root.items) {
    const wording = isScalar(key) ? wordingOf(value as Node | null) : '';
    const range = (value as Node | null)?.range;
    if (wording === '' || !range) continue;
    const name = String((key as { value: unknown }).value).trim().toLowerCase();
    yield [name, { value: wording, origin: 'front matter', span: { start: content.start + range[0], end: content.start + range[1] } }];
  }
}

function rootOf(yaml: string): unknown {
  if (yaml.length > LONGEST) return undefined;
  try {
    return parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent', prettyErrors: false, uniqueKeys: false }).contents;
  } catch {
    // Brackets nested by the thousand exhaust the reader's stack.
    return undefined;
  }
}

/** A scalar, or the scalars of a list: `author: [A, B]`. */
function wordingOf(node: Node | null): string {
  if (isScalar(node)) return String(node.value ?? '').trim();
  if (isSeq(node)) return node.items.map((item) => wordingOf(item as Node)).filter((item) => item !== '').join(', ');
  return '';
}
