/** Texts packed in segments are what they are when they are held, whatever is packed, taken over and packed anew. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CorpusIndex } from '../../server/engine/index/corpusIndex';
import { HeldText } from '../../server/engine/index/heldText';
import { PackedText } from '../../server/engine/index/packedText';
import { Segment } from '../../server/engine/index/segment';
import { SegmentBuilder } from '../../server/engine/index/segmentBuilder';
import { TestTypes } from '../../server/engine/index/testTypes';
import { isProblem, parsePattern, type Pattern } from '../../server/engine/lexicon/pattern';
import { Conditions } from '../../server/engine/match/conditions';
import { Matcher } from '../../server/engine/match/matcher';
import { Neighbours, Places } from '../../server/engine/match/nearness';
import { analyse } from '../../server/engine/text/analysis';
import { Join } from '../../server/engine/text/tokens';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { storedPicture } from '../support/storedPicture';

const PIECES = ['hegemony', 'multi-polar', 'Multi-\nPolar', 'U.S.', '’s', ' ', ' ', ', ', '. ', '\n', '\n\n', '\r\n', '“win–win”', '霸权', 'ไทย', '😀', 'naïve', ' '.repeat(31), ' '.repeat(40), '\u00ad', '—', '12,000', 'Photo: A. B. / Agency\n', 'я'.repeat(300)];
const written = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));
const DOCVARS = new Map([['author', 'Ann Lee'], ['kind', 'speech'], ['date', '2021-03-04']]);

const SOURCES = [
  'hegemony', 'multi-polar', 'polar', 'multi* polar', 'hegemony ~2 win', '(us|naïve) hegemony', 'U.S. (multi-polar|win) hegemony', 'win-win', 'win ~3 win', '12000 霸权',
  'hegemon* ~1 (naive|us)', 'multipolar hegemony', '(us|) (naive|) polar ~1 win', 'naive (hegemony ~2 us|polar) win', 'us, hegemony', 'win. naive', '(win-win|us) ~4 (12000|multi-*)', 'n* ~2 m* ~2 h*',
];
const MATCHABLE = ['hegemony', 'multi-polar', 'Multi-\nPolar', 'U.S.', 'naïve', 'win–win', 'polar', 'win', ',', '.', '\n\n', '霸权', '12,000'];
const matchable = fc.array(fc.constantFrom(...MATCHABLE), { maxLength: 25 }).map((words) => words.join(' '));

function matcherOf(sources: readonly string[], vocabulary: Vocabulary, isListed: boolean): Matcher {
  const matcher = new Matcher(vocabulary, isListed ? new TestTypes(vocabulary) : undefined);
  for (const [i, source] of sources.entries()) matcher.add(i, pattern(source));
  return matcher;
}

const NO_CONTENT = { contentOf: (): string => '', analysisOf: (): never => assert.fail('the text is not asked for') };

function pattern(source: string): Pattern {
  const parsed = parsePattern(source);
  assert.ok(!isProblem(parsed));
  return parsed;
}

function packedBy(vocabulary: Vocabulary, texts: readonly string[]): ArrayBuffer {
  const builder = new SegmentBuilder(vocabulary);
  for (const [i, text] of texts.entries()) builder.add(`${i}`, analyse(text, vocabulary, i % 2 === 0 ? DOCVARS : undefined), `note ${i}`);
  return builder.build();
}

/** @param texts what is read again where marks between words are asked for */
function unpacked(buffer: ArrayBuffer, vocabulary: Vocabulary, texts?: readonly string[]): PackedText[] {
  const segment = new Segment(buffer, vocabulary);
  const unpacking = texts ? { ...NO_CONTENT, contentOf: ({ ordinal }: PackedText): string => texts[ordinal] } : NO_CONTENT;
  return Array.from({ length: segment.size }, (_, text) => new PackedText(segment, text, unpacking));
}

