/**
 * How far the uses of an edited text may be other than they were: up to the ends of the sentences that were edited, as no match crosses them and no
 * condition looks beyond; of a theme whose wordings do, up to the ends of the paragraphs.
 */
import type { Theme } from '../engine/lexicon/model';
import type { Sequence } from '../engine/lexicon/pattern';
import { Char, classAt } from '../engine/text/characters';
import type { TextAnalysis } from '../engine/text/analysis';
import { tokensOfOthers, type Change } from '../engine/text/reanalysis';
import { Join } from '../engine/text/tokens';

/** Tokens that two texts have in common: the first `head` of both, and the last `tail` of both. */
export interface SameTokens {
  readonly head: number;
  readonly tail: number;
}

/** The tokens outside the sentences that were edited. */
export function outsideSentences(old: TextAnalysis, { head, tail }: Change): SameTokens {
  const { tokens } = old;
  // Tokens that are the same are joined alike to what stands before, and so is the first of those behind.
  const divides = (token: number): boolean => token === 0 || token === tokens.count || tokens.joinAt(token) >= Join.Sentence;
  let [from, end] = [head, tokens.count - tail];
  while (!divides(from)) from--;
  while (!divides(end)) end++;
  return { head: from, tail: tokens.count - end };
}

/** The tokens outside the paragraphs that were edited. */
export function outsideParagraphs(old: TextAnalysis, change: Change): SameTokens {
  const [from, end] = tokensOfOthers(old, change);
  return { head: from, tail: old.tokens.count - end };
}

/** Whether what a theme finds in a sentence may depend on others: by a condition, or by wordings that have the mark in them that ends one. */
export function crossesSentences({ except, variants }: Theme): boolean {
  const crosses = ({ pattern }: { readonly pattern: { readonly elements: Sequence } }): boolean => hasEnd(pattern.elements);
  if (except.some(crosses)) return true;
  return variants.some((variant) => crosses(variant) || variant.except.some(crosses) || (variant.near && (variant.near.in === 'paragraph' || variant.near.patterns.some(crosses))));
}

function hasEnd(sequence: Sequence): boolean {
  return sequence.some((element) => endsSentence(element.marks) || (element.kind === 'choice' && element.choices.some(hasEnd)));
}

function endsSentence(marks: string): boolean {
  for (let at = 0; at < marks.length; at++) {
    const kind = classAt(marks, at);
    if (kind === Char.Stop || kind === Char.Terminator) return true;
  }
  return false;
}
