/**
 * Anchors: of a pattern the places in it of which every match has a word. Where the rarest of them stands, and so many words before, a
 * match may begin; nowhere else. So a phrase that begins with "the" is found in the time of what is rare in it.
 */
import { firstTests, mayBeEmpty, type Element, type Sequence } from '../lexicon/pattern';
import type { WordTest } from '../lexicon/wordTest';

export interface Anchor {
  /** Every match has a word that passes one of these. */
  readonly tests: readonly WordTest[];
  /** Words of a text, at most, from the first of a match to that one. */
  readonly before: number;
}

/** In the order of the pattern; the first is where a match begins. */
export function anchorsOf(sequence: Sequence): Anchor[] {
  const anchors: Anchor[] = [{ tests: firstTests(sequence), before: 0 }];
  let before = 0;
  for (const element of sequence) {
    const longest = longestOf(element);
    if (before > 0 && !mayBeEmpty([element])) anchors.push({ tests: firstTests([element]), before: before + (element.kind === 'word' ? element.gap : longest - 1) });
    before += longest;
  }
  return anchors;
}

/** Words of a text, at most, that a sequence takes, those in gaps among them; each word of a pattern takes up one at most. */
export function longestOfAll(sequence: Sequence): number {
  return sequence.reduce((sum, element) => sum + longestOf(element), 0);
}

function longestOf(element: Element): number {
  return element.gap + (element.kind === 'word' ? 1 : Math.max(...element.choices.map(longestOfAll)));
}
