/** From the engine's offsets to the protocol's places. */
import type { Location, Range } from 'vscode-languageserver-types';
import type { IndexedText } from '../engine/index/corpusIndex';
import { LineIndex } from '../engine/text/lines';
import type { Span } from '../engine/text/layout';
import type { Theme } from '../engine/lexicon/model';
import type { MergedFile } from '../project/lexiconFiles';
import type { PlacedUse, Project } from '../project/project';

export function rangeIn(text: IndexedText, { start, end }: Span): Range {
  const { lines } = text;
  return { start: lines.position(start), end: lines.position(end) };
}

export function locationOf({ text, use }: PlacedUse): Location {
  return { uri: text.name, range: rangeIn(text, use) };
}

/** Of many places in a text. */
export function locationsIn(text: IndexedText, spans: readonly Span[]): Location[] {
  if (spans.length === 0) return [];
  const { name: uri, lines } = text;
  return spans.map(({ start, end }) => ({ uri, range: { start: lines.position(start), end: lines.position(end) } }));
}

/** The span that tokens `[first, last]` take up. */
export function spanOfTokens({ tokens }: IndexedText, first: number, last: number): Span {
  return { start: tokens.startAt(first), end: tokens.endAt(last) };
}

/**
 * A place in a lexicon file as it is on screen. While a broken file keeps its last good reading in force, places outside what was typed
 * since move with their lines; inside it they are taken to its beginning.
 */
export function lexiconLocation(project: Project, theme: Theme, span: Span): Location {
  const file = project.lexiconState.files[theme.file];
  const lines = lexiconLines(file);
  const onScreen = (offset: number): Location['range']['start'] => lines.position(toScreen(file, offset) ?? sharedPrefix(file));
  return { uri: file.uri, range: { start: onScreen(span.start), end: onScreen(span.end) } };
}

const linesByFile = new WeakMap<MergedFile, LineIndex>();

/** The lines of a lexicon file as it is on screen. */
export function lexiconLines(file: MergedFile): LineIndex {
  let lines = linesByFile.get(file);
  if (!lines) linesByFile.set(file, (lines = LineIndex.of(file.text)));
  return lines;
}

/** Where an offset of the reading in force stands on screen; `undefined` inside what was typed since. */
export function toScreen(file: MergedFile, offset: number): number | undefined {
  return moved(file.inForce, file.text, sharedPrefix(file), offset);
}

/** Where an offset on screen stands in the reading in force; `undefined` inside what was typed since. */
export function toInForce(file: MergedFile, offset: number): number | undefined {
  return moved(file.text, file.inForce, sharedPrefix(file), offset);
}

function moved(from: string, to: string, prefix: number, offset: number): number | undefined {
  if (from === to || offset < prefix) return offset;
  const atEnd = to.length - (from.length - offset);
  if (atEnd >= prefix && from.slice(offset) === to.slice(atEnd)) return atEnd;
  return offset === prefix ? offset : undefined;
}

const prefixes = new WeakMap<MergedFile, number>();

/** UTF-16 units that the file on screen and the reading in force begin with alike. */
function sharedPrefix(file: MergedFile): number {
  let prefix = prefixes.get(file);
  if (prefix !== undefined) return prefix;
  const { text, inForce } = file;
  prefix = 0;
  if (text !== inForce) while (prefix < text.length && text[prefix] === inForce[prefix]) prefix++;
  else prefix = text.length;
  prefixes.set(file, prefix);
  return prefix;
}

/** The uses that touch an offset, their ends included, the shortest first. */
export function usesAt(project: Project, text: IndexedText, offset: number): PlacedUse[] {
  return project
    .usesIn(text)
    .filter((use) => use.start <= offset && offset <= use.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
    .map((use) => ({ text, use }));
}
