/** A long paragraph that is edited is scanned and matched only around the edit, and that gives what reading all of it gives. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CorpusIndex } from '../../server/engine/index/corpusIndex';
import { analyse, type TextAnalysis } from '../../server/engine/text/analysis';
import { EditedText } from '../../server/engine/text/editedText';
import { layOut, layOutEdited } from '../../server/engine/text/layout';
import { reanalyse } from '../../server/engine/text/reanalysis';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { evidenceIn } from '../../server/project/found';
import { LexiconFiles } from '../../server/project/lexiconFiles';
import { ThemeUses } from '../../server/project/themeUses';
import { anyEdit, anyText, seeded, type Edit } from '../support/arbitrary';

/** Every paragraph counts as a long one. */
const LONG = 1;

/** What the scanner looks back and ahead for, at length. */
const NASTY = [
  'Mr. Li met J. Smith, no. 5, etc. And then', 'U.S.A. is not U.S’sX nor U.S. policy.', '’’ ‘Quoted’ ”', 'multi-\u00ad\u200b\u200bpolar', 'anti- and pro-war', 'win - win -- or—not',
  'no hegemony. the alliance', 'No alliance! the hegemony of the US', 'Hegemony. The alliance! The war. No. 5 was. The hegemony. The alliance', 'the', 'a' + '\u200b'.repeat(30) + 'b', 'cold' + ' '.repeat(30) + 'war', '...'.repeat(9), '. , '.repeat(9), '- '.repeat(9),
  'ภาษาไทยไม่มีการเว้นวรรคระหว่างคำ', '霸权主义和强权政治', '霸权。冷战，和平！', 'パワーバランス', '3.5-1,300.2', '2014–2023', 'e\u0301\u0301\u0301', '\ud83d\ude00\ud83d\ude00', '\ud835\udd4f'.repeat(5), '\ud800',
  'no ~2 alliance', 'under sanctions of the US', 'multi-polar-world-order', 'multi-   polar', 'x'.repeat(300),
];
/** A paragraph goes on over line breaks where texts are wrapped. */
const WRAPPED = ['multi-\npolar', 'of\n the', 'soft\u00ad\r\nhyphen'];

const anyPiece = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...NASTY) }, { weight: 2, arbitrary: anyText().map((text) => text.replace(/[\n\r\u0085\u2028\u2029]/g, ' ')) }, { weight: 1, arbitrary: fc.constantFrom(...WRAPPED) });

function anyLine(times: number): fc.Arbitrary<string> {
  return fc.tuple(fc.array(anyPiece, { minLength: 1, maxLength: 12 }), fc.constantFrom(' ', ' ', '', '. ')).map(([pieces, between]) => `${pieces.join(between)}${between}`.repeat(times));
}

const anyLongText = fc.array(anyLine(12), { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));

/** Scripts that are divided as a whole, of which runs are longer than is divided at once, and other letters right beside them. */
const anyRuns = fc.array(fc.tuple(fc.constantFrom('ภาษาไทยไม่มีการเว้นวรรคระหว่างคำ', 'การเมืองระหว่างประเทศ', 'ອຳນາດ', 'U.S’sX.', 'a.b.c.', 'a\u200b'), fc.integer({ min: 1, max: 60 }), fc.constantFrom('', '', ' ', '霸', 'a')), { minLength: 1, maxLength: 5 })
  .map((runs) => runs.map(([run, times, between]) => run.repeat(times) + between).join(''));

/** Lines of which most need not be read; white space and what begins an item stand where that is left out. */
const anyWideLine = fc.array(fc.tuple(fc.constantFrom('word ', '- x', `-${' '.repeat(70)}`, `${' '.repeat(66)}- `, ' '.repeat(150), 'x'.repeat(63), '# ', '\u200b'.repeat(80), '5) ', '\ud83d\ude00 '), fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 4 })
  .chain((parts) => fc.integer({ min: 1, max: 60 }).map((times) => parts.map(([part, some]) => part.repeat(some)).join('').repeat(times).slice(0, 20_000)));
const anyBreak = fc.record({ at: fc.nat(), remove: fc.nat({ max: 3 }), insert: fc.constantFrom('\n', '\r\n', ' \n ', '\n\n', '.\n-', '\n#', '\nx\n') });

