import assert from 'node:assert/strict';
import fc from 'fast-check';
import { arePrintable } from '../../../server/engine/text/fourBytes';
import { seeded } from '../../support/arbitrary';

/** Any bytes, those mostly that stand at the bounds of what is asked. */
const anyByte = fc.oneof(fc.constantFrom(0, 0x1f, 0x20, 0x40, 0x41, 0x5a, 0x5b, 0x60, 0x61, 0x7a, 0x7b, 0x7e, 0x7f, 0x80, 0xff), fc.nat(0xff));

function holds(test: (bytes: readonly number[], four: number) => void, byte = anyByte): void {
  const four = fc.tuple(byte, byte, byte, byte);
  seeded(fc.property(four, (bytes) => test(bytes, new DataView(Uint8Array.from(bytes).buffer).getInt32(0, true))), 3000);
}

describe('four bytes at once', () => {
  it('are printable if each is', () => holds((bytes, four) => assert.equal(arePrintable(four), bytes.every((byte) => byte >= 0x20 && byte < 0x7f))));
});
