/** A text of the corpus: one version of it, the same object for as long as its content is the same, wherever it is kept. */
import type { TextAnalysis } from '../text/analysis';
import type { TextContent } from '../text/editedText';
import type { LineIndex } from '../text/lines';
import type { Metadata } from '../text/metadata';
import type { ReadableText } from '../text/readableText';
import type { TokenReader } from '../text/tokens';
import type { TypeId } from '../text/vocabulary';
import type { Zone } from '../text/zones';
import type { StoredText } from './storedText';

export class IndexedText implements ReadableText {
  constructor(
    /** Its name in the corpus; unique. */
    readonly name: string,
    private stored: StoredText,
  ) {}

  /** Where it is kept. */
  get storage(): StoredText {
    return this.stored;
  }

  /** Keeps it elsewhere. The content must be the same. */
  moveTo(storage: StoredText): void {
    this.stored = storage;
  }

  get analysis(): TextAnalysis {
    return this.stored.analysis;
  }

  get text(): string {
    return this.stored.text;
  }

  get content(): TextContent {
    return this.stored.content;
  }

  /** UTF-16 units. */
  get length(): number {
    return this.stored.length;
  }

  get tokens(): TokenReader {
    return this.stored.tokens;
  }

  get metadata(): Metadata {
    return this.stored.metadata;
  }

  get language(): string | undefined {
    return this.stored.language;
  }

  get wordsFrom(): number {
    return this.stored.wordsFrom;
  }

  get lines(): LineIndex {
    return this.stored.lines;
  }

  zoneAt(offset: number): Zone {
    return this.stored.zoneAt(offset);
  }

  /** The zone of the paragraph that a token stands in: found without knowing where in the text that is. */
  zoneOfToken(token: number): Zone {
    return this.stored.zoneOfToken(token);
  }

  /** Whether some of it is in a zone. */
  hasZone(zone: Zone): boolean {
    return this.stored.hasZone(zone);
  }

  has(type: TypeId): boolean {
    return this.stored.has(type);
  }

  /** The tokens where any of these types stands, a compound's at its first; ascending, each once. */
  tokensOfAny(types: readonly TypeId[]): ArrayLike<number> & Iterable<number> {
    return this.stored.tokensOfAny(types);
  }

  /** The tokens of some types that stand right before a token of others; ascending. */
  tokensBefore(types: readonly TypeId[], next: readonly TypeId[]): Iterable<number> {
    return this.stored.tokensBefore(types, next);
  }
}