const SMALL = ['x', '', ' ', '-', '.', ',', '’', '’s', 's', '\u00ad', '\u200b', '\u0301', '霸', 'ไ', '\n', '\r', '\n\n', '\n- ', 'X', '5', '\ud800', '. The hegemony. ', ' no alliance '];

const anySmallEdit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 3 }), insert: fc.constantFrom(...SMALL) });
/** Also what reaches over any window. */
const anyWideEdit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 1500 }), insert: fc.oneof(anyText(), anyLine(6)) });
const anyEditAtAnEnd = fc.record({ at: fc.constantFrom(0, 1, -1, -2), remove: fc.nat({ max: 2 }), insert: fc.constantFrom(...SMALL) });

const someEdits = fc.array(fc.oneof({ weight: 5, arbitrary: anySmallEdit }, anyEdit(), anyWideEdit, anyEditAtAnEnd), { minLength: 1, maxLength: 5 });

/** @param at of the edit, from the end where it is negative */
function edited(text: string | EditedText, { at, remove, insert }: Edit): EditedText {
  const from = at < 0 ? Math.max(0, text.length + 1 + at) : at % (text.length + 1);
  return EditedText.of(text, from, Math.min(text.length, from + remove), insert);
}

function plain({ text, layout, metadata, paragraphs, tokens, lines }: TextAnalysis, { surface }: Vocabulary): unknown {
  const { count, words, type, start, end, join, compoundFirst, compoundLast, compoundType } = tokens;
  const places = [start, end, join, compoundFirst, compoundLast].map((numbers) => [...numbers]);
  return { text, layout, metadata, paragraphs, count, words, places, types: [...type].map((one) => surface[one]), compounds: [...compoundType].map((one) => surface[one]), lines: [...lines.starts] };
}

describe('a long paragraph that is edited', () => {
  it('is analysed as a whole text is', () =>
    seeded(fc.property(anyLongText, someEdits, (start, edits) => {
      const vocabulary = new Vocabulary();
      let analysis = analyse(start, vocabulary);
      for (const edit of edits) {
        ({ analysis } = reanalyse(analysis, edited(analysis.content, edit), vocabulary, undefined, LONG));
        const fresh = new Vocabulary();
        assert.deepEqual(plain(analysis, vocabulary), plain(analyse(analysis.text, fresh), fresh), JSON.stringify(edit));
      }
    }), 500)).timeout(120_000);

  it('is analysed so where runs of letters are read as a whole', () =>
    seeded(fc.property(anyRuns, fc.array(fc.oneof(anySmallEdit, anyEdit()), { minLength: 1, maxLength: 3 }), (start, edits) => {
      const vocabulary = new Vocabulary();
      let analysis = analyse(start, vocabulary);
      for (const edit of edits) ({ analysis } = reanalyse(analysis, edited(analysis.content, edit), vocabulary, undefined, LONG));
      const fresh = new Vocabulary();
      assert.deepEqual(plain(analysis, vocabulary), plain(analyse(analysis.text, fresh), fresh));
    }), 200)).timeout(120_000);

  it('is laid out as a whole text is', () =>
    seeded(fc.property(fc.array(anyWideLine, { minLength: 1, maxLength: 3 }), fc.array(fc.oneof(anyBreak, anySmallEdit, anyWideEdit, anyEditAtAnEnd), { minLength: 1, maxLength: 5 }), (lines, edits) => {
      let text: string | EditedText = lines.join('\n');
      let layout = layOut(text);
      for (const edit of edits) {
        const next = edited(text, edit);
        layout = layOutEdited(layout, next, EditedText.change(text, next));
        text = next;
        assert.deepEqual(layout, layOut(text.toString()), JSON.stringify(edit));
      }
    }), 1500)).timeout(120_000);

  for (const [what, lexicon] of Object.entries(LEXICONS())) {
    it(`has the uses that matching all of it finds: ${what}`, () =>
      seeded(fc.property(anyLongText, someEdits, (start, edits) => {
        const live = new Live(start, lexicon);
        for (const edit of edits) {
          live.edit(edit);
          assert.deepEqual(live.found(), new Live(live.text, lexicon).found(), JSON.stringify(edit));
        }
        assert.deepEqual(live.times(), new Live(live.text, lexicon).times());
      }), 200)).timeout(120_000);
  }

  const SENTENCES = 'No alliance of the US was made by Mr. Li. The hegemony ended, and the war with it. '.repeat(400);
  const MIDDLE = SENTENCES.length / 2;

  it('is scanned only around the edit', () => {
    const vocabulary = new Vocabulary();
    const old = analyse(SENTENCES, vocabulary);
    const { change } = reanalyse(old, EditedText.of(SENTENCES, MIDDLE, MIDDLE, 'x'), vocabulary);
    assert.ok(old.tokens.count - change.head - change.tail < 30, JSON.stringify(change));
  });

  it('is matched only around the edit', () => {
    const live = new Live(SENTENCES, 'themes: { a: [hegemony] }');
    const before = live.uses('a');
    live.edit({ at: MIDDLE, remove: 0, insert: 'x' });
    const after = live.uses('a');
    const same = before.filter((use, i) => use.start < MIDDLE - 200 && after[i] === use).length;
    assert.ok(same > before.length * 0.45);
  });
});

