/** Code actions: the fixes of lexicon problems, and inferred metadata taken into front matter. */
import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver-types';
import { LineIndex } from '../engine/text/lines';
import type { LexiconProblem } from '../engine/lexicon/model';
import { acceptInferred } from '../engine/text/accept';
import type { IndexedText } from '../engine/index/corpusIndex';
import type { Project } from '../project/project';
import { rangeIn } from './places';

export function lexiconActions(project: Project, file: number, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const { uri, text } = project.lexiconState.files[file];
  const lines = LineIndex.of(text);
  return diagnostics.flatMap((diagnostic) => {
    const fix = diagnostic.data as LexiconProblem['fix'];
    if (!fix) return [];
    const range = { start: lines.position(fix.span.start), end: lines.position(fix.span.end) };
    return [{ title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred: true, edit: { changes: { [uri]: [{ range, newText: fix.text }] } } }];
  });
}

/** Offered at the head of a text, where its metadata stands. */
export function textActions(text: IndexedText, asked: Range): CodeAction[] {
  if (asked.start.line > headLines(text)) return [];
  const { analysis } = text;
  const edit = acceptInferred(analysis.text, analysis.layout, analysis.metadata);
  if (!edit) return [];
  return [
    {
      title: 'Accept inferred metadata into front matter',
      kind: CodeActionKind.RefactorRewrite,
      edit: { changes: { [text.name]: [{ range: rangeIn(text, edit.span), newText: edit.text }] } },
    },
  ];
}

function headLines(text: IndexedText): number {
  const { layout, paragraphs } = text.analysis;
  const body = paragraphs.find((paragraph) => paragraph.zone === 'body');
  return text.lines.position(Math.max(body?.start ?? 0, layout.frontMatter?.end ?? 0)).line;
}
