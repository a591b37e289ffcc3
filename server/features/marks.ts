/** The uses of one open text, for a client that draws its own marks. */
import type { IndexedText } from '../engine/index/corpusIndex';
import type { Range, UsesResult } from '../protocol';
import type { Project } from '../project/project';
import { rangeIn } from './places';
import { themeInfo } from './themes';
import { overlaps } from './useQueries';

export function marks(project: Project, text: IndexedText, version: number | null, visible: readonly Range[] | undefined): UsesResult {
  const uses = project.usesIn(text);
  const placed = uses.map(({ start, end, theme, variant, pole }) => ({ range: rangeIn(project, text, { start, end }), theme, variant, pole }));
  return {
    version,
    hasLexicon: true,
    themes: project.lexicon.themes.map(themeInfo),
    uses: visible ? placed.filter(({ range }) => visible.some((one) => overlaps(range, one))) : placed,
    total: uses.length,
    quiet: quietStretches(project, text).filter(({ range }) => !visible || visible.some((one) => overlaps(range, one))),
  };
}

/** What is not the text's own words, for the client to show quieter. */
function quietStretches(project: Project, text: IndexedText): NonNullable<UsesResult['quiet']> {
  const { layout, paragraphs } = text.analysis;
  const matter = layout.frontMatter ? [{ range: rangeIn(project, text, layout.frontMatter), zone: 'metadata' as const }] : [];
  const stretches = paragraphs.flatMap((paragraph) => {
    const { zone } = paragraph;
    return zone === 'apparatus' || zone === 'note' || zone === 'biography' ? [{ range: rangeIn(project, text, paragraph), zone }] : [];
  });
  return [...matter, ...stretches];
}
