/** The built server over a folder of a real disk, told of its changes as VS Code tells: it ends as a workspace made from scratch. */
import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import type { FindUsesResult } from '../../server/protocol';
import { NodeFileSystem } from '../../server/hosts/nodeFileSystem';
import { rebuilt } from '../support/rebuilt';
import { Session } from '../support/session';

const LEXICON = 'themes:\n  hegemony: [hegemon*]\n  peace: [peace, peaceful]\n';
const TEXTS = ['hegemony', 'peace and hegemony', 'a peaceful world', 'nothing of the kind'];
/** Files of the flood; a longer soak has more of them. */
const MANY = Number(process.env.LEITMOTIF_SOAK ?? 0) > 0 ? 40_000 : 1500;

describe('watching a disk', function () {
  this.timeout(MANY * 6 + 20_000);
  let session: Session;

  before(async () => {
    session = await Session.start({ 'lexicon.yaml': LEXICON, 'a.txt': 'hegemony', 'deep/b.txt': 'peace', 'deep/er/c.txt': 'peace', 'x/d.txt': 'hegemony' });
  });
  after(() => session.stop());

  /** The state is part of it: while texts are read, those that are still as they were may cancel each other out in every count. */
  async function picture(): Promise<unknown> {
    const [{ state, texts, ofTexts, words, uses, unread }] = (await session.getStatus()).projects;
    const found: Record<string, number> = {};
    for (const theme of ['hegemony', 'peace']) {
      found[theme] = (await session.request<FindUsesResult>('leitmotif/findUses', { query: { uri: session.uri('lexicon.yaml'), theme } })).total;
    }
    return { state, texts, ofTexts, words, uses, found, unread: unread.map(({ uri }) => uri).sort() };
  }

  async function fromScratch(): Promise<unknown> {
    const [{ status, uses, unread }] = await rebuilt(new NodeFileSystem(), [session.uri('')]);
    const count = (theme: string): number => uses.filter((use) => use.includes(` ${theme} `)).length;
    return { state: 'ready', ...status, found: { hegemony: count('hegemony'), peace: count('peace') }, unread };
  }

  async function assertRebuilt(): Promise<void> {
    const wanted = await fromScratch();
    const end = Date.now() + MANY * 2 + 5000;
    const isEqual = async (): Promise<boolean> => JSON.stringify(sorted(await picture())) === JSON.stringify(sorted(wanted));
    // Asked at leisure, as finding every use of a large folder again and again keeps it from being read.
    while (!(await isEqual()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, MANY / 20));
    assert.deepEqual(await picture(), wanted);
  }

  it('follows a renamed folder, and a deleted one of whose files nothing is told', async () => {
    renameSync(session.path('deep'), session.path('moved'));
    await session.changedOnDisk({ deep: 'deleted', moved: 'created' });
    await assertRebuilt();
    rmSync(session.path('moved'), { recursive: true });
    await session.changedOnDisk({ moved: 'deleted' });
    await assertRebuilt();
  });

  it('follows a folder that becomes a file and a folder again', async () => {
    rmSync(session.path('x'), { recursive: true });
    session.write('x', 'hegemony');
    await session.changedOnDisk({ x: 'changed' });
    await session.changedOnDisk({ x: 'deleted' });
    await session.changedOnDisk({ x: 'created' });
    await assertRebuilt();
    rmSync(session.path('x'));
    mkdirSync(session.path('x'));
    session.write('x/e.txt', 'peace');
    await session.changedOnDisk({ x: 'created' });
    await assertRebuilt();
  });

  it('forgets files that vanished before they were looked at', async () => {
    session.write('y/f.txt', 'hegemony');
    await session.changedOnDisk({ y: 'created', 'y/f.txt': 'created', 'never.txt': 'created' });
    rmSync(session.path('y'), { recursive: true });
    await session.changedOnDisk({ 'a.txt': 'changed' });
    await assertRebuilt();
  });

  it('ends as rebuilt after a flood, and answers throughout', async () => {
    const names = Array.from({ length: MANY }, (_, i) => `t${i % 20}/${i}.txt`);
    for (const [i, name] of names.entries()) session.write(name, TEXTS[i % TEXTS.length]);
    const answers = new Answers(session);
    await tell(names, 'created');
    await session.until(async () => (await session.getStatus()).projects[0].texts > MANY, 'the flood to be read', MANY * 2 + 5000);
    for (const [i, name] of names.entries()) {
      if (i % 3 === 0) rmSync(session.path(name));
      else if (i % 3 === 1) session.write(name, TEXTS[(i + 1) % TEXTS.length]);
    }
    // Of a flood not all is told.
    await tell(names.slice(0, MANY / 2), 'changed');
    await tell(names.slice(MANY / 4), 'deleted');
    await assertRebuilt();
    const longest = await answers.end();
    if (MANY > 10_000) console.log(`      longest answer ${Math.round(longest)} ms over ${MANY} files`);
    assert.ok(longest < 2000, `an answer took ${Math.round(longest)} ms`);
  });

  async function tell(names: readonly string[], type: 'created' | 'changed' | 'deleted'): Promise<void> {
    for (let i = 0; i < names.length; i += 500) await session.changedOnDisk(Object.fromEntries(names.slice(i, i + 500).map((name) => [name, type])));
  }
});

/** Asks again and again, and keeps how long the longest answer took, in milliseconds. */
class Answers {
  private longest = 0;
  private isOver = false;
  private readonly asking: Promise<void>;

  constructor(private readonly session: Session) {
    this.asking = this.ask();
  }

  async end(): Promise<number> {
    this.isOver = true;
    await this.asking;
    return this.longest;
  }

  private async ask(): Promise<void> {
    while (!this.isOver) {
      const began = performance.now();
      await this.session.on('textDocument/hover', 'a.txt', { line: 0, character: 1 });
      this.longest = Math.max(this.longest, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** With keys in order, so that what is equal reads the same. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}
