/**
 * What was read of a theme, moved to where it stands now. Most of it is moved when it is asked for: an edit moves all that stands behind it,
 * and few ask where a wording stands.
 */
import type { Span } from '../text/layout';
import type { LexiconProblem, Theme, Variant, WrittenPattern } from './model';

export type Move = (span: Span) => Span;

export function movedTheme(theme: Theme, move: Move, file: number): Theme {
  const variants = once(() => theme.variants.map((variant) => movedVariant(variant, move)));
  const except = once(() => theme.except.map((pattern) => movedPattern(pattern, move)));
  const examples = once(() => theme.examples.map((example) => ({ ...example, span: move(example.span) })));
  const { id, label, definition, parent, parentSpan, color, severity, idSpan, span } = theme;
  return {
    id,
    idSpan: move(idSpan),
    span: move(span),
    file,
    label,
    definition,
    parent,
    parentSpan: parentSpan && move(parentSpan),
    color,
    severity,
    get variants() {
      return variants();
    },
    get except() {
      return except();
    },
    get examples() {
      return examples();
    },
  };
}

export function movedProblem(problem: LexiconProblem, move: Move, file: number): LexiconProblem {
  return { ...problem, file, span: move(problem.span), fix: problem.fix && { ...problem.fix, span: move(problem.fix.span) } };
}

function movedVariant(written: Variant, move: Move): Variant {
  const pattern = (one: WrittenPattern): WrittenPattern => movedPattern(one, move);
  return {
    ...movedPattern(written, move),
    except: written.except.map(pattern),
    near: written.near && { ...written.near, patterns: written.near.patterns.map(pattern) },
  };
}

function movedPattern<T extends WrittenPattern>(written: T, move: Move): T {
  return { ...written, span: move(written.span) };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
