/** An edited text is analysed anew where it was edited, and that is what analysing all of it gives. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CorpusIndex } from '../../server/engine/index/corpusIndex';
import { analyse, type TextAnalysis } from '../../server/engine/text/analysis';
import { EditedText } from '../../server/engine/text/editedText';
import { someTokens } from '../../server/engine/text/editedTokens';
import { reanalyse } from '../../server/engine/text/reanalysis';
import { tokensBetween, type TokenReader, type Tokens } from '../../server/engine/text/tokens';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { anyEdit, anyText, applyEdit, seeded, type Edit } from '../support/arbitrary';

/** An analysis with words in the place of their numbers. */
function plain({ text, layout, metadata, paragraphs, tokens, lines }: TextAnalysis, { surface }: Vocabulary): unknown {
  return { text, layout, metadata, paragraphs, tokens: told(tokens, surface), arrays: arrays(tokens, surface), lines: [...lines.starts], end: lines.position(Infinity) };
}

/** What is told of tokens one by one. */
function told(tokens: TokenReader, surface: readonly string[]): unknown {
  const each = Array.from({ length: tokens.count }, (_, token) => {
    const compound = tokens.compoundAt(token);
    const whole = compound < 0 ? [] : [compound, tokens.compoundLastAt(compound), surface[tokens.compoundTypeAt(compound)]];
    return [surface[tokens.typeAt(token)], tokens.joinAt(token), tokens.startAt(token), tokens.endAt(token), tokens.lengthAt(token), ...whole];
  });
  return { words: tokens.words, each };
}

function arrays({ type, start, end, join, compoundFirst, compoundLast, compoundType }: Tokens, surface: readonly string[]): unknown {
  return { words: [...type].map((one) => surface[one]), compounds: [...compoundType].map((one) => surface[one]), places: [start, end, join, compoundFirst, compoundLast].map((numbers) => [...numbers]) };
}

function edited(text: string | EditedText, { at, remove, insert }: Edit): EditedText {
  const from = at % (text.length + 1);
  return EditedText.of(text, from, Math.min(text.length, from + remove), insert);
}

const anySmallEdit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 2 }), insert: fc.constantFrom('x', '', '\n', '\r', ' ', '-', '.', '---\n') });

const PARAGRAPHS = ['No alliance, no-alliance.', 'Multi-polar—and hegemony.', '', '“Cold War”, said Mr. Li.', '霸权 and ภาษาไทย', 'Source: CGTN | 2022-02-07', 'Share this', '---', '# Head', 'a\u00ad', '-b'];

const anyTextOfParagraphs = fc.array(fc.oneof(fc.constantFrom(...PARAGRAPHS), anyText()), { maxLength: 8 }).map((paragraphs) => paragraphs.join('\n'));

describe('analysing an edited text', () => {
  it('gives what analysing all of it gives', () =>
    seeded(fc.property(anyTextOfParagraphs, fc.array(fc.tuple(fc.oneof(anyEdit(), anySmallEdit), fc.boolean()), { maxLength: 6 }), (start, edits) => {
      const vocabulary = new Vocabulary();
      let analysis = analyse(start, vocabulary);
      for (const [edit, isWhole] of edits) {
        const text = applyEdit(analysis.text, edit);
        ({ analysis } = reanalyse(analysis, isWhole ? text : edited(analysis.content, edit), vocabulary));
        assert.equal(analysis.text, text);
        const fresh = new Vocabulary();
        assert.deepEqual(plain(analysis, vocabulary), plain(analyse(text, fresh), fresh), JSON.stringify(text));
      }
    }), 600));

  it('gives that of a long text, where edits stay near each other and where they do not', () =>
    seeded(fc.property(anyTextOfParagraphs, fc.array(fc.oneof(fc.tuple(anySmallEdit, fc.nat({ max: 40 })), fc.tuple(anyEdit(), fc.constant(undefined))), { maxLength: 12 }), (start, edits) => {
      const vocabulary = new Vocabulary();
      let analysis = analyse(`${start}\n${'No alliance was made. '.repeat(20)}\n'${start}\n`.repeat(6), vocabulary);
      for (const [edit, near] of edits) {
        const text = edited(analysis.content, near === undefined ? edit : { ...edit, at: (analysis.content.length >> 1) + near });
        ({ analysis } = reanalyse(analysis, text, vocabulary));
      }
      const fresh = new Vocabulary();
      const whole = analyse(analysis.text, fresh);
      assert.deepEqual(told(analysis.tokens, vocabulary.surface), told(whole.tokens, fresh.surface));
      const { paragraphs, tokens } = analysis;
      const [first, last] = [paragraphs.length >> 2, paragraphs.length >> 1].map((at) => paragraphs[at]?.firstToken ?? 0);
      assert.deepEqual(arrays(someTokens(tokens, first, last), vocabulary.surface), arrays(tokensBetween(whole.tokens, first, last), fresh.surface));
      assert.deepEqual(plain(analysis, vocabulary), plain(whole, fresh));
    }), 200));

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
    assert.deepEqual(change, { before: 1, after: 1, head: 2, tail: 2 });
  });
});

function counts(index: CorpusIndex): unknown {
  const { vocabulary } = index;
  const { surface, size } = vocabulary;
  const all: [string, number, number][] = [];
  for (let type = 0; type < size; type++) {
    if (index.timesOf(type) + index.textsOf(type) !== 0) all.push([`${surface[type]} ${vocabulary.isCompound(type) ? 'compound' : ''}`, index.timesOf(type), index.textsOf(type)]);
  }
  return all.sort((a, b) => (a[0] < b[0] ? -1 : 1));
}
