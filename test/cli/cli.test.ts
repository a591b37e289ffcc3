/** The built command line, run as a person runs it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { decode } from '../../server/engine/text/decode';

const CLI = resolve(__dirname, '../../../dist/leitmotif.js');
const PROJECT = resolve(__dirname, '../../..');

const LEXICON = `themes:
  hegemony:
    variants: [hegemon*, { match: bully*, pole: counter }]
  polar: [multi-polar]
`;

describe('the command line', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'leitmotif-cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(files: Record<string, string | Uint8Array>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
  }

  function run(...args: string[]): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8' });
    return { code: status, out: stdout, err: stderr };
  }

  function rows(out: string): Record<string, unknown>[] {
    return out.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
  }

  it('scans: a use a line, by file, then start', () => {
    write({ 'lexicon.yaml': LEXICON, 'b.txt': '\ufeff😀 Hegemony.\r\nA multi-\r\npolar bullying.', 'a/z.txt': 'hegemonic', 'README.md': 'hegemony' });
    const { code, out, err } = run('scan');
    assert.deepEqual([code, err], [0, '']);
    assert.deepEqual(rows(out), [
      { file: 'a/z.txt', start: 0, end: 9, line: 0, character: 0, endLine: 0, endCharacter: 9, text: 'hegemonic', theme: 'hegemony', variant: 'hegemon*', pole: 'main', zone: 'body' },
      { file: 'b.txt', start: 3, end: 11, line: 0, character: 3, endLine: 0, endCharacter: 11, text: 'Hegemony', theme: 'hegemony', variant: 'hegemon*', pole: 'main', zone: 'body' },
      { file: 'b.txt', start: 16, end: 29, line: 1, character: 2, endLine: 2, endCharacter: 5, text: 'multi-\r\npolar', theme: 'polar', variant: 'multi-polar', pole: 'main', zone: 'body' },
      { file: 'b.txt', start: 30, end: 38, line: 2, character: 6, endLine: 2, endCharacter: 14, text: 'bullying', theme: 'hegemony', variant: 'bully*', pole: 'counter', zone: 'body' },
    ]);
  });

  it('writes CSV and tables', () => {
    write({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemonic, "multi-\npolar"\nworld', 'b.txt': 'peace' });
    assert.match(run('scan', '--format', 'csv').out, /^file,start,end,line,character,endLine,endCharacter,text,theme,variant,pole,zone\na\.txt,0,9,0,0,0,9,hegemonic,hegemony,hegemon\*,main,body\n/);
    assert.match(run('scan', '--format', 'table').out, /a\.txt +1 +hegemony +hegemon\* +hegemonic\n/);
    assert.equal(run('report', '--format', 'csv').out, 'text,words,hegemony,hegemony (counter),polar\na.txt,3,1,0,1\nb.txt,1,0,0,0\n');
    assert.match(run('report').out, /texts with a use, of 2 +1 +0 +1/);
  });

  it('takes a lexicon by name, and files and folders', () => {
    write({ 'x/my.yaml': LEXICON, 'texts/a.txt': 'hegemony', 'texts/b.log': 'hegemony' });
    assert.equal(rows(run('scan', 'texts', '--lexicon', 'x/my.yaml').out).length, 1);
    assert.equal(rows(run('scan', 'texts/a.txt', 'texts/b.log', '--lexicon', 'x/my.yaml').out).length, 2);
  });

  it('exits with 1 where --fail-on finds its theme', () => {
    write({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony' });
    assert.equal(run('scan', '--fail-on', 'hegemony').code, 1);
    assert.equal(run('scan', '--fail-on', 'polar').code, 0);
    assert.equal(run('report', '--fail-on', 'any').code, 1);
    assert.deepEqual([run('scan', '--fail-on', 'none').code, run('scan', '--fail-on', 'none').err], [2, 'leitmotif: --fail-on names "none", which is no theme of the lexicon.\n']);
  });

  it('exits with 1 and counts nothing where the lexicon has errors', () => {
    write({ 'lexicon.yaml': 'themes:\n  a:\n    variants:\n      - "(x"\n', 'a.txt': 'x' });
    const { code, out, err } = run('scan');
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^lexicon\.yaml:4:9: error pattern-syntax: /);
    assert.equal(run('check-lexicon', 'lexicon.yaml').code, 1);
  });

  it('checks a lexicon by itself and against the texts of its folder, or those named', () => {
    write({ 'lexicon.yaml': 'themes:\n  a:\n    definition: x\n    variants:\n      - hegemon*\n      - hegemony\n      - polar\n', 'a.txt': 'hegemony', 'other/b.txt': 'polar hegemony' });
    const shadowed = 'lexicon.yaml:6:9: information variant-shadowed: "hegemon*" matches wherever "hegemony" does, so taking this away would change no count.\n';
    const all = run('check-lexicon', 'lexicon.yaml');
    assert.deepEqual([all.code, all.out], [0, `${shadowed}1 theme, 3 variants, 2 texts, 1 problem, 0 of them errors\n`]);
    const one = run('check-lexicon', 'lexicon.yaml', '--texts', 'a.txt');
    assert.deepEqual([one.code, one.out], [0, `${shadowed}lexicon.yaml:7:9: hint variant-never: Nothing in the 1 text of the corpus matches "polar".\n1 theme, 3 variants, 1 text, 2 problems, 0 of them errors\n`]);
  });

  it('reports a theme with those below it, and themes at levels of their hierarchy', () => {
    const themes = ['europe: {}', 'europe-countries: { parent: europe, variants: [Britain, Ireland] }', 'europe-oceans: { parent: europe }', 'europe-oceans-west: { parent: europe-oceans, variants: [Irish Sea] }', 'europe-oceans-east: { parent: europe-oceans, variants: [English Channel] }'];
    write({ 'lexicon.yaml': `compat: quanteda\nthemes:\n${themes.map((theme) => `  ${theme}\n`).join('')}`, 'a.txt': 'Britain and Ireland have the Irish Sea and the English Channel.' });
    const [head, row] = run('report', '--format', 'csv').out.split('\n').map((line) => line.split(','));
    const counts = Object.fromEntries(head.map((name, i) => [name, row[i]]));
    assert.deepEqual([counts['europe'], counts['europe (with 4 below)'], counts['europe-oceans (with 2 below)']], ['0', '4', '2']);
    assert.deepEqual(run('report', '--format', 'csv', '--levels', '1,3').out.split('\n')[0], 'text,words,europe,europe.west,europe.east');
    assert.deepEqual(run('report', '--format', 'csv', '--levels', '1,3').out.split('\n')[1], 'a.txt,11,2,1,1');
    assert.equal(run('report', '--levels', 'x').code, 2);
  });

  it('counts as quanteda does where the lexicon says so', () => {
    const lexicon = (head: string): string => `${head}themes:\n  countries: { variants: [United States, "*"] }\n  team: [Manchester United]\n`;
    const text = { 'a.txt': 'It is Arsenal versus Manchester United, states the announcer.' };
    const texts = (head: string): string[] => {
      write({ 'lexicon.yaml': lexicon(head), ...text });
      return rows(run('scan').out).map((row) => (row as { text: string }).text);
    };
    assert.deepEqual(texts('compat: quanteda\nremove_punct: true\n').filter((wording) => / /.test(wording)), ['Manchester United', 'United, states']);
    assert.ok(texts('compat: quanteda\n').includes(','));
  });

  it('takes a check for an error where the lexicon says so', () => {
    write({ 'lexicon.yaml': 'checks: { theme-definition: error }\nthemes:\n  a: [x]\n', 'a.txt': 'x' });
    const { code, out } = run('check-lexicon', 'lexicon.yaml');
    assert.equal(code, 1);
    assert.match(out, /^lexicon\.yaml:3:3: error theme-definition: /);
  });

  it('counts with a lexicon whose examples fail, and says so; check-lexicon exits with 1', () => {
    write({ 'lexicon.yaml': 'themes:\n  a:\n    variants: [x]\n    examples: [y]\n', 'a.txt': 'x' });
    const { code, out, err } = run('scan');
    assert.deepEqual([code, rows(out).length, err], [0, 1, "leitmotif: 1 of the lexicon's examples fail; check-lexicon says which\n"]);
    assert.equal(run('check-lexicon', 'lexicon.yaml').code, 1);
  });

  it('says in one line what it cannot do', () => {
    write({ 'a.txt': 'x' });
    for (const args of [['scan'], ['scan', 'nowhere'], ['scan', '--lexicon', 'none.yaml'], ['scan', '--format', 'xml'], ['scan', '--what'], ['dance'], ['check-lexicon']]) {
      const { code, out, err } = run(...args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, /^leitmotif: [^\n]+\n$/);
    }
  });

  it('counts and names the files it could not read', () => {
    write({ 'lexicon.yaml': LEXICON, 'a.txt': Uint8Array.of(0, 1, 2, 3), 'b.txt': 'hegemony' });
    const { code, out, err } = run('scan');
    assert.equal(rows(out).length, 1);
    assert.deepEqual([code, err], [0, 'leitmotif: 1 of 2 files could not be read: a.txt (no text)\n']);
  });

  it('reads legacy encodings', () => {
    const windows1251 = Uint8Array.from([...'Против гегемонии выступает Москва, и это не ново для читателя газет.'].map((letter) => encodeWith('windows-1251', letter)));
    write({ 'lexicon.yaml': 'themes:\n  g: [гегемон*]\n', 'a.txt': windows1251 });
    assert.deepEqual(rows(run('scan').out).map(({ start, end, text }) => [start, end, text]), [[7, 16, 'гегемонии']]);
  });

  it('counts web residue where asked', () => {
    write({ 'lexicon.yaml': LEXICON, 'a.txt': 'On order\n\nBody of the text, which speaks of peace at some length, and ends.\n\nYou might also like\nHegemony today\nBack to Top' });
    assert.equal(rows(run('scan').out).length, 0);
    assert.equal(rows(run('scan', '--apparatus').out).length, 1);
  });

  it('finds the sample corpus in order', () => {
    const { code, out } = run('scan', join(PROJECT, 'corpus'));
    assert.equal(code, 0);
    const uses = rows(out) as { file: string; start: number; end: number; text: string }[];
    assert.ok(uses.length > 200);
    uses.forEach((use, i) => assert.ok(i === 0 || uses[i - 1].file < use.file || (uses[i - 1].file === use.file && uses[i - 1].start <= use.start)));
    for (const { file, start, end, text } of uses) {
      const decoded = decode(readFileSync(resolve(folder, file)));
      assert.ok(decoded.kind === 'text' && decoded.text.slice(start, end) === text);
    }
  });

  it('slices every line of real texts exactly, where they are at hand', function () {
    const texts = resolve(PROJECT, '../shared/texts');
    if (!existsSync(texts)) this.skip();
    const { out } = run('scan', texts, '--lexicon', join(PROJECT, 'corpus/lexicon.yaml'));
    const uses = rows(out) as { file: string; start: number; end: number; line: number; character: number; text: string }[];
    assert.ok(uses.length > 40);
    for (const name of readdirSync(texts)) {
      const decoded = decode(readFileSync(join(texts, name)));
      assert.ok(decoded.kind === 'text');
      for (const use of uses.filter(({ file }) => file.endsWith(name))) {
        assert.equal(decoded.text.slice(use.start, use.end), use.text);
        assert.ok(decoded.text.split(/\r\n|\n|\r/)[use.line].slice(use.character).startsWith(use.text.split(/\r\n|\n|\r/)[0]));
      }
    }
  });
});

/** The byte of one letter in a single-byte encoding. */
function encodeWith(encoding: string, letter: string): number {
  const decoder = new TextDecoder(encoding);
  for (let byte = 0; byte < 256; byte++) if (decoder.decode(Uint8Array.of(byte)) === letter) return byte;
  throw new Error(`${encoding} has no ${letter}`);
}
