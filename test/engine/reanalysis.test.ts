/** An edited text is analysed anew where it was edited, and that is what analysing all of it gives. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CorpusIndex } from '../../server/engine/index/corpusIndex';
import { analyse, type TextAnalysis } from '../../server/engine/text/analysis';
import { reanalyse } from '../../server/engine/text/reanalysis';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { anyEdit, anyText, applyEdit, seeded } from '../support/arbitrary';

/** An analysis with words in the place of their numbers. */
function plain({ text, layout, metadata, paragraphs, tokens }: TextAnalysis, { surface }: Vocabulary): unknown {
  const { type, compoundType, ...places } = tokens;
  return { text, layout, metadata, paragraphs, words: [...type].map((one) => surface[one]), compounds: [...compoundType].map((one) => surface[one]), places };
}

const PARAGRAPHS = ['No alliance, no-alliance.', 'Multi-polar—and hegemony.', '', '“Cold War”, said Mr. Li.', '霸权 and ภาษาไทย', 'Source: CGTN | 2022-02-07', 'Share this', '---', '# Head', 'a\u00ad', '-b'];

const anyTextOfParagraphs = fc.array(fc.oneof(fc.constantFrom(...PARAGRAPHS), anyText()), { maxLength: 8 }).map((paragraphs) => paragraphs.join('\n'));

describe('analysing an edited text', () => {
  it('gives what analysing all of it gives', () =>
    seeded(fc.property(anyTextOfParagraphs, fc.array(fc.oneof(anyEdit(), fc.record({ at: fc.nat(), remove: fc.nat({ max: 2 }), insert: fc.constantFrom('x', '', '\n', ' ', '-', '.', '---\n') })), { maxLength: 6 }), (start, edits) => {
      const vocabulary = new Vocabulary();
      let analysis = analyse(start, vocabulary);
      for (const edit of edits) {
        const text = applyEdit(analysis.text, edit);
        ({ analysis } = reanalyse(analysis, text, vocabulary));
        const fresh = new Vocabulary();
        assert.deepEqual(plain(analysis, vocabulary), plain(analyse(text, fresh), fresh), JSON.stringify(text));
      }
    }), 600));

  it('counts words as an index built from scratch does', () =>
    seeded(fc.property(anyTextOfParagraphs, fc.array(anyEdit(), { maxLength: 6 }), fc.boolean(), (start, edits, isRemoved) => {
      const live = new CorpusIndex(new Vocabulary());
      live.put('other', analyse(start, live.vocabulary));
      let text = live.put('t', analyse(start, live.vocabulary));
      for (const edit of edits) text = live.replace(text, reanalyse(text.analysis, applyEdit(text.analysis.text, edit), live.vocabulary));
      const rebuilt = new CorpusIndex(new Vocabulary());
      rebuilt.put('other', analyse(start, rebuilt.vocabulary));
      if (isRemoved) live.remove('t');
      else rebuilt.put('t', analyse(text.analysis.text, rebuilt.vocabulary));
      assert.deepEqual(counts(live), counts(rebuilt));
      assert.equal(live.words, rebuilt.words);
    }), 300));

  it('scans only the paragraph that was edited', () => {
    const vocabulary = new Vocabulary();
    const old = analyse('One two.\nThree four.\nFive six.', vocabulary);
    const { change } = reanalyse(old, 'One two.\nThree xfour.\nFive six.', vocabulary);
    assert.deepEqual(change, { before: 1, after: 1 });
  });
});

function counts(index: CorpusIndex): unknown {
  const { surface, hyphenated, size } = index.vocabulary;
  const all: [string, number, number][] = [];
  for (let type = 0; type < size; type++) {
    if (index.timesOf(type) + index.textsOf(type) !== 0) all.push([`${surface[type]} ${hyphenated[type] === undefined ? '' : 'compound'}`, index.timesOf(type), index.textsOf(type)]);
  }
  return all.sort((a, b) => (a[0] < b[0] ? -1 : 1));
}
