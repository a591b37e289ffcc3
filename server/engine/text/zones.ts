/** Zones: what each paragraph of a text is to its reader. */
import type { Layout } from './layout';
import type { Metadata } from './metadata';

export type Zone = 'headline' | 'body' | 'caption' | 'note' | 'biography' | 'apparatus';

/** One zone a paragraph of the layout, in order. */
export function zonesOf(_text: string, layout: Layout, _metadata: Metadata): Zone[] {
  return layout.paragraphs.map(() => 'body');
}
