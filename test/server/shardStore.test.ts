/** What is kept on disk: a shard is read as it was written or not at all, whatever becomes of its file, of its folder or of who writes it. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checksumOf } from '../../server/hosts/store/checksum';
import { MemoryShardStore } from '../../server/hosts/store/memoryShardStore';
import { NodeShardStore } from '../../server/hosts/store/nodeShardStore';
import { HEADER_LENGTH, LARGEST_PAYLOAD, type ShardOrigin, type ShardStore } from '../../server/hosts/store/shardStore';
import { Seeded } from '../support/seeded';
import { numberOf, ORIGIN, payloadsOf, shardsIn } from '../support/shards';

const WRITER = resolve(__dirname, '../support/shardWriter.js');
const isRoot = process.getuid?.() === 0;
const isWindows = process.platform === 'win32';
/** Words of the header. */
const [FORMAT, LENGTH] = [2, 5];
/** Bytes of the payloads that are damaged: no multiple of a word. */
const SIZE = 1003;
/** Writers that are killed: at most, and until so many were in the midst of writing. */
const [MOST_KILLS, CAUGHT] = [100, 10];

/** A place that stores are opened on, and a way to what is kept in it. */
interface Place {
  open(origin: ShardOrigin): ShardStore;
  bytes(name: string): Uint8Array;
  put(name: string, bytes: Uint8Array): void;
}

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'leitmotif-shards-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pathOf = (name: string): string => join(folder, `${name}.shard`);
const shardFiles = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.shard'));
const unfinished = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.tmp'));

function onDisk(): Place {
  return {
    open: (origin) => new NodeShardStore(folder, origin),
    bytes: (name) => readFileSync(pathOf(name)),
    put: (name, bytes) => writeFileSync(pathOf(name), bytes),
  };
}

function inMemory(): Place {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    open: (origin) => new MemoryShardStore(origin, files),
    bytes: (name) => files.get(name)!,
    put: (name, bytes) => files.set(name, new Uint8Array(bytes)),
  };
}

function bytesOf(seed: number, length: number): Uint8Array {
  const seeded = new Seeded(seed);
  return Uint8Array.from({ length }, () => seeded.below(256));
}

/** Whole bytes of a shard with one word of its header changed. */
function withWord(bytes: Uint8Array, at: number, change: (word: number) => number): Uint8Array {
  const changed = new Uint8Array(bytes);
  const header = new Uint32Array(changed.buffer, 0, HEADER_LENGTH / 4);
  header[at] = change(header[at]);
  return changed;
}

function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const changed = new Uint8Array(bytes);
  changed[at] ^= 1 << bit;
  return changed;
}

/** What may become of the bytes of a shard. */
function damages(bytes: Uint8Array): [string, Uint8Array][] {
  const seeded = new Seeded(1);
  const payloadPlaces = [HEADER_LENGTH, bytes.length - 1, ...Array.from({ length: 100 }, () => HEADER_LENGTH + seeded.below(SIZE))];
  const places = [...Array(HEADER_LENGTH).keys(), ...payloadPlaces];
  const lengths = [0, 1, HEADER_LENGTH - 1, HEADER_LENGTH, HEADER_LENGTH + 1, bytes.length - 1, ...Array.from({ length: 20 }, () => seeded.below(bytes.length))];
  return [
    ...places.map((at): [string, Uint8Array] => [`a bit of byte ${at} turned`, flipped(bytes, at, seeded.below(8))]),
    ...lengths.map((length): [string, Uint8Array] => [`cut to ${length} bytes`, bytes.slice(0, length)]),
    ...lengths.map((length): [string, Uint8Array] => [`zeros from byte ${length} on`, new Uint8Array(bytes).fill(0, length)]),
    ['grown by a byte', Buffer.concat([bytes, new Uint8Array(1)])],
    ['written twice', Buffer.concat([bytes, bytes])],
    ['of another format', withWord(bytes, FORMAT, (format) => format + 1)],
    ['of a length that was never there', withWord(bytes, LENGTH, () => 2 ** 32 - 1)],
    ['of a machine with the other order of bytes', Buffer.from(bytes).fill(Buffer.from(bytes.subarray(0, HEADER_LENGTH)).swap32(), 0, HEADER_LENGTH)],
    ['noise', bytesOf(9, bytes.length)],
  ];
}

