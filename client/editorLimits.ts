/** What VS Code itself leaves out in very large texts, so that nothing seems to be missing from Leitmotif. */
import * as vscode from 'vscode';
import { count } from './say';

/** VS Code draws nothing of a line beyond `editor.stopRenderingLineAfter`, unless it is switched off by −1. In UTF-16 units. */
const DEFAULT_LAST_COLUMN = 10_000;
/** Above so many UTF-16 units, or lines, `editor.largeFileOptimizations` switches features off. */
const LARGE_UNITS = 20 * 1024 * 1024;
const LARGE_LINES = 300_000;

const known = new WeakMap<vscode.TextDocument, { version: number; longest: number; units: number }>();

/** A sentence for each thing that VS Code leaves out in this document; none for most. */
export function editorLimits(document: vscode.TextDocument): string[] {
  const settings = vscode.workspace.getConfiguration('editor', document);
  const { longest, units } = measured(document);
  const last = settings.get<number>('stopRenderingLineAfter', DEFAULT_LAST_COLUMN);
  const isLarge = settings.get<boolean>('largeFileOptimizations', true) && (units > LARGE_UNITS || document.lineCount > LARGE_LINES);
  return [
    ...(last > 0 && longest > last ? [`VS Code draws no line past column ${count(last)}; what stands there is counted, and “Go to next use” leads to it`] : []),
    ...(isLarge ? ['VS Code switches wrapping, folding and lenses off in a text of this size; marks and counts are there'] : []),
  ];
}

/** Versions of a document that one measure is good for: a few keystrokes change little, and all lines are looked at. */
const GOOD_FOR = 200;

function measured(document: vscode.TextDocument): { longest: number; units: number } {
  const before = known.get(document);
  if (before && document.version - before.version < GOOD_FOR) return before;
  let longest = 0;
  let units = 0;
  for (let line = 0; line < document.lineCount; line++) {
    const { length } = document.lineAt(line).text;
    longest = Math.max(longest, length);
    units += length + 1;
  }
  const measure = { version: document.version, longest, units };
  known.set(document, measure);
  return measure;
}
