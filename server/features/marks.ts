/** The uses of one open text, for a client that draws its own marks. */
import type { IndexedText } from '../engine/index/corpusIndex';
import type { Use } from '../engine/match/uses';
import type { Range, UsesResult } from '../protocol';
import type { Project } from '../project/project';
import { rangeIn } from './places';
import { themeInfo } from './themes';
import { overlaps } from './useQueries';

export function marks(project: Project, text: IndexedText, version: number | null, visible: readonly Range[] | undefined): UsesResult {
  const uses = project.usesIn(text);
  const seen = visible ? usesNear(text, uses, visible) : uses;
  return {
    version,
    hasLexicon: true,
    themes: project.lexicon.themes.map(themeInfo),
    uses: seen.map(({ start, end, theme, variant, pole }) => ({ range: rangeIn(text, { start, end }), theme, variant, pole })),
    total: uses.length,
    quiet: quietStretches(text).filter(({ range }) => !visible || visible.some((one) => overlaps(range, one))),
  };
}

/** The uses that touch one of some ranges, each once. */
function usesNear(text: IndexedText, uses: readonly Use[], ranges: readonly Range[]): Use[] {
  const { lines } = text;
  const spans = ranges.map(({ start, end }) => ({ start: lines.offset(start), end: lines.offset(end) }));
  return uses.filter((use) => spans.some(({ start, end }) => use.start <= end && start <= use.end));
}

/** What is not the text's own words, for the client to show quieter. */
function quietStretches(text: IndexedText): NonNullable<UsesResult['quiet']> {
  const { layout, paragraphs } = text.analysis;
  const matter = layout.frontMatter ? [{ range: rangeIn(text, layout.frontMatter), zone: 'metadata' as const }] : [];
  const stretches = paragraphs.flatMap((paragraph) => {
    const { zone } = paragraph;
    return zone === 'apparatus' || zone === 'note' || zone === 'biography' ? [{ range: rangeIn(text, paragraph), zone }] : [];
  });
  return [...matter, ...stretches];
}
