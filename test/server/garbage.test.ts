/** What is left over from much work is freed where the process can be asked to. */
import assert from 'node:assert/strict';
import { collectGarbage } from '../../server/hosts/garbage';

describe('collecting what is used no more', () => {
  const { gc } = globalThis;
  afterEach(() => {
    globalThis.gc = gc;
  });

  it('is asked for at once, where that can be', () => {
    let asked = 0;
    globalThis.gc = (() => void asked++) as typeof gc;
    collectGarbage();
    assert.equal(asked, 1);
  });

  it('is left to V8 where it cannot', () => {
    globalThis.gc = undefined;
    assert.doesNotThrow(collectGarbage);
  });
});
