/** Texts as quanteda reads them, each read once for as long as its analysis is kept, whatever lexicons are held against it. */
import type { TextAnalysis } from '../text/analysis';
import { QuantedaTokenizer, withoutPunctuation, type QuantedaTokens } from './quantedaTokens';
import { Types } from './types';

export class QuantedaTexts {
  readonly types = new Types();
  private readonly tokenizer = new QuantedaTokenizer(this.types);
  private readonly all = new WeakMap<TextAnalysis, QuantedaTokens>();
  private readonly words = new WeakMap<TextAnalysis, QuantedaTokens>();

  /** The tokens of a text, its front matter left out. */
  tokensOf(analysis: TextAnalysis, removePunct: boolean): QuantedaTokens {
    if (!removePunct) return kept(this.all, analysis, () => this.tokenizer.tokensOf(analysis.text, analysis.layout.frontMatter?.end));
    return kept(this.words, analysis, () => withoutPunctuation(this.tokensOf(analysis, false), this.types));
  }
}

function kept(tokens: WeakMap<TextAnalysis, QuantedaTokens>, analysis: TextAnalysis, read: () => QuantedaTokens): QuantedaTokens {
  let known = tokens.get(analysis);
  if (!known) tokens.set(analysis, (known = read()));
  return known;
}
