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
  };
}
