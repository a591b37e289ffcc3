/** Values published by the field's tools; the numbers are those of the field notes. */
import assert from 'node:assert/strict';
import { kwic } from '../../server/engine/measure/kwic';
import { analyse } from '../../server/engine/text/analysis';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { CorpusIndex } from '../../server/engine/index/corpusIndex';
import { literalPattern, isProblem } from '../../server/engine/lexicon/pattern';
import { theme, usesOf } from '../support/marked';

function lexicon(themes: Record<string, string[]>, extra = ''): string {
  return `themes:\n${Object.entries(themes).map(([id, variants]) => `  ${id}:\n    variants: ${JSON.stringify(variants)}\n${extra}`).join('')}`;
}

function keys(yaml: string, text: string): string[] {
  return usesOf(yaml, text).map((use) => use.theme);
}

describe('published values', () => {
  const samoa = lexicon({
    AS: ['American Samoa', 'American Samoan*', 'Pago Pago'],
    WS: ['Samoa', 'Samoan*', 'Apia'],
    VG: ['British Virgin Islands', 'Virgin Island*', 'Road Town'],
    GB: ['UK', 'United Kingdom', 'Britain', 'British', 'Briton*', 'Brit*', 'London'],
    US: ['United States', 'US', 'American*', 'Washington', 'New York'],
  });

  it('1: the Samoa dictionary, scope key', () => {
    assert.deepEqual(keys(samoa, 'British Virgin Islands is a British overseas territory').sort(), ['GB', 'GB', 'VG']);
    assert.deepEqual(keys(samoa, 'American Samoa is in the South Pacific').sort(), ['AS', 'US', 'WS']);
  });

  it('1: the Samoa dictionary, themes that exclude each other', () => {
    const exclusive = `overlap: exclusive\n${samoa}`;
    assert.deepEqual(keys(exclusive, 'British Virgin Islands is a British overseas territory').sort(), ['GB', 'VG']);
    assert.deepEqual(keys(exclusive, 'American Samoa is in the South Pacific'), ['AS']);
  });

  for (const variants of [['A B', 'A B C'], ['B C', 'A B C']]) {
    it(`2: one match of "A B C" with ${variants.join(', ')}`, () => assert.equal(usesOf(theme(variants), 'A B C').length, 1));
  }

  it('5: no phrase across a comma', () => {
    const yaml = lexicon({ Countries: ['United States', 'Federal Republic of Germany'], team: ['Manchester United', 'Arsenal'] });
    assert.deepEqual(keys(yaml, "It's Arsenal versus Manchester United, states the announcer."), ['team', 'team']);
  });

  it('8: globs over types, case-sensitive', () => {
    const text = 'A AA B BB C CC a aa b bb c cc';
    const found = (glob: string): string[] => usesOf(theme([`{ match: "${glob}", case: sensitive }`]), text).map((use) => text.slice(use.start, use.end));
    assert.deepEqual(found('a?'), ['aa']);
    assert.deepEqual(found('?b'), ['bb']);
  });

  it('9: keywords in context', () => {
    const vocabulary = new Vocabulary();
    const index = new CorpusIndex(vocabulary);
    index.put('fox', analyse('what does the fox say fox', vocabulary));
    const pattern = literalPattern('fox');
    assert.ok(!isProblem(pattern));
    const lines = index.find(pattern).map(({ text, first, last }) => kwic(text.analysis, { firstToken: first, lastToken: last, start: text.analysis.tokens.start[first], end: text.analysis.tokens.end[last] }));
    assert.deepEqual(
      lines.map(({ left, match, right }) => [left.trim(), match, right.trim()]),
      [['what does the', 'fox', 'say fox'], ['what does the fox say', 'fox', '']],
    );
  });
});
