/** Ids of themes as they stand in a lexicon: where each theme is defined, and where `parent:` names it. */
import type { Location, LocationLink } from 'vscode-languageserver-types';
import { parse } from 'yaml';
import type { Theme } from '../engine/lexicon/model';
import type { Span } from '../engine/text/layout';
import type { Project } from '../project/project';
import { lexiconLocation, toInForce } from './places';

/** An id where it is written. */
export interface Mention {
  /** The theme in whose entry it stands: its own id, or the theme above it. */
  readonly within: Theme;
  readonly span: Span;
}

/** Where a theme's id is written: at its definition first, then after each `parent:` that names it. */
export function mentionsOf(project: Project, { id }: Theme): Mention[] {
  const { themes } = project.lexicon;
  const definition = themes.filter((theme) => theme.id === id).map((theme) => ({ within: theme, span: theme.idSpan }));
  const parents = themes.filter((theme) => parentOf(project, theme) === id).map((theme) => ({ within: theme, span: theme.parentSpan! }));
  return [...definition, ...parents];
}

/** The theme whose id stands at an offset on screen, and where it does. */
export function themeNamedAt(project: Project, file: number, onScreen: number): (Mention & { readonly theme: Theme }) | undefined {
  const offset = toInForce(project.lexiconState.files[file], onScreen);
  if (offset === undefined) return undefined;
  const holds = (span: Span | undefined): span is Span => span !== undefined && span.start <= offset && offset <= span.end;
  for (const within of project.lexicon.themes) {
    if (within.file !== file) continue;
    if (holds(within.idSpan)) return { theme: within, within, span: within.idSpan };
    const { parentSpan } = within;
    const theme = holds(parentSpan) ? project.theme(parentOf(project, within) ?? '') : undefined;
    if (theme) return { theme, within, span: parentSpan! };
  }
  return undefined;
}

/** From the id of a theme, wherever it stands, to where the theme is defined. */
export function lexiconDefinition(project: Project, file: number, offset: number): LocationLink[] {
  const named = themeNamedAt(project, file, offset);
  if (!named) return [];
  const { range: originSelectionRange } = lexiconLocation(project, named.within, named.span);
  const { uri, range } = lexiconLocation(project, named.theme, named.theme.span);
  return [{ originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: lexiconLocation(project, named.theme, named.theme.idSpan).range }];
}

export function locationOfMention(project: Project, { within, span }: Mention): Location {
  return lexiconLocation(project, within, span);
}

/** The id after `parent:` as it is written, even where the project drops it since it leads in a circle. */
function parentOf(project: Project, { parent, parentSpan, file }: Theme): string | undefined {
  if (parent !== undefined || !parentSpan) return parent;
  const written = project.lexiconState.files[file].inForce.slice(parentSpan.start, parentSpan.end);
  return /^["']/.test(written) ? String(parse(written, { schema: 'failsafe', logLevel: 'silent' })) : written;
}
