/** From the engine's offsets to the protocol's places. */
import type { Location, Range } from 'vscode-languageserver-types';
import type { IndexedText } from '../engine/index/corpusIndex';
import { LineIndex } from '../engine/text/lines';
import type { Span } from '../engine/text/layout';
import type { Theme } from '../engine/lexicon/model';
import type { MergedFile } from '../project/lexiconFiles';
import type { PlacedUse, Project } from '../project/project';

export function rangeIn(project: Project, text: IndexedText, { start, end }: Span): Range {
  const lines = project.linesOf(text);
  return { start: lines.position(start), end: lines.position(end) };
}

export function locationOf(project: Project, { text, use }: PlacedUse): Location {
  return { uri: text.name, range: rangeIn(project, text, use) };
}

/** The span that tokens `[first, last]` take up. */
export function spanOfTokens({ analysis: { tokens } }: IndexedText, first: number, last: number): Span {
  return { start: tokens.start[first], end: tokens.end[last] };
}

/** A place in a lexicon file, of the reading that is in force. */
export function lexiconLocation(project: Project, theme: Theme, span: Span): Location {
  const file = project.lexiconState.files[theme.file];
  const lines = lexiconLines(file);
  return { uri: file.uri, range: { start: lines.position(span.start), end: lines.position(span.end) } };
}

const linesByFile = new WeakMap<MergedFile, LineIndex>();

/** The lines of the reading of a lexicon file that is in force. */
export function lexiconLines(file: MergedFile): LineIndex {
  let lines = linesByFile.get(file);
  if (!lines) linesByFile.set(file, (lines = new LineIndex(file.inForce)));
  return lines;
}

/** The uses that touch an offset, their ends included, the shortest first. */
export function usesAt(project: Project, text: IndexedText, offset: number): PlacedUse[] {
  return project
    .usesIn(text)
    .filter((use) => use.start <= offset && offset <= use.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
    .map((use) => ({ text, use }));
}

export function compareRanges(a: Range, b: Range): number {
  return a.start.line - b.start.line || a.start.character - b.start.character || a.end.line - b.end.line || a.end.character - b.end.character;
}
