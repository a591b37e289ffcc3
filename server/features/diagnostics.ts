/** Diagnostics: one a use in a text, bounded; and the problems of a lexicon. */
import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver-types';
import type { IndexedText } from '../engine/index/corpusIndex';
import { asAsked } from '../engine/lexicon/checks';
import type { LexiconProblem, ProblemCode, Severity } from '../engine/lexicon/model';
import type { Span } from '../engine/text/layout';
import { LineIndex } from '../engine/text/lines';
import type { Project } from '../project/project';
import { lexiconLocation, rangeIn } from './places';
import { count } from './wording';

const SOURCE = 'leitmotif';

const SEVERITY: Record<Exclude<Severity, 'off'>, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** @param most diagnostics at most; where there are more uses, one more says so */
export function textDiagnostics(project: Project, text: IndexedText, most: number): Diagnostic[] {
  const uses = project.usesIn(text).filter((use) => project.theme(use.theme)?.severity !== 'off');
  const shown = uses.slice(0, most).map((use) => {
    const theme = project.theme(use.theme)!;
    const { uri, range } = lexiconLocation(project, theme, theme.idSpan);
    const wording = text.content.slice(use.start, use.end).replace(/\s+/g, ' ');
    return {
      range: rangeIn(text, use),
      severity: SEVERITY[theme.severity as Exclude<Severity, 'off'>],
      source: SOURCE,
      code: theme.id,
      codeDescription: { href: `${uri}#L${range.start.line + 1}` },
      message: `${theme.label}${use.pole === 'counter' ? ' (counter)' : ''}: “${wording}”`,
    };
  });
  return uses.length > most ? [...shown, boundDiagnostic(most, uses.length)] : shown;
}

function boundDiagnostic(most: number, all: number): Diagnostic {
  const message = `${most.toLocaleString('en')} of ${count(all, 'use')} are listed as problems; all are counted.`;
  return { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, severity: DiagnosticSeverity.Information, source: SOURCE, code: 'limit', message };
}

/**
 * @param advice what checks by themselves and of the corpus say; left out while the file cannot be relied on, as its places would not fit
 * @param explained where a check is explained, if the client has that page
 */
export function lexiconDiagnostics(project: Project, file: number, advice: readonly LexiconProblem[], explained?: (code: ProblemCode) => string): Diagnostic[] {
  const { uri, text } = project.lexiconState.files[file];
  const lines = LineIndex.of(text);
  const isStale = project.lexiconState.stale.includes(uri);
  const all = [...asAsked(project.lexiconState.problems, project.lexicon.checks), ...(isStale ? [] : advice)];
  const problems = all.filter((problem) => problem.file === file).sort((a, b) => a.span.start - b.span.start);
  return problems.map((problem, i) => ({
    range: firstLineOf(text, lines, problem.span),
    severity: SEVERITY[problem.severity],
    source: SOURCE,
    code: problem.code,
    ...(explained ? { codeDescription: { href: explained(problem.code) } } : {}),
    message: problem.message + (isStale && i === 0 ? ' Until this is mended, the last good lexicon stays in force.' : ''),
    data: problem.fix,
  }));
}

/** One slip may spoil the rest of a file for YAML; the line where it is is marked, not the rest. */
function firstLineOf(text: string, lines: LineIndex, { start, end }: Span): Range {
  const lineEnd = start + text.slice(start).search(/[\r\n]|$/);
  return { start: lines.position(start), end: lines.position(Math.max(start, Math.min(end, lineEnd))) };
}

/** Said over a buffer that its editor reads in another encoding than its bytes are in. */
export function misreadDiagnostic(label: string): Diagnostic {
  const message = `This file is written in ${label}, and the editor shows it as UTF-8. Counts are of the file; reopen it as ${label} to see marks.`;
  return { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, severity: DiagnosticSeverity.Information, source: SOURCE, code: 'encoding', message };
}
