import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CorpusIndex } from '../../server/engine/index/corpusIndex';
import { longestRecurring } from '../../server/engine/index/recurring';
import { isProblem, literalPattern, parsePattern, type Pattern } from '../../server/engine/lexicon/pattern';
import { Matcher } from '../../server/engine/match/matcher';
import { analyse } from '../../server/engine/text/analysis';
import { tokenAt } from '../../server/engine/text/tokens';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { anyText, seeded } from '../support/arbitrary';

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

  it('finds what matching every text finds', () =>
    seeded(fc.property(fc.array(anyText(), { maxLength: 4 }), fc.constantFrom('multi-polar', 'no ~2 alliance', 'h*', 'the (us|hegemony)', 'U.S.', '*', '=US', '/^m/', '霸权'), (texts, source) => {
      const built = indexOf(Object.fromEntries(texts.map((text, i) => [`t${i}`, text])));
      const matcher = new Matcher(built.vocabulary);
      matcher.add(0, pattern(source));
      const spans = built.texts().flatMap((text) => matcher.match(text.analysis.text, text.analysis.tokens).map(({ first, last }) => `${text.name} ${first} ${last}`));
      for (const { text, first, last } of built.find(pattern(source))) assert.ok(spans.includes(`${text.name} ${first} ${last}`));
      assert.equal(built.find(pattern(source)).length > 0, spans.length > 0);
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
    })));
});
