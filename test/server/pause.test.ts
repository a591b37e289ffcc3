/** Work in the background gives way. */
import assert from 'node:assert/strict';
import { setTimeout as passed } from 'node:timers/promises';
import { PoliteSlices } from '../../server/hosts/pause';

describe('polite slices', () => {
  it('go on only once nobody is in the way', async () => {
    let isInTheWay = true;
    let isNext = false;
    const next = new PoliteSlices(1000, () => isInTheWay).next().then(() => (isNext = true));
    await passed(250);
    assert.equal(isNext, false);
    isInTheWay = false;
    await next;
  });

  it('wait for nobody where nobody is', () => new PoliteSlices(1000, () => false).next());
});
