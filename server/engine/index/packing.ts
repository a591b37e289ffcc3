/** How texts are packed: what `segmentBuilder` and the readers of segments agree on. */
import type { Layout } from '../text/layout';
import type { Metadata, MetadataValue } from '../text/metadata';
import type { Zone } from '../text/zones';

/** Of the byte of a token, so many bits are the UTF-16 units between it and the token before, the others are its `Join`. */
export const GAP_BITS = 5;
/** A gap that says: it is this or more, and stands in the list of long gaps. */
export const LONG_GAP = (1 << GAP_BITS) - 1;
/** Tokens of a block: where the first of each begins is written down, the others are reckoned from it. */
export const BLOCK = 16;
/** Zones by number. */
export const ZONES: readonly Zone[] = ['body', 'headline', 'caption', 'note', 'biography', 'apparatus'];
/** Fields of a text's head: where its part of each section begins; then its UTF-16 units, and its words. */
export const enum Head {
  Token,
  Block,
  Compound,
  Line,
  Paragraph,
  Card,
  Length,
  Words,
}

/** Numbers of a text's head, of a compound and of a paragraph. */
export const HEAD = 8;
export const COMPOUND = 3;
export const PARAGRAPH = 4;
/** The numbers of a paragraph: the offsets where it begins and ends, its first token, and its zone as a place in `ZONES`. */
export const enum ParagraphNumber {
  Start,
  End,
  FirstToken,
  Zone,
}

/** Which of the sections says of each word whether it is a compound, and which has the cards. */
export const COMPOUND_WORDS = 2;
export const CARDS = 13;

/** What is known of a text beside its words, as JSON. */
export interface Card extends Pick<Layout, 'wrapped' | 'frontMatter' | 'frontMatterContent'> {
  readonly name: string;
  /** Whatever the host wants to have again with the text. */
  readonly note: string;
  readonly metadata: MetadataJson;
}

/** Metadata without how the page was read: that is found again from the text. */
export interface MetadataJson {
  readonly named: Omit<Metadata, 'other' | 'page'>;
  readonly other: readonly (readonly [string, MetadataValue])[];
}

export function metadataAsJson({ other, page: _page, ...named }: Metadata): MetadataJson {
  return { named, other: [...other] };
}

export function metadataFromJson({ named, other }: MetadataJson): Metadata {
  return { ...named, other: new Map(other) };
}
