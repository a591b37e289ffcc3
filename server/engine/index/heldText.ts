/** A text that is held whole, as one that is being edited is. */
import { paragraphOfToken, type TextAnalysis } from '../text/analysis';
import type { TextContent } from '../text/editedText';
import type { LineIndex } from '../text/lines';
import type { Metadata } from '../text/metadata';
import type { Tokens } from '../text/tokens';
import type { TypeId } from '../text/vocabulary';
import type { Zone } from '../text/zones';
import { TextPostings } from './postings';
import type { StoredText } from './storedText';

export class HeldText implements StoredText {
  readonly isPacked = false;
  private madePostings?: TextPostings;

  constructor(readonly analysis: TextAnalysis) {}

  get text(): string {
    return this.analysis.text;
  }

  get content(): TextContent {
    return this.analysis.content;
  }

  get length(): number {
    return this.content.length;
  }

  get tokens(): Tokens {
    return this.analysis.tokens;
  }

  get metadata(): Metadata {
    return this.analysis.metadata;
  }

  get language(): string | undefined {
    return this.analysis.language;
  }

  get wordsFrom(): number {
    return this.analysis.wordsFrom;
  }

  /** Made when they are first asked for: a text that is being typed in seldom needs them. */
  get postings(): TextPostings {
    return (this.madePostings ??= TextPostings.of(this.analysis.tokens));
  }

  get lines(): LineIndex {
    return this.analysis.lines;
  }

  zoneAt(offset: number): Zone {
    return this.analysis.zoneAt(offset);
  }

  zoneOfToken(token: number): Zone {
    return this.analysis.paragraphs[paragraphOfToken(this.analysis, token)].zone;
  }

  hasZone(zone: Zone): boolean {
    return this.analysis.paragraphs.some((paragraph) => paragraph.zone === zone);
  }

  has(type: TypeId): boolean {
    return this.postings.has(type);
  }

  times(): Map<TypeId, number> {
    const { postings } = this;
    const times = new Map<TypeId, number>();
    for (let place = 0; place < postings.types.length; place++) times.set(postings.types[place], postings.timesAt(place));
    return times;
  }

  tokensOfAny(types: readonly TypeId[]): ArrayLike<number> & Iterable<number> {
    return this.postings.tokensOfAny(types);
  }

  tokensBefore(types: readonly TypeId[], next: readonly TypeId[]): number[] {
    const wanted = new Set(next);
    const { type } = this.tokens;
    // Of a compound type only the first token is told; it is no token's own type.
    return [...this.postings.tokensOfAny(types)].filter((token) => wanted.has(type[token + 1]));
  }
}
