import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordBreaks } from '../../../server/engine/compat/wordBreaks';
import { anyText, seeded } from '../../support/arbitrary';
import { quantedaSpans, quantedaTokens } from './support';

/** A text, and its tokens with a space between; those in ⟨ ⟩ go with `remove_punct`. */
type Row = [text: string, tokens: string];

function table(name: string, rows: Row[]): void {
  describe(name, () => {
    for (const [text, tokens] of rows) {
      it(JSON.stringify(text), () => {
        assert.equal(quantedaTokens(text).join(' '), tokens.replace(/[⟨⟩]/g, ''));
        assert.equal(quantedaTokens(text, true).join(' '), tokens.replace(/⟨[^⟩]*⟩/g, '').replace(/ +/g, ' ').trim());
      });
    }
  });
}

table('quanteda tokens: words and marks', [
  ['', ''],
  [' \t\r\n', ''],
  ['Peace, not war!', 'Peace ⟨,⟩ not war ⟨!⟩'],
  ['They want peace.We do too...', 'They want peace.We do too ⟨.⟩ ⟨.⟩ ⟨.⟩'],
  ['a:b c;d e/f (g) [h]', 'a ⟨:⟩ b c ⟨;⟩ d e ⟨/⟩ f ⟨(⟩ g ⟨)⟩ ⟨[⟩ h ⟨]⟩'],
  ['U.S.-led U.S. e.g.', 'U.S ⟨.⟩ ⟨-⟩ led U.S ⟨.⟩ e.g ⟨.⟩'],
  ['war and/or peace—now', 'war and ⟨/⟩ or peace—now'],
  ['snake_case _x_ ____ _', 'snake_case _x_ ____ ⟨_⟩'],
  ['100% + $5 = §6 & <b>', '100 ⟨%⟩ + $ 5 = ⟨§⟩ 6 ⟨&⟩ < b >'],
]);

table('quanteda tokens: hyphens', [
  ['well-known, multi-polar-minded', 'well-known ⟨,⟩ multi-polar-minded'],
  ['multi‑polar multi–polar multi—polar 1945–46 G-7 20-year', 'multi‑polar multi–polar multi—polar 1945–46 G-7 20-year'],
  ['sci- fi -fi a--b a - b', 'sci ⟨-⟩ fi ⟨-⟩ fi a ⟨-⟩ ⟨-⟩ b a ⟨-⟩ b'],
  ['multi-\npolar', 'multi ⟨-⟩ polar'],
  ['multi\u00adpolar', 'multi\u00adpolar'],
  ['a_-b Δ-Ж ב-א', 'a_ ⟨-⟩ b Δ-Ж ב-א'],
  ['e\u0301-e\u0301 a-\u0301b', 'e\u0301-e\u0301 a-\u0301b'],
]);

table('quanteda tokens: apostrophes and quotation marks', [
  ["don't don’t rock'n'roll", "don't don’t rock'n'roll"],
  ["'quoted' ‘quoted’ “quoted” states' it’s", "⟨'⟩ quoted ⟨'⟩ ⟨‘⟩ quoted ⟨’⟩ ⟨“⟩ quoted ⟨”⟩ states ⟨'⟩ it’s"],
  ["qu'est-ce l’État", "qu'est-ce l’État"],
]);

table('quanteda tokens: numbers', [
  ['1,300.50 3.14. 1,2,3 5-6', '1,300.50 3.14 ⟨.⟩ 1,2,3 5-6'],
  ['-5 +5 100kg gr8 4ever 21st', '⟨-⟩ 5 + 5 100kg gr8 4ever 21st'],
  ['£1,000,000 for 50¢', '£ 1,000,000 for 50 ¢'],
  ['19:45 1. a.1 1.a', '19 ⟨:⟩ 45 1 ⟨.⟩ a ⟨.⟩ 1 1 ⟨.⟩ a'],
]);

