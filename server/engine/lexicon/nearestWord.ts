/** The word of a corpus that a wording nobody wrote was perhaps meant to be. */
import { foldWord } from '../text/fold';
import type { Vocabulary } from '../text/vocabulary';
import { nearest } from './nearest';

/** Letters a word must have before another one is taken for what was meant. */
const FEWEST_LETTERS = 5;

/** @param source a plain word, as a variant is written; of anything else nothing is guessed */
export function nearestWord(source: string, vocabulary: Vocabulary): string | undefined {
  const word = foldWord(source);
  if (!/^\p{L}+$/u.test(word) || word.length < FEWEST_LETTERS) return undefined;
  const candidates: string[] = [];
  for (let type = 0; type < vocabulary.size; type++) {
    const folded = vocabulary.folded[type];
    if (vocabulary.representative[type] === type && folded !== word && folded.startsWith(word.slice(0, 2)) && Math.abs(folded.length - word.length) <= 2) candidates.push(folded);
  }
  return nearest(word, candidates);
}
