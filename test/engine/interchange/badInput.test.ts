/** Any text at all as a dictionary of any format: notes with places, never a crash, never a hang, and always a lexicon that can be read. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { detectFormat, exportLexicon, FORMATS, importDictionary, type Format } from '../../../server/engine/interchange/interchange';
import { decode } from '../../../server/engine/text/decode';
import { readLexicon } from '../../../server/engine/lexicon/reader';
import { anyEdit, anyText, applyEdit, seeded } from '../../support/arbitrary';
import { format } from './support';

/** A file of each format that has a little of everything. */
const VALID: Record<string, string> = {
  quanteda: 'US:\n  Countries: [States]\n  __: [a b*, "1945"]\nEurope:\n  - Britain\n  - west: {sea: Irish Sea}\n',
  liwc: '%\n1\tA (b)\n\t2\tB\n%\nlike\t(02 134)125/464\t2\nkind<of>\t1\nx*\t1\t2\n',
  yoshikoder: '<?xml version="1.0"?>\n<dictionary patternengine="substring"><cnode name="D"><cnode name="A&amp;B" desc="x"><pnode name="a*" score="1"/><cnode name="C"/></cnode></cnode></dictionary>',
  lexicoder2: '<dictionary style="Lexicoder" name="L"><cnode name="A"><pnode name=" a "/></cnode></dictionary>',
  lexicoder3: '+A\nx y*\n+B\nz\n',
  wordstat: 'A\n\tX_Y (12)\n\tB\n\t\t@R [#A NEAR Z /S 3] (1)\n\t\tQ* (1)\n',
  codebook: '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="1" name="A" color="#aabbcc"><Description>d</Description><Code guid="2" name="B"/></Code></Codes></CodeBook>',
  'skos-turtle': '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<#a> a skos:Concept ; skos:prefLabel "A"@en ; skos:altLabel "x", """y""" ; skos:broader [ a skos:Concept ] , (1 2) .\n<#b> a skos:Concept ; skos:broader <#a> .\n',
  'skos-jsonld': '{"@context": {"skos": "http://www.w3.org/2004/02/skos/core#"}, "@graph": [{"@id": "#a", "@type": "skos:Concept", "skos:altLabel": ["x", {"@value": "y", "@language": "en"}], "skos:broader": {"@id": "#b"}}]}',
  csv: 'theme,label,variant,pole,near,within,kind\nA,L,"x, y",counter,"z\nw",5,variant\nB,,q*,,,,exception\n',
};

function holds(text: string, one: Format): void {
  const imported = importDictionary(text, one);
  for (const { at, message } of imported.notes) {
    assert.ok(at >= 0 && at <= text.length, `${at} is in no text of ${text.length}: ${message}`);
    assert.doesNotMatch(message, /[\r\n]/);
  }
  const read = readLexicon(imported.text);
  assert.deepEqual(read.problems.filter((problem) => problem.severity === 'error').map((problem) => problem.message), [], imported.text);
  assert.equal(read.lexicon.themes.length, imported.themes);
  for (const other of FORMATS) exportLexicon(imported.text, other);
}

describe('any text as a dictionary', () => {
  for (const one of FORMATS) {
    it(`${one.id}: any text`, () => seeded(fc.property(anyText(), (text) => holds(text, one)), 60));
    it(`${one.id}: edited files`, () => {
      seeded(fc.property(fc.array(anyEdit(), { minLength: 1, maxLength: 4 }), (edits) => holds(edits.reduce(applyEdit, VALID[one.id]), one)), 120);
    });
    it(`${one.id}: pieces of files, in any order`, () => {
      const pieces = VALID[one.id].split(/(?<=[\s<>"[\](){},.;])|(?=[\s<>"[\](){},.;])/);
      seeded(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (some) => holds(some.join(''), one)), 120);
    });
  }

  it('any bytes, of whatever format they seem to be', () => {
    seeded(fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('a.dic', 'a.cat', 'a.yml', 'a.ykd', 'a.lc3', 'a.qdc', 'a.ttl', 'a.jsonld', 'a.csv', 'a'), (bytes, name) => {
      const decoded = decode(bytes);
      const found = decoded.kind === 'text' ? detectFormat(name, decoded.text) : undefined;
      if (decoded.kind === 'text' && found) holds(decoded.text, found);
    }));
  });

  it('any text as a lexicon to be exported', () => {
    seeded(fc.property(anyText(), fc.constantFrom(...FORMATS), (text, one) => {
      exportLexicon(text, one);
      exportLexicon(`themes:\n  a:\n    variants:\n      - ${text}\n`, one);
    }));
  });

  it('a byte order mark is no part of the file', () => {
    for (const one of FORMATS) assert.equal(importDictionary(`\ufeff${VALID[one.id]}`, one).text, importDictionary(VALID[one.id], one).text, one.id);
  });

  it('lines ended by CRLF or CR give the same, at the same lines', () => {
    for (const one of FORMATS.filter(({ id }) => id !== 'csv')) {
      for (const end of ['\r\n', '\r']) {
        const text = VALID[one.id].replace(/\n/g, end);
        const there = importDictionary(text, one);
        const here = importDictionary(VALID[one.id], one);
        if (one.id !== 'quanteda' || end === '\r\n') assert.equal(there.text, here.text, `${one.id} ${JSON.stringify(end)}`);
        const line = (file: string, at: number): number => file.slice(0, at).split(/\r\n?|\n/).length;
        if (end === '\r\n') assert.deepEqual(there.notes.map((note) => line(text, note.at)), here.notes.map((note) => line(VALID[one.id], note.at)), one.id);
      }
    }
  });
});

