/** Renames a theme: its id in the lexicon, where alone it stands. */
import { stringify } from 'yaml';
import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Theme } from '../engine/lexicon/model';
import type { Project } from '../project/project';
import { lexiconLocation } from './places';

/** The id at an offset, as it may be renamed. */
export function renamable(project: Project, file: number, offset: number): { range: Range; placeholder: string } | null {
  const theme = themeWithId(project, file, offset);
  return theme && { range: lexiconLocation(project, theme, theme.idSpan).range, placeholder: theme.id };
}

/** Why a theme cannot have a name, in words for the person who typed it. */
export class BadName extends Error {}

/** @throws BadName where the name is empty or taken */
export function rename(project: Project, file: number, offset: number, name: string): WorkspaceEdit | null {
  const theme = themeWithId(project, file, offset);
  const id = name.trim();
  if (!theme || id === theme.id) return null;
  if (id === '') throw new BadName('A theme needs an id.');
  if (project.theme(id)) throw new BadName(`There is a theme "${id}" already.`);
  const { uri, range } = lexiconLocation(project, theme, theme.idSpan);
  return { changes: { [uri]: [{ range, newText: stringify(id, { lineWidth: 0 }).trim() }] } };
}

/** Only where the reading in force is the one on screen: else the places would not fit. */
function themeWithId(project: Project, file: number, offset: number): Theme | null {
  const { uri } = project.lexiconState.files[file];
  if (project.lexiconState.stale.includes(uri)) return null;
  return project.lexicon.themes.find((theme) => theme.file === file && theme.idSpan.start <= offset && offset <= theme.idSpan.end) ?? null;
}
