/** Sides and reaches of conditions, languages, stems, and what a lexicon says of itself: carried where the format has them, else listed. */
import assert from 'node:assert/strict';
import { exportLexicon, FORMATS, importDictionary } from '../../../server/engine/interchange/interchange';
import { readLexicon } from '../../../server/engine/lexicon/reader';
import { format, outline, themesOf, told } from './support';

const TTL = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n';

describe('sides and reaches', () => {
  /** A rule of WordStat, and the condition it is. */
  const RULES: [rule: string, variant: string][] = [
    ['DEAL AFTER FAIR /S 3', 'DEAL near FAIR within 2 before'],
    ['DEAL BEFORE FAIR /S 1', 'DEAL near FAIR within 0 after'],
    ['DEAL NEAR FAIR /S', 'DEAL near FAIR within sentence'],
    ['DEAL AFTER FAIR /P', 'DEAL near FAIR within paragraph before'],
    ['DEAL NEAR FAIR /P 21', 'DEAL near FAIR within 20 in paragraph'],
    ['DEAL BEFORE FAIR /P 6', 'DEAL near FAIR within 5 in paragraph after'],
  ];
  for (const [rule, variant] of RULES) {
    it(`${rule}: ${variant}, both ways`, () => {
      const text = `A\n\t@R [${rule}] (1)\n`;
      const imported = importDictionary(text, format('cat'));
      assert.deepEqual(themesOf(imported.text), [`a "A": ${variant}`]);
      assert.deepEqual(readLexicon(imported.text).problems.filter(({ severity }) => severity === 'error'), []);
      assert.equal(exportLexicon(imported.text, format('cat')).text, `A\n\t@RULE_1 [${rule}] (1)\n`);
    });
  }

  it('a table has columns for them', () => {
    const lexicon = 'themes:\n  a:\n    variants:\n      - { match: x, near: [y, z], within: 20 in paragraph, side: before }\n      - { match: x, near: y, within: 5 in sentence, side: either }\n';
    const written = exportLexicon(lexicon, format('csv'));
    assert.deepEqual(themesOf(importDictionary(written.text, format('csv')).text), ['a: x near y or z within 20 in paragraph before | x near y within 5']);
    assert.deepEqual(written.notes, []);
  });

  it('what is no side and no reach is said', () => {
    const text = 'theme,variant,near,within,side\na,x,y,close,left\na,x,y,5 In  Paragraph,BEFORE\n';
    const read = format('csv').read(text);
    assert.deepEqual(told(text, read.notes), [
      '2 error: “close” is no reach; that is a number of words, sentence, paragraph, or both: 20 in paragraph', '2 error: “left” is no side; that is before, after or either',
    ]);
    assert.deepEqual(outline(read.dictionary), ['a: x near y within sentence | x near y within 5 in paragraph before']);
  });
});

