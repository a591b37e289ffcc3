import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode, decodeAsUtf8 } from '../../../server/engine/text/decode';
import { seeded } from '../../support/arbitrary';

const ZH = '近日，两国领导人在莫斯科举行会谈，就共同关心的国际和地区问题深入交换意见。';
const ZH_TRADITIONAL = '近日，兩國領導人在莫斯科舉行會談，就共同關心的國際和地區問題深入交換意見。';
const RU = 'Стороны договорились углубить сотрудничество в торговле и энергетике.';

/** What bytes 80 to 9F are in Windows-1252; not every runtime's decoder knows. */
const WINDOWS_1252 = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];

/** An encoder made by turning the decoder round: bytes of a text in an encoding of one or two bytes a character. */
function encoder(encoding: string): (text: string) => Uint8Array {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const bytesOf = new Map<string, number[]>();
  const learn = (bytes: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if ([...character].length === 1 && !bytesOf.has(character)) bytesOf.set(character, bytes);
    } catch {
      // These bytes are no character.
    }
  };
  for (let byte = 0; byte < 256; byte++) learn([byte]);
  if (encoding === 'windows-1252') WINDOWS_1252.forEach((character, i) => bytesOf.set(character, [0x80 + i]));
  if (['gb18030', 'big5'].includes(encoding)) for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) learn([lead, trail]);
  return (text) => Uint8Array.from([...text].flatMap((character) => bytesOf.get(character) ?? assert.fail(`${character} is not in ${encoding}`)));
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? '\ufeff' : ''), ...text].join('');
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (let i = 0; i < units.length; i++) view.setUint16(i * 2, units.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('decoding', () => {
  const english = 'No alliance, no confrontation.\r\nThat is all.\n';
  const rows: [string, Uint8Array, string, string][] = [
    ['ASCII', utf8(english), english, 'utf8'],
    ['an empty file', new Uint8Array(), '', 'utf8'],
    ['UTF-8', utf8(`${ZH} ${RU} 😀 é`), `${ZH} ${RU} 😀 é`, 'utf8'],
    ['UTF-8 with a mark', utf8(`\ufeff${ZH}`), ZH, 'utf8bom'],
    ['a mark alone', utf8('\ufeff'), '', 'utf8bom'],
    ['UTF-16 LE with a mark', utf16(`${english}${ZH}😀`, true, true), `${english}${ZH}😀`, 'utf16le'],
    ['UTF-16 BE with a mark', utf16(`${english}${ZH}😀`, false, true), `${english}${ZH}😀`, 'utf16be'],
    ['UTF-16 LE without a mark', utf16(english, true, false), english, 'utf16le'],
    ['UTF-16 BE without a mark', utf16(english, false, false), english, 'utf16be'],
    ['Russian UTF-16 LE without a mark', utf16(`${RU}\n${RU}`, true, false), `${RU}\n${RU}`, 'utf16le'],
    ['Chinese UTF-16 LE without a mark', utf16(`${ZH}\n${ZH}\n`, true, false), `${ZH}\n${ZH}\n`, 'utf16le'],
    ['Chinese UTF-16 BE without a mark', utf16(`${ZH}\n${ZH}\n`, false, false), `${ZH}\n${ZH}\n`, 'utf16be'],
    ['GB18030', encoder('gb18030')(ZH), ZH, 'gb18030'],
    ['a few words of GB18030', encoder('gb18030')('中俄关系'), '中俄关系', 'gb18030'],
    ['GB18030 under much ASCII', encoder('gb18030')(`${english.repeat(200)}${ZH}`), `${english.repeat(200)}${ZH}`, 'gb18030'],
    ['Big5', encoder('big5')(ZH_TRADITIONAL), ZH_TRADITIONAL, 'big5hkscs'],
    ['Windows-1251', encoder('windows-1251')(RU), RU, 'windows1251'],
    ['KOI8-R', encoder('koi8-r')(RU), RU, 'koi8r'],
    [
      'French Windows-1252 with a few accents',
      encoder('windows-1252')('Le café était fermé. Nous sommes rentrés chez nous, et le lendemain ce fut la même chose.'),
      'Le café était fermé. Nous sommes rentrés chez nous, et le lendemain ce fut la même chose.',
      'windows1252',
    ],
    [
      'German Windows-1252 with a few accents',
      encoder('windows-1252')('Die Gespräche werden im Herbst fortgesetzt, hieß es. Über Weiteres wurde nichts bekannt.'),
      'Die Gespräche werden im Herbst fortgesetzt, hieß es. Über Weiteres wurde nichts bekannt.',
      'windows1252',
    ],
    [
      'English Windows-1252 with curly quotes',
      encoder('windows-1252')('The phrase “no limits” — from the statement — isn’t new; it’s €5.'),
      'The phrase “no limits” — from the statement — isn’t new; it’s €5.',
      'windows1252',
    ],
  ];
  for (const [name, bytes, text, encoding] of rows) {
    it(name, () => {
      const result = decode(bytes);
      assert.ok(result.kind === 'text');
      assert.deepEqual([result.text, result.encoding], [text, encoding]);
    });
  }

  const binaries: [string, Uint8Array][] = [
    [
      'the head of a PNG',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6),
    ],
    ['text with a NUL in it', utf8('some text\0more text')],
    ['text of even length with a NUL in it', utf8('some text\0 more text')],
    ['controls', Uint8Array.from({ length: 200 }, (_, i) => 1 + (i % 8))],
  ];
  for (const [name, bytes] of binaries) it(`${name} is binary`, () => assert.equal(decode(bytes).kind, 'binary'));

  it('UTF-8 cut in mid-character stays UTF-8', () => {
    const result = decode(utf8(ZH).slice(0, -1));
    assert.ok(result.kind === 'text');
    assert.deepEqual([result.encoding, result.text.slice(0, 20)], ['utf8', ZH.slice(0, 20)]);
  });
  it('lone surrogates of UTF-16 are replaced', () => {
    const result = decode(utf16('one \ud800 two', true, true));
    assert.equal(result.kind === 'text' && result.text, 'one \ufffd two');
  });
  it('lone surrogates of UTF-8 are no reason to fail', () => void decode(Uint8Array.of(0x61, 0xed, 0xa0, 0x80, 0x62)));

  it('no bytes make it fail', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ min: 0x20, maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 100 }).map(utf8));
    seeded(fc.property(bytes, (some) => {
      decode(some);
      decodeAsUtf8(some);
    }));
  });
  it('all UTF-8 comes back as it was', () => {
    seeded(fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
      const result = decode(utf8(text));
      if (result.kind === 'text' && !text.startsWith('\ufeff')) assert.equal(result.text, text);
    }));
  });
});
