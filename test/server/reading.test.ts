/** Reading texts in threads: it brings what reading them here brings, whatever happens in the meantime. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { HeldText } from '../../server/engine/index/heldText';
import { NumberedWords } from '../../server/engine/index/numberedWords';
import { PackedText } from '../../server/engine/index/packedText';
import { Segment } from '../../server/engine/index/segment';
import { analyse } from '../../server/engine/text/analysis';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { noteOf, readNote } from '../../server/hosts/fileFacts';
import { NodeFileSystem } from '../../server/hosts/nodeFileSystem';
import { InlineReader } from '../../server/hosts/reading/inlineReader';
import type { TextReader, Wanted } from '../../server/hosts/reading/textReader';
import { WorkerReader } from '../../server/hosts/reading/workerReader';
import { storedPicture } from '../support/storedPicture';

const PROGRAM = resolve(__dirname, '../../../dist/reader.js');
const WORDS = ['hegemony', 'multi-polar', 'no-alliance', 'peace', 'U.S.', 'win–win', 'conversationally', 'гегемония', '霸权', 'Cold War', 'sanction.', '“order”', '\n\n'];

describe('reading in threads', () => {
  let folder: string;
  const said: string[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'leitmotif-reading-'));
    said.length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return URI.file(join(folder, name)).toString();
  };

  /** Texts of their own words, some of them large, and files that are no texts. */
  const someFiles = (count: number): Wanted[] => Array.from({ length: count }, (_, i) => {
    if (i % 10 === 7) return { uri: file(`${i}.txt`, Uint8Array.from([0, 1, 2, 3, 0, 0, 5])) };
    if (i % 10 === 8) return { uri: URI.file(join(folder, `${i}-gone.txt`)).toString() };
    const length = i % 10 === 3 ? 4000 : 60 + i;
    const text = Array.from({ length }, (_, j) => (j % 7 === 0 ? `word${i}x${j}` : WORDS[(i * j + j) % WORDS.length])).join(' ');
    return { uri: file(`${i}.txt`, text), docvars: i % 10 === 4 ? new Map([['author', `Writer ${i}`], ['kind', 'speech']]) : undefined };
  });

  const inThreads = (more: { program?: string; threads?: number; much?: number; some?: number } = {}): WorkerReader =>
    new WorkerReader(new NodeFileSystem(), { program: PROGRAM, threads: 2, much: 0, say: (sentence) => said.push(sentence), ...more });

  async function readAll(reader: TextReader, files: readonly Wanted[], stop = false): Promise<{ by: Map<string, unknown>; inThreads: number; rest: number }> {
    const queue = [...files];
    const vocabulary = new Vocabulary();
    const abort = new AbortController();
    const by = new Map<string, unknown>();
    const numbered = new Map<object, NumberedWords>();
    let analysed = 0;
    const wants = { next: () => queue.shift(), get waiting() { return queue.length; }, signal: abort.signal };
    const put = (wanted: Wanted, result: unknown): void => {
      assert.ok(files.includes(wanted) && !by.has(wanted.uri), 'each text comes once');
      by.set(wanted.uri, result);
    };
    for await (const read of reader.read(wants)) {
      if ('segment' in read) {
        const { by: thread, words } = read.numbering!;
        numbered.set(thread, (numbered.get(thread) ?? new NumberedWords()).learn(words, vocabulary));
        const size = vocabulary.size;
        const segment = new Segment(read.segment, vocabulary, numbered.get(thread));
        assert.equal(vocabulary.size, size, 'the words were told before');
        assert.equal(segment.size, read.wanted.length);
        for (const [i, wanted] of read.wanted.entries()) {
          const text = new PackedText(segment, i, NO_CONTENT);
          assert.equal(text.name, wanted.uri);
          analysed++;
          put(wanted, { ...readNote(text.note), stamp: undefined, text: storedPicture(text, vocabulary) });
        }
      } else {
        const { wanted, result } = read;
        put(wanted, result.kind !== 'text' ? result : {
          ...readNote(noteOf(result.facts, wanted.docvars)),
          stamp: undefined,
          text: storedPicture(new HeldText(analyse(result.text, vocabulary, wanted.docvars)), vocabulary),
        });
      }
      if (stop) abort.abort();
    }
    return { by, inThreads: analysed, rest: queue.length };
  }

  it('brings what reading here brings', async () => {
    const files = someFiles(150);
    const here = await readAll(new InlineReader(new NodeFileSystem()), files);
    const there = await readAll(inThreads(), files);
    assert.equal(here.inThreads, 0);
    assert.ok(there.inThreads > 100);
    assert.equal(there.by.size, 150);
    for (const [uri, read] of here.by) assert.deepEqual(there.by.get(uri), read);
    assert.deepEqual(said, []);
  });

  it('starts none for a few texts', async () => {
    const few = await readAll(inThreads({ much: 4 << 20 }), someFiles(40));
    assert.equal(few.by.size, 40);
    assert.equal(few.inThreads, 0);
  });

  it('packs here what is some and not much', async () => {
    const files = someFiles(150);
    const here = await readAll(new InlineReader(new NodeFileSystem()), files);
    const packed = await readAll(inThreads({ program: join(folder, 'none.js'), much: 2 ** 32, some: 1 << 10 }), files);
    assert.ok(packed.inThreads > 90 && packed.inThreads < 130, `${packed.inThreads} were packed`);
    assert.equal(packed.by.size, 150);
    for (const [uri, read] of here.by) assert.deepEqual(packed.by.get(uri), read);
    assert.deepEqual(said, []);
  });

  it('ends when it is told to, also when it packs here', async () => {
    const { by, rest } = await readAll(inThreads({ much: 2 ** 32, some: 1 << 10 }), someFiles(1000), true);
    assert.ok(by.size < 100, `${by.size} came all the same`);
    assert.ok(rest > 0);
  });

  it('starts one for a single large text', async () => {
    const one = await readAll(inThreads({ much: 1 << 16 }), [{ uri: file('large.txt', 'hegemony and peace. '.repeat(8000)) }]);
    assert.equal(one.inThreads, 1);
  });

  it('reads here what a thread that dies does not bring, and says so once', async () => {
    const files = someFiles(150);
    const program = join(folder, 'dying.js');
    // Sends one batch as it should, and falls at the next.
    writeFileSync(program, `const port = require('node:worker_threads').parentPort; const post = port.postMessage.bind(port); let sent = 0;
      port.postMessage = (...message) => { if (sent++ > 0) throw new Error('out of luck'); post(...message); }; require(${JSON.stringify(PROGRAM)});`);
    const reader = inThreads({ program });
    const there = await readAll(reader, files);
    const here = await readAll(new InlineReader(new NodeFileSystem()), files);
    assert.ok(there.inThreads > 0 && there.inThreads < 120, `${there.inThreads} came from threads`);
    assert.deepEqual([...there.by.keys()].sort(), [...here.by.keys()].sort());
    for (const [uri, read] of here.by) assert.deepEqual(there.by.get(uri), read);
    assert.equal(said.length, 1);
    assert.match(said[0], /out of luck/);
    assert.equal((await readAll(reader, files)).inThreads, 0, 'what failed is not tried again');
  });

  it('reads here where the program of the threads is missing', async () => {
    const { by, inThreads: analysed } = await readAll(inThreads({ program: join(folder, 'none.js') }), someFiles(60));
    assert.equal(by.size, 60);
    assert.equal(analysed, 0);
    assert.equal(said.length, 1);
  });

  it('ends when it is told to', async () => {
    const { by, rest } = await readAll(inThreads(), someFiles(1000), true);
    assert.ok(by.size < 100, `${by.size} came all the same`);
    assert.ok(rest > 0);
  });
});

const NO_CONTENT = { contentOf: (): string => '', analysisOf: (): never => assert.fail('the text is not asked for') };
