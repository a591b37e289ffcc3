/** A project's status in words. Pure. */
import type { ProjectStatus } from '../server/protocol';
import { count, counted } from './say';

/** "18 texts · 9,412 words · 12 themes"; "Reading 7 of 18 texts"; "7 of 18 texts read", where reading was stopped. */
export function stateInWords({ state, texts, ofTexts, words, themes, leftUnread }: ProjectStatus): string {
  if (state === 'reading') return `Reading ${count(texts)} of ${counted(ofTexts, 'text')}`;
  if (leftUnread) return `${count(texts)} of ${counted(ofTexts, 'text')} read`;
  return [counted(texts, 'text'), counted(words, 'word'), counted(themes, 'theme')].join(' · ');
}

/** Every limit that hides something, a sentence each. */
export function limitsSaid({ limits }: ProjectStatus): string[] {
  return limits.map((limit) => limit.trim()).filter((limit) => limit !== '');
}

/** The rest that the status item has no room for, a line each. */
export function details(project: ProjectStatus): string[] {
  const { uses, lexiconErrors, unreadTotal, indexBytes } = project;
  return [
    stateInWords(project),
    ...(project.state === 'ready' ? [counted(uses, 'use')] : []),
    ...(lexiconErrors > 0 ? [`${counted(lexiconErrors, 'error')} in the lexicon: the last good one is in force`] : []),
    ...(unreadTotal > 0 ? [`${counted(unreadTotal, 'file')} could not be read`] : []),
    ...limitsSaid(project),
    ...(project.state === 'ready' ? [`The index takes ${inMegabytes(indexBytes)} of memory`] : []),
  ];
}

/** What is reckoned, not measured, is said as it is known. */
function inMegabytes(bytes: number): string {
  return bytes < 1e6 ? 'less than 1 MB' : `about ${count(Math.round(bytes / 1e6))} MB`;
}
