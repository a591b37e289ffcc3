/**
 * The analysis of a text that was edited, made of the analysis before: paragraphs that are the same are taken over, moved to where they stand
 * now, and only the others are scanned. It equals an analysis from scratch.
 *
 * Metadata and zones are found anew: that costs little, and an edit may change all of it.
 */
import { analysisOf, type Paragraph, type TextAnalysis } from './analysis';
import { EditedText, type TextChange, type TextContent } from './editedText';
import { editedTokens } from './editedTokens';
import { layOutEdited, type Span } from './layout';
import { readMetadata, type Docvars } from './metadata';
import { scan } from './scanner';
import { TokenBuilder } from './tokenBuilder';
import type { Tokens } from './tokens';
import type { Vocabulary } from './vocabulary';
import { zonesOf, type Zone } from './zones';

/** Which paragraphs of an analysis are another one's: the first `before` of both, and the last `after` of both. */
export interface Change {
  readonly before: number;
  readonly after: number;
}

export interface Reanalysis {
  readonly analysis: TextAnalysis;
  readonly change: Change;
}

export function reanalyse(old: TextAnalysis, text: TextContent, vocabulary: Vocabulary, docvars?: Docvars): Reanalysis {
  const edit = EditedText.change(old.content, text);
  const layout = layOutEdited(old.layout, text, edit);
  const change = changeOf(old.paragraphs, layout.paragraphs, edit);
  const metadata = readMetadata(text, layout, docvars, old.metadata.page && { page: old.metadata.page, ...change });
  const zones = zonesOf(text, layout, metadata);
  const scanned = scanAll(text, layout.paragraphs.slice(change.before, layout.paragraphs.length - change.after), vocabulary);
  const tokens = joined(old, change, scanned, edit.endNow - edit.end);
  const paragraphs = paragraphsOf(old.paragraphs, layout.paragraphs, zones, change, scanned.ends, tokens.count - old.tokens.count);
  return { analysis: analysisOf(text, layout, metadata, paragraphs, tokens, old.lines.edited(text, edit)), change };
}

// Which paragraphs are the same

function changeOf(paragraphs: readonly Paragraph[], spans: readonly Span[], { start, end, endNow }: TextChange): Change {
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

// What is new

/** Tokens of some paragraphs of a text. */
interface Scanned {
  /** With places from the beginning of these paragraphs. */
  readonly tokens: Tokens;
  /** Where that is; UTF-16 units. */
  readonly at: number;
  /** The end of each paragraph among the tokens. */
  readonly ends: readonly number[];
}

function scanAll(text: TextContent, spans: readonly Span[], vocabulary: Vocabulary): Scanned {
  const at = spans[0]?.start ?? 0;
  const some = text.slice(at, spans[spans.length - 1]?.end ?? 0);
  const builder = new TokenBuilder(some, vocabulary);
  const ends = spans.map(({ start, end }) => {
    scan(some, start - at, end - at, builder);
    return builder.count;
  });
  return { tokens: builder.build(), at, ends };
}

// Putting it together

/** The tokens of the paragraphs that stay, with others between them. */
function joined({ tokens, paragraphs }: TextAnalysis, { before, after }: Change, scanned: Scanned, shift: number): Tokens {
  const from = before > 0 ? paragraphs[before - 1].endToken : 0;
  const end = after > 0 ? paragraphs[paragraphs.length - after].firstToken : tokens.count;
  return editedTokens(tokens, { from, end, fresh: scanned.tokens, at: scanned.at, shift });
}

function paragraphsOf(old: readonly Paragraph[], spans: readonly Span[], zones: readonly Zone[], { before, after }: Change, ends: readonly number[], moved: number): Paragraph[] {
  const head = before > 0 ? old[before - 1].endToken : 0;
  return spans.map(({ start, end }, i) => {
    const zone = zones[i];
    if (i < before) return old[i].zone === zone ? old[i] : { ...old[i], zone };
    const fromEnd = spans.length - i;
    if (fromEnd <= after) {
      const { firstToken, endToken } = old[old.length - fromEnd];
      return { start, end, zone, firstToken: firstToken + moved, endToken: endToken + moved };
    }
    const place = i - before;
    return { start, end, zone, firstToken: head + (place > 0 ? ends[place - 1] : 0), endToken: head + ends[place] };
  });
}
