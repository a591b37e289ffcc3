/** Dictionaries of other tools, in and out by the built command line. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const CLI = resolve(__dirname, '../../../dist/leitmotif.js');

const MARY = '%\r\n01\tA category\r\n02\tAnother category\r\n%\r\nmore\t01\r\nkind<of>\t01\r\nmary\t02\r\n';
const LEXICON = 'themes:\n  hegemony:\n    variants: [hegemon*, maintain ~2 hegemony]\n    except: [hegemon of old]\n';

describe('dictionaries by the command line', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'leitmotif-interchange-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(name: string, content: string | Uint8Array): void {
    writeFileSync(join(folder, name), content);
  }

  function run(...args: string[]): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8' });
    return { code: status, out: stdout, err: stderr };
  }

  it('imports: the lexicon on standard output, a note a line on standard error', () => {
    write('mary.dic', MARY);
    assert.deepEqual(run('import-lexicon', 'mary.dic'), {
      code: 0,
      out: 'themes:\n  a-category:\n    label: A category\n    variants:\n      - more\n  another-category:\n    label: Another category\n    variants:\n      - mary\n',
      err: 'mary.dic:6:1: lost: the term “kind<of> 01”: <of> asks for the word beside it\n',
    });
  });

  it('imports into a new file that can be scanned with, and never over one', () => {
    write('mary.dic', MARY);
    write('a.txt', 'Mary wants more.');
    assert.deepEqual([run('import-lexicon', 'mary.dic', '--out', 'lexicon.yaml').code, run('scan', 'a.txt').out.trim().split('\n').length], [0, 2]);
    const before = readFileSync(join(folder, 'lexicon.yaml'), 'utf8');
    assert.deepEqual(run('import-lexicon', 'mary.dic', '--out', 'lexicon.yaml'), { code: 2, out: '', err: 'leitmotif: "lexicon.yaml" is there already; nothing is written over it.\n' });
    assert.equal(readFileSync(join(folder, 'lexicon.yaml'), 'utf8'), before);
  });

  it('knows a Yoshikoder dictionary under another name, in another encoding', () => {
    const xml = '<?xml version="1.0"?>\n<dictionary patternengine="substring"><cnode name="D"><cnode name="Été"><pnode name="hégémon*"/></cnode></cnode></dictionary>';
    write('dictionary.cat', Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(xml, (sign) => sign.charCodeAt(0)).buffer)]));
    const { code, out, err } = run('import-lexicon', 'dictionary.cat');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^name: D\nthemes:\n {2}été:\n {4}label: Été\n {4}variants:\n {6}- hégémon\*\n$/);
  });

  it('takes the format where it is said', () => {
    write('words', '+A\nx\n');
    assert.equal(run('import-lexicon', 'words', '--from', 'lc3').code, 0);
    assert.equal(run('import-lexicon', 'words', '--from', 'lexicoder3').code, 0);
  });

  it('exits with 1 where a part of the dictionary cannot be read', () => {
    write('a.dic', '%\n1\tA\n%\nx\t1\ny\t7\n');
    const { code, out, err } = run('import-lexicon', 'a.dic');
    assert.deepEqual([code, err], [1, 'a.dic:5:1: error: “y” names the category 7, which the legend has not\n']);
    assert.match(out, /- x\n$/);
  });

  it('exports, with a note a line', () => {
    write('lexicon.yaml', LEXICON);
    assert.deepEqual(run('export-lexicon', 'lexicon.yaml', '--to', 'lc3'), {
      code: 0,
      out: '+hegemony\nhegemon*\n',
      err: 'lexicon.yaml:3:26: lost: the variant “maintain ~2 hegemony” of hegemony: it has a gap\nlexicon.yaml:4:14: lost: 1 exception of hegemony: “hegemon of old”\n',
    });
    assert.equal(run('export-lexicon', 'lexicon.yaml', '--to', 'csv', '--out', 'a.csv').code, 0);
    assert.ok(existsSync(join(folder, 'a.csv')));
    assert.equal(run('export-lexicon', 'lexicon.yaml', '--to', 'csv', '--out', 'a.csv').code, 2);
  });

  it('exports a lexicon whose parents stand in another file, and says so', () => {
    write('lexicon.yaml', 'themes:\n  a:\n    parent: elsewhere\n    variants: [x]\n');
    assert.deepEqual(run('export-lexicon', 'lexicon.yaml', '--to', 'lc3'), {
      code: 0, out: '+a\nx\n', err: 'lexicon.yaml:3:5: lost: the parent “elsewhere” of a: no theme of this file has that id\n',
    });
  });

  it('exits with 1 where the lexicon has errors', () => {
    write('lexicon.yaml', 'themes:\n  a:\n    variants: ["(x"]\n');
    const { code, out, err } = run('export-lexicon', 'lexicon.yaml', '--to', 'lc3');
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^lexicon\.yaml:3:16: error pattern-syntax: /);
  });

  it('says in one line what it cannot do', () => {
    write('a.dic', 'x');
    write('a.bin', Uint8Array.of(0, 1, 2));
    write('what', 'nothing of the kind');
    write('bomb.ykd', '<!DOCTYPE d [<!ENTITY a "b">]>\n<dictionary/>');
    write('lexicon.yaml', LEXICON);
    const cases = [
      ['import-lexicon'], ['import-lexicon', 'a.dic', 'b.dic'], ['import-lexicon', 'none.dic'], ['import-lexicon', 'a.bin'], ['import-lexicon', 'what'],
      ['import-lexicon', 'a.dic'], ['import-lexicon', 'a.dic', '--from', 'word'], ['import-lexicon', 'bomb.ykd'], ['import-lexicon', 'lexicon.yaml'],
      ['export-lexicon', 'lexicon.yaml'], ['export-lexicon', 'lexicon.yaml', '--to', 'word'], ['export-lexicon', '--to', 'csv'],
      ['export-lexicon', 'lexicon.yaml', '--to', 'csv', '--out', 'no/such/folder.csv'],
    ];
    for (const args of cases) {
      const { code, out, err } = run(...args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, /^leitmotif: [^\n]+\n$/, args.join(' '));
    }
    assert.match(run('import-lexicon', 'bomb.ykd').err, /line 1: a document type and entities of its own are refused/);
  });
});
