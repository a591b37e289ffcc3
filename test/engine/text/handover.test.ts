/** An analysis made with one vocabulary and handed to another is the analysis made with that one. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse, type TextAnalysis } from '../../../server/engine/text/analysis';
import { WordGiver, WordKeeper } from '../../../server/engine/text/handover';
import { Vocabulary } from '../../../server/engine/text/vocabulary';
import { anyText, seeded } from '../../support/arbitrary';

/** An analysis with its words as they are written in the place of their numbers. */
function spelled(analysis: TextAnalysis, { surface, hyphenated, folded }: Vocabulary): unknown {
  const word = (type: number): unknown => [surface[type], folded[type], hyphenated[type]];
  const { type, compoundType, ...tokens } = analysis.tokens;
  return { ...analysis, tokens: { ...tokens, words: [...type].map(word), compounds: [...compoundType].map(word), wordCount: tokens.words } };
}

/** Hands texts over in batches, as threads do, from two makers by turns to a keeper that has words already. */
function handedOver(texts: readonly string[], atOnce: number): unknown[] {
  const kept = new Vocabulary();
  analyse('the hegemony of no-alliance', kept);
  const makers = [new Vocabulary(), new Vocabulary()].map((vocabulary) => ({ vocabulary, giver: new WordGiver(vocabulary), keeper: new WordKeeper(kept) }));
  const all: TextAnalysis[] = [];
  for (let from = 0; from < texts.length; from += atOnce) {
    const { vocabulary, giver, keeper } = makers[(from / atOnce) % 2];
    const made = texts.slice(from, from + atOnce).map((text) => analyse(text, vocabulary));
    const sent = structuredClone({ words: giver.take(), made });
    keeper.learn(sent.words);
    for (const analysis of sent.made) {
      keeper.adopt(analysis.tokens);
      all.push(analysis);
    }
  }
  return all.map((analysis) => spelled(analysis, kept));
}

function madeHere(texts: readonly string[]): unknown[] {
  const vocabulary = new Vocabulary();
  return texts.map((text) => spelled(analyse(text, vocabulary), vocabulary));
}

describe('an analysis that is handed over', () => {
  it('is the one made here, of the sample texts', () => {
    const folder = resolve(__dirname, '../../../../corpus/texts');
    const texts = readdirSync(folder).filter((name) => /\.(txt|md)$/.test(name)).map((name) => readFileSync(resolve(folder, name), 'utf8'));
    assert.ok(texts.length > 5);
    assert.deepEqual(handedOver(texts, 2), madeHere(texts));
  });

  it('is the one made here, of any texts', () => {
    seeded(fc.property(fc.array(anyText(), { maxLength: 8 }), fc.integer({ min: 1, max: 3 }), (texts, atOnce) => {
      assert.deepEqual(handedOver(texts, atOnce), madeHere(texts));
    }), 100);
  });
});
