/** Categories in categories as themes with parents, and back. */
import assert from 'node:assert/strict';
import { exportLexicon, FORMATS, importDictionary } from '../../../server/engine/interchange/interchange';
import { checkParents } from '../../../server/engine/lexicon/family';
import { readLexicon } from '../../../server/engine/lexicon/reader';
import { format, outline, themesOf, told } from './support';

/** A file, and the themes that it gives. */
const READ: [what: string, format: string, text: string, themes: string[]][] = [
  ['ids keep the path', 'yml', 'US:\n  Countries: [States]\n  oceans: [Atlantic]\n', ['us "US":', 'us-countries < us "Countries": States', 'us-oceans < us "oceans": Atlantic']],
  ['a category with wordings of its own', 'yml', 'a:\n  __: [x]\n  b:\n    c: [y]\n', ['a: x', 'a-b < a "b":', 'a-b-c < a-b "c": y']],
  ['a name that another has too says its path', 'yml', 'care:\n  virtue: [kind]\nfairness:\n  virtue: [just]\n  other: [x]\n', [
    'care:', 'care-virtue < care "care › virtue": kind', 'fairness:', 'fairness-virtue < fairness "fairness › virtue": just', 'fairness-other < fairness "other": x',
  ]],
  ['ids are given once', 'ykd', '<dictionary><cnode name="a b"><pnode name="v"/><cnode name="c"><pnode name="w"/></cnode></cnode><cnode name="a"><pnode name="u"/><cnode name="b c"><pnode name="x"/></cnode></cnode></dictionary>', [
    'a-b "a b": v', 'a-b-c < a-b "c": w', 'a: u', 'a-b-c-2 < a "b c": x',
  ]],
  ['the legend of LIWC', 'dic', '%\n1\tAffect\n\t2\tPosemo\n\t\t3\tJoy\n%\nglad\t1\t2\t3\n', ['affect "Affect": glad', 'affect-posemo < affect "Posemo": glad', 'affect-posemo-joy < affect-posemo "Joy": glad']],
  ['a codebook', 'qdc', '<CodeBook><Codes><Code name="A" guid="1"><Code name="B" guid="2"/></Code></Codes></CodeBook>', ['a "A":', 'a-b < a "B":']],
  ['broader concepts', 'ttl', '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<#b> a skos:Concept ; skos:broader <#a> ; skos:altLabel "y" .\n<#a> a skos:Concept ; skos:altLabel "x" .\n', ['a: x', 'a-b < a "b": y']],
  ['concepts of ours keep their ids', 'ttl', '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<urn:leitmotif:theme:b> a skos:Concept ; skos:broader <urn:leitmotif:theme:a> ; skos:prefLabel "B" .\n<urn:leitmotif:theme:a> a skos:Concept ; skos:prefLabel "A" .\n', ['a "A":', 'b < a "B":']],
  ['the parent of a table', 'csv', 'theme,parent,variant\nbullying,hegemony,bully*\nhegemony,,hegemon*\nblocs,order,bloc\n', ['hegemony: hegemon*', 'bullying < hegemony: bully*', 'order:', 'blocs < order: bloc']],
];

/** A lexicon that has a child named by its path, one that is not, one with a label of its own, and one below a child. */
const LEXICON = `themes:
  bully:
    parent: us
    variants: [bully*]
  us:
    label: US
    variants: [America*]
  us-countries:
    label: Countries
    parent: us
    variants: [States]
  us-countries-old:
    label: The old ones
    parent: us-countries
    variants: [thirteen colonies, { match: Alaska, pole: counter }]
`;

/** What each format makes of it. */
const WRITTEN: Record<string, string[]> = {
  named: ['US: America*', '  bully: bully*', '  Countries: States', '    old: thirteen colonies', 'us-countries-old-counter: Alaska'],
  flat: ['US: America*', 'bully: bully*', 'us-countries: States', 'us-countries-old: thirteen colonies', 'us-countries-old-counter: Alaska'],
  codebook: ['US:', '  bully:', '  Countries:', '    old:'],
  skos: [
    'us = US: America*', '  bully: bully*', '  us-countries = Countries: States', '    us-countries-old = The old ones: thirteen colonies',
    'us-countries-old-counter = The old ones (counter): Alaska',
  ],
  csv: ['us = US: America*', '  bully: bully*', '  us-countries = Countries: States', '    us-countries-old = The old ones: thirteen colonies | Alaska <counter>'],
};

/** What is said of it, beside what is said without a hierarchy. */
const SAID: Record<string, string[]> = {
  named: ['2 changed: the id "bully" is made of the path when it is read back: "us-bully"', '12 lost: the label “The old ones” of us-countries-old'],
  flat: [
    '2 lost: the parent “us” of bully: categories stand side by side there', '8 lost: the label “Countries” of us-countries',
    '8 lost: the parent “us” of us-countries: categories stand side by side there', '12 lost: the label “The old ones” of us-countries-old',
    '12 lost: the parent “us-countries” of us-countries-old: categories stand side by side there',
  ],
};

