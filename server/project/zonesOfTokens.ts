/** In which zone a token stands, found by the paragraphs alone: where it begins in the text need not be known. */
import type { IndexedText } from '../engine/index/corpusIndex';
import { PackedText } from '../engine/index/packedText';
import { PARAGRAPH, ZONES } from '../engine/index/packing';
import { paragraphOfToken } from '../engine/text/analysis';
import { firstThat } from '../engine/text/search';
import type { Zone } from '../engine/text/zones';

/** Where a paragraph's first token and its zone stand among its numbers. */
const FIRST_TOKEN = 2;
const ZONE = 3;

export function zonesOfTokens({ storage }: IndexedText): (token: number) => Zone {
  if (!(storage instanceof PackedText)) {
    const { analysis } = storage;
    return (token) => analysis.paragraphs[paragraphOfToken(analysis, token)].zone;
  }
  const numbers = storage.paragraphNumbers;
  const count = numbers.length / PARAGRAPH;
  return (token) => ZONES[numbers[(firstThat(0, count, (i) => numbers[i * PARAGRAPH + FIRST_TOKEN] > token) - 1) * PARAGRAPH + ZONE]];
}
