/** Small files of every format, and the trees and notes they give. */
import assert from 'node:assert/strict';
import { detectFormat, importDictionary } from '../../../server/engine/interchange/interchange';
import { readLexicon } from '../../../server/engine/lexicon/reader';
import { format, outline, told } from './support';

interface Case {
  what: string;
  /** Format, by id or extension. */
  in: string;
  text: string;
  tree: string[];
  notes?: string[];
}

const MARY = ['A category: more | lamb | little', 'Another category: had | mary'];
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const TTL = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix ex: <http://example.org/> .\n';
const ISSUE_459 = 'SOUTH\n   \tBW\n   \t\tBotswana (1)\n   \t\tBotswanan* (1)\n   \tZA\n   \t\tSouth Africa (1)\n   \t\tCape Town (1)\n';

const CASES: Case[] = [
  // LIWC
  { what: 'the dictionary of Mary', in: 'liwc', text: '%\n01\tA category\n02\tAnother category\n%\n\nmore\t01\nlamb\t01\nlittle\t01\n\nhad\t02\nmary\t02\n', tree: MARY },
  { what: 'CRLF', in: 'liwc', text: '%\r\n01\tA\r\n%\r\nmore*\t01\r\nin love\t1\r\n', tree: ['A: more* | in love'] },
  { what: 'a hierarchy by tabs', in: 'liwc', text: '%\n1\tAffect\n\t2\tPosemo\n\t\t3\tJoy\n\t4\tNegemo\n5\tSocial\n%\nglad\t1\t2\t3\nally\t5\n', tree: ['Affect: glad', '  Posemo: glad', '    Joy: glad', '  Negemo:', 'Social: ally'] },
  { what: 'a hierarchy by spaces, and spaces for tabs', in: 'liwc', text: '%\n1  Affect words\n  2 Posemo\n%\nglad 1 2\nvery glad   2\n', tree: ['Affect words: glad', '  Posemo: glad | very glad'] },
  {
    what: 'terms that ask for the word beside them', in: 'liwc', text: '%\n2\tYou\n125\tAffect\n%\nlike\t(02 134)125/464\t2\nkind<of>\t125\nkind\t<of>131/125\t125\n', tree: ['You: like', 'Affect: kind'],
    notes: [
      '5 lost: the code “(02 134)125/464” of “like”: it depends on the category of the word before',
      '6 lost: the term “kind<of> 125”: <of> asks for the word beside it',
      '7 lost: the code “<of>131/125” of “kind”: it depends on the word beside it',
    ],
  },
  {
    what: 'numbers given twice, or to nothing', in: 'liwc', text: '%\n1\tA\n1\tB\nC\n%\nx\t1\ny\t9\nz\n', tree: ['A: x', 'B:'],
    notes: [
      '3 error: the number 1 is given to “A” already; “B” gets no words',
      '4 error: “C” is no category: the legend has a number and a name in each line',
      '7 error: “y” names the category 9, which the legend has not',
      '8 error: “z” has no category',
    ],
  },
  {
    what: 'a % that is missing', in: 'liwc', text: '1\tA\n2\tB\n%\nx\t1\n', tree: ['A: x', 'B:'],
    notes: ['3 error: this dictionary has one line of % only, and the legend needs two; the lines at its head that begin with a number are taken for it'],
  },
  {
    what: 'no % at all', in: 'liwc', text: '1\tA\nx\t1\n', tree: ['A: x'],
    notes: ['1 error: this dictionary has no legend between two lines of %; the lines at its head that begin with a number are taken for it'],
  },
  {
    what: 'what is no word', in: 'liwc', text: '%\n1\tA\n%\n:)\t1\nwhy?\t1\n=d\t1\n<3\t1\n', tree: ['A:'],
    notes: [
      '4 lost: the wording “:)” of “A”: a literal ) cannot be written here',
      '5 lost: the wording “why?” of “A”: a literal ? cannot be written, as ? is a wildcard here',
      '6 lost: the wording “=d” of “A”: a literal = cannot be written here',
      '7 lost: the wording “<3” of “A”: it would be read as more than words and wildcards',
    ],
  },

  // Yoshikoder and Lexicoder
  {
    what: 'the dictionary of Mary', in: 'ykd',
    text: `${XML}<dictionary style="050805" patternengine="substring">\n<cnode name="New dictionary" desc="New dictionary">\n<cnode name="A category" desc=""><pnode name="more"/><pnode name="lamb"/><pnode name="little"/></cnode>\n<cnode name="Another category" desc=""><pnode name="had"/><pnode name="mary"/></cnode>\n</cnode></dictionary>`,
    tree: MARY,
  },
  {
    what: 'a node with nodes in it keeps its own patterns', in: 'ykd', text: '<dictionary>\r\n<cnode name="D">\r\n<cnode name="A" desc="What is meant">\r\n<pnode name="own*"/>\r\n<cnode name="B &amp; C"><pnode name="*in*side"/></cnode></cnode></cnode></dictionary>',
    tree: ['A (What is meant): own*', '  B & C: *in*side'],
  },
  { what: 'a root with patterns of its own is a category', in: 'ykd', text: '<dictionary><cnode name="A"><pnode name="own"/><cnode name="B"><pnode name="b"/></cnode></cnode></dictionary>', tree: ['A: own', '  B: b'] },
  {
    what: 'scores and descriptions of patterns', in: 'ykd', text: '<dictionary>\n<cnode name="D"><cnode name="A" score="2">\n<pnode name="x" score="0.5" desc="why"/></cnode></cnode></dictionary>', tree: ['A: x'],
    notes: ['2 lost: the score “2” of “A”', '3 lost: the score “0.5” of “x”', '3 lost: the description “why” of “x”'],
  },
  {
    what: 'regular expressions', in: 'ykd', text: '<dictionary patternengine="regexp"><cnode name="D"><cnode name="A">\n<pnode name="^bull(y|ies)$"/>\n<pnode name="(x"/>\n<pnode name="a\\sb"/></cnode></cnode></dictionary>',
    tree: ['A: /^bull(y|ies)$/ | /a\\sb/'],
    notes: [
      '3 lost: the regular expression “(x” of “A”: This regular expression cannot be read: error parsing regexp: missing closing ): `(?i)(x`',
      '4 changed: the regular expression “a\\sb” is held against one word here, so that it never meets white space',
    ],
  },
  { what: 'Lexicoder 2, with spaces around its patterns', in: 'lcd', text: '<dictionary style="Lexicoder" name="LSD"><cnode name="NEG"><pnode name=" abandon*"/><pnode name="a lie "/></cnode></dictionary>', tree: ['NEG: abandon* | a lie'] },
  { what: 'the dictionary of Mary', in: 'lc3', text: '+A category\nmore\nlamb\nlittle\n+Another category\nhad\nmary\n', tree: MARY },
  { what: 'a word before any category', in: 'lc3', text: 'lost\n+A\n x \n', tree: ['A: x'], notes: ['1 error: “lost” stands before the first category, which begins with +; it is left out'] },

  // WordStat
  { what: 'a hierarchy by spaces and tabs', in: 'cat', text: ISSUE_459, tree: ['SOUTH:', '  BW: Botswana | Botswanan*', '  ZA: South Africa | Cape Town'] },
  {
    what: 'weights of any length, and underscores', in: 'cat', text: 'A\n\tNEW_YORK* (1)\n\tWORD (12)\n\tHALF (0.5)\n\tLESS (-3)\n', tree: ['A: NEW YORK* | WORD | HALF | LESS'],
    notes: ['3 lost: the weight 12 of “WORD”', '4 lost: the weight 0.5 of “HALF”', '5 lost: the weight -3 of “LESS”'],
  },
  {
    what: 'rules', in: 'cat',
    text: 'GOOD\n\tGREAT (1)\n\t@NAME [DEAL AFTER #BAD /S 3] (1)\n\t@FAR [DEAL NEAR FAIR_TRADE /P] (1)\n\t@NOT [DEAL NOT NEAR X /S 2] (1)\n\t@DOC [A NEAR B /D] (2)\nBAD\n\tPOOR* (1)\n\tAWFUL (1)\n',
    tree: ['GOOD: GREAT | DEAL near POOR* or AWFUL within 2 before | DEAL near FAIR TRADE within paragraph', 'BAD: POOR* | AWFUL'],
    notes: [
      '3 changed: the rule @NAME [DEAL AFTER #BAD /S 3] is carried as DEAL with a condition, within 2, before it',
      '4 changed: the rule @FAR [DEAL NEAR FAIR_TRADE /P] is carried as DEAL with a condition, within paragraph',
      '5 lost: the rule @NOT [DEAL NOT NEAR X /S 2] of “GOOD”: only one NEAR, AFTER or BEFORE of two wordings or categories can be carried',
      '6 lost: the weight 2 of “@DOC [A NEAR B /D]”',
      '6 lost: the rule @DOC [A NEAR B /D] of “GOOD”: a condition on the whole document cannot be said',
    ],
  },
  {
    what: 'small letters, as capitals matter in short words here', in: 'cat', text: 'A\n\tUN (1)\n\tTREATY (1)\n', tree: ['A {case: insensitive}: UN | TREATY'],
    notes: ['2 changed: “A” gets "case: insensitive", as WordStat takes “UN” for small letters too'],
  },
  { what: 'an item in no category', in: 'cat', text: 'X (1)\nA\n Y (1)\n', tree: ['A: Y'], notes: ['1 error: “X” stands in no category and is left out'] },

  // quanteda
  { what: 'keys, and keys in keys', in: 'yml', text: 'a: [x, y z*]\nb:\n  c: w?rd\n  d:\n    - 1945\n    - no\n', tree: ['a: x | y z*', 'b:', '  c: w?rd', '  d: 1945 | no'] },
  { what: 'own wordings beside keys', in: 'yml', text: 'a:\n  b: [x]\n  __: [y, z]\nc:\n  - v\n  - d: [w]\n', tree: ['a: y | z', '  b: x', 'c: v', '  d: w'] },
  {
    what: 'what YAML has and a dictionary has not', in: 'yml', text: 'a: &x [b]\nc: *x\na: [d]\n? [e]\n: f\n', tree: ['a: b | d', 'c:'],
    notes: ['1 error: 1 of its keys are no words, and are left out', '2 lost: an alias in “c”: aliases are not followed', '3 changed: the key “a” stands twice; its wordings are put together'],
  },
  { what: 'another document', in: 'yml', text: '# c\na: [b]\n---\nc: [d]\n...\n# e\n', tree: ['a: b'], notes: ['4 error: another document of YAML begins here; the first one is read'] },
  { what: 'a lexicon of ours', in: 'yml', text: 'themes:\n  a:\n    variants: [x]\n', tree: [], notes: ['1 error: this is a lexicon of Leitmotif already'] },

  // REFI-QDA
  {
    what: 'codes in codes', in: 'qdc',
    text: `${XML}<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="x"><Codes>\n<Code guid="A" name="Hegemony" isCodable="false" color="#FF0000"><Description>Power &lt;over&gt;\nothers</Description><NoteRef targetGUID="N"/>\n<Code guid="B" name="Bullying" isCodable="true" color="red"/></Code></Codes>\n<Sets><Set name="S"><MemberCode guid="A"/></Set></Sets></CodeBook>`,
    tree: ['Hegemony (Power <over>\nothers) #ff0000:', '  Bullying:'],
    notes: [
      '2 changed: 2 codes have no wordings: give each theme its variants',
      '2 lost: the GUIDs of 2 codes',
      '3 lost: “Hegemony” is marked as no code to be applied',
      '4 lost: a note of “Hegemony”',
      '5 lost: the colour “red” of “Bullying”: it is not #RRGGBB',
      '6 lost: the set “S” of 1 member',
    ],
  },

  // SKOS
  {
    what: 'concepts', in: 'ttl',
    text: `${TTL}# a vocabulary\nex:s a skos:ConceptScheme ; skos:prefLabel "Framings" .\nex:heg a skos:Concept ;\n  skos:prefLabel "Hegemony"@en , "霸权"@zh ; skos:altLabel "dominance" , 'hegemon*' ;\n  skos:definition """Power\nover others.""" .\nex:sub a skos:Concept ; skos:broader ex:heg ; skos:prefLabel "Bullying" ; skos:hiddenLabel "bully*" ; skos:related ex:heg .\n`,
    tree: ['heg = Hegemony (Power\nover others.): dominance | hegemon*', '  sub = Bullying: bully*'],
    notes: [
      '5 changed: the preferred labels of 2 concepts are labels here, and no variants',
      '6 lost: 1 statement of language: en',
      '6 lost: the label “霸权” (zh) of “heg”',
      '9 lost: 1 statement of related',
    ],
  },
  {
    what: 'circles of concepts, and statements that cannot be read', in: 'ttl',
    text: `${TTL}ex:a a skos:Concept ; skos:broader ex:b .\nex:b a skos:Concept ; skos:broader ex:a .\nfoo:c a skos:Concept .\nex:d a skos:Concept ; skos:prefLabel "D .\nex:e a skos:Concept .\n`,
    tree: ['b:', '  a:', 'e:'],
    notes: [
      '3 changed: the preferred labels of 3 concepts are labels here, and no variants',
      '4 error: “b” is broader than itself by way of “a”',
      '5 error: "foo:c" has a prefix that is not declared; the statement is left out',
      '6 error: a literal is never closed; the statement is left out',
    ],
  },
  {
    what: 'concepts in JSON-LD, with a context and languages', in: 'jsonld',
    text: '{"@context": {"label": {"@id": "http://www.w3.org/2004/02/skos/core#prefLabel", "@container": "@language"}},\n "@graph": [{"@id": "http://x/heg", "@type": "Concept", "label": {"en": "Hegemony"}, "altLabel": ["dominance", {"@value": "hegemon*"}],\n  "narrower": "http://x/sub"}, {"@id": "http://x/sub", "@type": "http://www.w3.org/2004/02/skos/core#Concept", "skos:prefLabel": "Sub"}]}',
    tree: ['heg = Hegemony: dominance | hegemon*', '  sub = Sub:'],
    notes: ['2 changed: the preferred labels of 2 concepts are labels here, and no variants'],
  },
  { what: 'JSON that is none', in: 'jsonld', text: '{"@graph":\n [1,]}', tree: [], notes: ['1 error: no concept of SKOS is in this file', '2 error: this JSON cannot be read: "]" is not expected here'] },

  // CSV
  {
    what: 'the columns of ours', in: 'csv',
    text: 'theme,label,definition,color,severity,kind,variant,pole,near,within,except,case,diacritics\nhegemony,Hegemony,"Power, named",orange,hint,variant,(acts|policy) of domination,,,,,,\nhegemony,,,,,variant,sanction*,counter,"unilateral\nillegal",5,sanction list,sensitive,\nhegemony,,,,,exception,hegemon of old,,,,,,\n',
    tree: ['hegemony = Hegemony (Power, named) orange {severity: hint}: (acts|policy) of domination | sanction* <counter> near unilateral or illegal within 5 except sanction list {case: sensitive} except hegemon of old'],
  },
  {
    what: 'a table from elsewhere, with semicolons', in: 'csv', text: 'Category;Word;Weight\r\nFear;afraid;1\r\n\r\n;lost;1\r\nJoy;(glad;1\r\nJoy;glad;1\r\n', tree: ['Fear: afraid', 'Joy: glad'],
    notes: ['1 lost: the columns “Weight”', '3 error: this row names no theme, and is left out', '5 lost: the wording “(glad”: An opening parenthesis is never closed'],
  },
  { what: 'a table without themes', in: 'csv', text: 'a,b\n1,2\n', tree: [], notes: ['1 error: no column of this table is called "theme" (or category, code, key, sentiment); it has “a, b”'] },
];

