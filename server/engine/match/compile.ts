/** Makes a lexicon ready to be held against texts, by the rules it asks for. */
import { QuantedaLexicon } from '../compat/quantedaLexicon';
import { QuantedaTexts } from '../compat/quantedaTexts';
import type { TestTypes } from '../index/testTypes';
import type { Lexicon } from '../lexicon/model';
import type { ReadableText } from '../text/readableText';
import type { Vocabulary } from '../text/vocabulary';
import { CompiledLexicon, type Evidence, type Use, type UsePlaces } from './uses';

export interface Compiled {
  /** The uses in a text, by start, then end, then theme. Its types must be of the vocabulary that was given. */
  usesIn(text: ReadableText, evidence?: Map<string, Evidence>): Use[];
  /** The same, by theme, where they need not be made at once. */
  placesIn?(text: ReadableText, evidence?: Map<string, Evidence>): Map<string, UsePlaces>;
}

/** @param testTypes of the same vocabulary, where many lexicons are held against the same texts */
export function compileLexicon(lexicon: Lexicon, vocabulary: Vocabulary, testTypes?: TestTypes): Compiled {
  return lexicon.compat ? new QuantedaLexicon(lexicon, quantedaTexts(vocabulary)) : new CompiledLexicon(lexicon, vocabulary, testTypes);
}

const read = new WeakMap<Vocabulary, QuantedaTexts>();

/** What quanteda makes of the texts of a vocabulary, on demand and once, however often the lexicon changes. */
function quantedaTexts(vocabulary: Vocabulary): QuantedaTexts {
  let texts = read.get(vocabulary);
  if (!texts) read.set(vocabulary, (texts = new QuantedaTexts()));
  return texts;
}
