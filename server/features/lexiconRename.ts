/** Renames a theme: its id, and every `parent:` that names it, in all files of the lexicon. */
import type { Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { quoted } from '../engine/lexicon/edits';
import type { Project } from '../project/project';
import { locationOfMention, mentionsOf, themeNamedAt } from './lexiconNames';

/** The id at an offset, as it may be renamed. */
export function renamable(project: Project, file: number, offset: number): { range: Range; placeholder: string } | null {
  const named = renamedAt(project, file, offset);
  return named ? { range: locationOfMention(project, named).range, placeholder: named.theme.id } : null;
}

/** Why a theme cannot have a name, in words for the person who typed it. */
export class BadName extends Error {}

/** @throws BadName where the name is empty or taken */
export function rename(project: Project, file: number, offset: number, name: string): WorkspaceEdit | null {
  const named = renamedAt(project, file, offset);
  const id = name.trim();
  if (!named || id === named.theme.id) return null;
  if (id === '') throw new BadName('A theme needs an id.');
  if (project.theme(id)) throw new BadName(`There is a theme "${id}" already.`);
  const changes: Record<string, TextEdit[]> = {};
  for (const mention of mentionsOf(project, named.theme)) {
    const { uri, range } = locationOfMention(project, mention);
    // A theme may stand in braces, where more signs need quotation marks.
    (changes[uri] ??= []).push({ range, newText: quoted(id, true) });
  }
  return { changes };
}

/** Only where the readings in force are those on screen: else there may be places that are not known, or would not fit. */
function renamedAt(project: Project, file: number, offset: number): ReturnType<typeof themeNamedAt> {
  return project.lexiconState.stale.length > 0 ? undefined : themeNamedAt(project, file, offset);
}
