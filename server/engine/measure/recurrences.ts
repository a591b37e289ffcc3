/**
 * Recurrences: phrases that many texts share, ranked as candidates for a theme's variants.
 *
 * Ranked by C-value (Frantzi, Ananiadou and Mima 2000): log2|a| · (f(a) − mean f of the longer candidates that contain a), where
 * |a| is the phrase's length in words and f its frequency; only phrases in several texts are candidates.
 */
import { Join } from '../text/tokens';
import type { IndexedText } from '../index/corpusIndex';
import type { TypeId, Vocabulary } from '../text/vocabulary';
import { isFunctionWord } from './functionWords';

export interface Recurrence {
  /** The commonest wording. */
  readonly wording: string;
  /** Length in tokens. */
  readonly length: number;
  readonly frequency: number;
  /** Texts that have it. */
  readonly texts: number;
  readonly cValue: number;
}

interface Counted {
  tokens: TypeId[];
  frequency: number;
  texts: number;
  lastText: number;
  wordings: Map<string, number>;
}

const SHORTEST = 2;
const LONGEST = 4;

/** @param leastTexts texts a phrase must stand in */
export function recurrences(texts: readonly IndexedText[], vocabulary: Vocabulary, leastTexts: number): Recurrence[] {
  const counted = countPhrases(texts, vocabulary);
  const candidates = new Map([...counted].filter(([, { texts: inTexts }]) => inTexts >= leastTexts));
  const longer = longerByPart(candidates);
  return [...candidates]
    .map(([key, phrase]): Recurrence => {
      const containing = longer.get(key) ?? [];
      const mean = containing.length > 0 ? containing.reduce((sum, frequency) => sum + frequency, 0) / containing.length : 0;
      const length = phrase.tokens.length;
      return { wording: commonest(phrase.wordings), length, frequency: phrase.frequency, texts: phrase.texts, cValue: Math.log2(length) * (phrase.frequency - mean) };
    })
    .sort((a, b) => b.cValue - a.cValue || b.texts - a.texts || (a.wording < b.wording ? -1 : 1));
}

function countPhrases(texts: readonly IndexedText[], vocabulary: Vocabulary): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  const isStop = (type: TypeId): boolean => isFunctionWord(vocabulary.folded[type]);
  for (const [number, { analysis }] of texts.entries()) {
    const { tokens, text, paragraphs } = analysis;
    for (const { zone, firstToken, endToken } of paragraphs) {
      if (zone !== 'body' && zone !== 'headline') continue;
      for (let first = firstToken; first < endToken; first++) {
        if (isStop(tokens.type[first]) || tokens.join[first] === Join.Hyphen) continue;
        const key = [vocabulary.representative[tokens.type[first]]];
        for (let last = first + 1; last < endToken && last - first < LONGEST && tokens.join[last] <= Join.Quote; last++) {
          key.push(vocabulary.representative[tokens.type[last]]);
          const isCut = last + 1 < endToken && tokens.join[last + 1] === Join.Hyphen;
          if (isCut || isStop(tokens.type[last]) || last - first + 1 < SHORTEST) continue;
          note(counted, key, number, text.slice(tokens.start[first], tokens.end[last]));
        }
      }
    }
  }
  return counted;
}

function note(counted: Map<string, Counted>, tokens: TypeId[], text: number, wording: string): void {
  const key = tokens.join(' ');
  let phrase = counted.get(key);
  if (!phrase) counted.set(key, (phrase = { tokens: [...tokens], frequency: 0, texts: 0, lastText: -1, wordings: new Map() }));
  phrase.frequency++;
  if (phrase.lastText !== text) phrase.texts++;
  phrase.lastText = text;
  const plain = wording.replace(/\s+/g, ' ');
  phrase.wordings.set(plain, (phrase.wordings.get(plain) ?? 0) + 1);
}

/** By phrase, the frequencies of the longer candidates that contain it. */
function longerByPart(candidates: Map<string, Counted>): Map<string, number[]> {
  const longer = new Map<string, number[]>();
  for (const { tokens, frequency } of candidates.values()) {
    for (let length = SHORTEST; length < tokens.length; length++) {
      for (let first = 0; first + length <= tokens.length; first++) {
        const key = tokens.slice(first, first + length).join(' ');
        const list = longer.get(key);
        if (list) list.push(frequency);
        else longer.set(key, [frequency]);
      }
    }
  }
  return longer;
}

function commonest(wordings: Map<string, number>): string {
  return [...wordings].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
