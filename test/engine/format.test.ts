/** Formatting a lexicon: a table of files before and after, and the sample lexicon with its white space damaged. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { applied, formatLexicon } from '../../server/engine/lexicon/format';
import { readLexicon } from '../../server/engine/lexicon/reader';
import { seeded } from '../support/arbitrary';

const sample = readFileSync(resolve(__dirname, '../../../corpus/lexicon.yaml'), 'utf8');

/** Files and what becomes of them; `undefined`: not formatted. */
const CASES: [before: string, after: string | undefined][] = [
  ['', ''],
  ['# nothing yet', '# nothing yet\n'],
  ['\n\nname:   X  \n\n\n\nthemes:\n  x: [a]\n\n\n', 'name: X\n\nthemes:\n  x: [a]\n'],
  ['themes:\n    x:\n        variants:\n        - a\n        -   b*\n', 'themes:\n  x:\n    variants:\n      - a\n      - b*\n'],
  ['themes:\n  x :\n    label:    "X"    # aligned\n    color:    red    # aligned\n', 'themes:\n  x:\n    label: "X"    # aligned\n    color: red    # aligned\n'],
  ["themes:\n  x:\n    variants: [a,b ,'c' , {match:  d,pole: main }]\n", "themes:\n  x:\n    variants: [a, b, 'c', {match: d, pole: main }]\n"],
  ['themes:\n  x:\n    variants: [\n       a,\n         # c\n       b\n    ]\n', 'themes:\n  x:\n    variants: [\n      a,\n      # c\n      b\n    ]\n'],
  ['themes:\n  x:\n    variants:\n      - { match: a,\n            near: [b,\n              c] }\n', 'themes:\n  x:\n    variants:\n      - { match: a,\n          near: [b,\n            c] }\n'],
  ['themes:\n   x:\n      variants:\n         -   match: a\n             near:\n             - b\n', 'themes:\n  x:\n    variants:\n      - match: a\n        near:\n          - b\n'],
  [
    'themes:\n    # of x\n    x:\n        variants:\n            # of a\n            - a\n            # last\n        # of label\n        label: X\n    # of y\n    y: [b]\n  # deeper\n# end\n',
    'themes:\n  # of x\n  x:\n    variants:\n      # of a\n      - a\n      # last\n    # of label\n    label: X\n  # of y\n  y: [b]\n# deeper\n# end\n',
  ],
  ['themes:\n    # c\n  x: [a]\n', 'themes:\n  # c\n  x: [a]\n'],
  [
    'themes:\n    x:\n        definition: >\n            Folded\n              deeper\n\n\n            text\n        variants: [a]\n',
    'themes:\n  x:\n    definition: >\n      Folded\n        deeper\n\n\n      text\n    variants: [a]\n',
  ],
  ['themes:\n    x:\n        definition: |2\n            kept\n', undefined],
  ['themes:\n    x:\n        definition: plain\n           text\n\n           goes on\n', 'themes:\n  x:\n    definition: plain\n      text\n\n      goes on\n'],
  ['themes:\n    x:\n        examples:\n          - "of two\n            lines"\n', 'themes:\n  x:\n    examples:\n      - "of two\n        lines"\n'],
  ['name:  X\r\n\r\n\r\nthemes:\r\n    x: [a]\r\n', 'name: X\r\n\r\nthemes:\r\n  x: [a]\r\n'],
  ['"my theme":  1\nthemes:\n  "x y" : [a]\n', '"my theme": 1\nthemes:\n  "x y": [a]\n'],
  ['themes:\n  x:\n    variants:\n\n      - a\n\n\n\n      - b\n', 'themes:\n  x:\n    variants:\n\n      - a\n\n      - b\n'],
  ['themes:\n  x:\n    variants: [a\n', undefined],
  ['themes:\n  x:\n    variants:\n      - *a\n', undefined],
  ['themes:\n  x: [a]\n---\nname:  b\n', undefined],
  ['? name\n:  X\n', undefined],
  ['name:  &a X\nthemes:\n  x: [*a]\n', undefined],
  ['name:  X\rthemes:\r  x: [a]\r', undefined],
];

function formatted(text: string): string | undefined {
  const edits = formatLexicon(text);
  return edits && applied(text, edits);
}

