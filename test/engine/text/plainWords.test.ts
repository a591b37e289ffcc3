import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { PlainWords } from '../../../server/engine/text/plainWords';
import { scan } from '../../../server/engine/text/scanner';
import { TokenBuilder } from '../../../server/engine/text/tokenBuilder';
import { Vocabulary } from '../../../server/engine/text/vocabulary';
import { anyText, seeded } from '../../support/arbitrary';

/** Stretches of a text, each scanned by itself; UTF-16 units. */
type Stretches = readonly (readonly [from: number, to: number])[];

/** Tokens and types of texts, one after the other. */
function scanned(texts: readonly string[], withPlain: boolean, stretches?: Stretches): unknown {
  const vocabulary = new Vocabulary();
  const plain = withPlain ? PlainWords.make()! : undefined;
  const tokens = texts.map((text) => {
    const builder = new TokenBuilder(text, vocabulary, text.length, plain);
    for (const [from, to] of stretches ?? [[0, text.length]]) scan(text, from, to, builder);
    return builder.build();
  });
  return { tokens, types: [...vocabulary.surface] };
}

const assertAlike = (texts: readonly string[], stretches?: Stretches): void => assert.deepEqual(scanned(texts, true, stretches), scanned(texts, false, stretches));

/** What decides where a plain word ends and how the next is joined, and what looks like it. */
const pieces = fc.constantFrom(
  'order', 'Order', 'a', 'I', 'Mr', 'no', 'U.S.', 'e.g.', '3', '1,300', '3.5', '12th', '2,', 'conversation', 'conversationally', 'incomprehensibly', 'incomprehensibleness', 'abcdefgh', 'état', 'é', '中文', '😀', 'ไทย',
  "don't", 'don’t', "nation's", 'nation’S', "nations'", "'s", "'tis", 'multi-', '-', '–', '—', '--', '_', '‐', '\u00ad', '\u200b', '\u0301', '²', '\ud83d', '\ude00', '\0', '\u007f', '\u0080',
  ' ', ' ', ' ', '\n', '\u00a0', '\u2009', '\u2028', '. ', '.', '? ', '!', '…', ', ', ',', '; ', ': ', '(', ') ', '"', '“', '”', '‘', '«', '»', '·', '\u2020', '@',
);
const mixed = fc.array(pieces, { maxLength: 40 }).map((some) => some.join(''));

describe('plain words', () => {
  it('are the words that are found one by one', () => seeded(fc.property(fc.oneof(anyText(), mixed, mixed), (text) => assertAlike([text])), 600));

  it('are so in one text after the other', () => seeded(fc.property(fc.array(mixed, { minLength: 2, maxLength: 5 }), (texts) => assertAlike(texts))));

  it('are so in stretches of a text, wherever these are cut', () => {
    seeded(fc.property(mixed, fc.array(fc.nat(80), { maxLength: 4 }), (text, places) => {
      const cuts = [0, ...places.map((place) => Math.min(place, text.length)).sort((a, b) => a - b), text.length];
      assertAlike([text], cuts.slice(1).map((to, i) => [cuts[i], to] as const));
    }));
  });

  it('are so whatever character stands beside them', () => {
    const points = Array.from({ length: 0x3100 }, (_, point) => String.fromCodePoint(point));
    assertAlike(points.map((one) => `longer${one}Next ${one}one ${one} two${one}\ns three ${one}Four. ab${one}'s`));
  });

  it('are so in texts longer than what is held at once, wherever words are cut', () => {
    for (const words of ['of abcdefghijkl, and so-called\nwords. ', 'a “quoted” word, ', '\ud83d\ude00 中文 ab', 'abcdefghijklmnop ', '1,300 ', "nation's "]) {
      for (let shift = 0; shift < 17; shift++) assertAlike(['x'.repeat(shift) + ' ' + words.repeat(3000)]);
    }
  });

  it('are told apart where most letters are the same', () => {
    const words = Array.from({ length: 30_000 }, (_, i) => `question${i}`);
    assertAlike([words.join(' '), words.reverse().join(', ')]);
  });

  it('are so where there are more of them than there is room for at once, compounds among them', () => {
    for (let shift = 0; shift < 4; shift++) assertAlike(['a '.repeat(shift) + 'a well-known so-called-by-some thing. '.repeat(20_000)]);
  });

  it('are so where there are more of them than can be learnt', () => {
    const words = Array.from({ length: 200_000 }, (_, i) => `w${i}`);
    assertAlike([words.join(' '), words.reverse().join('. ')]);
  });
});

describe('the program of plain words', () => {
  it('is done without where a machine has no WebAssembly', () => {
    const { WebAssembly } = globalThis;
    try {
      Object.assign(globalThis, { WebAssembly: undefined });
      assert.equal(PlainWords.make(), undefined);
    } finally {
      Object.assign(globalThis, { WebAssembly });
    }
  });

  it('is made of its source', async () => {
    const engine = resolve(__dirname, '../../../../server/engine/text');
    const { programOf } = (await import('../../../../scripts/lib/wat.mjs' as string)) as { programOf(source: string): Promise<string> };
    const made = await programOf(resolve(engine, 'plainWords.wat'));
    assert.ok(made === readFileSync(resolve(engine, 'plainWordsProgram.ts'), 'utf8'), 'plainWordsProgram.ts is not as it should be: run npm run regenerate');
  });
});
