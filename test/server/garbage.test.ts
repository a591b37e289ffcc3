/** What is left over from much work is freed once nothing happens, where the process can be asked to. */
import assert from 'node:assert/strict';
import { setTimeout as passed } from 'node:timers/promises';
import { Leftovers } from '../../server/hosts/garbage';

/** Milliseconds. */
const QUIET = 200;

describe('what is left over', () => {
  const { gc } = globalThis;
  let freed = 0;

  beforeEach(() => {
    freed = 0;
    globalThis.gc = (() => void freed++) as typeof gc;
  });
  afterEach(() => {
    globalThis.gc = gc;
  });

  async function freedTwice(): Promise<void> {
    while (freed < 2) await passed(5);
    await passed(2 * QUIET);
    assert.equal(freed, 2);
  }

  it('is freed twice, once nothing happens', async () => {
    new Leftovers(QUIET).free();
    assert.equal(freed, 0);
    await freedTwice();
  });

  it('waits while something happens', async () => {
    const leftovers = new Leftovers(QUIET);
    leftovers.free();
    for (const began = Date.now(); Date.now() < began + QUIET + 50; );
    // Before its time, which is over, is looked at.
    leftovers.wait();
    await passed(1);
    assert.equal(freed, 0);
    await freedTwice();
  });

  it('is not waited for where there is nothing', async () => {
    new Leftovers(0).wait();
    const leftovers = new Leftovers(0);
    leftovers.free();
    leftovers.leave();
    await passed(50);
    assert.equal(freed, 0);
  });

  it('is left to V8 where that cannot be asked', async () => {
    globalThis.gc = undefined;
    new Leftovers(0).free();
    await passed(50);
  });
});
