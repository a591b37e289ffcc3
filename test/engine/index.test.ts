import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CorpusIndex, type IndexedText } from '../../server/engine/index/corpusIndex';
import { TestTypes } from '../../server/engine/index/testTypes';
import { WordList } from '../../server/engine/index/wordList';
import { longestRecurring } from '../../server/engine/index/recurring';
import { firstTests, isProblem, literalPattern, parsePattern, type Pattern } from '../../server/engine/lexicon/pattern';
import { readLexicon } from '../../server/engine/lexicon/reader';
import { CompiledLexicon } from '../../server/engine/match/uses';
import { analyse } from '../../server/engine/text/analysis';
import { Join, tokenAt } from '../../server/engine/text/tokens';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { anyText, seeded } from '../support/arbitrary';
import { theme } from '../support/marked';

function indexOf(texts: Record<string, string>): CorpusIndex {
  const index = new CorpusIndex(new Vocabulary());
  for (const [name, text] of Object.entries(texts)) index.put(name, analyse(text, index.vocabulary));
  return index;
}

function pattern(source: string, literal = false): Pattern {
  const parsed = literal ? literalPattern(source) : parsePattern(source);
  assert.ok(!isProblem(parsed));
  return parsed;
}

function found(index: CorpusIndex, source: string, literal = false): string[] {
  return index.find(pattern(source, literal)).map(({ text, first, last }) => {
    const { tokens } = text.analysis;
    return `${text.name}:${text.analysis.text.slice(tokens.start[first], tokens.end[last])}`;
  });
}

const SOURCES = [
  'multi-polar', 'no ~2 alliance', 'h*', 'the (us|hegemony)', 'U.S.', '*', '=US', '/^m/', '霸权', 'the ~3 (of|) ~1 (us|hegemony|)', '* ~1 *', '*-polar', '(no|a|) ~2 *', 'a, b', '* — *',
];

/** The words of a run of tokens, folded; `undefined` where a phrase cannot cross what stands between them. */
function foldedSlice({ vocabulary }: CorpusIndex, { analysis: { tokens } }: IndexedText, first: number, last: number): string | undefined {
  const words: string[] = [];
  for (let token = first; token <= last; token++) {
    if (token > first && tokens.join[token] > Join.Quote) return undefined;
    words.push(vocabulary.folded[tokens.type[token]]);
  }
  return words.join(' ');
}

/** Length in tokens of the longest phrase around `at` that stands once more, apart from the place itself. */
function longestByTrying(index: CorpusIndex, text: IndexedText, at: number): number {
  let longest = 1;
  for (let first = 0; first <= at; first++) {
    for (let last = at; last < text.analysis.tokens.count; last++) {
      const phrase = foldedSlice(index, text, first, last);
      if (phrase !== undefined && last - first + 1 > longest && standsElsewhere(index, text, first, last, phrase)) longest = last - first + 1;
    }
  }
  return longest;
}

function standsElsewhere(index: CorpusIndex, text: IndexedText, first: number, last: number, phrase: string): boolean {
  return index.texts().some((other) => {
    for (let start = 0; start + last - first < other.analysis.tokens.count; start++) {
      const isApart = other !== text || start > last || start + last - first < first;
      if (isApart && foldedSlice(index, other, start, start + last - first) === phrase) return true;
    }
    return false;
  });
}

