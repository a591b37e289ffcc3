import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anyWordsIn, plainWordsIn } from '../../../server/engine/text/language';
import { anyText, seeded } from '../../support/arbitrary';

describe('the words by which a language is told', () => {
  const mixed = fc.string({ unit: fc.constantFrom(...'abz as the. \n-1234\'"', '’', 'ʼ', '“', '—', '…', '\u00a0', '€', '😀', 'é', 'ß', 'и', '中', '\u0301', '\u00ad', '²', '\ud83d'), maxLength: 60 });

  it('are the same, whether letters are looked at one by one or by their properties', () => {
    let plain = 0;
    seeded(fc.property(fc.oneof(mixed, anyText()), (text) => {
      const lower = text.toLowerCase();
      const words = plainWordsIn(lower);
      if (words && /[^\0-\x7f]/.test(lower)) plain++;
      if (words) assert.deepEqual(words, anyWordsIn(lower));
    }), 2000);
    assert.ok(plain > 50, `${plain} samples with marks beyond ASCII were plain`);
  });

  it('are so whatever character stands between them', () => {
    for (let point = 0; point < 0x3100; point++) {
      const sample = `the${String.fromCodePoint(point)}world of`.toLowerCase();
      const words = plainWordsIn(sample);
      if (words) assert.deepEqual(words, anyWordsIn(sample), `U+${point.toString(16)}`);
    }
  });
});
