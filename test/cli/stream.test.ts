/** Documents by standard input, and counts that add up: in memory with every way to divide the work, and by the built command line. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { decode } from '../../server/engine/text/decode';
import type { Capacity } from '../../server/hosts/cli/boundedLexicon';
import { count } from '../../server/hosts/cli/count';
import { linesOf } from '../../server/hosts/cli/lines';
import { CannotDo, type StreamOptions } from '../../server/hosts/cli/options';
import { scanDocuments } from '../../server/hosts/cli/scanStream';
import { readDocument } from '../../server/hosts/cli/streamedDocument';
import { LexiconFiles } from '../../server/project/lexiconFiles';
import { anyText, seeded, seededAsync } from '../support/arbitrary';

const CLI = resolve(__dirname, '../../../dist/leitmotif.js');
const OUT = resolve(__dirname, '../..');

/** Whatever a lexicon asks of words, so that anything that is remembered of them would show. */
const LEXICON = `themes:
  hegemony:
    variants: [hegemon*, { match: bully*, pole: counter }, { match: us, language: ru }]
  polar: [multi-polar, /^cold$/, (no|the) alliance, { match: sanction*, near: [unilateral], within: 5 }]
  alliance:
    variants: [alliance ~2 us, =US, of, { match: sanction, stem: true, language: en }]
    except: [no alliance]
  han: [霸权, 冷战]
`;
const QUANTEDA = 'compat: quanteda\nthemes:\n  hegemony: [hegemon*, "multi*", us]\n  marks: ["?", ",", cold war]\n';

const ROWS: StreamOptions & { format: 'jsonl' } = { lexicon: 'lexicon.yaml', format: 'jsonl', failOn: [], apparatus: false, summary: false };

interface Document {
  readonly id: string | number;
  readonly text: string;
  readonly [docvar: string]: unknown;
}

