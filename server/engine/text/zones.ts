/** Zones: what each paragraph of a text is to its reader. */
import type { TextContent } from './editedText';
import type { Layout } from './layout';
import type { Metadata } from './metadata';
import { readPage, type Page } from './page';

export type Zone = 'headline' | 'body' | 'caption' | 'note' | 'biography' | 'apparatus';

/** One zone a paragraph of the layout, in order. */
export function zonesOf(text: TextContent, layout: Layout, metadata: Metadata): Zone[] {
  return pageOf(text, layout, metadata).marks.map((mark) => mark.zone);
}

/** Why each paragraph has its zone, in words for a reader: "share links", "repeated caption", "text". */
export function explainZones(text: TextContent, layout: Layout, metadata: Metadata): string[] {
  return pageOf(text, layout, metadata).marks.map((mark) => mark.rule);
}

function pageOf(text: TextContent, layout: Layout, metadata: Metadata): Page {
  return metadata.page ?? readPage(text, layout, { title: metadata.title?.value, author: metadata.author?.value });
}
