/** Any text at all as a dictionary of any format: notes with places, never a crash, never a hang, and always a lexicon that can be read. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { detectFormat, exportLexicon, FORMATS, importDictionary } from '../../../server/engine/interchange/interchange';
import { readLexicon } from '../../../server/engine/lexicon/reader';
import { decode } from '../../../server/engine/text/decode';
import { anyEdit, anyText, applyEdit, seeded } from '../../support/arbitrary';
import { holds, VALID } from './samples';
import { format, told } from './support';

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
    ['categories that are too deep', 'cat', () => Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a${i}`).join('\n'), /categories may stand 20 deep at most/],
    ['too many categories', 'lc3', () => Array.from({ length: 20_002 }, (_, i) => `+a${i}`).join('\n'), /20,000 categories at most/],
    ['lists that are too deep', 'yml', () => lots('[', 300_000), /lists and maps may stand 50 deep at most/],
    ['lists begun on one line', 'yml', () => lots('- ', 300_000), /lists and maps may stand 50 deep at most/],
    ['too many signs of YAML', 'yml', () => lots('&a ', 1_800_000), /1,000,000 signs and words at most/],
    ['brackets never opened', 'yml', () => lots('}', 1_900_000), /brackets are closed that were never opened/],
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

  /** A million laughs, in YAML: each name stands for two of the one before. */
  const ALIASES = `a: &a [ha]\n${Array.from({ length: 40 }, (_, i) => `b${i}: &b${i} [*${i === 0 ? 'a' : `b${i - 1}`}, *${i === 0 ? 'a' : `b${i - 1}`}]`).join('\n')}\n`;
  const alternatives = `(${Array.from({ length: 10_000 }, (_, i) => `a${i}`).join('|')}) b`;
  const nested = (open: string, depth: number): string => Array.from({ length: depth }, () => `${open}\n`).join('');

  /** What is refused, the format, and what is said, with its line. */
  const REFUSED: [string, string, string, RegExp][] = [
    ['entities that grow', 'qdc', BOMB, /^2 error: a document type and entities of its own are refused \(an entity can grow without limit\)$/],
    ['elements', 'ykd', `<dictionary>\n${nested('<cnode name="a">', 150)}`, /^101 error: elements may stand 100 deep at most$/],
    ['lists of JSON', 'jsonld', nested('[', 150), /^101 error: this JSON cannot be read: lists and objects may stand 100 deep at most$/],
    ['blank nodes', 'ttl', `<a> <b>\n${nested('[ <c>', 80)}`, /^52 error: blank nodes may stand 50 deep at most; the statement is left out$/],
    ['lists of Turtle', 'ttl', `<a> <b>\n${nested('(', 80)}`, /^52 error: blank nodes may stand 50 deep at most; the statement is left out$/],
    ['lists of YAML', 'yml', `a:\n${nested(' [', 80)}`, /^5\d error: lists and maps may stand 50 deep at most$/],
    ['aliases', 'yml', ALIASES, /^2 lost: an alias in “b0”: aliases are not followed$/],
    ['alternatives of a table', 'csv', `theme,variant\nA,x\nA,${alternatives}\n`, /^3 lost: the wording “\(a0\|.*…”: A variant may have 2,000 characters at most; this one has 58,893$/],
    ['alternatives of a regular expression', 'ykd', `<dictionary patternengine="regexp">\n<cnode name="A">\n<pnode name="${alternatives}"/></cnode></dictionary>`, /^3 lost: the regular expression “\(a0\|.*…” of “A”: A variant may have 2,000 characters at most; this one has 58,895$/],
    ['records of a table', 'csv', `theme,variant\nA,x\nA,"${'x'.repeat(1_100_000)}`, /^[1-3] error: this table cannot be read: .*1000000/],
  ];
  for (const [what, name, text, said] of REFUSED) {
    it(`${what} are refused at their line, with the limit: ${name}`, () => {
      const notes = told(text, importDictionary(text, format(name)).notes);
      assert.ok(notes.some((note) => said.test(note)), notes.slice(0, 5).join('\n'));
    });
  }

  /** The same of a lexicon: what its reader says, and what is said where it is exported. */
  const LEXICONS: [string, string, RegExp, RegExp][] = [
    ['lists', `themes:\n  a:\n    variants:\n${nested('      [', 80)}`, /^\d\d yaml-syntax: Lists and maps may stand 50 deep at most/, /^\d\d error: lists and maps may stand 50 deep at most$/],
    ['lists without end', `themes:\n  a: ${'['.repeat(200_000)}`, /^2 yaml-syntax: Lists and maps may stand 50 deep at most/, /^2 error: lists and maps may stand 50 deep at most$/],
    ['lists begun on a line', `themes:\n  a:\n    ${'- '.repeat(100_000)}`, /^3 yaml-syntax: Lists and maps may stand 50 deep at most/, /^3 error: lists and maps may stand 50 deep at most$/],
    ['aliases', `themes:\n  t:\n    variants:\n      - *b\n`, /^4 yaml-alias: In YAML a leading \* /, /^4 error: “\*b” of t is no wording$/],
    ['alternatives', `themes:\n  a:\n    variants:\n      - "${alternatives}"\n`, /^4 pattern-limit: A variant may have 2,000 characters at most; this one has 58,893\.$/, /^4 lost: the variant “\(a0.*…” of a: its alternatives make more than 200 wordings$/],
  ];
  for (const [what, text, read, exported] of LEXICONS) {
    it(`${what} are refused at their line, with the limit, in a lexicon`, () => {
      const line = (at: number): number => text.slice(0, at).split('\n').length;
      const problems = readLexicon(text).problems.map(({ code, span, message }) => `${line(span.start)} ${code}: ${message}`);
      assert.ok(problems.some((problem) => read.test(problem)), problems.slice(0, 5).join('\n'));
      const notes = told(text, exportLexicon(text, format('lc3')).notes);
      assert.ok(notes.some((note) => exported.test(note)), notes.slice(0, 5).join('\n'));
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