function jsonl(lines: readonly unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function rows(out: string): Record<string, unknown>[] {
  return out.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
}

async function* chunksOf(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What a command writes, what it says, and its exit code. */
async function ran(input: string, command: (streams: Parameters<typeof count>[1]) => Promise<number>): Promise<{ out: string; said: string[]; code: number }> {
  let out = '';
  const said: string[] = [];
  const output = { write: async (text: string) => void (out += text) };
  const code = await command({ input: chunksOf(Buffer.from(input)), output, say: (line) => void said.push(line) });
  return { out, said, code };
}

async function scanned(documents: readonly unknown[], lexicon = LEXICON, options: Partial<StreamOptions> = {}, capacity?: Capacity): Promise<string> {
  const merged = new LexiconFiles().update([{ uri: 'lexicon.yaml', text: lexicon }]);
  return (await ran(jsonl(documents), (streams) => scanDocuments(merged, { ...ROWS, ...options, format: 'jsonl' }, streams, capacity))).out;
}

async function counted(input: string): Promise<string> {
  return (await ran(input, (streams) => count({ paths: [], format: 'jsonl' }, streams))).out;
}

/** Any documents, each with an id of its own. */
function anyDocuments(): fc.Arbitrary<Document[]> {
  const document = fc.record({ text: anyText(), language: fc.constantFrom('en', 'ru', '', 7), date: fc.constantFrom('2014', 2015) });
  return fc.array(document, { maxLength: 12 }).map((some) => some.map((one, i) => ({ id: i % 2 === 0 ? i : `d${i}`, ...one })));
}

/** The uses of documents that come in another order; within each the order stays. */
function usesByFile(out: string): Record<string, unknown>[] {
  const uses = rows(out).filter((row) => 'file' in row) as { file: string }[];
  return uses.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

/** The same documents in parts and in another order, both by the numbers given. */
function divided<T>(items: readonly T[], places: readonly number[], parts: number): T[][] {
  const shuffled = items.map((item, i) => ({ item, by: places[i % places.length] * 31 + i })).sort((a, b) => (a.by % 7) - (b.by % 7));
  return Array.from({ length: parts }, (_, part) => shuffled.filter(({ by }) => by % parts === part).map(({ item }) => item));
}

describe('lines of a stream', () => {
  async function lines(bytes: Uint8Array, size: number, longest = 1e6): Promise<[number, string | undefined][]> {
    const found: [number, string | undefined][] = [];
    for await (const { number, text } of linesOf(chunksOf(bytes, size), longest)) found.push([number, text]);
    return found;
  }

  it('are the same however the stream comes in chunks', async () => {
    const anyBytes = fc.oneof(anyText().map((text) => Buffer.from(text)), fc.uint8Array({ maxLength: 60 }));
    await seededAsync(
      fc.asyncProperty(anyBytes, fc.integer({ min: 1, max: 9 }), async (bytes, size) => {
        const whole = Buffer.from(bytes).toString('latin1').split('\n').map((line) => new TextDecoder().decode(Buffer.from(line, 'latin1')));
        const expected = whole.map((line, i) => [i + 1, line] as const).filter(([, line]) => line.trim() !== '');
        assert.deepEqual(await lines(bytes, size), expected);
      }),
      150,
    );
  });

  it('end with LF or CRLF or the stream, and bytes that are no UTF-8 are U+FFFD', async () => {
    assert.deepEqual(await lines(Buffer.from('\ufeffa\r\n\n \n\ufeffb'), 100), [[1, 'a\r'], [4, 'b']]);
    assert.deepEqual(await lines(Uint8Array.of(0x61, 0xff, 0x0a), 100), [[1, 'a\ufffd']]);
  });

  it('that are too long are told and not held', async () => {
    for (const size of [1, 3, 100]) assert.deepEqual(await lines(Buffer.from('1234\n12345\n123456\n1'), size, 5), [[1, '1234'], [2, '12345'], [3, undefined], [4, '1']]);
  });
});

describe('documents by standard input, in memory', () => {
  it('give the same uses and counts in any parts and any order, whatever is remembered of words', async function () {
    this.timeout(30_000);
    const capacities: Capacity[] = [{ types: 0, units: 0 }, { types: 40, units: 1e9 }, { types: 1e9, units: 100 }];
    for (const lexicon of [LEXICON, QUANTEDA]) {
      await seededAsync(
        fc.asyncProperty(anyDocuments(), fc.array(fc.nat({ max: 999 }), { minLength: 1 }), fc.integer({ min: 1, max: 5 }), fc.constantFrom(...capacities), async (documents, places, parts, capacity) => {
          const summary = { summary: true };
          const whole = await scanned(documents, lexicon, summary);
          const shards = await Promise.all(divided(documents, places, parts).map((shard) => scanned(shard, lexicon, summary, capacity)));
          assert.deepEqual(usesByFile(shards.join('')), usesByFile(whole));
          const counts = await counted(whole);
          assert.equal(await counted(shards.join('')), counts, 'all uses at once');
          const partial = await Promise.all(shards.map(counted));
          assert.equal(await counted(partial.reverse().join('')), counts, 'counts of parts');
          assert.equal(await counted((await counted(partial.slice(1).join(''))) + partial[0]), counts, 'counts of counts');
          assert.equal(await counted(shards[0] + partial.slice(0, -1).join('')), counts, 'counts with uses');
          assert.equal(rows(counts).at(-1)?.documents, documents.length);
        }),
        80,
      );
    }
  });

  it('are read no further while what was written is not taken', async () => {
    let waiting = 0;
    let written = 0;
    async function* input(): AsyncGenerator<Uint8Array> {
      for (let id = 0; id < 100; id++) {
        assert.equal(waiting, 0, `document ${id} was asked for too early`);
        yield Buffer.from(jsonl([{ id, text: 'hegemony, hegemony' }]));
      }
    }
    const write = async (): Promise<void> => {
      waiting++;
      for (let i = 0; i < 20; i++) await setImmediate();
      waiting--;
      written++;
    };
    const merged = new LexiconFiles().update([{ uri: 'lexicon.yaml', text: LEXICON }]);
    await scanDocuments(merged, ROWS, { input: input(), output: { write }, say: () => undefined });
    assert.equal(written, 100);
  });

  it('stay in memory bounded by the largest, though every word is new', function () {
    this.timeout(30_000);
    // 16 MB of words that never come again pass through a heap in which no third of them would have room if they were remembered.
    const script = `
      const { scanDocuments } = require('./server/hosts/cli/scanStream');
      const { LexiconFiles } = require('./server/project/lexiconFiles');
      let word = 0;
      async function* input() {
        for (let bytes = 0; bytes < 16e6; ) {
          const text = Array.from({ length: 4000 }, () => 'quitenew' + (word++).toString(36)).join(' ');
          bytes += text.length;
          yield Buffer.from(JSON.stringify({ id: word, text }) + '\\n');
        }
      }
      const merged = new LexiconFiles().update([{ uri: 'lexicon.yaml', text: 'themes: { a: ["quitenew*z"] }' }]);
      const options = { format: 'jsonl', failOn: [], apparatus: false, summary: true };
      let last = '';
      const streams = { input: input(), output: { write: async (text) => void (last = text) }, say: () => undefined };
      scanDocuments(merged, options, streams, { types: 20000, units: 1e9 }).then(() => {
        gc();
        console.log(JSON.stringify({ words: JSON.parse(last).words, buffers: process.memoryUsage().arrayBuffers }));
      });`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=40', '--expose-gc', '-e', script], { cwd: OUT, encoding: 'utf8' });
    assert.equal(status, 0, stderr.slice(0, 500));
    const { words, buffers } = JSON.parse(stdout) as { words: number; buffers: number };
    assert.ok(words > 1_000_000, `${words} words`);
    assert.ok(buffers < 8e6, `${buffers} bytes of buffers`);
  });
});

describe('documents by standard input', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'leitmotif-stream-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(files: Record<string, string | Uint8Array>): void {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  }

  function run(input: string | Uint8Array, ...args: string[]): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder, input, encoding: 'utf8' });
    return { code: status, out: stdout, err: stderr };
  }

  const SCAN = ['scan', '--stdin', '--lexicon', 'lexicon.yaml'];

  it('gives rows as scan does, the id as the file', () => {
    write({ 'lexicon.yaml': LEXICON });
    const { code, out, err } = run(`${JSON.stringify({ id: 12, text: '😀 Hegemony.\r\nA multi-\r\npolar bullying.' })}\r\n\n{"id":"b","text":"hegemonic"}`, ...SCAN);
    assert.deepEqual([code, err], [0, '']);
    assert.deepEqual(rows(out), [
      { file: '12', start: 3, end: 11, line: 0, character: 3, endLine: 0, endCharacter: 11, text: 'Hegemony', theme: 'hegemony', variant: 'hegemon*', pole: 'main', zone: 'body' },
      { file: '12', start: 16, end: 29, line: 1, character: 2, endLine: 2, endCharacter: 5, text: 'multi-\r\npolar', theme: 'polar', variant: 'multi-polar', pole: 'main', zone: 'body' },
      { file: '12', start: 30, end: 38, line: 2, character: 6, endLine: 2, endCharacter: 14, text: 'bullying', theme: 'hegemony', variant: 'bully*', pole: 'counter', zone: 'body' },
      { file: 'b', start: 0, end: 9, line: 0, character: 0, endLine: 0, endCharacter: 9, text: 'hegemonic', theme: 'hegemony', variant: 'hegemon*', pole: 'main', zone: 'body' },
    ]);
    const csv = run(jsonl([{ id: 'a, b', text: 'hegemony' }]), ...SCAN, '--format', 'csv').out;
    assert.equal(csv, 'file,start,end,line,character,endLine,endCharacter,text,theme,variant,pole,zone\n"a, b",0,8,0,0,0,8,hegemony,hegemony,hegemon*,main,body\n');
  });

  it('gives what scan gives of the same texts in files, with their docvars', function () {
    this.timeout(60_000);
    const texts = fc.array(anyText().filter((text) => isKeptByFiles(text)), { minLength: 30, maxLength: 40 });
    seeded(
      fc.property(texts, fc.constantFrom(LEXICON, QUANTEDA), (all, lexicon) => {
        const named = all.map((text, i) => ({ id: `t${100 + i}.txt`, text, language: ['ru', 'en', ''][i % 3] }));
        write({ 'lexicon.yaml': lexicon, 'metadata.csv': `file,language\n${named.map(({ id, language }) => `${id},${language}\n`).join('')}` });
        for (const { id, text } of named) write({ [id]: text });
        const files = named.map(({ id }) => id);
        for (const more of [[], ['--apparatus', '--format', 'csv']]) assert.deepEqual(run(jsonl(named), ...SCAN, ...more), run('', 'scan', ...files, ...more));
      }),
      2,
    );
  });

  it('holds variants of one language against documents of that language', () => {
    write({ 'lexicon.yaml': 'themes: { a: [{ match: peace, language: fr }] }' });
    const documents = ['fr', 'FR-ca', 'en', undefined].map((Language, id) => ({ id, text: 'peace', Language }));
    assert.deepEqual(rows(run(jsonl(documents), ...SCAN).out).map(({ file }) => file), ['0', '1', '3']);
  });

  it('names the lines that are no document, and goes on', () => {
    write({ 'lexicon.yaml': LEXICON });
    const bad = ['{"id":1}', '[1]', 'null', '{"id":true,"text":""}', '{"id":12345678901234567890,"text":""}', '{"id":1.5,"text":""}', '{"id":"x","text":["y"]}', '{"id":"x","text":"y"', '"'];
    const { code, out, err } = run([...bad.slice(0, 4), '{"id":"good","text":"hegemony"}', '', ...bad.slice(4)].join('\n'), ...SCAN, '--summary');
    assert.deepEqual([code, rows(out).length], [0, 2]);
    assert.deepEqual(err.split('\n'), [
      'leitmotif: line 1: its "text" is no string',
      'leitmotif: line 2: this is no JSON object',
      'leitmotif: line 3: this is no JSON object',
      'leitmotif: line 4: its "id" is neither a string nor a number',
      'leitmotif: line 7: its "id" is a number that cannot be kept exactly; write it as a string',
      'leitmotif: line 8: its "id" is a number that cannot be kept exactly; write it as a string',
      'leitmotif: line 9: its "text" is no string',
      'leitmotif: line 10: this is no JSON object',
      'leitmotif: line 11: this is no JSON object',
      'leitmotif: 9 of 10 lines could not be read',
      '',
    ]);
    const { documents, unread, rows: written } = rows(out).at(-1)!;
    assert.deepEqual([documents, unread, written], [1, 9, 1]);
  });

  it('takes texts of 50 MB, and none larger', () => {
    const half = (50 << 20) / 2;
    assert.ok('text' in readDocument({ id: 1, text: 'д'.repeat(half) }));
    assert.deepEqual(readDocument({ id: 1, text: 'д'.repeat(half + 1) }), { reason: 'its "text" is larger than 50 MB' });
  });

  it('names twenty lines at most', () => {
    write({ 'lexicon.yaml': LEXICON });
    const { code, err } = run('no\n'.repeat(1500), ...SCAN);
    assert.equal(code, 2);
    assert.equal(err.split('\n').length, 22);
    assert.match(err, /\nleitmotif: line 20: .*\nleitmotif: 1,500 of 1,500 lines could not be read; the first 20 are named above\n$/);
  });

  it('takes nothing for nothing: an empty part is done', () => {
    write({ 'lexicon.yaml': LEXICON });
    assert.deepEqual(run('', ...SCAN), { code: 0, out: '', err: '' });
    assert.deepEqual(run('\n\r\n', ...SCAN), { code: 0, out: '', err: '' });
    assert.deepEqual(run('', 'count'), { code: 0, out: '', err: '' });
    assert.equal(rows(run('', ...SCAN, '--summary').out)[0].documents, 0);
  });

  it('says what it read, with which lexicon and options', () => {
    write({ 'lexicon.yaml': 'themes: { a: { variants: [peace] }, b: { parent: a, variants: [war] } }\n' });
    const summary = (...more: string[]): unknown => rows(run(jsonl([{ id: 1, text: 'War and peace.' }, { id: 2, text: 'Nothing.' }]), ...SCAN, '--summary', ...more).out).at(-1);
    const lexicon = spawnSync(process.execPath, ['-p', 'require("crypto").createHash("sha256").update(fs.readFileSync("lexicon.yaml")).digest("hex")'], { cwd: folder, encoding: 'utf8' }).stdout.trim();
    assert.deepEqual(summary(), { documents: 2, words: 4, unread: 0, rows: 2, lexicon, options: '' });
    assert.deepEqual(summary('--apparatus', '--levels', '2,1'), { documents: 2, words: 4, unread: 0, rows: 2, lexicon, options: '--apparatus --levels 1,2' });
  });

  it('takes the other options of scan', () => {
    write({ 'lexicon.yaml': LEXICON, 'errors.yaml': 'themes: { a: ["(x"] }', 'levels.yaml': 'themes: { a: [], b: { parent: a, variants: [war] } }' });
    const page = { id: 1, text: 'On order\n\nBody of the text, which speaks of peace at some length, and ends.\n\nYou might also like\nHegemony today\nBack to Top' };
    const isHegemony = (out: string): boolean => rows(out).some(({ theme }) => theme === 'hegemony');
    assert.deepEqual([isHegemony(run(jsonl([page]), ...SCAN).out), isHegemony(run(jsonl([page]), ...SCAN, '--apparatus').out)], [false, true]);
    assert.deepEqual([run(jsonl([page]), ...SCAN, '--fail-on', 'polar').code, run(jsonl([page]), ...SCAN, '--fail-on', 'alliance').code], [0, 1]);
    assert.equal(rows(run(jsonl([{ id: 1, text: 'war' }]), 'scan', '--stdin', '--lexicon', 'levels.yaml', '--levels', '1').out)[0].theme, 'a');
    const { code, out, err } = run(jsonl([page]), 'scan', '--stdin', '--lexicon', 'errors.yaml');
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^errors\.yaml:1:15: error pattern-syntax: /);
  });

  it('says in one line what it cannot do', () => {
    write({ 'lexicon.yaml': LEXICON, 'a.jsonl': '' });
    const cases = [
      ['scan', '--stdin'], [...SCAN, '--format', 'table'], [...SCAN, 'a.txt'], [...SCAN, '--summary', '--format', 'csv'], [...SCAN, '--fail-on', 'none'], ['scan', '--summary'],
      ['report', '--stdin'], ['count', '--stdin'], ['count', 'none.jsonl'], ['count', '.'], ['count', 'a.jsonl', '--format', 'xml'],
    ];
    for (const args of cases) {
      const { code, out, err } = run('', ...args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, /^leitmotif: [^\n]+\n$/, args.join(' '));
    }
  });

  it('ends calmly when its reader goes away', async () => {
    write({ 'lexicon.yaml': LEXICON });
    const child = spawn(process.execPath, [CLI, ...SCAN], { cwd: folder });
    const line = jsonl([{ id: 1, text: 'hegemony '.repeat(500) }]);
    // It stops reading before all is written, which is no failure of ours.
    child.stdin.on('error', () => undefined);
    const feed = (): void => {
      while (child.stdin.writable && child.stdin.write(line));
    };
    child.stdin.on('drain', feed);
    feed();
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((ended) => child.once('exit', ended));
    child.stdin.destroy();
    assert.equal(code, 0);
  });
});

