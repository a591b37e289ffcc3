/** Themes as the client draws and lists them. */
import type { IndexedText } from '../engine/index/corpusIndex';
import type { Theme } from '../engine/lexicon/model';
import type { ThemeCount, ThemeInfo, ThemesResult } from '../protocol';
import type { Project } from '../project/project';

export function themeInfo({ id, label, color, severity }: Theme): ThemeInfo {
  return { id, label, color, off: severity === 'off' };
}

/** @param text the document asked about, where it is a text */
export function themes(project: Project, text: IndexedText | undefined): ThemesResult {
  const totals = project.totals();
  const counted = project.lexicon.themes.map((theme): ThemeCount => {
    const mine = text ? project.usesOf(text, theme.id) : [];
    const { uses, counter, texts, below } = totals.get(theme.id)!;
    const usesHere = mine.filter((use) => use.pole === 'main').length;
    return { ...themeInfo(theme), definition: theme.definition, parent: theme.parent, below, uses, counter, texts, usesHere, counterHere: mine.length - usesHere };
  });
  return { themes: counted, lexicon: project.lexiconState.files[0]?.uri ?? '' };
}
