/** What can be folded in a lexicon: themes, lists, examples and blocks of comments, told by indentation, so that it holds in a broken file. */
import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import { layoutOf, linesOf, type Layout } from './lexiconOutline';

/** In the order of their first lines. */
export function lexiconFolding(text: string): FoldingRange[] {
  const lines = linesOf(text).map(layoutOf);
  return [...blocks(lines), ...comments(lines)].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

/** A line with what stands under it: the lines indented more, up to the last that is no blank and no comment. */
function blocks(lines: readonly Layout[]): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: { line: number; depth: number }[] = [];
  let last = -1;
  const close = (depth: number): void => {
    while (open.length > 0 && open[open.length - 1].depth >= depth) {
      const { line } = open.pop()!;
      if (last > line) ranges.push({ startLine: line, endLine: last });
    }
  };
  for (const [i, line] of lines.entries()) {
    if (line.isBlank) continue;
    const depth = depthOf(line);
    close(depth);
    open.push({ line: i, depth });
    last = i;
  }
  close(0);
  return ranges;
}

/** Items may stand no deeper than the key of their list, and are under it all the same. */
function depthOf({ indent, dashes }: Layout): number {
  return indent + (dashes.length > 0 ? 0.5 : 0);
}

/** Comments in lines of their own, two or more after each other, alike indented. */
function comments(lines: readonly Layout[]): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const isComment = (i: number, indent: number): boolean => lines[i]?.isBlank && lines[i].indent === indent && lines[i].text.startsWith('#', indent);
  for (let i = 0; i < lines.length; i++) {
    const { indent } = lines[i];
    const startLine = i;
    while (isComment(i, indent)) i++;
    if (i - startLine > 1) ranges.push({ startLine, endLine: i - 1, kind: FoldingRangeKind.Comment });
    if (i > startLine) i--;
  }
  return ranges;
}