describe('counts', () => {
  const use = (file: string, theme: string, pole = 'main'): object => ({ file, theme, pole });
  const summary = { documents: 3, words: 1200, unread: 1, rows: 4, lexicon: '0123456789abcdef', options: '' };
  const uses = [use('a', 'y'), use('a', 'x', 'counter'), use('a', 'y'), use('b', 'y')];

  async function countOf(lines: readonly unknown[], format: 'jsonl' | 'csv' | 'table' = 'jsonl'): Promise<{ out: string; said: string[]; code: number }> {
    return ran(jsonl(lines), (streams) => count({ paths: [], format }, streams));
  }

  it('are of themes and poles, and of the texts that have them', async () => {
    assert.equal((await countOf(uses)).out, jsonl([{ theme: 'x', pole: 'counter', uses: 1, texts: 1 }, { theme: 'y', pole: 'main', uses: 3, texts: 2 }]));
  });

  it('come as CSV and as a table, with what they are of', async () => {
    const csv = 'theme,pole,uses,texts,documents,words,unread\nx,counter,1,1,3,1200,1\ny,main,3,2,3,1200,1\n';
    assert.equal((await countOf([...uses, summary], 'csv')).out, csv);
    assert.equal((await countOf(uses, 'csv')).out, csv.replace(/,3,1200,1/g, ',,,'));
    assert.match((await countOf([...uses, summary], 'table')).out, /\ny {6}main {8}3 {6}2\n\nof 3 texts with 1,200 words; 1 line could not be read\n$/);
    assert.match((await countOf(uses, 'table')).out, /\nof how many texts is not known: scan --stdin --summary tells\n$/);
  });

  it('count a text once though rows of others stand between its own', async () => {
    const mixed = Array.from({ length: 3000 }, (_, i) => use(`t${Math.floor(i / 1500) * 750 + (i % 750)}`, 'x'));
    assert.deepEqual(rows((await countOf(mixed)).out), [{ theme: 'x', pole: 'main', uses: 3000, texts: 1500 }]);
  });

  it('are refused where they are of other rules, or not whole', async () => {
    const wrong: [unknown[], RegExp][] = [
      [[...uses, summary, { ...summary, lexicon: 'fedcba9876543210' }], /^line 6: counted with another lexicon \(fedcba987654\) than what came before \(0123456789ab\)\.$/],
      [[...uses, summary, { ...summary, options: '--apparatus' }], /^line 6: counted with other options \(--apparatus\) than what came before \(none\)\.$/],
      [[...uses.slice(1), summary], /^the summaries are of 4 rows, and there are 3: /],
      [[...uses, ...uses, summary], /^the summaries are of 4 rows, and there are 8: /],
    ];
    for (const [lines, message] of wrong) await assert.rejects(countOf(lines), (error) => error instanceof CannotDo && message.test(error.message));
    const twice = await countOf([...uses, ...uses, summary, summary]);
    assert.deepEqual(rows(twice.out).at(-1), { ...summary, documents: 6, words: 2400, unread: 2, rows: 8 });
  });

  it('name the lines that are neither uses nor counts', async () => {
    const { out, said, code } = await countOf([use('a', 'x'), { theme: 'x', pole: 'main', uses: -1, texts: 1 }, { theme: 'x', pole: 'both', file: 'a' }, 'x', { ...summary, words: 0.5 }]);
    assert.deepEqual([rows(out).length, code], [1, 0]);
    assert.deepEqual(said, [2, 3].map((line) => `line ${line}: this is no use, no count and no summary`).concat('line 4: this is no JSON object', 'line 5: this is no use, no count and no summary', '4 of 5 lines could not be read'));
    assert.equal((await countOf(['x'])).code, 2);
  });

  it('are read from files, by their names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'leitmotif-count-'));
    try {
      writeFileSync(join(folder, 'a.jsonl'), jsonl(uses));
      writeFileSync(join(folder, 'b.jsonl'), `${jsonl([{ theme: 'y', pole: 'main', uses: 10, texts: 5 }])}what`);
      const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, 'count', 'a.jsonl', 'b.jsonl', '--format', 'csv'], { cwd: folder, encoding: 'utf8' });
      assert.deepEqual([status, stderr], [0, 'leitmotif: b.jsonl: line 2: this is no JSON object\nleitmotif: 1 of 6 lines could not be read\n']);
      assert.equal(stdout, 'theme,pole,uses,texts,documents,words,unread\nx,counter,1,1,,,\ny,main,13,7,,,\n');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** Whether a file with the text gives the same text: lone halves of a pair cannot be written, zeros are taken for no text. */
function isKeptByFiles(text: string): boolean {
  const decoded = decode(Buffer.from(text));
  return decoded.kind === 'text' && decoded.text === text;
}