describe('hostile dictionaries', () => {
  const BOMB = '<?xml version="1.0"?>\n<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n<dictionary><cnode name="&b;"/></dictionary>';
  const lots = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length));

  /** What is wrong, the format, and a part of what is said. */
  const ROWS: [string, string, () => string, RegExp][] = [
    ['entities', 'ykd', () => BOMB, /entities of its own are refused/],
    ['XML that is too deep', 'ykd', () => `<dictionary>${lots('<cnode name="a">', 16 * 5000)}`, /elements may stand 100 deep at most/],
    ['XML with too many elements', 'ykd', () => `<dictionary>${'<a/>'.repeat(200_001)}</dictionary>`, /200,000 elements at most/],
    ['XML that is too long', 'qdc', () => `<CodeBook>${lots(' ', 5_000_000)}</CodeBook>`, /5,000,000 characters at most; this one has 5,000,021/],
    ['comments that never end', 'ykd', () => `<a>${lots('<!--', 400_000)}`, /not well formed/],
    ['categories that are too deep', 'cat', () => Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a${i}`).join('\n'), /categories may stand 50 deep at most/],
    ['too many categories', 'lc3', () => Array.from({ length: 20_002 }, (_, i) => `+a${i}`).join('\n'), /20,000 categories at most/],
    ['lists that are too deep', 'yml', () => lots('[', 300_000), /lists and maps may stand 50 deep at most/],
    ['lists begun on one line', 'yml', () => lots('- ', 300_000), /lists and maps may stand 50 deep at most/],
    ['too many signs of YAML', 'yml', () => lots('&a ', 900_000), /500,000 signs and words at most/],
    ['JSON that is too deep', 'jsonld', () => lots('[', 300_000), /lists and objects may stand 100 deep at most/],
    ['blank nodes that are too deep', 'ttl', () => `<a> <b> ${lots('[ <c> ', 300_000)}`, /blank nodes may stand 50 deep at most/],
    ['a record of CSV that is too long', 'csv', () => `theme,variant\nA,"${lots('x', 1_100_000)}`, /this table cannot be read/],
    ['a dictionary that is too long', 'dic', () => lots('a 1\n', 5_000_001), /5,000,000 characters at most/],
    ['a line of numbers', 'dic', () => `%\n1\tA\n%\nx ${lots('1 ', 1_000_000)}`, /^$/],
    ['rules that grow', 'cat', () => `A\n${'\tx (1)\n'.repeat(201)}B\n${'\t@R [#A NEAR #A] (1)\n'.repeat(5000)}`, /a rule may bring 200 at most/],
    ['a concept with all labels', 'ttl', () => `@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n<a> a s:Concept ${lots('; s:altLabel "a"', 800_000)}.`, /^$/],
    ['keys by the thousand', 'yml', () => Array.from({ length: 15_000 }, (_, i) => `k${i}: a`).join('\n'), /^$/],
  ];
  for (const [what, name, make, said] of ROWS) {
    it(`${what}: ${name}`, () => {
      const text = make();
      const started = performance.now();
      const { notes } = importDictionary(text, format(name));
      assert.ok(performance.now() - started < 15_000, 'it took too long');
      if (said.source !== '^$') assert.ok(notes.some((note) => note.kind === 'error' ? said.test(note.message) : said.test(note.message)), notes.slice(0, 3).map((note) => note.message).join('\n'));
    });
  }

  it('notes are bounded, and say how many more there are', () => {
    const { notes } = importDictionary(`%\n1\tA\n%\n${'x\t9\n'.repeat(3000)}`, format('liwc'));
    assert.equal(notes.length, 1001);
    assert.equal(notes[1000].message, '1,000 notes are listed; there are 2,000 more');
  });

  it('names of JavaScript’s own are names', () => {
    for (const one of FORMATS) {
      const text = VALID[one.id].replace(/\bA\b/g, '__proto__').replace(/\bB\b/g, 'constructor');
      assert.doesNotThrow(() => holds(text, one), one.id);
    }
  });
});
