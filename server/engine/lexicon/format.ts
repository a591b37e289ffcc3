/**
 * Formats a lexicon file: two columns a level, one space after a dash, a colon and a comma, one blank line at most between others.
 *
 * Only white space is changed, so that comments, order and quoting stay; and only where the file reads to the same lexicon after.
 */
import { parseDocument } from 'yaml';
import type { LexiconEdit } from './edits';
import { piecesOf, type Piece } from './formatPieces';
import { readLexicon } from './reader';

/** @returns the edits, in order and apart from each other; `undefined` where the file is broken, or cannot be formatted safely */
export function formatLexicon(text: string): readonly LexiconEdit[] | undefined {
  // A lone carriage return is a line's end to editors, and not to YAML.
  if (/\r(?!\n)/.test(text)) return undefined;
  const read = readLexicon(text);
  if (!read.sound) return undefined;
  const pieces = piecesOf(text);
  if (!pieces) return undefined;
  placeComments(text, pieces);
  const edits = [...gaps(text, pieces), ...pieces.flatMap((piece) => inside(text, piece))];
  edits.sort((a, b) => a.span.start - b.span.start);
  return edits.length === 0 || meaning(text, read) === meaning(applied(text, edits)) ? edits : undefined;
}

/** @param edits in order and apart from each other */
export function applied(text: string, edits: readonly LexiconEdit[]): string {
  let out = '';
  let last = 0;
  for (const { span, text: inserted } of edits) {
    out += text.slice(last, span.start) + inserted;
    last = span.end;
  }
  return out + text.slice(last);
}

// White space between pieces

function gaps(text: string, pieces: readonly Piece[]): LexiconEdit[] {
  const edits: LexiconEdit[] = [];
  for (let i = 0; i <= pieces.length; i++) {
    const [before, after] = [pieces[i - 1], pieces[i]] as (Piece | undefined)[];
    const start = before ? before.start + before.source.length : 0;
    const end = after?.start ?? text.length;
    edits.push(...change(text, start, end, gap(text.slice(start, end), before, after)));
  }
  return edits;
}

function gap(written: string, before: Piece | undefined, after: Piece | undefined): string {
  if (!before) return after ? ' '.repeat(after.column) : written;
  if (before.kind === 'body' && !after) return written;
  const breaks = written.match(/\r?\n/g) ?? [];
  if (!after) return breaks[0] ?? '\n';
  // What a block scalar is indented by is its own.
  if (after.kind === 'body') return written;
  if (before.kind === 'body') return ' '.repeat(after.column);
  if (breaks.length > 0) return `${breaks.slice(0, 2).join('')}${' '.repeat(after.column)}`;
  return inLine(written, before, after);
}

function inLine(written: string, before: Piece, after: Piece): string {
  const one = written === '' ? '' : ' ';
  // Comments may be aligned below each other.
  if (after.kind === 'comment') return written;
  if (after.kind === 'comma' || after.kind === 'colon') return '';
  if (after.kind === 'close') return one;
  return before.kind === 'dash' || before.kind === 'colon' || before.kind === 'comma' ? ' ' : one;
}

// White space inside pieces: lines that a wording or a text goes on in

function inside(text: string, piece: Piece): LexiconEdit[] {
  if (piece.kind === 'body') return bodyEdits(text, piece);
  if (piece.kind !== 'scalar') return [];
  const edits: LexiconEdit[] = [];
  for (const { index, 0: written } of piece.source.matchAll(/(?<=\n)[ \t]*(?=[^\s])/g)) {
    const start = piece.start + index;
    edits.push(...change(text, start, start + written.length, ' '.repeat(piece.column)));
  }
  return edits;
}

/** The lines of a block scalar move together. */
function bodyEdits(text: string, { start, source, column }: Piece): LexiconEdit[] {
  const least = Math.min(...[...source.matchAll(/^ *(?=[^\s])/gm)].map(([spaces]) => spaces.length));
  const by = column - least;
  if (!Number.isFinite(least) || by === 0) return [];
  return [...source.matchAll(/^ *(?=[^\s])/gm)].flatMap(({ index, 0: spaces }) => change(text, start + index, start + index + spaces.length, ' '.repeat(spaces.length + by)));
}

/** A change of `text[start, end)` as small as it can be. */
function change(text: string, start: number, end: number, wanted: string): LexiconEdit[] {
  const written = text.slice(start, end);
  if (written === wanted) return [];
  let prefix = 0;
  while (prefix < written.length && prefix < wanted.length && written[prefix] === wanted[prefix]) prefix++;
  let suffix = 0;
  const most = Math.min(written.length, wanted.length) - prefix;
  while (suffix < most && written[written.length - 1 - suffix] === wanted[wanted.length - 1 - suffix]) suffix++;
  return [{ span: { start: start + prefix, end: end - suffix }, text: wanted.slice(prefix, wanted.length - suffix) }];
}

// Comments

interface Placed {
  readonly written: number;
  readonly column: number;
}

/** A comment stands as what follows it; where it is written deeper, as the last line before that is written no deeper, if that is deeper. */
function placeComments(text: string, pieces: Piece[]): void {
  const lines: Placed[] = [];
  for (const [i, piece] of pieces.entries()) {
    const written = columnOf(text, piece.start);
    if (written === undefined || piece.kind === 'body') continue;
    if (piece.kind !== 'comment') {
      lines.push({ written, column: piece.column });
      continue;
    }
    const below = lineBelow(text, pieces, i);
    const above = lines.findLast((line) => line.written <= written);
    piece.column = below && written <= below.written ? below.column : Math.max(above?.column ?? 0, below?.column ?? 0);
  }
}

function lineBelow(text: string, pieces: readonly Piece[], comment: number): Placed | undefined {
  let next = comment + 1;
  while (pieces[next]?.kind === 'comment') next++;
  return pieces[next] && { written: columnOf(text, pieces[next].start) ?? 0, column: pieces[next].column };
}

/** The column of what begins its line; `undefined` of what does not. */
function columnOf(text: string, offset: number): number | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*$/.test(text.slice(lineStart, offset)) ? offset - lineStart : undefined;
}

// Whether nothing but white space has changed

/** All that a file says, with its comments, and nothing of where it stands. */
function meaning(text: string, { lexicon, problems, sound } = readLexicon(text)): string {
  const pieces = piecesOf(text) ?? [];
  return JSON.stringify([
    sound,
    JSON.stringify(lexicon, (key, value: unknown) => (PLACES.has(key) ? undefined : value)),
    problems.map(({ code, message }) => [code, message]),
    pieces.map(({ kind, source }) => (kind === 'scalar' || kind === 'body' ? [kind, source[0]] : [kind, source])),
    parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' }).toJS(),
  ]);
}

/** What depends on where a thing stands, or on nothing but its source. */
const PLACES = new Set(['span', 'idSpan', 'parentSpan', 'pattern']);
