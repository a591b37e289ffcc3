/** Hover where no theme is voiced: a text's metadata with where each value comes from, and what a stretch of web residue is. */
import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import type { IndexedText } from '../engine/index/corpusIndex';
import { paragraphAt } from '../engine/text/analysis';
import type { Span } from '../engine/text/layout';
import { NAMED, type MetadataValue } from '../engine/text/metadata';
import { explainZones } from '../engine/text/zones';
import { rangeIn } from './places';
import { escapeMarkdown } from './wording';

export function textHover(text: IndexedText, offset: number): Hover | null {
  const found = metadataAt(text, offset) ?? zoneAt(text, offset);
  if (!found) return null;
  return { range: rangeIn(text, found.span), contents: { kind: MarkupKind.Markdown, value: found.value } };
}

interface Found {
  span: Span;
  value: string;
}

/** Over front matter, or over a value that was inferred from where it stands. */
function metadataAt({ analysis: { metadata, layout } }: IndexedText, offset: number): Found | undefined {
  const named = NAMED.flatMap((name): [string, MetadataValue][] => (metadata[name] ? [[name, metadata[name]]] : []));
  const values = [...named, ...metadata.other];
  const matter = layout.frontMatter;
  const span = matter && holds(matter, offset) ? matter : values.map(([, value]) => value.span).find((one) => one && holds(one, offset));
  if (!span || values.length === 0) return undefined;
  const lines = values.map(([name, { value, origin }]) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(value)}${origin === 'front matter' ? '' : ` (${origin})`}`);
  return { span, value: lines.join('\n') };
}

/** Over a paragraph that is not the text's own words. */
function zoneAt({ analysis }: IndexedText, offset: number): Found | undefined {
  const index = paragraphAt(analysis, offset);
  const paragraph = analysis.paragraphs[index];
  if (!paragraph || paragraph.zone === 'body' || paragraph.zone === 'headline' || offset > paragraph.end) return undefined;
  const why = explainZones(analysis.content, analysis.layout, analysis.metadata)[index];
  const counted = paragraph.zone === 'apparatus' ? 'Web residue: readable, not counted unless the settings say so.' : 'Counted, and marked as such: it is not the author’s running text.';
  return { span: paragraph, value: `${escapeMarkdown(why.charAt(0).toUpperCase() + why.slice(1))}  \n${escapeMarkdown(counted)}` };
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