function LEXICONS(): Record<string, string> {
  return {
    'phrases and exceptions': 'themes:\n  hegemony:\n    variants: [hegemon*, the ~2 hegemony, US, "no ~3 the", multi-polar, "霸权, 冷战"]\n    except: [the hegemony, no alliance]\n  polar: [multi-polar, "*polar", "(no|the) (alliance|hegemony)", 霸权, แปล, คำ]\n',
    'what must stand near, in a sentence': 'themes:\n  near:\n    variants: [{ match: hegemon*, near: [US, no], within: 4 }, { match: the, near: alliance, side: after }, "*polar ~3 the"]\n    except: [no alliance]\n',
    'what must stand near, in the paragraph': 'themes:\n  near:\n    variants: [{ match: hegemon*, near: [US, 冷战], within: 40 in paragraph }, { match: the, near: ไทย, within: paragraph, side: after }]\n  far: [the hegemony, no]\n',
    'marks that end sentences': 'themes:\n  marks:\n    variants: ["hegemony. the", "alliance! the", the, { match: war, near: "no. 5" }]\n    except: ["the hegemony. the alliance"]\n  others: [the alliance, hegemony]\n',
    'themes that exclude each other': 'overlap: exclusive\nthemes:\n  a: [the hegemony, 霸权, "no ~2 alliance"]\n  b: [hegemon*, of the, alliance the]\n',
    'themes that exclude each other, one of which looks beyond': 'overlap: exclusive\nthemes:\n  a: [{ match: the hegemony, near: US, within: paragraph }, 霸权]\n  b: [hegemon*, of the]\n',
  };
}

/** A text with the uses of a lexicon, as a project keeps them. */
class Live {
  private readonly index = new CorpusIndex(new Vocabulary());
  private readonly themeUses: ThemeUses;
  private held;

  constructor(text: string, lexicon: string) {
    const { problems, ...merged } = new LexiconFiles().update([{ uri: 'lexicon', text: lexicon }]);
    assert.deepEqual(problems, []);
    this.themeUses = new ThemeUses(this.index, merged);
    this.held = this.index.put('text', analyse(text, this.index.vocabulary));
    this.themeUses.in(this.held);
  }

  get text(): string {
    return this.held.text;
  }

  edit(edit: Edit): void {
    const old = this.held;
    const again = reanalyse(old.analysis, edited(old.content, edit), this.index.vocabulary, undefined, LONG);
    this.held = this.index.replace(old, again);
    this.themeUses.replaced(old, this.held, again.change);
  }

  uses(theme: string): readonly { start: number }[] {
    return this.themeUses.in(this.held).get(theme)!.uses;
  }

  found(): unknown {
    return [...this.themeUses.in(this.held)].map(([id, found]) => [id, found.uses, found.counts, evidenceIn(found)]);
  }

  /** How often each word stands in it, as the index counts it. */
  times(): unknown {
    const { vocabulary, words } = this.index;
    const times = Array.from({ length: vocabulary.size }, (_, type) => [vocabulary.surface[type], this.index.timesOf(type)] as const).filter(([, count]) => count !== 0);
    return [words, times.map(([word, count]) => `${word} ${count}`).sort()];
  }
}
