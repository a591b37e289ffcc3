/** Code actions: the fixes of lexicon problems, and inferred metadata taken into front matter. */
import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import { LineIndex } from '../engine/text/lines';
import type { LexiconProblem } from '../engine/lexicon/model';
import type { Project } from '../project/project';

export function lexiconActions(project: Project, file: number, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const { uri, text } = project.lexiconState.files[file];
  const lines = new LineIndex(text);
  return diagnostics.flatMap((diagnostic) => {
    const fix = diagnostic.data as LexiconProblem['fix'];
    if (!fix) return [];
    const range = { start: lines.position(fix.span.start), end: lines.position(fix.span.end) };
    return [{ title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred: true, edit: { changes: { [uri]: [{ range, newText: fix.text }] } } }];
  });
}
