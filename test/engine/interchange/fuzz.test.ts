/**
 * Any bytes at all as a dictionary of any format, and as a lexicon: files that are cut, have bits turned over, pieces repeated, or brackets
 * opened without end. Never a crash, never a hang; what is wrong has its place.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FORMATS } from '../../../server/engine/interchange/interchange';
import { decode } from '../../../server/engine/text/decode';
import { seeded } from '../../support/arbitrary';
import { holds, holdsAsLexicon, LEXICON, VALID } from './samples';

/** What opens something in one format or another. */
const OPENERS = ['[', '{', '(', '"', "'", '<a>', '<!--', '<![CDATA[', '{"a":', '[ <b> ', '"""', '- ', '? ', '&a ', '*a ', '!t ', '@', '#', '\t', ' ', '\n', '\n  ', '%\n', '+', 'A\n\t', ',"', '(a|', '\\', '\0', '\xff\xfe', '\ufeff'];

type Mutation = (bytes: Uint8Array) => Uint8Array;

const anyMutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(([at, bits]): Mutation => (bytes) => bytes.map((byte, i) => (i === at % bytes.length ? byte ^ bits : byte))),
  fc.nat().map((at): Mutation => (bytes) => bytes.subarray(0, at % (bytes.length + 1))),
  fc.nat().map((at): Mutation => (bytes) => bytes.subarray(at % (bytes.length + 1))),
  fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(2, 3, 40)).map(([from, length, times]): Mutation => (bytes) => {
    const start = from % (bytes.length + 1);
    const piece = bytes.subarray(start, start + (length % 60));
    return joined(bytes.subarray(0, start), ...Array.from({ length: times }, () => piece), bytes.subarray(start));
  }),
  fc.tuple(fc.nat(), fc.constantFrom(...OPENERS), fc.constantFrom(1, 2, 60, 600)).map(([at, opener, times]): Mutation => (bytes) => {
    const start = at % (bytes.length + 1);
    return joined(bytes.subarray(0, start), new TextEncoder().encode(opener.repeat(times)), bytes.subarray(start));
  }),
);

/** Few of them are taken for no text at all. */
const anyBytes = fc.array(fc.oneof({ arbitrary: fc.integer({ min: 32, max: 255 }), weight: 9 }, { arbitrary: fc.constantFrom(9, 10, 13), weight: 1 }), { maxLength: 400 })
  .map((some) => Uint8Array.from(some));

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

/** Milliseconds a file may take: generous, and in line with its size. */
function within(bytes: Uint8Array, work: (text: string) => void): void {
  const decoded = decode(bytes);
  if (decoded.kind === 'binary') return;
  const started = performance.now();
  work(decoded.text);
  const taken = performance.now() - started;
  assert.ok(taken < 2000 + bytes.length, `${Math.round(taken)} ms for ${bytes.length} bytes`);
}

describe('any bytes as a dictionary', () => {
  const mutations = fc.array(anyMutation, { minLength: 1, maxLength: 3 });
  const mutated = (sample: string, some: readonly Mutation[]): Uint8Array =>
    some.reduce<Uint8Array>((bytes, mutation) => (bytes.length > 0 ? mutation(bytes) : bytes), new TextEncoder().encode(sample));

  for (const one of FORMATS) {
    it(`${one.id}: files that were damaged`, () => {
      seeded(fc.property(mutations, (some) => within(mutated(VALID[one.id], some), (text) => holds(text, one))), 40);
    });
    it(`${one.id}: bytes`, () => seeded(fc.property(anyBytes, (bytes) => within(bytes, (text) => holds(text, one))), 20));
  }

  it('a lexicon that was damaged', () => {
    seeded(fc.property(mutations, fc.constantFrom(...FORMATS), (some, one) => within(mutated(LEXICON, some), (text) => holdsAsLexicon(text, one))), 100);
  });

  it('bytes as a lexicon', () => {
    seeded(fc.property(anyBytes, fc.constantFrom(...FORMATS), (bytes, one) => within(bytes, (text) => holdsAsLexicon(text, one))), 40);
  });
});