describe('reading dictionaries of other tools', () => {
  for (const { what, in: name, text, tree, notes } of CASES) {
    it(`${name}: ${what}`, () => {
      const read = format(name).read(text);
      assert.deepEqual(outline(read.dictionary), tree);
      assert.deepEqual(told(text, read.notes), notes ?? []);
    });
  }

  it('gives a lexicon that can be read, whatever the wordings look like in YAML', () => {
    const words = ['no', '1945', '*polar', 'US #1', 'a: b', '- x', '"quoted"', "it's", '@home', '!bang', 'null', 'x, y', '霸权', '{a}', '[b]', '%', '& co', '`tick`', 'what: now'];
    const text = `+Words\n${words.join('\n')}\n+1945\nyes\n+themes\nname\n`;
    const imported = importDictionary(text, format('lc3'));
    const read = readLexicon(imported.text);
    assert.deepEqual(read.problems.filter((problem) => problem.severity === 'error'), []);
    assert.deepEqual(read.lexicon.themes.map((theme) => theme.id), ['words', '1945', 'themes']);
    const carried = read.lexicon.themes[0].variants.map((variant) => variant.source);
    const lost = imported.notes.map((note) => /^the wording “(.*?)” of/.exec(note.message)?.[1]);
    assert.deepEqual(words.filter((word) => !carried.includes(word) && !lost.includes(word)), []);
  });

  it('lists comments, and nothing that only looks like one', () => {
    const notes = (text: string, name: string): string[] => told(text, importDictionary(text, format(name)).notes).filter((note) => /comment/.test(note));
    assert.deepEqual(notes('# one\na: ["US #1", b] # two\nc: |\n  # three\n', 'yml'), ['1 lost: 2 comments, of which this is the first']);
    assert.deepEqual(notes('<dictionary>\n<!-- x --><cnode name="A"/></dictionary>', 'ykd'), ['2 lost: a comment']);
    assert.deepEqual(notes(`${TTL}<#a> a skos:Concept .\n # x\n`, 'ttl'), ['4 lost: a comment']);
  });

  it('makes ids of names, each once', () => {
    const imported = importDictionary('+US\na\n+us\nb\n+Us\nc\n+???\nd\n+A & B\ne\n', format('lc3'));
    assert.deepEqual(readLexicon(imported.text).lexicon.themes.map(({ id, label }) => [id, label]), [['us', 'US'], ['us-2', 'us'], ['us-3', 'Us'], ['theme', '???'], ['a-b', 'A & B']]);
  });
});

