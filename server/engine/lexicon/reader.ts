/**
 * Reads one lexicon file. Never fails: what can be read is read, and everything else is a located problem.
 *
 * A file is read theme by theme where its indentation divides them. So a slip in one theme leaves the others readable, and what was read of
 * a theme before is taken over while its text is the same.
 */
import type { Span } from '../text/layout';
import { divide, type Block, type Divided } from './blocks';
import { LexiconReader, LONGEST_LEXICON, type Inherited, type ReadLexicon, type ReadTheme } from './lexiconReader';
import type { LexiconProblem, Theme, Variant, WrittenPattern } from './model';

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
  readonly key: string;
  readonly read: ReadTheme;
  placed: { start: number; file: number; read: ReadTheme };
}

/** What was read of the themes of one file. */
export class Readings {
  private byKey = new Map<string, Reading>();

  read(divided: Divided, file: number): ReadLexicon {
    const head = new LexiconReader(divided.head, file).read();
    const { language, compat } = head.lexicon;
    const kept = new Map<string, Reading>();
    const reads = divided.themes.map((block) => this.readingOf(block, file, { language, compat }, kept));
    this.byKey = kept;
    const twice = duplicates(reads, file);
    return {
      lexicon: { ...head.lexicon, themes: reads.flatMap(({ theme }) => theme ?? []) },
      problems: [...head.problems, ...reads.flatMap(({ problems }) => problems), ...twice],
      sound: head.sound && twice.length === 0 && reads.every(({ sound }) => sound),
    };
  }

  private readingOf({ start, text }: Block, file: number, inherited: Inherited, kept: Map<string, Reading>): ReadTheme {
    const key = `${inherited.language ?? ''} ${inherited.compat ? JSON.stringify(inherited.compat) : ''}\n${text}`;
    let reading = this.byKey.get(key);
    if (!reading) {
      const read = new LexiconReader(text, 0, inherited).readTheme();
      reading = { key, read, placed: { start: 0, file: 0, read } };
    }
    kept.set(key, reading);
    if (reading.placed.start !== start || reading.placed.file !== file) reading.placed = { start, file, read: placedAt(reading.read, start, file) };
    return reading.placed.read;
  }
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

// Moving what was read to its place in the file

function placedAt({ theme, problems, sound }: ReadTheme, by: number, file: number): ReadTheme {
  const move = (span: Span): Span => ({ start: span.start + by, end: span.end + by });
  const pattern = <T extends WrittenPattern>(written: T): T => ({ ...written, span: move(written.span) });
  const variant = (written: Variant): Variant => ({
    ...pattern(written),
    except: written.except.map(pattern),
    near: written.near && { ...written.near, patterns: written.near.patterns.map(pattern) },
  });
  const moved = (one: Theme): Theme => ({
    ...one,
    file,
    span: move(one.span),
    idSpan: move(one.idSpan),
    parentSpan: one.parentSpan && move(one.parentSpan),
    variants: one.variants.map(variant),
    except: one.except.map(pattern),
    examples: one.examples.map((example) => ({ ...example, span: move(example.span) })),
  });
  return {
    sound,
    theme: theme && moved(theme),
    problems: problems.map((problem) => ({ ...problem, file, span: move(problem.span), fix: problem.fix && { ...problem.fix, span: move(problem.fix.span) } })),
  };
}
