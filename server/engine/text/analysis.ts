/**
 * The analysis of a text: everything known of it before a lexicon is held against it. A pure function of the text and of the
 * docvars that stand beside it.
 */
import { layOut, type Layout, type Span } from './layout';
import { readMetadata, type Docvars, type Metadata } from './metadata';
import type { ReadableText } from './readableText';
import { scan } from './scanner';
import { firstThat } from './search';
import { TokenBuilder } from './tokenBuilder';
import { tokensBetween, type Tokens } from './tokens';
import type { Vocabulary } from './vocabulary';
import { zonesOf, type Zone } from './zones';

export interface Paragraph extends Span {
  readonly zone: Zone;
  /** First token, and the one after the last; token indices. */
  readonly firstToken: number;
  readonly endToken: number;
}

export interface TextAnalysis extends ReadableText {
  readonly layout: Layout;
  readonly metadata: Metadata;
  readonly paragraphs: readonly Paragraph[];
  readonly tokens: Tokens;
}

/** One shape for all analyses keeps what reads them fast. */
class Analysis implements TextAnalysis {
  constructor(
    readonly text: string,
    readonly layout: Layout,
    readonly metadata: Metadata,
    readonly paragraphs: readonly Paragraph[],
    readonly tokens: Tokens,
  ) {}

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

/** @param docvars what `metadata.csv` says of the text, if anything */
export function analyse(text: string, vocabulary: Vocabulary, docvars?: Docvars): TextAnalysis {
  const layout = layOut(text);
  const metadata = readMetadata(text, layout, docvars);
  const zones = zonesOf(text, layout, metadata);
  const builder = new TokenBuilder(text, vocabulary);
  const paragraphs = layout.paragraphs.map((span, i) => {
    const firstToken = builder.count;
    scan(text, span.start, span.end, builder);
    return { ...span, zone: zones[i], firstToken, endToken: builder.count };
  });
  return analysisOf(text, layout, metadata, paragraphs, builder.build());
}

/** Puts an analysis together. */
export function analysisOf(text: string, layout: Layout, metadata: Metadata, paragraphs: readonly Paragraph[], tokens: Tokens): TextAnalysis {
  return new Analysis(text, layout, metadata, paragraphs, tokens);
}

/**
 * A stretch of paragraphs as an analysis of its own: its tokens and paragraphs count from its own beginning, offsets stay those of the text.
 * Matching it gives the uses of just these paragraphs, as no pattern crosses their ends.
 * @param from index of the first paragraph, `to` of the one after the last
 */
export function stretchOf({ text, layout, metadata, paragraphs, tokens }: TextAnalysis, from: number, to: number): TextAnalysis {
  const some = paragraphs.slice(from, to);
  const first = some[0]?.firstToken ?? 0;
  const end = some[some.length - 1]?.endToken ?? 0;
  const moved = some.map((paragraph) => ({ ...paragraph, firstToken: paragraph.firstToken - first, endToken: paragraph.endToken - first }));
  return analysisOf(text, layout, metadata, moved, tokensBetween(tokens, first, end));
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
