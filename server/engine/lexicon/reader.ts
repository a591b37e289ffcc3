/**
 * Reads one lexicon file. Never fails: what can be read is read, and everything else is a located problem.
 *
 * A file is read theme by theme where its indentation divides them. So a slip in one theme leaves the others readable, and what was read of
 * a theme before is taken over while its text is the same.
 */
import type { Span } from '../text/layout';
import { divide, type Block, type Divided } from './blocks';
import { LexiconReader, LONGEST_LEXICON } from './lexiconReader';
import type { Inherited, ReadLexicon, ReadTheme } from './lexiconReadings';
import { readEdited } from './listEdit';
import type { LexiconProblem } from './model';
import { movedProblem, movedTheme } from './moving';

export type { ReadLexicon };

/** @param readings what was read of this file before; taken over where it fits, and brought up to date */
export function readLexicon(text: string, file = 0, readings: Readings = new Readings()): ReadLexicon {
  const divided = text.length <= LONGEST_LEXICON ? divide(text) : undefined;
  return divided ? readings.read(divided, file) : readWhole(text, file);
}

/** Reads a file in one go, whatever its shape. */
export function readWhole(text: string, file = 0): ReadLexicon {
  return new LexiconReader(text, file).read();
}

/** A theme as it was read, and as it stood at the place it was read at. */
interface Reading {
  readonly text: string;
  /** What of the head it was read with. */
  readonly context: string;
  readonly read: ReadTheme;
  placed: { start: number; file: number; read: ReadTheme };
}

/** What was read of the head and the themes of one file. */
export class Readings {
  private head?: { readonly text: string; readonly file: number; readonly read: ReadLexicon };
  private byKey = new Map<string, Reading>();
  /** Those of the last text, in order. */
  private last: readonly Reading[] = [];

  read(divided: Divided, file: number): ReadLexicon {
    const head = this.headOf(divided.head, file);
    const { language, compat } = head.lexicon;
    const context = `${language ?? ''} ${compat ? JSON.stringify(compat) : ''}`;
    const all = divided.themes.map(({ text }, i) => {
      const before = this.last.length === divided.themes.length ? this.last[i] : undefined;
      return this.byKey.get(keyOf(context, text)) ?? readingOf(text, context, { language, compat }, before);
    });
    this.last = all;
    this.byKey = new Map(all.map((reading) => [keyOf(context, reading.text), reading]));
    const reads = all.map((reading, i) => placed(reading, divided.themes[i], file));
    const twice = duplicates(reads, file);
    return {
      lexicon: { ...head.lexicon, themes: reads.flatMap(({ theme }) => theme ?? []) },
      problems: [...head.problems, ...reads.flatMap(({ problems }) => problems), ...twice],
      sound: head.sound && twice.length === 0 && reads.every(({ sound }) => sound),
    };
  }

  private headOf(text: string, file: number): ReadLexicon {
    if (this.head?.text !== text || this.head.file !== file) this.head = { text, file, read: new LexiconReader(text, file).read() };
    return this.head.read;
  }
}

function keyOf(context: string, text: string): string {
  return `${context}\n${text}`;
}

/** @param before what was read where the theme stands now, for an edit of its list of variants */
function readingOf(text: string, context: string, inherited: Inherited, before: Reading | undefined): Reading {
  const edited = before?.context === context ? readEdited(before, text, inherited) : undefined;
  const read = edited ?? new LexiconReader(text, 0, inherited).readTheme();
  return { text, context, read, placed: { start: 0, file: 0, read } };
}

/** Where it stands now. */
function placed(reading: Reading, { start }: Block, file: number): ReadTheme {
  if (reading.placed.start !== start || reading.placed.file !== file) reading.placed = { start, file, read: placedAt(reading.read, start, file) };
  return reading.placed.read;
}

function placedAt({ theme, problems, sound }: ReadTheme, by: number, file: number): ReadTheme {
  const move = (span: Span): Span => ({ start: span.start + by, end: span.end + by });
  return { sound, theme: theme && movedTheme(theme, move, file), problems: problems.map((problem) => movedProblem(problem, move, file)) };
}

function duplicates(reads: readonly ReadTheme[], file: number): LexiconProblem[] {
  const seen = new Set<string>();
  return reads.flatMap(({ theme }) => {
    if (!theme) return [];
    const isTwice = seen.has(theme.id);
    seen.add(theme.id);
    return isTwice ? [{ code: 'yaml-syntax' as const, severity: 'error' as const, message: 'This name stands twice here; each may stand once.', file, span: theme.idSpan }] : [];
  });
}