function kindOf(id: string): string {
  if (id.startsWith('skos')) return 'skos';
  return { lexicoder3: 'flat', csv: 'csv', codebook: 'codebook' }[id] ?? 'named';
}

describe('categories in categories', () => {
  for (const [what, name, text, themes] of READ) {
    it(`${name}: ${what}`, () => {
      const imported = importDictionary(text, format(name));
      assert.deepEqual(themesOf(imported.text), themes);
      assert.deepEqual(readLexicon(imported.text).problems.filter(({ severity }) => severity === 'error'), []);
      assert.equal(imported.themes, themes.length);
    });
  }

  it('categories stand as deep as themes may, and no deeper', () => {
    const text = Array.from({ length: 30 }, (_, i) => `${' '.repeat(i)}c${i}\n${' '.repeat(i + 1)}w${i} (1)\n`).join('');
    const imported = importDictionary(text, format('cat'));
    const { themes } = readLexicon(imported.text).lexicon;
    assert.deepEqual([themes.length, checkParents(themes).problems], [20, []]);
    assert.match(told(text, imported.notes)[0], /^41 error: categories may stand 20 deep at most; “c20” is taken into the one above/);
  });

  it('a category that only holds others is a theme without variants, which no check complains of', () => {
    const { text, notes } = importDictionary('a:\n  b: [x]\n', format('yml'));
    assert.equal(text, 'themes:\n  a:\n    label: a\n  a-b:\n    label: b\n    parent: a\n    variants:\n      - x\n');
    assert.deepEqual(notes, []);
  });
});

describe('themes with parents', () => {
  for (const one of FORMATS) {
    it(`${one.id}: stand in each other where they can`, () => {
      const kind = kindOf(one.id);
      const { text, notes } = exportLexicon(LEXICON, one);
      assert.deepEqual(outline(one.read(text).dictionary), WRITTEN[kind]);
      const said = told(LEXICON, notes).filter((note) => /parent|the label|the id/.test(note));
      assert.deepEqual(said, SAID[kind] ?? (kind === 'codebook' ? SAID.named : []));
    });

    it(`${one.id}: come back as they went, once they are named by their path`, () => {
      const there = importDictionary(exportLexicon(LEXICON, one).text, one).text;
      const again = exportLexicon(there, one);
      assert.equal(importDictionary(again.text, one).text, there);
      assert.deepEqual(again.notes.filter(({ kind, message }) => kind !== 'changed' && !/colour/.test(message)), []);
    });
  }

  it('ids are kept where the format has them', () => {
    for (const name of ['ttl', 'jsonld', 'csv']) {
      const ids = readLexicon(importDictionary(exportLexicon(LEXICON, format(name)).text, format(name)).text).lexicon.themes.map(({ id, parent = '' }) => `${id} < ${parent}`);
      assert.deepEqual(ids.slice(0, 4), ['us < ', 'bully < us', 'us-countries < us', 'us-countries-old < us-countries'], name);
    }
  });

  it('a label that says its path is written without it', () => {
    const lexicon = 'themes:\n  care:\n    variants: [care]\n  care-virtue:\n    label: care › virtue\n    parent: care\n    variants: [kind]\n';
    const written = exportLexicon(lexicon, format('yml'));
    assert.deepEqual([written.text, written.notes], ['care:\n  virtue:\n    - kind\n  __:\n    - care\n', []]);
  });

  it('a counter pole has a name that no theme has', () => {
    const lexicon = 'themes:\n  a:\n    variants: [x, { match: y, pole: counter }]\n  a-counter:\n    variants: [z]\n';
    for (const one of FORMATS.filter(({ id }) => id !== 'csv' && id !== 'codebook')) {
      const names = outline(one.read(exportLexicon(lexicon, one).text).dictionary).map((line) => line.replace(/ = .*:/, ':'));
      assert.deepEqual(names, ['a: x', 'a-counter-2: y', 'a-counter: z'], one.id);
    }
  });

  it('parents that are none, circles and depths are said where they stand', () => {
    const deep = Array.from({ length: 23 }, (_, i) => `  t${i}:\n    parent: t${i - 1}\n    variants: [w${i}]\n`).join('');
    const lexicon = `themes:\n  a:\n    parent: b\n    variants: [x]\n  b:\n    parent: a\n    variants: [y]\n${deep}`;
    assert.deepEqual(told(lexicon, exportLexicon(lexicon, format('yml')).notes).filter((note) => !/changed/.test(note)), [
      '6 error: the parent “a” of b: the way up leads in a circle',
      '9 lost: the parent “t-1” of t0: no theme of this file has that id',
      '69 error: themes may stand 20 deep at most; “t20” is put at the top',
      '75 error: the parent “t21” of t22: themes may stand 20 deep at most',
    ]);
  });

  it('circles and second parents of a table are said where they stand', () => {
    const text = 'theme,parent,variant\na,b,x\nb,a,y\na,c,z\nc,c,w\n';
    assert.deepEqual(told(text, format('csv').read(text).notes), [
      '3 error: the parent “a” of “b”: the way up leads in a circle', '4 lost: another parent of “a”, “c”: the first one stands', '5 error: the parent “c” of “c”: the way up leads in a circle',
    ]);
  });
});
