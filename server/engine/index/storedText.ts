/** A text as it is kept: held whole, or packed with others. What is said of it is the same. */
import type { TextAnalysis } from '../text/analysis';
import type { LineIndex } from '../text/lines';
import type { Metadata } from '../text/metadata';
import type { ReadableText } from '../text/readableText';
import type { TypeId } from '../text/vocabulary';
import type { Zone } from '../text/zones';

export interface StoredText extends ReadableText {
  readonly isPacked: boolean;
  /** Of one that is packed it is made when it is asked for, which takes as long as reading the text anew. */
  readonly analysis: TextAnalysis;
  readonly metadata: Metadata;
  /** UTF-16 units of the text. */
  readonly length: number;
  readonly lines: LineIndex;
  /** The zone of the paragraph that a token stands in. */
  zoneOfToken(token: number): Zone;
  /** Whether some of it is in a zone. */
  hasZone(zone: Zone): boolean;
  has(type: TypeId): boolean;
  /** How often each type stands in it; compounds among them, as wholes. */
  times(): Map<TypeId, number>;
  /** The tokens where any of these types stands, a compound's at its first; ascending, each once. */
  tokensOfAny(types: readonly TypeId[]): ArrayLike<number> & Iterable<number>;
  /** The tokens of some types that stand right before a token of others; ascending. */
  tokensBefore(types: readonly TypeId[], next: readonly TypeId[]): Iterable<number>;
}