describe('the index', () => {
  const index = indexOf({ a: 'A multi-polar world. The world of many.', b: 'Many worlds; a multipolar world order.', c: 'The world of many more, “the world” of many.' });

  it('finds any phrase', () => {
    assert.deepEqual(found(index, 'world of many'), ['a:world of many', 'c:world of many', 'c:world” of many']);
    assert.deepEqual(found(index, 'multi-polar world'), ['a:multi-polar world', 'b:multipolar world']);
    assert.deepEqual(found(index, 'world*'), ['a:world', 'a:world', 'b:worlds', 'b:world', 'c:world', 'c:world']);
    assert.deepEqual(found(index, 'no such words'), []);
  });

  it('takes nothing for special in a literal phrase', () => assert.deepEqual(found(index, 'world*', true), ['a:world', 'a:world', 'b:world', 'c:world', 'c:world']));

  it('follows the longest phrase that recurs', () => {
    const text = index.get('a')!;
    const at = tokenAt(text.analysis.tokens, text.analysis.text.indexOf('of'));
    const { first, last, occurrences } = longestRecurring(index, text, at);
    const { tokens } = text.analysis;
    assert.equal(text.analysis.text.slice(tokens.start[first], tokens.end[last]), 'The world of many');
    assert.deepEqual(occurrences.map((one) => one.text.name), ['a', 'c', 'c']);
  });

  it('finds the places that matching every text finds', () =>
    seeded(fc.property(fc.array(anyText(), { maxLength: 4 }), fc.constantFrom(...SOURCES), (texts, source) => {
      const built = indexOf(Object.fromEntries(texts.map((text, i) => [`t${i}`, text])));
      const compiled = new CompiledLexicon(readLexicon(theme([JSON.stringify(source)])).lexicon, built.vocabulary);
      const uses = built.texts().flatMap((text) => compiled.usesIn(text.analysis).map((use) => [text.name, use.firstToken, use.lastToken]));
      assert.deepEqual(built.find(pattern(source)).map(({ text, first, last }) => [text.name, first, last]), uses);
    }), 600));

  it('follows the longest phrase there is', () =>
    seeded(fc.property(fc.array(fc.array(fc.constantFrom('a', 'B', 'b', 'a-b', ',', '“c”'), { maxLength: 12 }), { minLength: 1, maxLength: 3 }), fc.nat(), (texts, n) => {
      const built = indexOf(Object.fromEntries(texts.map((words, i) => [`t${i}`, words.join(' ')])));
      const text = built.get('t0')!;
      if (text.analysis.tokens.count === 0) return;
      const at = n % text.analysis.tokens.count;
      for (const common of [0, Infinity]) {
        const { first, last, occurrences } = longestRecurring(built, text, at, common);
        assert.equal(last - first + 1, longestByTrying(built, text, at));
        for (const one of occurrences) assert.equal(foldedSlice(built, one.text, one.first, one.last), foldedSlice(built, text, first, last));
        assert.ok(occurrences.some((one) => one.text === text && one.first === first));
        assert.equal(new Set(occurrences.map((one) => `${one.text.name} ${one.first}`)).size, occurrences.length);
        // The same phrase, at the same places, whichever way they were found.
        if (first === at && last === at) assert.equal(occurrences.length, longestRecurring(built, text, at).occurrences.length);
      }
    })));

  it('after replacing and removing has just what is there', () =>
    seeded(fc.property(fc.array(fc.tuple(fc.nat({ max: 2 }), fc.option(anyText())), { maxLength: 8 }), (changes) => {
      const live = new CorpusIndex(new Vocabulary());
      const state = new Map<string, string>();
      for (const [n, text] of changes) {
        if (text === null) {
          live.remove(`t${n}`);
          state.delete(`t${n}`);
        } else {
          live.put(`t${n}`, analyse(text, live.vocabulary));
          state.set(`t${n}`, text);
        }
      }
      const rebuilt = indexOf(Object.fromEntries(state));
      assert.equal(live.words, rebuilt.words);
      for (const source of ['hegemony', 'no', '霸', 'multi-polar']) assert.deepEqual(found(live, source).sort(), found(rebuilt, source).sort());
      assert.deepEqual(countsOf(live), countsOf(rebuilt));
    })));

  it('finds the words that begin alike, while the vocabulary grows', () =>
    seeded(fc.property(fc.array(anyText(), { maxLength: 4 }), fc.constantFrom('', 'h', 'he', 'multi', 'зз', '霸', '\uffff'), (texts, prefix) => {
      const vocabulary = new Vocabulary();
      const list = new WordList(vocabulary);
      for (const text of texts) {
        analyse(text, vocabulary);
        const types = list.startingWith(prefix).sort((a, b) => a - b);
        assert.deepEqual(types, Array.from({ length: vocabulary.size }, (_, type) => type).filter((type) => vocabulary.folded[type].startsWith(prefix)));
      }
    })));

  it('finds the types that a test accepts, while the vocabulary grows', () =>
    seeded(fc.property(fc.array(anyText(), { maxLength: 4 }), fc.constantFrom(...GLOBS), fc.nat({ max: 10 }), (texts, source, few) => {
      const vocabulary = new Vocabulary();
      const known = new TestTypes(vocabulary, new WordList(vocabulary), few);
      for (const text of texts) {
        analyse(text, vocabulary);
        for (const test of firstTests(pattern(source).elements)) {
          const all = Array.from({ length: vocabulary.size }, (_, type) => type);
          assert.deepEqual([...known.of(test)].sort((a, b) => a - b), all.filter((type) => test.accepts(vocabulary, type)));
        }
      }
    })));
});

const GLOBS = ['h*', 'he*', 'multi*', 'multi-p*', 'multi-*', 'no-*', 'win-?in', '*polar', 'ge*', 'гегемон*', '*', '=US', '/^m/', 'U.S.*', 'é*', '2014-*'];

/** By wording, times and texts of every type that stands somewhere. */
function countsOf(index: CorpusIndex): Record<string, [number, number]> {
  const { surface, size } = index.vocabulary;
  const types = Array.from({ length: size }, (_, type) => type).filter((type) => index.textsOf(type) > 0);
  return Object.fromEntries(types.map((type) => [`${surface[type]} ${index.vocabulary.isCompound(type)}`, [index.timesOf(type), index.textsOf(type)] as [number, number]]).sort());
}
