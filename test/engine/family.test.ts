/** Themes above and below each other. */
import assert from 'node:assert/strict';
import { Project } from '../../server/project/project';

function projectOf(lexicon: string, texts: readonly string[]): Project {
  const project = new Project();
  project.setLexicon([{ uri: 'lexicon.yaml', text: lexicon }]);
  for (const [i, text] of texts.entries()) project.setText(`${i}.txt`, text);
  return project;
}

const FAMILY = `themes:
  power:
    variants: [power*]
  hegemony:
    parent: power
    variants: [hegemon*, ruling power*]
  bullying:
    parent: hegemony
    variants: [bully*, { match: kindness, pole: counter }]
`;

describe('a theme above others', () => {
  const project = projectOf(FAMILY, ['Power, hegemony and a ruling power. Bullying; kindness.', 'A bully.', 'Nothing.']);

  it('counts theirs with its own, and tells both', () => {
    const { uses, counter, texts, below, own } = project.totals().get('power')!;
    // "power" in "a ruling power" is a use of both; of the two the longer one is counted.
    assert.deepEqual([uses, counter, texts, below, own], [5, 1, 2, 2, { uses: 2, counter: 0, texts: 1 }]);
  });

  it('has uses that are uses of its own or of one below', () => {
    const text = project.index.get('0.txt')!;
    const found = project.usesOf(text, 'power').map((use) => `${use.theme} ${text.analysis.text.slice(use.start, use.end)}`);
    assert.deepEqual(found, ['power Power', 'hegemony hegemony', 'hegemony ruling power', 'bullying Bullying', 'bullying kindness']);
  });

  it('leaves those below as they are', () => {
    assert.deepEqual({ ...project.totals().get('bullying')! }, { uses: 2, counter: 1, texts: 2, below: 0, own: { uses: 2, counter: 1, texts: 2 } });
  });
});

describe('parents that cannot be', () => {
  const rows: [what: string, lexicon: string, problems: string[]][] = [
    ['unknown', 'themes:\n  power: [x]\n  b: { parent: powr, variants: [y] }\n', ['parent-unknown @ powr → power']],
    ['itself', 'themes:\n  a: { parent: a, variants: [y] }\n', ['parent-cycle @ a']],
    ['a circle of three, and one outside', 'themes:\n  z: { parent: a, variants: [w] }\n  a: { parent: b, variants: [x] }\n  b: { parent: c, variants: [y] }\n  c: { parent: a, variants: [z] }\n', ['parent-cycle @ b']],
  ];
  for (const [what, lexicon, expected] of rows) {
    it(what, () => {
      const project = projectOf(lexicon, ['x y z w']);
      const problems = project.lexiconState.problems.map(({ code, span, fix }) => `${code} @ ${lexicon.slice(span.start, span.end)}${fix ? ` → ${fix.text}` : ''}`);
      assert.deepEqual(problems, expected);
      assert.ok(project.totals().size > 0);
    });
  }

  it('are cut off where they stand too deep', () => {
    const chain = Array.from({ length: 2_000 }, (_, i) => `  t${i}: { parent: t${i + 1}, variants: [w${i}] }`).join('\n');
    const project = projectOf(`themes:\n${chain}\n  t2000: [x]\n`, []);
    const deep = project.lexiconState.problems.filter(({ code }) => code === 'parent-depth');
    assert.equal(deep.length, 100);
    assert.ok(project.lexicon.themes.every(({ id }) => project.themesBelow(id).size < 20));
  });
});
