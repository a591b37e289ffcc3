import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Project } from '../../server/project/project';
import { anyEdit, anyText, applyEdit, seeded, type Edit } from '../support/arbitrary';
import { theme } from '../support/marked';

const LEXICONS = [
  'themes:\n  hegemony: [hegemon*]\n  polar: [multi-polar, "*polar"]\n',
  'themes:\n  hegemony: [hegemon*, US]\n  none: [no ~2 alliance, no-alliance]\n  polar: [multi-polar, "*polar"]\n',
  'themes:\n  hegemony:\n    variants: [hegemon*, the ~1 hegemony]\n    except: [the hegemony]\n  us: [us, "(cold|win) (war|win)", "/^sanct/"]\n',
  'overlap: exclusive\nthemes:\n  a: [hegemony of, 霸权]\n  b: [hegemon*, of the]\n',
  'themes: [broken',
  '',
];

function everything(project: Project): unknown {
  return {
    uses: [...project.allUses()].map(({ text, use }) => [text.name, use]),
    totals: [...project.totals()],
    words: project.index.words,
    texts: project.index.texts().map((text) => text.name),
  };
}

type Step = { kind: 'edit'; text: number; edit: Edit } | { kind: 'lexicon'; lexicon: number } | { kind: 'remove'; text: number } | { kind: 'ask' };

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('edit' as const), text: fc.nat({ max: 2 }), edit: anyEdit() }),
    fc.record({ kind: fc.constant('lexicon' as const), lexicon: fc.nat({ max: LEXICONS.length - 1 }) }),
    fc.record({ kind: fc.constant('remove' as const), text: fc.nat({ max: 2 }) }),
    fc.record({ kind: fc.constant('ask' as const) }),
  ),
  { maxLength: 12 },
);

describe('a project', () => {
  it('after any edits equals one built from scratch', () =>
    seeded(fc.property(fc.array(anyText(), { minLength: 3, maxLength: 3 }), steps, (texts, sequence: Step[]) => {
      const live = new Project();
      const state = new Map(texts.map((text, i) => [`t${i}`, text]));
      const lexicons: string[] = [LEXICONS[0]];
      for (const [name, text] of state) live.setText(name, text);
      live.setLexicon([{ uri: 'l', text: LEXICONS[0] }]);
      for (const step of sequence) {
        if (step.kind === 'ask') everything(live);
        else if (step.kind === 'lexicon') {
          lexicons.push(LEXICONS[step.lexicon]);
          live.setLexicon([{ uri: 'l', text: LEXICONS[step.lexicon] }]);
        } else if (step.kind === 'remove') {
          state.delete(`t${step.text}`);
          live.removeText(`t${step.text}`);
        } else {
          const text = applyEdit(state.get(`t${step.text}`) ?? '', step.edit);
          state.set(`t${step.text}`, text);
          live.setText(`t${step.text}`, text);
        }
      }
      const rebuilt = new Project();
      for (const text of lexicons) rebuilt.setLexicon([{ uri: 'l', text }]);
      for (const [name, text] of state) rebuilt.setText(name, text);
      assert.deepEqual(everything(live), everything(rebuilt));
    }), 200));

  it('keeps the last good lexicon while the file is broken', () => {
    const project = new Project();
    project.setText('t', 'hegemony');
    project.setLexicon([{ uri: 'l', text: theme(['hegemony']) }]);
    project.setLexicon([{ uri: 'l', text: 'themes:\n  theme: [hegemony\n' }]);
    assert.equal([...project.allUses()].length, 1);
    assert.deepEqual(project.lexiconState.stale, ['l']);
    project.setLexicon([{ uri: 'l', text: theme(['peace']) }]);
    assert.equal([...project.allUses()].length, 0);
  });

  it('refuses a theme that two files have', () => {
    const project = new Project();
    project.setLexicon([{ uri: 'a', text: 'themes: { x: [a] }' }, { uri: 'b', text: 'themes: { x: [b], y: [c] }' }]);
    assert.deepEqual(project.lexiconState.problems.map(({ code, file }) => [code, file]), [['theme-duplicate', 1]]);
    assert.deepEqual(project.lexicon.themes.map(({ id }) => id), ['x', 'y']);
  });

  it('matches nothing again when only a label changes', () => {
    const project = new Project();
    project.setText('t', 'hegemony and peace');
    project.setLexicon([{ uri: 'l', text: 'themes:\n  a: [hegemony]\n  b: [peace]\n' }]);
    const before = project.usesIn(project.index.get('t')!);
    project.setLexicon([{ uri: 'l', text: 'themes:\n  a: [hegemony]\n  b: [peace, war]\n' }]);
    const after = project.usesIn(project.index.get('t')!);
    assert.equal(after[0], before[0]);
    assert.notEqual(after[1], before[1]);
  });
});
