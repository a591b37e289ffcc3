/** Texts as quanteda reads them, each read once for as long as it is kept, whatever lexicons are held against it. */
import type { ReadableText } from '../text/readableText';
import { QuantedaTokenizer, withoutPunctuation, type QuantedaTokens } from './quantedaTokens';
import { Types } from './types';

export class QuantedaTexts {
  readonly types = new Types();
  private readonly tokenizer = new QuantedaTokenizer(this.types);
  private readonly all = new WeakMap<ReadableText, QuantedaTokens>();
  private readonly words = new WeakMap<ReadableText, QuantedaTokens>();

  /** The tokens of a text, its front matter left out. */
  tokensOf(text: ReadableText, removePunct: boolean): QuantedaTokens {
    if (!removePunct) return kept(this.all, text, () => this.tokenizer.tokensOf(text.text, text.wordsFrom));
    return kept(this.words, text, () => withoutPunctuation(this.tokensOf(text, false), this.types));
  }
}

function kept(tokens: WeakMap<ReadableText, QuantedaTokens>, text: ReadableText, read: () => QuantedaTokens): QuantedaTokens {
  let known = tokens.get(text);
  if (!known) tokens.set(text, (known = read()));
  return known;
}