describe('formatting a lexicon', () => {
  for (const [before, after] of CASES) {
    it(JSON.stringify(before), () => {
      assert.equal(formatted(before), after);
      if (after !== undefined) assert.deepEqual(formatLexicon(after), [], 'what is formatted stays');
    });
  }

  it('leaves the sample lexicon as it is', () => assert.deepEqual(formatLexicon(sample), []));

  it('changes lines by themselves, so that cursors stay', () => {
    const edits = formatLexicon(sample.replaceAll('\n      - ', '\n      -  '))!;
    assert.ok(edits.length > 400);
    for (const { span, text } of edits) assert.deepEqual([span.end - span.start, text], [1, '']);
  });

  it('undoes any damage to white space that leaves the lexicon the same', () =>
    seeded(fc.property(fc.array(DAMAGE, { minLength: 1, maxLength: 6 }), fc.nat({ max: 11 }), (damages, n) => {
      const part = themeOf(n);
      const damaged = damages.reduce((text, damage) => damage(text), part);
      assert.equal(formatted(damaged), part);
    }), 60));

  it('over the whole sample too', () =>
    seeded(fc.property(fc.array(DAMAGE, { minLength: 1, maxLength: 4 }), (damages) => {
      assert.equal(formatted(damages.reduce((text, damage) => damage(text), sample)), sample);
    }), 3));

  it('never changes what a lexicon says, whatever white space is put where', () => {
    let done = 0;
    seeded(fc.property(fc.nat({ max: 11 }), fc.array(fc.tuple(fc.nat(), fc.constantFrom(' ', '  ', '\n', '\n\n', '\t', '\r\n', ' # c\n', '\n    # c\n')), { maxLength: 5 }), (n, insertions) => {
      let text = themeOf(n);
      for (const [at, inserted] of insertions) {
        const offset = at % (text.length + 1);
        text = text.slice(0, offset) + inserted + text.slice(offset);
      }
      const after = formatted(text);
      if (after === undefined) return;
      done++;
      assert.deepEqual(said(after), said(text));
      assert.deepEqual(formatLexicon(after), []);
    }), 150);
    assert.ok(done > 30, String(done));
  });
});

/** One theme of the sample as a lexicon of its own. */
function themeOf(n: number): string {
  const themes = sample.slice(sample.indexOf('themes:\n') + 'themes:\n'.length).split(/\n\n(?= {2}[\w-]+:)/);
  return `# A theme\n\nthemes:\n${themes[n % themes.length].trimEnd()}\n`;
}

/** Ids and sources, and comments, in order. */
function said(text: string): unknown {
  const { lexicon, problems } = readLexicon(text);
  return {
    themes: lexicon.themes.map(({ id, label, definition, variants, except, examples }) => [id, label, definition, variants.map(({ source, pole }) => [source, pole]), except.map(({ source }) => source), examples.map((one) => [one.text, one.uses])]),
    problems: problems.map(({ code }) => code),
    comments: [...text.matchAll(/(?<=^|\s)#[^\r\n]*/g)].map(([comment]) => comment),
  };
}

/** What leaves a lexicon the same. */
const DAMAGE: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.integer({ min: 2, max: 4 }).map((times) => (text: string) => text.replace(/^ +/gm, (spaces) => spaces.repeat(times))),
  fc.integer({ min: 1, max: 3 }).map((more) => (text: string) => text.replace(/^( *)- +/gm, (_, indent: string) => `${indent}-${' '.repeat(1 + more)}`)),
  fc.constant((text: string) => text.replace(/^( *)([\w-]+):(?= |\n)/gm, '$1$2 :')),
  fc.integer({ min: 1, max: 3 }).map((more) => (text: string) => text.replace(/^( *[\w-]+ ?:) (?=\S)/gm, `$1 ${' '.repeat(more)}`)),
  fc.constantFrom(' ', '   ', '\t').map((end) => (text: string) => text.replace(/^([^#\n]*)\n/gm, `$1${end}\n`)),
  fc.constant((text: string) => text.replace(/\n\n/g, '\n\n\n\n')),
  fc.constant((text: string) => text.trimEnd()),
  fc.constant((text: string) => `\n\n${text}\n\n`),
  fc.constant((text: string) => text.replace(/(\{ match: [\w ]+,) /g, '$1')),
);