describe('languages', () => {
  /** Labels of a vocabulary, and what the lexicon says. */
  const READ: [what: string, concepts: string, language: string | undefined, themes: string[], notes?: RegExp[]][] = [
    ['one for all is the language of the lexicon', '<#a> a skos:Concept ; skos:prefLabel "A"@en ; skos:altLabel "x"@en , "y" .', 'en', ['a "A": x | y']],
    ['that of the title', '<#s> a skos:ConceptScheme ; skos:prefLabel "S"@en .\n<#a> a skos:Concept ; skos:altLabel "x"@zh , "y"@zh .\n<#b> a skos:Concept ; skos:altLabel "z"@en .', 'en', ['a {language: zh}: x | y', 'b: z']],
    ['of each wording where they differ', '<#s> a skos:ConceptScheme ; skos:prefLabel "S"@en .\n<#a> a skos:Concept ; skos:altLabel "x"@en , "霸权"@zh , "y" .', 'en', ['a: x | 霸权 {language: zh} | y']],
    ['none for all', '<#a> a skos:Concept ; skos:altLabel "x"@en , "y"@fr .', undefined, ['a: x {language: en} | y {language: fr}']],
    ['the label and the definition in that language', '<#s> a skos:ConceptScheme ; skos:prefLabel "S"@en .\n<#a> a skos:Concept ; skos:prefLabel "霸权"@zh , "Hegemony"@en ; skos:definition "定义"@zh .', 'en', ['a "Hegemony" (定义):'], [/the label “霸权” \(zh\) of “a”/, /1 statement of language: zh/]],
    ['regions of one language', '<#a> a skos:Concept ; skos:altLabel "x"@en-GB , "y"@en-US .', 'en', ['a: x | y'], [/1 statement of language: en-gb/, /1 statement of language: en-us/]],
    ['a tag that is none', '<#a> a skos:Concept ; skos:altLabel "x"@x-klingon , "y"@de .', 'de', ['a: x | y'], [/1 statement of language: x-klingon/]],
  ];
  for (const [what, concepts, language, themes, notes = []] of READ) {
    it(`ttl: ${what}`, () => {
      const imported = importDictionary(TTL + concepts, format('ttl'));
      assert.equal(readLexicon(imported.text).lexicon.language, language);
      assert.deepEqual(themesOf(imported.text), themes);
      const said = imported.notes.map(({ message }) => message).filter((message) => !/preferred labels/.test(message));
      assert.equal(said.length, notes.length, said.join('\n'));
      for (const [i, note] of notes.entries()) assert.match(said[i], note);
    });
  }

  it('jsonld: the one of its context', () => {
    const text = '{"@context": {"skos": "http://www.w3.org/2004/02/skos/core#", "@language": "fr"}, "@graph": [{"@id": "#a", "@type": "skos:Concept", "skos:altLabel": ["x", {"@value": "y", "@language": "zh"}, {"@value": "z"}]}]}';
    assert.deepEqual(themesOf(importDictionary(text, format('jsonld')).text), ['a: x {language: fr} | y {language: zh} | z']);
  });

  const LEXICON = `name: N
language: en
themes:
  a:
    language: zh_Hant
    variants: [霸權, 冷戰]
  b:
    variants: [x, { match: y, language: fr }, { match: z, language: en }]
  c:
    language: ru
    variants: []
`;
  for (const name of ['ttl', 'jsonld', 'csv']) {
    it(`${name}: go out and come back`, () => {
      const written = exportLexicon(LEXICON, format(name));
      const kept = name === 'csv' ? ['c {language: ru}:', 'b: x | y {language: fr} | z {language: en}'] : ['c:', 'b: x | y {language: fr} | z'];
      const back = importDictionary(written.text, format(name)).text;
      assert.deepEqual(themesOf(back), ['a {language: zh-hant}: 霸權 | 冷戰', kept[1], kept[0]]);
      assert.equal(readLexicon(back).lexicon.language, name === 'csv' ? undefined : 'en');
      assert.deepEqual(told(LEXICON, written.notes), name === 'csv'
        ? ['1 lost: the name of the lexicon, “N”', '2 lost: “language: en” of the lexicon']
        : ['7 lost: "language: en" of 1 wording of b: the whole lexicon is in it', '9 lost: "language: ru" of c: it has no wordings that could say it']);
    });
  }

  it('a theme that asks for one does so where the whole names none', () => {
    const lexicon = 'themes:\n  a:\n    language: zh\n    variants: [x]\n';
    for (const name of ['ttl', 'jsonld']) {
      assert.deepEqual(themesOf(importDictionary(exportLexicon(lexicon, format(name)).text, format(name)).text), ['a {language: zh}: x'], name);
    }
  });

  it('what is no language is said', () => {
    const text = 'theme,variant,language\na,x,English\na,y,EN\n';
    assert.deepEqual(told(text, format('csv').read(text).notes), ['2 error: “English” is no language; that is such as en, zh or ru']);
    const lexicon = 'themes:\n  a:\n    language: English\n    variants: [x]\n';
    assert.deepEqual(told(lexicon, exportLexicon(lexicon, format('ttl')).notes), ['3 error: “language: English” of a is no language tag']);
  });
});

describe('stems', () => {
  it('a table has them, and only where there are any', () => {
    const text = 'theme,kind,variant,stem,language\na,theme,,TRUE,zh\na,variant,x,true,\na,variant,y,true,en\nb,variant,z,yes,\n';
    const imported = importDictionary(text, format('csv'));
    assert.deepEqual(themesOf(imported.text), ['a {language: zh}: x | y {language: en} {stem: true}', 'b: z']);
    assert.deepEqual(readLexicon(imported.text).problems.filter(({ severity }) => severity === 'error'), []);
    assert.deepEqual(told(text, imported.notes), [
      '2 lost: "stem: true" of “a”: there are no stems for the language “zh”', '3 lost: "stem: true" of “a”: there are no stems for the language “zh”',
      '5 error: “yes” is no stem; that is one of true, false',
    ]);
  });
});

describe('what a lexicon says of itself', () => {
  const LEXICON = `description: What it is for
language: en
compat: quanteda
remove_punct: true
checks: { variant-never: off }
themes:
  a:
    stem: true
    variants: [x, { match: y, stem: false }, { match: z, near: w, side: before, language: fr }, { match: v, language: fr }]
`;
  const HEAD = [
    '1 lost: “description: What it is for” of the lexicon', '3 lost: “compat: quanteda” of the lexicon', '4 lost: “remove_punct: true” of the lexicon',
    '5 lost: “checks: { variant-never: off }” of the lexicon',
  ];
  for (const one of FORMATS) {
    it(`${one.id}: lists what it does not carry, field by field`, () => {
      const said = told(LEXICON, exportLexicon(LEXICON, one).notes);
      for (const line of HEAD) assert.ok(said.includes(line), line);
      const { carries } = one;
      assert.equal(said.includes('2 lost: “language: en” of the lexicon'), !carries.languages);
      assert.equal(said.includes('7 lost: "stem: true" of a'), !carries.ours);
      assert.equal(said.some((line) => line.includes('"language: fr" of the variant “v” of a')), !carries.ours && !carries.languages && carries.wordings !== 'none');
      assert.equal(said.some((line) => line.includes('the variant “z” of a: it has a condition')), !carries.near && carries.wordings !== 'none');
    });
  }

  it('where it counts as quanteda does, nothing in a wording is special but its wildcards', () => {
    const lexicon = 'compat: quanteda\nthemes:\n  a:\n    variants: [(a|b) c, =US, w?r]\n';
    assert.equal(exportLexicon(lexicon, format('yml')).text, 'a:\n  - (a|b) c\n  - =US\n  - w?r\n');
    assert.deepEqual(told(lexicon, exportLexicon(lexicon, format('dic')).notes).slice(1), ['4 lost: the variant “w?r” of a: it has a ?']);
  });
});
