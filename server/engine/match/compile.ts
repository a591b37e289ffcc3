/** Makes a lexicon ready to be held against texts, by the rules it asks for. */
import type { Lexicon } from '../lexicon/model';
import type { TextAnalysis } from '../text/analysis';
import type { Vocabulary } from '../text/vocabulary';
import { CompiledLexicon, type Evidence, type Use } from './uses';

export interface Compiled {
  /** The uses in a text, by start, then end, then theme. The analysis must be of the vocabulary that was given. */
  usesIn(analysis: TextAnalysis, evidence?: Map<string, Evidence>): Use[];
}

export function compileLexicon(lexicon: Lexicon, vocabulary: Vocabulary): Compiled {
  return new CompiledLexicon(lexicon, vocabulary);
}
