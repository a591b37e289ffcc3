import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layOut } from '../../../server/engine/text/layout';
import { seeded } from '../../support/arbitrary';

const BREAKS = ['\n', '\r', '\r\n', '\n\r', '\u0085', '\u2028', '\u2029', '\n\n'];

describe('lines', () => {
  it('end at every kind of line break', () =>
    // Each line ends in a stop, so none is taken for one that is wrapped.
    seeded(fc.property(fc.array(fc.oneof(fc.constantFrom(...BREAKS), fc.constantFrom('One. ', ' two.', '三.'))), (parts) => {
      const text = parts.join('');
      const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).map((line) => line.trim()).filter((line) => line !== '');
      assert.deepEqual(layOut(text).paragraphs.map(({ start, end }) => text.slice(start, end)), lines);
    })));
});
