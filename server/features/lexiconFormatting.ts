/** Formatting of a lexicon. */
import type { TextEdit } from 'vscode-languageserver-types';
import { formatLexicon } from '../engine/lexicon/format';
import { LineIndex } from '../engine/text/lines';

/** Small edits of white space alone, so that cursors and marks stay; none where the file is broken. */
export function lexiconFormatting(text: string): TextEdit[] {
  const lines = LineIndex.of(text);
  return (formatLexicon(text) ?? []).map(({ span, text: newText }) => ({ range: { start: lines.position(span.start), end: lines.position(span.end) }, newText }));
}
