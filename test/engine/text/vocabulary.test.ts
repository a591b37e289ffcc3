import assert from 'node:assert/strict';
import { Vocabulary } from '../../../server/engine/text/vocabulary';

describe('Vocabulary', () => {
  it('knows how long each wording is, however long', () => {
    const vocabulary = new Vocabulary();
    const words = ['a', 'Übermut', 'short-lived', 'x'.repeat(0xfffe), 'x'.repeat(0xffff), 'x'.repeat(200_000)];
    for (let i = 0; i < 1000; i++) words.push(`word${i}`);
    const types = words.map((word) => vocabulary.intern(word, 0, word.length, word.includes('-')));
    assert.deepEqual(types.map((type) => vocabulary.lengthOf(type)), words.map((word) => word.length));
  });
});
