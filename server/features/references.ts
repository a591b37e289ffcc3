/** References, definition and highlights: where else this is voiced, and what says so. */
import { DocumentHighlightKind, type DocumentHighlight, type Location, type LocationLink } from 'vscode-languageserver-types';
import type { IndexedText } from '../engine/index/corpusIndex';
import { longestRecurring, type Recurring } from '../engine/index/recurring';
import { tokenAt } from '../engine/text/tokens';
import type { Theme, Variant } from '../engine/lexicon/model';
import { byPlace, type Use } from '../engine/match/uses';
import type { Project } from '../project/project';
import { locationOfMention, mentionsOf, themeNamedAt } from './lexiconNames';
import { themeUses } from './useQueries';
import { lexiconLocation, locationOf, locationsIn, rangeIn, spanOfTokens, toInForce, usesAt } from './places';

/** Every use of the themes at an offset; where there is none, every place of the longest phrase there that recurs. */
export function references(project: Project, text: IndexedText, offset: number, includeDeclaration: boolean): Location[] {
  const themes = new Set(usesAt(project, text, offset).map(({ use }) => use.theme));
  if (themes.size === 0) return recurringLocations(project, recurringAt(project, text, offset));
  const uses = project.index.texts().flatMap((text) => locationsIn(text, usesOfThemesIn(project, text, themes)));
  return includeDeclaration ? [...declarations(project, themes), ...uses] : uses;
}

/** By place; each once. */
function usesOfThemesIn(project: Project, text: IndexedText, themes: ReadonlySet<string>): readonly Use[] {
  const [first, ...others] = themes;
  const uses = project.usesOf(text, first);
  return others.length === 0 ? uses : [...new Set([...uses, ...others.flatMap((theme) => project.usesOf(text, theme))])].sort(byPlace);
}

/** The theme, or the very variant, in the lexicon. */
export function definition(project: Project, text: IndexedText, offset: number): LocationLink[] {
  return usesAt(project, text, offset).flatMap(({ use }) => {
    const theme = project.theme(use.theme);
    if (!theme) return [];
    const { uri, range } = lexiconLocation(project, theme, theme.variants[use.variant].span);
    return [{ originSelectionRange: rangeIn(text, use), targetUri: uri, targetRange: range, targetSelectionRange: range }];
  });
}

/** The same theme in this text; where there is none, the same recurring phrase. */
export function highlights(project: Project, text: IndexedText, offset: number): DocumentHighlight[] {
  const themes = new Set(usesAt(project, text, offset).map(({ use }) => use.theme));
  const spans =
    themes.size > 0
      ? usesOfThemesIn(project, text, themes)
      : (recurringAt(project, text, offset)?.occurrences ?? [])
          .filter((occurrence) => occurrence.text === text)
          .map(({ first, last }) => spanOfTokens(text, first, last));
  return spans.map((span) => ({ range: rangeIn(text, span), kind: DocumentHighlightKind.Text }));
}

/** The longest phrase at an offset that stands elsewhere in the corpus too, if a word stands there. */
export function recurringAt(project: Project, text: IndexedText, offset: number): Recurring | undefined {
  const token = tokenAt(text.tokens, offset);
  return token < 0 ? undefined : longestRecurring(project.index, text, token);
}

/** Places in web residue are left out, as its uses are. */
function recurringLocations(project: Project, recurring: Recurring | undefined): Location[] {
  const counted = (recurring?.occurrences ?? []).filter((occurrence) => project.countsToken(occurrence.text, occurrence.first));
  return counted.map(({ text, first, last }) => ({
    uri: text.name,
    range: rangeIn(text, spanOfTokens(text, first, last)),
  }));
}

function declarations(project: Project, themes: ReadonlySet<string>): Location[] {
  return [...themes].flatMap((id) => {
    const theme = project.theme(id);
    return theme ? [lexiconLocation(project, theme, theme.idSpan)] : [];
  });
}

/** What stands at an offset on screen of a lexicon file: a theme, and the variant, if the offset is in one. */
export function themeAtLexicon(project: Project, file: number, onScreen: number): { theme: Theme; variant?: number } | undefined {
  const offset = toInForce(project.lexiconState.files[file], onScreen);
  if (offset === undefined) return undefined;
  const theme = project.lexicon.themes.find((one) => one.file === file && one.span.start <= offset && offset <= one.span.end);
  if (!theme) return undefined;
  const variant = theme.variants.findIndex((one: Variant) => one.span.start <= offset && offset <= one.span.end);
  return variant < 0 ? { theme } : { theme, variant };
}

/** References from a lexicon: the uses of the variant, or of the theme, at an offset; on the id of a theme, of that theme. */
export function lexiconReferences(project: Project, file: number, offset: number, includeDeclaration: boolean): Location[] {
  const named = themeNamedAt(project, file, offset);
  const at: ReturnType<typeof themeAtLexicon> = named ? { theme: named.theme } : themeAtLexicon(project, file, offset);
  if (!at) return [];
  const uses = themeUses(project, { theme: at.theme.id, variant: at.variant }).map((placed) => locationOf(placed));
  if (!includeDeclaration) return uses;
  const declared = at.variant === undefined ? mentionsOf(project, at.theme).map((mention) => locationOfMention(project, mention)) : [lexiconLocation(project, at.theme, at.theme.variants[at.variant].span)];
  return [...declared, ...uses];
}
