/** What is found of themes is the same when it has been packed and taken out again. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SegmentBuilder } from '../../server/engine/index/segmentBuilder';
import type { IndexedText } from '../../server/engine/index/corpusIndex';
import { analyse } from '../../server/engine/text/analysis';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { Project } from '../../server/project/project';
import { anyText, seeded } from '../support/arbitrary';

const THEMES = {
  plain: '  plain: [hegemon*, multi-polar, the, { match: of, pole: counter }]\n',
  near: '  near:\n    variants: [{ match: hegemon*, near: [US, no], within: 4 in paragraph }, no ~2 alliance, 霸权]\n    except: [the hegemony, no-alliance]\n',
  other: '  other:\n    parent: plain\n    variants: [a, b, { match: sanctions, except: [the sanctions] }]\n',
};
const QUANTEDA = 'compat: quanteda\n';

function lexiconOf(themes: readonly (keyof typeof THEMES)[], head = ''): { uri: string; text: string }[] {
  return [{ uri: 'l', text: `${head}themes:\n${themes.map((one) => THEMES[one]).join('')}` }];
}

/** A project of packed texts. */
function projectOf(texts: readonly string[], lexicon: { uri: string; text: string }[], notes = (i: number): string => `${i}`): Project {
  const project = new Project({ contentOf: ({ ordinal }) => texts[ordinal] });
  project.setLexicon(lexicon);
  const vocabulary = new Vocabulary();
  const builder = new SegmentBuilder(vocabulary);
  for (const [i, text] of texts.entries()) builder.add(`t${i}`, analyse(text, vocabulary), notes(i));
  project.addSegment(builder.build());
  return project;
}

function packed(project: Project): ArrayBuffer {
  const packing = project.packingOfUses();
  for (const text of project.index.texts()) assert.ok(project.packUses(text, `${text.name.slice(1)}`, packing));
  return packing.build();
}

function picture(project: Project): unknown {
  const { themes } = project.lexicon;
  const of = (text: IndexedText): unknown => themes.map(({ id }) => [project.usesBeforeZones(text, id), project.evidenceOf(text, id)]);
  return [project.index.texts().map(of), [...project.totals()]];
}

describe('uses that are kept', () => {
  const themes = fc.shuffledSubarray(['plain', 'near', 'other'] as const, { minLength: 1 });
  const heads = fc.constantFrom('', 'overlap: exclusive\n', QUANTEDA);

  it('are what is found, whatever of the lexicon has changed', () =>
    seeded(fc.property(fc.array(anyText(), { minLength: 1, maxLength: 3 }), themes, themes, heads, heads, (texts, before, after, head, newHead) => {
      const kept = packed(projectOf(texts, lexiconOf(before, head)));
      const project = projectOf(texts, lexiconOf(after, newHead));
      const uses = project.keptUses(kept);
      for (const text of project.index.texts()) project.takeUses(text, uses);
      assert.deepEqual(picture(project), picture(projectOf(texts, lexiconOf(after, newHead))));
      // Where themes exclude each other, their order counts.
      const inOrder = (themes: readonly string[]): string => (head.startsWith('overlap') ? [...themes] : [...themes].sort()).join();
      assert.equal(uses.isWhole, head === newHead && inOrder(before) === inOrder(after));
    }), 200));

  it('are left where the text is noted otherwise', () => {
    const lexicon = lexiconOf(['plain']);
    const kept = packed(projectOf(['the hegemony', 'the'], lexicon));
    const project = projectOf(['of the hegemony', 'the'], lexicon, (i) => (i === 0 ? 'other' : '1'));
    const uses = project.keptUses(kept);
    for (const text of project.index.texts()) project.takeUses(text, uses);
    assert.deepEqual(picture(project), picture(projectOf(['of the hegemony', 'the'], lexicon)));
    assert.ok(!uses.isWhole);
  });

  it('are never packed of another lexicon than the one they are packed for', () => {
    const project = projectOf(['the hegemony'], lexiconOf(['plain']));
    const packing = project.packingOfUses();
    project.setLexicon(lexiconOf(['near']));
    assert.equal(project.packUses(project.index.texts()[0], '0', packing), false);
  });
});