for (const [where, place] of Object.entries({ 'on disk': onDisk, 'in memory': inMemory })) {
  describe(`shards ${where}`, () => {
    const namesIn = async (store: ShardStore): Promise<string[]> => (await shardsIn(store)).map(({ name }) => name).sort();

    const round: [string, number[]][] = [
      ['no parts', []], ['an empty part', [0]], ['one byte', [1]], ['three bytes', [3]], ['a word', [4]], ['two words', [8]], ['nine bytes', [9]],
      ['parts of odd lengths', [1, 0, 7, 13, 4, 1001]], ['a megabyte and a byte', [1 << 20, 1]],
    ];
    for (const [what, lengths] of round) {
      it(`come back as they were written: ${what}`, async () => {
        const parts = lengths.map((length, i) => bytesOf(i, length));
        const store = place().open(ORIGIN);
        assert.equal(await store.write('a-1', parts), true);
        const [{ name, payload }] = await shardsIn(store);
        assert.deepEqual([name, Buffer.from(payload)], ['a-1', Buffer.concat(parts)]);
        assert.deepEqual([payload.byteOffset, payload.buffer.byteLength], [0, payload.length]);
      });
    }

    it('come back where their parts are views into something larger', async () => {
      const store = place().open(ORIGIN);
      const words = Int32Array.from({ length: 10 }, (_, i) => i);
      await store.write('a', [new Uint8Array(words.buffer, 8, 4), new Uint8Array(words.buffer, 17, 3)]);
      assert.deepEqual([...(await shardsIn(store))[0].payload], [2, 0, 0, 0, 0, 0, 0]);
    });

    it('are written as they are when they are handed over', async () => {
      const store = place().open(ORIGIN);
      const part = bytesOf(1, 100);
      const writing = store.write('a', [part]);
      part.fill(0);
      await writing;
      assert.deepEqual(Buffer.from((await shardsIn(store))[0].payload), Buffer.from(bytesOf(1, 100)));
    });

    it('take the place of those of the same name', async () => {
      const store = place().open(ORIGIN);
      for (const length of [100, 10, 50]) assert.equal(await store.write('a', [bytesOf(1, length)]), true);
      assert.deepEqual((await shardsIn(store)).map(({ payload }) => payload.length), [50]);
    });

    it('are left out where they are damaged, and the others are read', async () => {
      const at = place();
      const store = at.open(ORIGIN);
      for (const name of ['a', 'b', 'c']) await store.write(name, [bytesOf(1, SIZE)]);
      const whole = new Uint8Array(at.bytes('b'));
      for (const [what, damaged] of damages(whole)) {
        at.put('b', damaged);
        assert.deepEqual(await namesIn(store), ['a', 'c'], what);
      }
      at.put('b', at.bytes('a'));
      assert.deepEqual(await namesIn(store), ['a', 'c'], 'another shard under this name');
      at.put('b', whole);
      assert.deepEqual(await namesIn(store), ['a', 'b', 'c']);
    });

    it('are read by none but the edition and for none but the project they were written for', async () => {
      const at = place();
      await at.open(ORIGIN).write('a', [bytesOf(1, SIZE)]);
      const others: ShardOrigin[] = [{ ...ORIGIN, edition: '1.0.1 1' }, { ...ORIGIN, owner: 'file:///other' }, { edition: ORIGIN.owner, owner: ORIGIN.edition }];
      for (const other of others) assert.deepEqual(await namesIn(at.open(other)), []);
      await at.open(others[0]).write('b', []);
      assert.deepEqual(await namesIn(at.open(ORIGIN)), ['a']);
      assert.deepEqual(await namesIn(at.open(others[0])), ['b']);
    });

    it('are removed where they are not named, whoever wrote them', async () => {
      const at = place();
      const store = at.open(ORIGIN);
      const other = at.open({ ...ORIGIN, edition: '2' });
      for (const name of ['a', 'b']) await store.write(name, []);
      for (const name of ['c', 'd']) await other.write(name, []);
      await store.keepOnly(new Set(['a', 'c', 'e']));
      assert.deepEqual([await namesIn(store), await namesIn(other)], [['a'], ['c']]);
    });

    it('are not written where they are too large', async () => {
      const store = place().open(ORIGIN);
      const part = new Uint8Array(LARGEST_PAYLOAD / 4);
      assert.equal(await store.write('a', [part, part, part, part, new Uint8Array(1)]), false);
      assert.deepEqual(await shardsIn(store), []);
    });

    for (const name of ['', 'A', 'a.b', '../a', 'a/b', 'ä', 'a\n']) {
      it(`cannot be called ${JSON.stringify(name)}`, () => assert.rejects(place().open(ORIGIN).write(name, []), RangeError));
    }
  });
}