describe('segments', () => {
  it('have of a text all that a held one has, in another vocabulary', () => {
    fc.assert(fc.property(fc.array(written, { maxLength: 5 }), written, (texts, before) => {
      const keeper = new Vocabulary();
      analyse(before, keeper);
      const packed = unpacked(packedBy(new Vocabulary(), texts), keeper);
      for (const [i, text] of texts.entries()) {
        assert.deepEqual([packed[i].name, packed[i].note], [`${i}`, `note ${i}`]);
        assert.deepEqual(storedPicture(packed[i], keeper), storedPicture(new HeldText(analyse(text, keeper, i % 2 === 0 ? DOCVARS : undefined)), keeper));
      }
    }));
  });

  it('are the same when they are packed anew from others', () => {
    fc.assert(fc.property(fc.array(fc.array(written, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }), (groups) => {
      const vocabulary = new Vocabulary();
      const parts = groups.flatMap((texts) => unpacked(packedBy(new Vocabulary(), texts), vocabulary));
      const builder = new SegmentBuilder(vocabulary);
      for (const part of parts) builder.addPacked(part, part.note);
      const again = unpacked(builder.build(), vocabulary);
      assert.deepEqual(again.map((text) => [text.name, text.note, storedPicture(text, vocabulary)]), parts.map((text) => [text.name, text.note, storedPicture(text, vocabulary)]));
    }));
  });

  it('reckon with texts of many words and of none', () => {
    const many = Array.from({ length: 70_000 }, (_, i) => `w${i}`).join(' ');
    const vocabulary = new Vocabulary();
    const [none, all] = unpacked(packedBy(new Vocabulary(), ['', many]), vocabulary);
    assert.deepEqual(storedPicture(none, vocabulary), storedPicture(new HeldText(analyse('', vocabulary, DOCVARS)), vocabulary));
    assert.equal(all.tokens.count, 70_000);
    assert.deepEqual([...all.tokensOfAny([all.tokens.typeAt(69_999)])], [69_999]);
    assert.equal(all.tokens.endAt(69_999), many.length);
  });

  it('reckon with a compound that is the first word of too many for two bytes', () => {
    const vocabulary = new Vocabulary();
    const most = `${Array.from({ length: 0xfffe }, (_, i) => `w${i}`).join(' ')} last-word`;
    const [, after] = unpacked(packedBy(new Vocabulary(), [most, 'quite other words']), vocabulary);
    assert.deepEqual([0, 1, 2].map((token) => vocabulary.surface[after.tokens.typeAt(token)]), ['quite', 'other', 'words']);
  });

  it('know where words stand, however long these are', () => {
    const words = ['a', 'Übermut', 'x'.repeat(0xfffe), 'x'.repeat(0xffff), 'x'.repeat(0x10000), 'x'.repeat(200_000), 'short-lived'];
    const vocabulary = new Vocabulary();
    const [short, long] = [words.slice(0, 2), words].map((some) => unpacked(packedBy(new Vocabulary(), [some.join(' ')]), vocabulary)[0].tokens);
    const ends = words.map((_, i) => words.slice(0, i + 1).join(' ').length);
    assert.deepEqual([0, 1].map((token) => short.endAt(token)), ends.slice(0, 2));
    assert.deepEqual([0, 1, 2, 3, 4, 5].map((token) => long.endAt(token)), ends.slice(0, 6));
    assert.equal(long.endAt(7), ends[6]);
  });

  it('are matched as texts that are held, and as if every token were looked at', () => {
    fc.assert(fc.property(fc.array(matchable, { minLength: 1, maxLength: 3 }), fc.subarray(SOURCES), fc.boolean(), (texts, chosen, isListed) => {
      const vocabulary = new Vocabulary();
      const packed = unpacked(packedBy(new Vocabulary(), texts), vocabulary, texts);
      const matcher = matcherOf(chosen, vocabulary, isListed);
      for (const [i, text] of texts.entries()) {
        const held = new HeldText(analyse(text, vocabulary));
        const all = matcher.matchFrom(held, held.tokens.type.keys());
        assert.deepEqual(matcher.match(held).all(), all);
        assert.deepEqual(matcher.match(packed[i]).all(), all);
      }
    }), { numRuns: 400 });
  });

  it('are matched in a part as in the whole', () => {
    fc.assert(fc.property(matchable, fc.subarray(SOURCES), fc.nat(25), fc.nat(25), (text, chosen, a, b) => {
      const vocabulary = new Vocabulary();
      const [packed] = unpacked(packedBy(new Vocabulary(), [text]), vocabulary, [text]);
      const held = new HeldText(analyse(text, vocabulary));
      const matcher = matcherOf(chosen, vocabulary, true);
      const [from, end] = [Math.min(a, b), Math.max(a, b)].map((token) => Math.min(token, held.tokens.count));
      const part = matcher.match(held).all().filter(({ first }) => first >= from && first < end);
      for (const text of [held, packed]) assert.deepEqual(matcher.matchFrom(text, text.tokens.startsOf(matcher, from, end)), part);
    }), { numRuns: 400 });
  });

  it('are looked through for one pattern as text by text, whichever texts have left and are wanted', () => {
    const sources = [...SOURCES, 'w*', 'm*', '*-*', '(hegemony|us|naive|polar|win|12000|multi-polar|霸权) ~1 (win|us|polar|hegemony)', '(hegemony|us|naive|polar|win|12000|multipolar|霸权)'];
    fc.assert(fc.property(fc.array(matchable, { minLength: 1, maxLength: 5 }), fc.constantFrom(...sources), fc.nat(31), fc.nat(31), (texts, source, left, unwanted) => {
      const index = new CorpusIndex(new Vocabulary(), { contentOf: ({ name }) => texts[Number(name)] });
      index.addSegment(new Segment(packedBy(new Vocabulary(), texts), index.vocabulary));
      texts.forEach((text, i) => {
        if ((left >> i) % 2 === 1) index.put(`${i}`, analyse(text, index.vocabulary));
      });
      if (left % 3 === 0) index.remove('0');
      const isWanted = ({ name }: { readonly name: string }): boolean => (unwanted >> Number(name)) % 2 === 0;
      const expected = index.texts().filter(isWanted).map((text) => [text.name, matcherOf([source], index.vocabulary, false).match(text).all()] as const).filter(([, matches]) => matches.length > 0);
      const found = index.matchesOf(pattern(source), isWanted);
      assert.deepEqual([...found].map(([text, matches]) => [text.name, matches] as const).sort(([a], [b]) => (a < b ? -1 : 1)), expected);
      const mayHave = new Set(index.textsThatMayHave(pattern(source)).map(({ name }) => name));
      for (const [name] of expected) assert.ok(mayHave.has(name));
    }), { numRuns: 600 });
  });

  it('know which tests their words pass, found test by test and word by word', () => {
    fc.assert(fc.property(matchable, matchable, fc.subarray([...SOURCES, 'w*', '=US', 'us', '/^w.n$/', 'Hegemony']), (text, later, chosen) => {
      const vocabulary = new Vocabulary();
      analyse(text, vocabulary);
      const [listed, asked] = [true, false].map((isListed) => matcherOf(chosen, vocabulary, isListed));
      assert.ok(listed.listedBelow === vocabulary.size && listed.listed.every((type) => listed.kindOf(type) > 0));
      analyse(later, vocabulary);
      for (let type = 0; type < vocabulary.size; type++) assert.deepEqual(listed.testsOf(listed.kindOf(type)), asked.testsOf(asked.kindOf(type)), vocabulary.surface[type]);
    }));
  });

  it('say how far words stand from each other', () => {
    const reach = fc.record({ words: fc.option(fc.nat(120), { nil: undefined }), in: fc.constantFrom('sentence' as const, 'paragraph' as const), side: fc.constant('either' as const) });
    const words = fc.array(fc.oneof({ weight: 30, arbitrary: fc.constantFrom('a', 'b-c', 'd,') }, { weight: 1, arbitrary: fc.constantFrom('e. F', '\n\n') }), { minLength: 80, maxLength: 160 });
    fc.assert(fc.property(words, fc.nat(), fc.nat(), reach, (words, a, b, reach) => {
      const { tokens } = new HeldText(analyse(words.join(' '), new Vocabulary()));
      const [from, to] = [a % tokens.count, b % tokens.count].sort((x, y) => x - y);
      if (from === to) return;
      const joins = Array.from({ length: to - from }, (_, i) => tokens.joinAt(from + 1 + i));
      const between = joins.filter((join) => join !== Join.Hyphen).length - 1;
      const isOne = joins.every((join) => join < (reach.in === 'paragraph' ? Join.Paragraph : Join.Sentence));
      assert.equal(new Places(tokens).isWithin(from, to, reach), isOne && between <= (reach.words ?? Infinity));
    }), { numRuns: 400 });
  });

  it('meet conditions as if all that they ask for were looked for', () => {
    const reach = fc.record({ words: fc.option(fc.nat(6), { nil: undefined }), in: fc.constantFrom('sentence' as const, 'paragraph' as const), side: fc.constantFrom('either' as const, 'before' as const, 'after' as const) });
    fc.assert(fc.property(matchable, fc.subarray(SOURCES, { minLength: 1 }), reach, (text, chosen, reach) => {
      const vocabulary = new Vocabulary();
      const [packed] = unpacked(packedBy(new Vocabulary(), [text]), vocabulary, [text]);
      const held = new HeldText(analyse(text, vocabulary));
      const matches = matcherOf(['hegemony'], vocabulary, false).match(held).all();
      const wanted = chosen.map(pattern);
      const conditions = new Conditions(new Matcher(vocabulary));
      conditions.add([pattern('naive')]);
      const number = conditions.add(wanted);
      const everywhere = new Neighbours(new Places(held.tokens), matcherOf(chosen, vocabulary, false).match(held).all());
      const expected = matches.filter((match) => everywhere.areNear(match, reach));
      for (const text of [held, packed]) assert.deepEqual(conditions.in(text).met(number, reach, matches), expected);
    }), { numRuns: 400 });
  });

  it('leave an index as it would be if all texts were held, whatever comes, goes, is packed and is edited', () => {
    const step = fc.record({ kind: fc.constantFrom('put', 'segment', 'remove', 'move', 'hold'), name: fc.integer({ min: 0, max: 5 }), text: written, also: written });
    fc.assert(fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const live = new CorpusIndex(new Vocabulary(), { contentOf: ({ name }) => texts.get(name) });
      const texts = new Map<string, string>();
      for (const { kind, name: number, text, also } of steps) {
        const name = `${number}`;
        if (kind === 'put') live.put(name, analyse(text, live.vocabulary));
        if (kind === 'put') texts.set(name, text);
        if (kind === 'remove' && live.remove(name)) texts.delete(name);
        const known = live.get(name);
        if (kind === 'hold' && known?.storage.isPacked) live.hold(known, analyse(known.text, live.vocabulary));
        if (kind === 'move') packAll(live);
        if (kind === 'segment') {
          const other = `${(number + 1) % 6}`;
          const vocabulary = new Vocabulary();
          const builder = new SegmentBuilder(vocabulary);
          builder.add(name, analyse(text, vocabulary), '');
          builder.add(other, analyse(also, vocabulary), '');
          live.addSegment(new Segment(builder.build(), live.vocabulary), (packed) => packed.name === name || also.length % 2 === 0);
          texts.set(name, text);
          if (also.length % 2 === 0) texts.set(other, also);
        }
      }
      const rebuilt = new CorpusIndex(new Vocabulary());
      for (const [name, text] of texts) rebuilt.put(name, analyse(text, rebuilt.vocabulary));
      assert.deepEqual(indexPicture(live), indexPicture(rebuilt));
      for (const text of live.texts()) assert.equal(text.text, texts.get(text.name));
    }));
  });
});

/** Packs every second text anew, with one that has left in the meantime. */
function packAll(index: CorpusIndex): void {
  const builder = new SegmentBuilder(index.vocabulary);
  const texts = index.texts().filter((_, i) => i % 2 === 0);
  for (const { name, storage } of texts) {
    if (storage instanceof PackedText) builder.addPacked(storage, 'anew');
    else builder.add(name, storage.analysis, 'anew');
  }
  index.moveTo(new Segment(builder.build(), index.vocabulary), texts);
}

function indexPicture(index: CorpusIndex): unknown {
  const { surface, size } = index.vocabulary;
  const types = Array.from({ length: size }, (_, type) => type).filter((type) => index.timesOf(type) + index.textsOf(type) > 0);
  return {
    words: index.words,
    size: index.size,
    texts: index.texts().map((text) => [text.name, storedPicture(text.storage, index.vocabulary)]),
    types: types.map((type) => [surface[type], index.vocabulary.isCompound(type), index.timesOf(type), index.textsOf(type), [...index.textsWith(type)].map(({ name }) => name).sort()].join(' ')).sort(),
  };
}
