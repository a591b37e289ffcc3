import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDocvarsTable } from '../../../server/engine/text/docvars';
import { seeded } from '../../support/arbitrary';

function rows(csv: string): Record<string, Record<string, string>> {
  return Object.fromEntries([...readDocvarsTable(csv).rows].map(([file, docvars]) => [file, Object.fromEntries(docvars)]));
}

describe('a table of docvars', () => {
  const tables: [string, string, Record<string, Record<string, string>>][] = [
    ['commas', 'file,title\na.txt,A\nb.txt,B\n', { 'a.txt': { title: 'A' }, 'b.txt': { title: 'B' } }],
    ['semicolons', 'file;title\na.txt;"A, B"\n', { 'a.txt': { title: 'A, B' } }],
    ['tabs', 'file\ttitle\na.txt\tA; B, C\n', { 'a.txt': { title: 'A; B, C' } }],
    ['a mark of byte order, CRLF and blank lines', '\ufefffile,title\r\n\r\na.txt,A\r\n\r\n', { 'a.txt': { title: 'A' } }],
    [
      'quoted fields, with quotation marks and lines in them',
      'file,title\na.txt,"He said ""no"", \nand left"\n',
      { 'a.txt': { title: 'He said "no", \nand left' } },
    ],
    ['names of columns in any case', 'Title,Doc_ID,GENRE\nA,a.txt,essay\n', { 'a.txt': { title: 'A', genre: 'essay' } }],
    ['no column that names the file', 'which,title\na.txt,A\n', { 'a.txt': { title: 'A' } }],
    ['the column that is surest to name it', 'name,file\nAnna,a.txt\n', { 'a.txt': { name: 'Anna' } }],
    ['empty values, short rows, spaces', 'file,title,source\n a.txt , ,S\nb.txt\n', { 'a.txt': { source: 'S' }, 'b.txt': {} }],
    ['paths', 'file,x\n.\\sub\\a.txt,1\n./b.txt,2\n', { 'sub/a.txt': { x: '1' }, 'b.txt': { x: '2' } }],
    ['a header alone', 'file,title', {}],
    ['nothing', '', {}],
  ];
  for (const [name, csv, expected] of tables) it(`reads ${name}`, () => assert.deepEqual(rows(csv), expected));

  const broken: [string, string, Record<string, Record<string, string>>, number[]][] = [
    [
      'a quotation mark that does not close',
      'file,title\na.txt,A\nb.txt,"open\nc.txt,C\nd.txt,D\n',
      { 'a.txt': { title: 'A' }, 'c.txt': { title: 'C' }, 'd.txt': { title: 'D' } },
      [2],
    ],
    ['marks after a quoted field', 'file,title\na.txt,"x" y\nc.txt,C\n', { 'c.txt': { title: 'C' } }, [1]],
    ['a quotation mark inside a field', 'file,title\na.txt,say "hi" there\n', { 'a.txt': { title: 'say "hi" there' } }, []],
    ['a row of too many values', 'file,title\na.txt,A,B,C\n', { 'a.txt': { title: 'A' } }, [1]],
    ['a file twice', 'file,title\na.txt,A\na.txt,B\n', { 'a.txt': { title: 'A' } }, [2]],
    ['a row without a file', 'title,file\nA,\nB,b.txt\n', { 'b.txt': { title: 'B' } }, [1]],
  ];
  for (const [name, csv, expected, lines] of broken) {
    it(`reads on past ${name}`, () => {
      assert.deepEqual(rows(csv), expected);
      assert.deepEqual(readDocvarsTable(csv).problems.map((problem) => problem.line), lines);
    });
  }

  it('never fails', () => {
    const cell = fc.constantFrom('file', 'a.txt', '"', '""', ',', ';', '\t', '\n', '\r\n', '\ufeff', ' ', 'x', '\0', '中');
    seeded(fc.property(fc.array(cell, { maxLength: 60 }), (cells) => void readDocvarsTable(cells.join(''))));
  });
  it('gives up a table that is broken throughout, in good time', () => assert.ok(readDocvarsTable(`file,t\n${'a,"x" y\n'.repeat(5000)}`).problems.length <= 101));
});
