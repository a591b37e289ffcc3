/** The words that a search from a place would follow. */
import { tokenAfter } from '../engine/text/tokens';
import type { IndexedText } from '../engine/index/corpusIndex';
import type { PhraseAtResult, Range } from '../protocol';
import type { Project } from '../project/project';
import { rangeIn, spanOfTokens } from './places';
import { recurringAt } from './references';

/** The words of a selection; of an empty one, the longest phrase there that recurs. `null` where no word stands. */
export function phraseAt(project: Project, text: IndexedText, range: Range): PhraseAtResult | null {
  const { lines } = text;
  const [from, to] = [lines.offset(range.start), lines.offset(range.end)];
  const { tokens } = text;
  if (from === to) {
    const found = recurringAt(project, text, from);
    return found ? phraseOf(text, found.first, found.last) : null;
  }
  const first = tokenAfter(tokens, from);
  let last = first - 1;
  while (last + 1 < tokens.count && tokens.startAt(last + 1) < to) last++;
  return last < first ? null : phraseOf(text, first, last);
}

function phraseOf(text: IndexedText, first: number, last: number): PhraseAtResult {
  const span = spanOfTokens(text, first, last);
  return { range: rangeIn(text, span), phrase: text.content.slice(span.start, span.end) };
}