describe('telling formats apart', () => {
  const ROWS: [string, string, string | undefined][] = [
    ['a.dic', 'x', 'liwc'], ['a.txt', '%\n1\tA\n%\nx\t1\n', 'liwc'], ['a.cat', '<?xml version="1.0"?>\n<dictionary style="050805"/>', 'yoshikoder'],
    ['a.ykd', '<dictionary style="Lexicoder">', 'lexicoder2'], ['a.xml', '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>', 'codebook'], ['a.cat', 'A\n\tX (1)\n', 'wordstat'],
    ['a', 'A\n\tX (1)\n', 'wordstat'], ['a.LC3', '', 'lexicoder3'], ['a', '+A\nx\n', 'lexicoder3'], ['a.yaml', 'a: [b]', 'quanteda'], ['a', 'a: [b]\n', 'quanteda'],
    ['a.json', '{"@graph": []}', 'skos-jsonld'], ['a.txt', '@prefix skos: <http://x#> .\n', 'skos-turtle'], ['a.ttl', '', 'skos-turtle'], ['a', 'theme,variant\na,b\n', 'csv'],
    ['a.tsv', '', 'csv'], ['a.bin', 'nothing of the kind', undefined], ['a', '', undefined],
  ];
  for (const [name, text, expected] of ROWS) {
    it(`${name}: ${JSON.stringify(text.slice(0, 30))}`, () => assert.equal(detectFormat(name, text)?.id, expected));
  }
});
