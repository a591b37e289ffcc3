import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NOT_ASCII, PlainUnits } from '../../../server/engine/text/plainUnits';
import { scan } from '../../../server/engine/text/scanner';
import { TokenBuilder } from '../../../server/engine/text/tokenBuilder';
import { Vocabulary } from '../../../server/engine/text/vocabulary';
import { anyText, seeded } from '../../support/arbitrary';

/** The ASCII letters at `offset`, up to twelve, one by one. */
function lettersAt(text: string, offset: number): string {
  return /^[A-Za-z]{0,12}/.exec(text.slice(offset))![0];
}

/** What was packed into three integers. */
function unpacked(packed: Int32Array): string {
  return String.fromCharCode(...[...packed].flatMap((four) => [0, 8, 16, 24].map((shift) => (four >>> shift) & 0xff))).replace(/\0+$/, '');
}

/** Characters of one byte to four, as well as halves of surrogate pairs and what stands right beside the letters. */
const mixed = fc.string({ unit: fc.constantFrom(...'azAZ@[`{ .,\'\u007f\u0080é’\u07ff中\ud83d\ude00\n\0', '😀', 'letters'), maxLength: 60 });

describe('plain units', () => {
  it('are the units of the text, and its letters', () => {
    const units = new PlainUnits();
    seeded(fc.property(mixed, fc.nat(20), fc.nat(20), (text, before, behind) => {
      const from = Math.min(before, text.length);
      const to = Math.max(from, text.length - behind);
      units.hold(text, from, to);
      assert.equal(units.end, to);
      for (let at = from; at < to; at++) {
        const unit = text.charCodeAt(at);
        assert.equal(units.at(at), unit < 0x80 ? unit : NOT_ASCII);
        const letters = lettersAt(text.slice(0, to), at);
        const packed = new Int32Array(3).fill(-1);
        assert.equal(units.readLetters(at, packed, 0), letters.length);
        assert.equal(unpacked(packed), letters);
      }
    }));
  });
});

/** Looks at each word by itself. */
class SlowBuilder extends TokenBuilder {
  override addPlainWords(_: PlainUnits, from: number): number {
    return from;
  }
}

describe('plain words', () => {
  /** Tokens and types, with the words read together where that can be, or one by one. */
  function scanned(text: string, Builder: typeof TokenBuilder): unknown {
    const vocabulary = new Vocabulary();
    const builder = new Builder(text, vocabulary);
    scan(text, 0, text.length, builder);
    return { tokens: builder.build(), types: [...vocabulary.surface] };
  }

  const assertAlike = (text: string): void => assert.deepEqual(scanned(text, TokenBuilder), scanned(text, SlowBuilder));

  it('are the words found one by one', () => seeded(fc.property(fc.oneof(anyText(), mixed), assertAlike)));

  it('are so too where more stand in a row than are looked up at once', () => {
    const word = fc.constantFrom('order ', 'a ', 'peace, ', 'multi-', 'line\n', 'conversationally ', '2,', 'Cold War. ', 'states’ ');
    seeded(fc.property(fc.array(fc.tuple(word, fc.nat(90)), { maxLength: 6 }), (parts) => assertAlike(parts.map(([one, times]) => one.repeat(times)).join(''))));
  });

  it('in texts longer than what is held at once, wherever words are cut', () => {
    for (const words of ['of abcdefghijkl, and so-called\nwords. ', 'a “quoted” word, ', '\ud83d\ude00 中文 ab']) {
      for (let shift = 0; shift < 13; shift++) assertAlike('x'.repeat(shift) + ' ' + words.repeat(2000));
    }
  });
});
