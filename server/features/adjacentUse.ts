/** Next and previous use, going on into the next text at an end. */
import type { IndexedText } from '../engine/index/corpusIndex';
import type { AdjacentUseParams, AdjacentUseResult } from '../protocol';
import type { PlacedUse, Project } from '../project/project';
import { locationOf, usesAt } from './places';
import { themeInfo } from './themes';

export function adjacentUse(project: Project, text: IndexedText, offset: number, params: Omit<AdjacentUseParams, 'textDocument' | 'position'>): AdjacentUseResult | null {
  const wanted = wantedTheme(project, text, offset, params.theme);
  const hidden = new Set(params.hidden ?? []);
  const uses = [...project.allUses((use) => (wanted ? use.theme === wanted : !hidden.has(use.theme)))];
  if (uses.length === 0) return null;
  const found = params.direction === 'next' ? following(uses, text, offset) : preceding(uses, text, offset);
  const placed = uses[found.index];
  return {
    location: locationOf(placed),
    theme: themeInfo(project.theme(placed.use.theme)!),
    number: found.index + 1,
    of: uses.length,
    wrapped: found.wrapped,
    single: wanted !== undefined,
  };
}

function wantedTheme(project: Project, text: IndexedText, offset: number, theme: string | null): string | undefined {
  if (theme !== 'at-cursor') return theme ?? undefined;
  return usesAt(project, text, offset)[0]?.use.theme;
}

/** The first use that begins after the offset. */
function following(uses: PlacedUse[], text: IndexedText, offset: number): { index: number; wrapped: boolean } {
  const index = uses.findIndex((placed) => isAfter(placed, text, offset));
  return index < 0 ? { index: 0, wrapped: true } : { index, wrapped: false };
}

/** The last use that ends before the offset, or at it. */
function preceding(uses: PlacedUse[], text: IndexedText, offset: number): { index: number; wrapped: boolean } {
  const index = uses.findLastIndex(({ text: other, use }) => other.name < text.name || (other === text && use.start < offset && use.end <= offset));
  return index < 0 ? { index: uses.length - 1, wrapped: true } : { index, wrapped: false };
}

function isAfter({ text: other, use }: PlacedUse, text: IndexedText, offset: number): boolean {
  return other.name > text.name || (other === text && use.start > offset);
}
