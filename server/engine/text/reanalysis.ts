/**
 * The analysis of a text that was edited, made of the analysis before: paragraphs that are the same are taken over, moved to where they stand
 * now, and only the others are scanned, of long ones only what is around the edit. It equals an analysis from scratch.
 *
 * Metadata and zones are found anew: that costs little, and an edit may change all of it.
 */
import { analysisOf, type Paragraph, type TextAnalysis } from './analysis';
import { EditedText, type TextChange, type TextContent } from './editedText';
import { editedTokens } from './editedTokens';
import { layOutEdited, type SameParagraphs, type Span } from './layout';
import { readMetadata, type Docvars } from './metadata';
import { LONG, rescan, type Rescanned } from './rescanning';
import type { Vocabulary } from './vocabulary';
import { zonesOf, type Zone } from './zones';

/** What of an analysis is another one's. */
export interface Change extends SameParagraphs {
  /** Tokens: the first `head` of both, and the last `tail` of both, those of the same paragraphs among them. */
  readonly head: number;
  readonly tail: number;
}

export interface Reanalysis {
  readonly analysis: TextAnalysis;
  readonly change: Change;
}

/** @param long UTF-16 units of paragraphs from which on only a window around the edit is scanned */
export function reanalyse(old: TextAnalysis, text: TextContent, vocabulary: Vocabulary, docvars?: Docvars, long = LONG): Reanalysis {
  const edit = EditedText.change(old.content, text);
  const layout = layOutEdited(old.layout, text, edit);
  const same = sameParagraphs(old.paragraphs, layout.paragraphs, edit);
  const metadata = readMetadata(text, layout, docvars, old.metadata.page && { page: old.metadata.page, ...same });
  const zones = zonesOf(text, layout, metadata);
  const [from, end] = tokensOfOthers(old, same);
  const [was, is] = [old.paragraphs, layout.paragraphs].map((all) => all.slice(same.before, all.length - same.after)) as [Paragraph[], Span[]];
  const scanned = rescan({ old, text, edit, was, is, vocabulary }, from, end, long);
  const tokens = editedTokens(old.tokens, { ...scanned, shift: edit.endNow - edit.end });
  const moved = tokens.count - old.tokens.count;
  const paragraphs = paragraphsOf(old.paragraphs, layout.paragraphs, zones, same, scanned, [from, end + moved], moved);
  const change = { ...same, head: scanned.from, tail: old.tokens.count - scanned.end };
  const quotations = old.quotations.edited(text, layout.paragraphs, same);
  return { analysis: analysisOf(text, layout, metadata, paragraphs, tokens, quotations, old.lines.edited(text, edit)), change };
}

// Which paragraphs are the same

function sameParagraphs(paragraphs: readonly Paragraph[], spans: readonly Span[], { start, end, endNow }: TextChange): SameParagraphs {
  const most = Math.min(paragraphs.length, spans.length);
  let before = 0;
  while (before < most && spans[before].end <= start && isAt(paragraphs[before], spans[before], 0)) before++;
  let after = 0;
  while (after < most - before) {
    const was = paragraphs[paragraphs.length - 1 - after];
    if (was.start < end || !isAt(was, spans[spans.length - 1 - after], endNow - end)) break;
    after++;
  }
  return { before, after };
}

function isAt(was: Span, is: Span, shift: number): boolean {
  return was.start + shift === is.start && was.end + shift === is.end;
}

/** Tokens of the paragraphs that are not the same: the first, and the one after the last. */
export function tokensOfOthers({ paragraphs, tokens }: TextAnalysis, { before, after }: SameParagraphs): [number, number] {
  return [before > 0 ? paragraphs[before - 1].endToken : 0, after > 0 ? paragraphs[paragraphs.length - after].firstToken : tokens.count];
}

// Putting it together

/**
 * @param between tokens of the paragraphs that are not the same, as they are: the first, and the one after the last
 * @param moved by how many tokens those behind them move
 */
function paragraphsOf(old: readonly Paragraph[], spans: readonly Span[], zones: readonly Zone[], { before, after }: SameParagraphs, scanned: Rescanned, between: readonly [number, number], moved: number): Paragraph[] {
  const last = spans.length - after - before - 1;
  const endOf = (place: number): number => (place < 0 ? between[0] : place === last ? between[1] : scanned.from + scanned.ends[place]);
  return spans.map(({ start, end }, i) => {
    const zone = zones[i];
    if (i < before) return old[i].zone === zone ? old[i] : { ...old[i], zone };
    const fromEnd = spans.length - i;
    if (fromEnd <= after) {
      const { firstToken, endToken } = old[old.length - fromEnd];
      return { start, end, zone, firstToken: firstToken + moved, endToken: endToken + moved };
    }
    return { start, end, zone, firstToken: endOf(i - before - 1), endToken: endOf(i - before) };
  });
}