table('quanteda tokens: addresses and tags', [
  ['https://github.com/kbenoit/quanteda', 'https://github.com/kbenoit/quanteda'],
  ['(see http://www.example.com/a-b?x=1#y), ftp://a.b', '⟨(⟩ see http://www.example.com/a-b?x=1#y ⟨)⟩ ⟨,⟩ ftp://a.b'],
  ['The URL was http://t.co/something.', 'The URL was http://t.co/something.'],
  ['www.quanteda.io. https://localhost', 'www.quanteda.io ⟨.⟩ https ⟨:⟩ ⟨/⟩ ⟨/⟩ localhost'],
  ['koheiw@quanteda.org, mailto:a.b-c@d.e-f.org', 'koheiw@quanteda.org ⟨,⟩ mailto ⟨:⟩ a.b-c@d.e-f.org'],
  ['they: #stretched, @ @@ in,, a # ## never-ending @line.', 'they ⟨:⟩ #stretched ⟨,⟩ ⟨@⟩ @@ in ⟨,⟩ ⟨,⟩ a ⟨#⟩ ⟨#⟩ ⟨#⟩ never-ending @line ⟨.⟩'],
  ['#政治# #cafe\u0301 a#b C# #1', '#政治# #cafe\u0301 a #b C ⟨#⟩ #1'],
  ['x@y @用户 me@é', 'x @y ⟨@⟩ 用户 me@é'],
  ['#1\ufe0f\u20e3 ok', '⟨#⟩ 1 ok'],
]);

table('quanteda tokens: beyond Latin', [
  ['反对霸权主义。', '反对 霸权 主义 ⟨。⟩'],
  ['中国-美国', '中国 ⟨-⟩ 美国'],
  ['カタカナ。', 'カタカナ ⟨。⟩'],
  ['한국-미국', '한국 ⟨-⟩ 미국'],
  ['ภาษาไทย', 'ภาษา ไทย'],
  ['I ❤️ you 👩‍👩‍👧 🇫🇷🇩🇪😀', 'I ❤️ you 👩‍👩‍👧 🇫🇷 🇩🇪 😀'],
  ['u\u0308be\u0308r \u0308uber', 'u\u0308be\u0308r uber'],
  ['!\u037e\u1161 =\u0338\u1161 #a\u0323\u0301 #\u0958', '⟨!⟩ ⟨\u037e⟩ \u1161 =\u0338 \u1161 ⟨#⟩ a\u0323 ⟨#⟩ \u0958'],
  ['( \u0361° \u035cʖ)', '⟨(⟩ ° ʖ ⟨)⟩'],
  ['a\u00a0b a\u2003b a\u200bb a\u2028b \ufeffc', 'a b a b a b a b c'],
  ['\ud800 a\udc00b', 'a b'],
]);

describe('quanteda tokens: any text', () => {
  it('tokens ascend, never overlap and are never empty', () => {
    seeded(fc.property(anyText(), fc.boolean(), (text, removePunct) => {
      let last = 0;
      for (const { start, end } of quantedaSpans(text, removePunct)) {
        assert.ok(last <= start && start < end && end <= text.length, `${last} ${start} ${end}`);
        last = end;
      }
    }));
  });

  it('composed and decomposed texts have the same tokens', () => {
    seeded(fc.property(anyText(), (text) => {
      const tokens = (of: string): string[] => quantedaTokens(of).map((token) => token.normalize('NFC'));
      assert.deepEqual(tokens(text.normalize('NFD')), tokens(text.normalize('NFC')));
    }));
  });

  it('a text divided at a space has the tokens of both parts', () => {
    seeded(fc.property(anyText(), anyText(), (before, after) => {
      assert.deepEqual(quantedaTokens(`${before} ${after}`), [...quantedaTokens(before), ...quantedaTokens(after)]);
    }));
  });

  it('a long run is divided as its parts are', () => {
    const parts = ["don't", ',', 'well-known', '.', 'U.S', '!', '1,300', '"', '漢', 'カナ', '—', '"'];
    const run = parts.join('').repeat(200);
    const once = wordBreaks(parts.join(''));
    const expected = Array.from({ length: 200 }, (_, i) => once.map((end) => i * parts.join('').length + end)).flat();
    assert.deepEqual(wordBreaks(run), expected);
  });

  const UNITS = ['a', '!', 'a-', "a'", '1,', '漢字', 'カ', 'ภาษา', '🇫', '👩‍', 'e\u0301', '\u0301', '@', '#', 'a@', 'www.', 'www._', 'a.b@', 'http://', '#a', '.', '_', '\u00a0', '\ue002'];
  for (const unit of UNITS) {
    it(`takes time linear in a run of ${JSON.stringify(unit)}`, () => {
      const { length } = quantedaSpans(unit.repeat(Math.ceil(100_000 / unit.length)));
      assert.ok(length >= 0);
    }).timeout(5000);
  }
});
