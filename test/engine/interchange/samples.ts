/** A file of each format, and what must hold of any text taken for one. */
import assert from 'node:assert/strict';
import { exportLexicon, FORMATS, importDictionary, type Format, type Note } from '../../../server/engine/interchange/interchange';
import { checkParents } from '../../../server/engine/lexicon/family';
import { readLexicon } from '../../../server/engine/lexicon/reader';

/** A file of each format that has a little of everything. */
export const VALID: Record<string, string> = {
  quanteda: 'US:\n  Countries: [States]\n  __: [a b*, "1945"]\nEurope:\n  - Britain\n  - west: {sea: Irish Sea}\n',
  liwc: '%\n1\tA (b)\n\t2\tB\n%\nlike\t(02 134)125/464\t2\nkind<of>\t1\nx*\t1\t2\n',
  yoshikoder: '<?xml version="1.0"?>\n<dictionary patternengine="substring"><cnode name="D"><cnode name="A&amp;B" desc="x"><pnode name="a*" score="1"/><cnode name="C"/></cnode></cnode></dictionary>',
  lexicoder2: '<dictionary style="Lexicoder" name="L"><cnode name="A"><pnode name=" a "/></cnode></dictionary>',
  lexicoder3: '+A\nx y*\n+B\nz\n',
  wordstat: 'A\n\tX_Y (12)\n\tB\n\t\t@R [#A AFTER Z /P 3] (1)\n\t\tQ* (1)\n',
  codebook: '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="1" name="A" color="#aabbcc"><Description>d</Description><Code guid="2" name="B"/></Code></Codes></CodeBook>',
  'skos-turtle': '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<#a> a skos:Concept ; skos:prefLabel "A"@en ; skos:altLabel "x"@fr, """y""" ; skos:broader [ a skos:Concept ] , (1 2) .\n<#b> a skos:Concept ; skos:broader <#a> .\n',
  'skos-jsonld': '{"@context": {"skos": "http://www.w3.org/2004/02/skos/core#"}, "@graph": [{"@id": "#a", "@type": "skos:Concept", "skos:altLabel": ["x", {"@value": "y", "@language": "en"}], "skos:broader": {"@id": "#b"}}]}',
  csv: 'theme,label,variant,pole,near,within,kind,parent,side,stem,language\nA,L,"x, y",counter,"z\nw",5 in paragraph,variant,B,after,true,en\nB,,q*,,,,exception,,,,\nB,,,,,,theme,,,,zh\n',
};

/** A lexicon that has a little of everything. */
export const LEXICON = `name: N # a comment
language: en
themes:
  a:
    label: A
    color: "#aabbcc"
    stem: true
    variants: [x y*, (a|b) ~2 c, /^d(e)?$/, =US, "*polar"]
    except: [x y z]
    examples: [{ text: a b c, uses: [a b c] }]
  a-b:
    parent: a
    language: zh
    variants:
      - { match: 霸权, near: [q, r], within: 5 in paragraph, side: before }
      - { match: s, pole: counter, except: [s t] }
`;

export function holds(text: string, one: Format): void {
  const imported = importDictionary(text, one);
  checkNotes(imported.notes, text);
  const { lexicon, problems } = readLexicon(imported.text);
  assert.deepEqual(problems.filter((problem) => problem.severity === 'error').map((problem) => problem.message), [], imported.text);
  assert.deepEqual(checkParents(lexicon.themes).problems, [], imported.text);
  assert.equal(lexicon.themes.length, imported.themes);
  for (const other of FORMATS) checkNotes(exportLexicon(imported.text, other).notes, imported.text);
}

/** Whatever stands in a lexicon, it can be read, and it can be exported. */
export function holdsAsLexicon(text: string, one: Format): void {
  const { problems } = readLexicon(text);
  for (const { span, message } of problems) {
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length + 1, `${span.start}-${span.end} is in no text of ${text.length}: ${message}`);
  }
  checkNotes(exportLexicon(text, one).notes, text);
}

function checkNotes(notes: readonly Note[], text: string): void {
  for (const { at, message } of notes) {
    assert.ok(at >= 0 && at <= text.length, `${at} is in no text of ${text.length}: ${message}`);
    assert.doesNotMatch(message, /[\r\n]/);
  }
}