describe('a folder of shards', () => {
  const open = (at = folder): NodeShardStore => new NodeShardStore(at, ORIGIN);
  const names = async (store: ShardStore = open()): Promise<string[]> => (await shardsIn(store)).map(({ name }) => name).sort();

  async function cannotBeUsed(store: ShardStore): Promise<void> {
    assert.equal(await store.write('a', [bytesOf(1, SIZE)]), false);
    assert.deepEqual(await names(store), []);
    await store.keepOnly(new Set());
  }

  it('is made when it is first written to, for its owner alone', async () => {
    const store = open(join(folder, 'not', 'yet'));
    assert.deepEqual(await names(store), []);
    await store.keepOnly(new Set());
    assert.deepEqual(readdirSync(folder), []);
    assert.equal(await store.write('a', []), true);
    if (isWindows) return;
    const modes = ['not', 'not/yet', 'not/yet/a.shard'].map((path) => statSync(join(folder, path)).mode & 0o777);
    assert.deepEqual(modes, [0o700, 0o700, 0o600]);
  });

  it('is made again where it was deleted', async () => {
    const store = open(join(folder, 'shards'));
    for (let times = 0; times < 3; times++) {
      assert.equal(await store.write('a', [bytesOf(times, SIZE)]), true);
      rmSync(join(folder, 'shards'), { recursive: true });
      assert.deepEqual(await names(store), []);
    }
  });

  it('may be a file, or in one', async () => {
    writeFileSync(join(folder, 'file'), 'mine');
    await cannotBeUsed(open(join(folder, 'file')));
    await cannotBeUsed(open(join(folder, 'file', 'below')));
    assert.equal(readFileSync(join(folder, 'file'), 'utf8'), 'mine');
  });

  it('may not be writable', async function () {
    if (isRoot || isWindows) this.skip();
    chmodSync(folder, 0o500);
    await cannotBeUsed(open());
    chmodSync(folder, 0o700);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('may have another folder in the place of a shard', async () => {
    mkdirSync(join(pathOf('a'), 'below'), { recursive: true });
    assert.equal(await open().write('b', []), true);
    assert.equal(await open().write('a', []), false);
    assert.deepEqual(unfinished(), []);
    assert.deepEqual(await names(), ['b']);
    await open().keepOnly(new Set());
    assert.deepEqual(readdirSync(folder), ['a.shard']);
  });

  it('may be full: what there is no room for leaves nothing behind', async function () {
    if (isWindows) this.skip();
    const writer = spawn('sh', ['-c', 'ulimit -f 1; exec "$0" "$@"', process.execPath, WRITER, folder, '1', '5'], { stdio: ['ignore', 'pipe', 'inherit'] });
    assert.equal(await saidBy(writer), 'begun\n0\n');
    assert.deepEqual(readdirSync(folder), []);
  });

  it('may have links and foreign files in it, which are left alone', async function () {
    await open().write('a', []);
    const foreign = ['notes.txt', 'B.shard', '.shard', 'a.shard.bak', 'tmp'];
    for (const name of foreign) writeFileSync(join(folder, name), readFileSync(pathOf('a')));
    if (!isWindows) symlinkSync('/dev/zero', pathOf('zero'));
    assert.deepEqual(await names(), ['a']);
    await open().keepOnly(new Set());
    assert.deepEqual(readdirSync(folder).sort(), [...foreign, ...(isWindows ? [] : ['zero.shard'])].sort());
  });

  it('may hold a shard that says it is larger than any, and is', async () => {
    await open().write('a', []);
    await open().write('b', []);
    writeFileSync(pathOf('a'), withWord(readFileSync(pathOf('a')), LENGTH, () => LARGEST_PAYLOAD + 4));
    truncateSync(pathOf('a'), HEADER_LENGTH + LARGEST_PAYLOAD + 4);
    assert.deepEqual(await names(), ['b']);
  });

  it('is cleaned of writes that broke off, but not of those that may go on', async () => {
    for (const name of ['old.1-2.tmp', 'young.1-2.tmp']) writeFileSync(join(folder, name), 'half');
    const hourAgo = Date.now() / 1000 - 3600;
    utimesSync(join(folder, 'old.1-2.tmp'), hourAgo, hourAgo);
    await open().write('a', []);
    await open().keepOnly(new Set(['a']));
    assert.deepEqual(readdirSync(folder).sort(), ['a.shard', 'young.1-2.tmp']);
  });

  it('may be left in the middle of reading', async () => {
    for (let i = 0; i < 20; i++) await open().write(`${i}`, [bytesOf(i, SIZE)]);
    for await (const { payload } of open().read()) {
      assert.equal(payload.length, SIZE);
      break;
    }
    assert.equal((await names()).length, 20);
  });

  it('keeps the last of many writes that are begun at once, whole', async () => {
    const store = open();
    const written = await Promise.all(Array.from({ length: 50 }, (_, i) => store.write('a', [bytesOf(i, SIZE + i)])));
    assert.deepEqual(written, Array(50).fill(true));
    const [{ payload }] = await shardsIn(store);
    assert.deepEqual(Buffer.from(payload), Buffer.from(bytesOf(payload.length - SIZE, payload.length)));
    assert.deepEqual(readdirSync(folder), ['a.shard']);
  });
});

describe('a folder of shards that several programs use', function () {
  this.timeout(120_000);

  const write = (seed: number, times: number): ChildProcess =>
    spawn(process.execPath, [WRITER, folder, `${seed}`, `${times}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const open = (): NodeShardStore => new NodeShardStore(folder, ORIGIN);

  /** Fails where anything is read that was never written; says how much was. */
  async function readWhole(written: ReadonlyMap<number, Uint8Array>): Promise<number> {
    const shards = await shardsIn(open());
    for (const shard of shards) assert.ok(written.has(numberOf(shard)) && Buffer.from(written.get(numberOf(shard))!).equals(shard.payload), shard.name);
    return shards.length;
  }

  it('has whole shards only while two write and a third reads', async () => {
    const written = new Map([...payloadsOf(1), ...payloadsOf(2)]);
    const writers = [write(1, 200), write(2, 200)];
    const done = Promise.all(writers.map(saidBy));
    let [isDone, read] = [false, 0];
    void done.finally(() => (isDone = true));
    const complete = [...written.values()].map((payload) => Buffer.from(payload).toString('latin1'));
    while (!isDone) {
      read += await readWhole(written);
      // The store would leave out what is not whole, and here nothing may ever be.
      for (const file of shardFiles()) assert.ok(complete.includes(readFileSync(join(folder, file)).toString('latin1', HEADER_LENGTH)), file);
    }
    assert.deepEqual(await done, ['begun\n200\n', 'begun\n200\n']);
    assert.ok(read > 0);
    assert.equal(await readWhole(written), 3);
    assert.deepEqual(unfinished(), []);
  });

  it('has whole shards only after a writer was killed in the midst, and is cleaned of what it left', async () => {
    const seeded = new Seeded(3);
    const written = payloadsOf(4);
    // Not every one is caught while it writes.
    for (let times = 0; times < MOST_KILLS && unfinished().length < CAUGHT; times++) {
      const writer = write(4, Infinity);
      await once(writer.stdout!, 'data');
      await new Promise((resolve) => setTimeout(resolve, seeded.below(40)));
      writer.kill('SIGKILL');
      await once(writer, 'exit');
      await readWhole(written);
    }
    assert.ok(unfinished().length > 0);
    const kept = await readWhole(written);
    const hourAgo = Date.now() / 1000 - 3600;
    for (const name of unfinished()) utimesSync(join(folder, name), hourAgo, hourAgo);
    await open().keepOnly(new Set(['a', 'b', 'c']));
    assert.deepEqual(unfinished(), []);
    assert.ok(kept > 0);
    assert.equal(await readWhole(written), kept);
  });
});

describe('the checksum', () => {
  it('differs wherever a bit differs, bytes are swapped, or their number differs', () => {
    const bytes = bytesOf(5, 67);
    const all: Uint8Array[] = [bytes, bytes.slice().reverse(), Buffer.concat([bytes, new Uint8Array(1)])];
    for (let i = 0; i < bytes.length * 8; i++) all.push(flipped(bytes, i >> 3, i & 7));
    for (let length = 0; length < bytes.length; length++) all.push(bytes.slice(0, length), new Uint8Array(length + 1));
    const each = all.map((one) => checksumOf(new Uint8Array(one)));
    for (const half of [0, 1]) assert.equal(new Set(each.map((sum) => sum[half])).size, all.length);
  });
});

/** All that a program says until its end. */
async function saidBy(program: ChildProcess): Promise<string> {
  let said = '';
  program.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(program, 'close');
  return said;
}
