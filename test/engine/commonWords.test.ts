/** Segments that are told which words are theirs are those that learn them. */
import assert from 'node:assert/strict';
import { CommonWords } from '../../server/engine/index/commonWords';
import { NumberedWords, packWords, sayWords, unknownAmong } from '../../server/engine/index/numberedWords';
import { joinBytes } from '../../server/engine/index/sections';
import { Segment } from '../../server/engine/index/segment';
import { SegmentBuilder } from '../../server/engine/index/segmentBuilder';
import { analyse } from '../../server/engine/text/analysis';
import { Vocabulary } from '../../server/engine/text/vocabulary';

const ID = [0xfedcba98, 7];
const TEXTS = ['A multi-polar order, an order of Équilibre.', 'Порядок и 秩序: an open order.', ''];

function segmentOf(texts: readonly string[], vocabulary: Vocabulary): Segment {
  const builder = new SegmentBuilder(vocabulary);
  for (const [i, text] of texts.entries()) builder.add(`${i}`, analyse(text, vocabulary), '');
  return new Segment(builder.build(), vocabulary);
}

/** As it is kept: the segment, and behind it what is said of its words. */
function kept(segment: Segment, common: CommonWords): ArrayBuffer {
  return joinBytes([segment.packed, new Uint8Array(sayWords(common.words.id, common.numbersOf(segment.types), segment.lengths))]).buffer;
}

function wordsIn(segment: Segment): string[] {
  const { vocabulary, words, types } = segment;
  return [...words].map((word) => `${vocabulary.surface[types[word]]} ${vocabulary.folded[types[word]]} ${segment.lengths[word]}`);
}

function typesOf(vocabulary: Vocabulary): Int32Array {
  return Int32Array.from(vocabulary.surface, (_, type) => type);
}

describe('common words', () => {
  const source = new Vocabulary();
  const segment = segmentOf(TEXTS, source);
  const list = packWords(source, typesOf(source));
  const common = new CommonWords(new NumberedWords(ID).add(typesOf(source)));
  const buffer = kept(segment, common);

  const cases: readonly [name: string, before: readonly string[]][] = [
    ['in an empty vocabulary', []],
    ['in one that has other words', ['closed', 'hegemony']],
    ['in one that has some of them, in another order', ['order', 'open', 'polar']],
  ];
  for (const [name, before] of cases) {
    it(`tell a segment its words, ${name}`, () => {
      const vocabulary = new Vocabulary();
      for (const word of before) vocabulary.intern(word, 0, word.length);
      const learnt = new NumberedWords(ID).learn(list, vocabulary);
      const size = vocabulary.size;
      const told = new Segment(buffer, vocabulary, learnt);
      assert.deepEqual(wordsIn(told), wordsIn(segment));
      assert.deepEqual([...told.types], [...new Segment(buffer, vocabulary).types]);
      assert.equal(vocabulary.size, size, 'nothing is learnt twice');
      assert.deepEqual(Buffer.from(told.packed), Buffer.from(segment.packed));
    });
  }

  it('are known to who has packed a segment, one after the other with one builder', () => {
    const vocabulary = new Vocabulary();
    const builder = new SegmentBuilder(vocabulary);
    for (const texts of [TEXTS, [...TEXTS].reverse(), ['Another order, in another multi-polar text.'], TEXTS]) {
      for (const [i, text] of texts.entries()) builder.add(`${i}`, analyse(text, vocabulary), '');
      const { learnt } = builder;
      const built = builder.build();
      const [told, learns] = [new Segment(built, vocabulary, learnt), new Segment(built, vocabulary)];
      assert.deepEqual([...told.types], [...learns.types]);
      assert.deepEqual([...told.lengths], [...learns.lengths]);
      assert.equal(builder.size, 0);
      assert.deepEqual(Buffer.from(built), Buffer.from(segmentOf(texts, vocabulary).packed), 'nothing is left of the segment before');
    }
  });

  it('leave words that came later to be learnt', () => {
    const half = typesOf(source).filter((type) => type % 2 === 0);
    const few = new CommonWords(new NumberedWords(ID).add(half));
    const vocabulary = new Vocabulary();
    const learnt = new NumberedWords(ID).learn(packWords(source, half), vocabulary);
    const told = kept(segment, few);
    assert.equal(learnt.unknownIn(told), segment.types.length - half.length);
    assert.equal(unknownAmong(few.numbersOf(segment.types)), segment.types.length - half.length);
    assert.deepEqual(wordsIn(new Segment(told, vocabulary, learnt)), wordsIn(segment));
  });

  it('say nothing to a segment that was numbered by others', () => {
    const vocabulary = new Vocabulary();
    const others = new NumberedWords([ID[0], ID[1] + 1]).learn(packWords(source, typesOf(source).reverse()), vocabulary);
    assert.equal(others.unknownIn(buffer), segment.types.length);
    assert.deepEqual(wordsIn(new Segment(buffer, vocabulary, others)), wordsIn(segment));
  });

  it('say nothing to a segment that is kept alone', () => {
    const alone = segment.packed.slice().buffer;
    assert.equal(common.words.unknownIn(alone), segment.types.length);
    assert.deepEqual(wordsIn(new Segment(alone, source, common.words)), wordsIn(segment));
  });
});
