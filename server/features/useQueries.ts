/** Which uses a query means: those of a theme, of a variant, or the places of any phrase; in one text or over the corpus. */
import type { Location, Range } from 'vscode-languageserver-types';
import { literalPattern, isProblem } from '../engine/lexicon/pattern';
import type { FindUsesResult, UsesQuery } from '../protocol';
import type { PlacedUse, Project } from '../project/project';
import { locationOf, rangeIn, spanOfTokens } from './places';

const MOST_LOCATIONS = 2000;

export interface Completeness {
  readonly complete: boolean;
}

export function findUses(project: Project, query: UsesQuery, { complete }: Completeness, limit = MOST_LOCATIONS): FindUsesResult {
  const all = query.phrase === undefined ? themeLocations(project, query) : phraseLocations(project, query.phrase);
  const meant = all.filter((location) => isWithin(location, query));
  return {
    locations: meant.slice(0, limit),
    total: meant.length,
    texts: new Set(meant.map((location) => location.uri)).size,
    ofTexts: project.index.size,
    complete,
    label: query.phrase ?? (query.theme === undefined ? 'all themes' : (project.theme(query.theme)?.label ?? query.theme)),
  };
}

/** The uses meant by theme and variant. Of a theme those of the themes below it are among them, unless it alone is meant. */
export function themeUses(project: Project, { theme, variant, alone }: Pick<UsesQuery, 'theme' | 'variant' | 'alone'>): PlacedUse[] {
  if (theme === undefined) return [...project.allUses()];
  if (variant === undefined && !alone) return [...project.allUsesOf(theme)];
  return project.index.texts().flatMap((text) => {
    const uses = project.ownUsesOf(text, theme);
    return (variant === undefined ? uses : uses.filter((use) => use.variant === variant)).map((use) => ({ text, use }));
  });
}

function themeLocations(project: Project, query: UsesQuery): Location[] {
  return themeUses(project, query).map((placed) => locationOf(placed));
}

export function phraseLocations(project: Project, phrase: string): Location[] {
  const pattern = literalPattern(phrase);
  if (isProblem(pattern)) return [];
  const counted = project.index.find(pattern).filter(({ text, first }) => project.countsToken(text, first));
  return counted.map(({ text, first, last }) => ({ uri: text.name, range: rangeIn(text, spanOfTokens(text, first, last)) }));
}

function isWithin({ uri, range }: Location, { uri: asked, within }: UsesQuery): boolean {
  if (within === undefined) return true;
  return uri === asked && (within === 'text' || overlaps(range, within));
}

export function overlaps(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
