/** Texts and lexicons as `compat: quanteda` takes them. */
import assert from 'node:assert/strict';
import { QuantedaLexicon } from '../../../server/engine/compat/quantedaLexicon';
import { QuantedaTokenizer, withoutPunctuation } from '../../../server/engine/compat/quantedaTokens';
import { Types } from '../../../server/engine/compat/types';
import type { Lexicon } from '../../../server/engine/lexicon/model';
import { readLexicon } from '../../../server/engine/lexicon/reader';
import type { Use } from '../../../server/engine/match/uses';
import { analyse } from '../../../server/engine/text/analysis';
import { Vocabulary } from '../../../server/engine/text/vocabulary';

export interface Settings {
  removePunct?: boolean;
  /** As `nested_scope = "dictionary"`. */
  exclusive?: boolean;
}

/** A lexicon of these themes, given as YAML under `themes:`. Fails where it has errors. */
export function quantedaLexicon(themes: string, { removePunct = false, exclusive = false }: Settings = {}): Lexicon {
  const head = `compat: quanteda\nremove_punct: ${removePunct}\noverlap: ${exclusive ? 'exclusive' : 'independent'}\n`;
  const { lexicon, problems } = readLexicon(`${head}themes:\n${themes.replace(/^(?=.)/gm, '  ')}\n`);
  assert.deepEqual(problems.filter((problem) => problem.severity === 'error'), []);
  return lexicon;
}

export function quantedaUses(lexicon: Lexicon, text: string): Use[] {
  return new QuantedaLexicon(lexicon).usesIn(analyse(text, new Vocabulary()));
}

/** Where the tokens of a text stand. */
export function quantedaSpans(text: string, removePunct = false): { start: number; end: number }[] {
  const types = new Types();
  const tokens = new QuantedaTokenizer(types).tokensOf(text);
  const { start, end } = removePunct ? withoutPunctuation(tokens, types) : tokens;
  return Array.from(start, (at, token) => ({ start: at, end: end[token] }));
}

/** The tokens of a text, as they are written in it. */
export function quantedaTokens(text: string, removePunct = false): string[] {
  return quantedaSpans(text, removePunct).map(({ start, end }) => text.slice(start, end));
}
