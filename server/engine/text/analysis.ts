/**
 * The analysis of a text: everything known of it before a lexicon is held against it. A pure function of the text and of the
 * docvars that stand beside it.
 */
import type { TextContent } from './editedText';
import { someTokens } from './editedTokens';
import { layOut, type Layout, type Span } from './layout';
import { LineIndex } from './lines';
import { readMetadata, type Docvars, type Metadata } from './metadata';
import { PlainWords } from './plainWords';
import { Quotations } from './quotations';
import type { ReadableText } from './readableText';
import { scan } from './scanner';
import { firstThat } from './search';
import { TokenBuilder } from './tokenBuilder';
import type { Tokens } from './tokens';
import type { Vocabulary } from './vocabulary';
import { zonesOf, type Zone } from './zones';

export interface Paragraph extends Span {
  readonly zone: Zone;
  /** First token, and the one after the last; token indices. */
  readonly firstToken: number;
  readonly endToken: number;
}

export interface TextAnalysis extends ReadableText {
  readonly lines: LineIndex;
  readonly layout: Layout;
  readonly metadata: Metadata;
  readonly paragraphs: readonly Paragraph[];
  readonly tokens: Tokens;
  /** Read when they are first asked for. */
  readonly quotations: Quotations;
}

/** One shape for all analyses keeps what reads them fast. */
class Analysis implements TextAnalysis {
  constructor(
    readonly content: TextContent,
    readonly layout: Layout,
    readonly metadata: Metadata,
    readonly paragraphs: readonly Paragraph[],
    readonly tokens: Tokens,
    readonly quotations: Quotations,
    private knownLines?: LineIndex,
  ) {}

  get text(): string {
    return this.content.toString();
  }

  get lines(): LineIndex {
    return (this.knownLines ??= LineIndex.of(this.text));
  }

  get language(): string | undefined {
    return this.metadata.language?.value;
  }

  get wordsFrom(): number {
    return this.layout.frontMatter?.end ?? 0;
  }

  zoneAt(offset: number): Zone {
    return this.paragraphs[Math.max(0, paragraphAt(this, offset))]?.zone ?? 'body';
  }
}

/** UTF-16 units from which on a text is read with plain words of its own. */
const LONG = 1 << 16;

/**
 * @param docvars what `metadata.csv` says of the text, if anything
 * @param plain to read plain words with, for who analyses many texts; a long one gets its own
 */
export function analyse(text: string, vocabulary: Vocabulary, docvars?: Docvars, plain?: PlainWords): TextAnalysis {
  return analyseFor(false, text, vocabulary, docvars, plain ?? (text.length >= LONG ? PlainWords.make() : undefined));
}

/** The same, for who packs it: its tokens are good until the next text is analysed. */
export function analyseInPassing(text: string, vocabulary: Vocabulary, docvars?: Docvars, plain?: PlainWords): TextAnalysis {
  return analyseFor(true, text, vocabulary, docvars, plain);
}

function analyseFor(inPassing: boolean, text: string, vocabulary: Vocabulary, docvars: Docvars | undefined, plain: PlainWords | undefined): TextAnalysis {
  const layout = layOut(text);
  const metadata = readMetadata(text, layout, docvars);
  const zones = zonesOf(text, layout, metadata);
  const builder = new TokenBuilder(text, vocabulary, text.length, plain);
  const paragraphs = layout.paragraphs.map(({ start, end }, i) => {
    const firstToken = builder.count;
    scan(text, start, end, builder);
    return { start, end, zone: zones[i], firstToken, endToken: builder.count };
  });
  return analysisOf(text, layout, metadata, paragraphs, builder.build(inPassing));
}

/** Puts an analysis together; lines and quotations that are not given are found when they are asked for. */
export function analysisOf(content: TextContent, layout: Layout, metadata: Metadata, paragraphs: readonly Paragraph[], tokens: Tokens, quotations?: Quotations, lines?: LineIndex): TextAnalysis {
  return new Analysis(content, layout, metadata, paragraphs, tokens, quotations ?? new Quotations(content, layout.paragraphs), lines);
}

/**
 * A stretch of a text as an analysis of its own: its tokens and paragraphs count from its own beginning, offsets stay those of the text.
 * Matching it gives the uses of just these tokens, where no pattern crosses its ends.
 * @param first of its tokens, `end` the one after the last; no compound is cut
 */
export function stretchOf(analysis: TextAnalysis, first: number, end: number): TextAnalysis {
  const { content, layout, metadata, paragraphs, tokens, quotations } = analysis;
  const from = first < end ? paragraphOfToken(analysis, first) : 0;
  const to = first < end ? paragraphOfToken(analysis, end - 1) + 1 : 0;
  const inside = (token: number): number => Math.min(Math.max(token, first), end) - first;
  const moved = paragraphs.slice(from, to).map((paragraph) => ({ ...paragraph, firstToken: inside(paragraph.firstToken), endToken: inside(paragraph.endToken) }));
  return analysisOf(content, layout, metadata, moved, someTokens(tokens, first, end), quotations);
}

/** Index of the paragraph that a token stands in; -1 in a text without words. */
export function paragraphOfToken(analysis: TextAnalysis, token: number): number {
  return lastAtOrBefore(analysis.paragraphs, (paragraph) => paragraph.firstToken <= token);
}

/** Index of the last paragraph that begins at or before `offset` (UTF-16 units), or -1. */
export function paragraphAt(analysis: TextAnalysis, offset: number): number {
  return lastAtOrBefore(analysis.paragraphs, (paragraph) => paragraph.start <= offset);
}

function lastAtOrBefore(paragraphs: readonly Paragraph[], begins: (paragraph: Paragraph) => boolean): number {
  return firstThat(0, paragraphs.length, (i) => !begins(paragraphs[i])) - 1;
}
