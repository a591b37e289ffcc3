/** A vocabulary that awaits words answers as one that has learnt them, whatever it is asked first. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NumberedWords, packWords } from '../../server/engine/index/numberedWords';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { seeded } from '../support/arbitrary';

type Word = readonly [word: string, compound: boolean];

const PLAIN = ['Order', 'order', 'ORDER', 'U.S.', 'équilibre', 'Équilibre', 'порядок', '秩序', 'a', 'internationalisation', 'Internationalisation', 'x'.repeat(40)];
const anyWord: fc.Arbitrary<Word> = fc.oneof(
  fc.constantFrom(...PLAIN).map((word): Word => [word, false]),
  fc.constantFrom('multi-polar', 'Multi-polar', 'multi-polär', 'anti-hegemony').map((word): Word => [word, true]),
  fc.stringMatching(/^[a-zé]{1,14}$/).map((word): Word => [word, false]),
);
const anyWords = fc.array(anyWord, { maxLength: 30 });

/** What may be asked of a vocabulary, each of which gives something to compare. */
const QUESTIONS: Record<string, (vocabulary: Vocabulary, [word, compound]: Word) => unknown> = {
  surface: ({ surface }) => [...surface],
  folded: ({ folded }) => [...folded],
  hyphenated: (vocabulary) => Array.from({ length: vocabulary.size }, (_, type) => vocabulary.hyphenated(type)),
  representative: (vocabulary) => [...vocabulary.representative.subarray(0, vocabulary.size)],
  withFolded: (vocabulary, [word]) => vocabulary.withFolded(word.toLowerCase()),
  isCompound: (vocabulary) => vocabulary.surface.map((_, type) => vocabulary.isCompound(type)),
  intern: (vocabulary, [word, compound]) => vocabulary.intern(` ${word}`, 1, word.length + 1, compound),
  size: ({ size }) => size,
};

function learn(vocabulary: Vocabulary, words: readonly Word[]): Vocabulary {
  for (const [word, compound] of words) vocabulary.intern(word, 0, word.length, compound);
  return vocabulary;
}

/** A list of words as it is kept. */
function listOf(words: readonly Word[]): ArrayBuffer {
  const source = learn(new Vocabulary(), words);
  return packWords(source, Int32Array.from(source.surface, (_, type) => type));
}

/** Whether words are still awaited: learning none of them says so. */
function isAwaiting(vocabulary: Vocabulary): boolean {
  return vocabulary.learnAwaited(0);
}

describe('awaited words', () => {
  it('are what learnt ones are, whatever is asked, in any order, however many were learnt before', () =>
    seeded(fc.property(anyWords, fc.array(fc.tuple(fc.constantFrom(...Object.keys(QUESTIONS)), anyWord, fc.nat({ max: 12 })), { maxLength: 8 }), (words, asked) => {
      const list = listOf(words);
      const eager = new Vocabulary();
      const learnt = new NumberedWords().learn(list, eager);
      const lazy = new Vocabulary();
      const awaited = new NumberedWords().await(list, lazy);
      assert.deepEqual([...awaited.learnt], [...learnt.learnt]);
      for (const [question, word, ahead] of asked) {
        if (ahead > 0) lazy.learnAwaited(ahead);
        assert.deepEqual(QUESTIONS[question](lazy, word), QUESTIONS[question](eager, word), question);
      }
      for (const question of Object.keys(QUESTIONS)) assert.deepEqual(QUESTIONS[question](lazy, ['order', false]), QUESTIONS[question](eager, ['order', false]), question);
    })));

  it('are not learnt for their number, but for anything else', () => {
    const list = listOf([['order', false], ['multi-polar', true]]);
    for (const [question, ask] of Object.entries(QUESTIONS)) {
      const vocabulary = new Vocabulary();
      new NumberedWords().await(list, vocabulary);
      ask(vocabulary, ['Order', false]);
      assert.equal(isAwaiting(vocabulary), question === 'size', question);
    }
  });

  it('are learnt bit by bit', () => {
    const vocabulary = new Vocabulary();
    new NumberedWords().await(listOf(PLAIN.map((word): Word => [word, false])), vocabulary);
    let times = 1;
    while (vocabulary.learnAwaited(5)) times++;
    assert.equal(times, Math.ceil(PLAIN.length / 5));
    assert.deepEqual(vocabulary.surface, PLAIN);
  });

  it('come first: where there are others already, they are learnt at once', () => {
    const vocabulary = learn(new Vocabulary(), [['x', false], ['order', false]]);
    const numbered = new NumberedWords().await(listOf([['hegemony', false], ['order', false]]), vocabulary);
    assert.deepEqual([...numbered.learnt], [2, 1]);
    assert.throws(() => vocabulary.await({ size: 1, next: () => undefined }));
  });

  it('have the numbers they were awaited with, even where a list has one twice', () => {
    const vocabulary = new Vocabulary();
    const words = ['one', 'one', 'two'];
    vocabulary.await({ size: words.length, next: (_, give) => words.forEach((word) => give(word, 0, word.length, false)) });
    assert.equal(vocabulary.intern('two', 0, 3), 2);
    assert.deepEqual(vocabulary.surface, words);
    assert.deepEqual(vocabulary.withFolded('one'), [0, 1]);
  });

  it('are none where the list is empty', () => {
    const vocabulary = new Vocabulary();
    new NumberedWords().await(listOf([]), vocabulary);
    assert.equal(isAwaiting(vocabulary), false);
    assert.equal(vocabulary.intern('one', 0, 3), 0);
  });
});
