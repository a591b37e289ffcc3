/** What is asked of a text by who matches patterns in it or quotes from it, however the text is kept. */
import type { TextContent } from './editedText';
import type { TokenReader } from './tokens';
import type { Zone } from './zones';

export interface ReadableText {
  /** The text itself; of one that is not held it is read when it is asked for. */
  readonly text: string;
  /** The same, which need not be one string: enough for who wants some of it. */
  readonly content: TextContent;
  readonly tokens: TokenReader;
  /** A language tag, where the language is known. */
  readonly language?: string;
  /** Where the words begin, after front matter; UTF-16 units. */
  readonly wordsFrom: number;
  /** The zone of the paragraph at an offset (UTF-16 units). */
  zoneAt(offset: number): Zone;
}
