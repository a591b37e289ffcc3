import assert from 'node:assert/strict';
import fc from 'fast-check';
import { QuantedaLexicon } from '../../../server/engine/compat/quantedaLexicon';
import { QuantedaTexts } from '../../../server/engine/compat/quantedaTexts';
import type { Lexicon, Variant } from '../../../server/engine/lexicon/model';
import type { Evidence } from '../../../server/engine/match/uses';
import { analyse } from '../../../server/engine/text/analysis';
import { Vocabulary } from '../../../server/engine/text/vocabulary';
import { anyText, seeded } from '../../support/arbitrary';
import { mark, unmarked } from '../../support/marked';
import { quantedaLexicon, quantedaUses, type Settings } from './support';

/** Themes as `id: [variants]`. */
type Themes = Record<string, string[]>;

const KEYS: Settings = { removePunct: true };
const DICTIONARY: Settings = { removePunct: true, exclusive: true };

function lexiconOf(themes: Themes, settings: Settings = {}): Lexicon {
  return quantedaLexicon(Object.entries(themes).map(([id, variants]) => `${id}: ${JSON.stringify(variants)}`).join('\n'), settings);
}

/** The themes used in a text, in order. */
function keys(themes: Themes, text: string, settings?: Settings): string[] {
  return quantedaUses(lexiconOf(themes, settings), text).map((use) => use.theme);
}

/** The same with capitals mattering, as quanteda's `case_insensitive = FALSE`. */
function caseSensitive({ themes, ...rest }: Lexicon): Lexicon {
  return { ...rest, themes: themes.map((theme) => ({ ...theme, variants: theme.variants.map((variant) => ({ ...variant, caseSensitive: true })) })) };
}

describe('compat: quanteda, published values', () => {
  const samoa: Themes = {
    AS: ['American Samoa', 'American Samoan*', 'Pago Pago'],
    WS: ['Samoa', 'Samoan*', 'Apia'],
    VG: ['British Virgin Islands', 'Virgin Island*', 'Road Town'],
    GB: ['UK', 'United Kingdom', 'Britain', 'British', 'Briton*', 'Brit*', 'London'],
    US: ['United States', 'US', 'American*', 'Washington', 'New York'],
  };
  const islands = 'British Virgin Islands is a British overseas territory';
  const pacific = 'American Samoa is in the South Pacific';

  it('1: the Samoa dictionary, scope key', () => {
    assert.deepEqual(keys(samoa, islands, KEYS).sort(), ['GB', 'GB', 'VG']);
    assert.deepEqual(keys(samoa, pacific, KEYS).sort(), ['AS', 'US', 'WS']);
  });

  it('1: the Samoa dictionary, scope dictionary', () => {
    assert.deepEqual(keys(samoa, islands, DICTIONARY).sort(), ['GB', 'VG']);
    assert.deepEqual(keys(samoa, pacific, DICTIONARY), ['AS']);
  });

  for (const variants of [['A B', 'A B C'], ['B C', 'A B C']]) {
    it(`2: one match of "A B C" with ${variants.join(', ')}`, () => assert.deepEqual(keys({ key: variants }, 'A B C'), ['key']));
  }

  it('3: "good bye" is a farewell, and good within the key only', () => {
    const themes = { pos: ['good'], farewell: ['good bye'] };
    assert.deepEqual(keys(themes, 'say good bye to Hollywood', KEYS).sort(), ['farewell', 'pos']);
    assert.deepEqual(keys(themes, 'say good bye to Hollywood', DICTIONARY), ['farewell']);
  });

  it('5: a phrase across a comma, punctuation removed', () => {
    const themes = { Countries: ['United States', 'Federal Republic of Germany'], team: ['Manchester United', 'Arsenal'] };
    const text = "It's Arsenal versus Manchester United, states the announcer.";
    assert.deepEqual(keys(themes, text, KEYS).sort(), ['Countries', 'team', 'team']);
    assert.deepEqual(keys(themes, text).sort(), ['team', 'team']);
  });

  it('8: globs over types, case-sensitive', () => {
    const text = 'A AA B BB C CC a aa b bb c cc';
    const found = (glob: string): string[] => quantedaUses(caseSensitive(lexiconOf({ key: [glob] })), text).map((use) => text.slice(use.start, use.end));
    assert.deepEqual(found('a?'), ['aa']);
    assert.deepEqual(found('?b'), ['bb']);
  });
});

type Row = [variants: string[], marked: string, settings?: Settings];

function table(name: string, rows: Row[]): void {
  describe(`compat: quanteda, ${name}`, () => {
    for (const [variants, marked, settings] of rows) {
      it(`${variants.join(' · ')}${settings ? ` ${JSON.stringify(settings)}` : ''}: ${JSON.stringify(marked)}`, () => {
        const text = unmarked(marked);
        assert.equal(mark(text, quantedaUses(lexiconOf({ theme: variants }, settings), text)), marked);
      });
    }
  });
}

table('globs', [
  [['hegemon*'], '⟦hegemony⟧ ⟦Hegemonic⟧ ⟦HEGEMON⟧ anti-hegemony'],
  [['*polar'], '⟦multi-polar⟧ ⟦polar⟧ polarity'],
  [['*gem*'], '⟦hegemony⟧ ⟦gem⟧ ⟦a-gem-b⟧ game'],
  [['s?nction'], '⟦sanction⟧ ⟦Sénction⟧ ⟦s𝕏nction⟧ snction saanction'],
  [['h*y', 'h*c'], '⟦hegemony⟧ ⟦hegemonic⟧ hegemon'],
  [['a?'], 'a ⟦ab⟧ ⟦a1⟧ abc'],
  [['?'], 'Is a war a war⟦?⟧'],
  [['??'], '⟦Is⟧ a war ⟦at⟧ hand?'],
  [['*'], '⟦peace⟧⟦,⟧ ⟦not⟧ ⟦war⟧⟦!⟧'],
  [['*'], '⟦peace⟧, ⟦not⟧ ⟦war⟧!', { removePunct: true }],
  [['a.c', 'a[c', '[b]'], '⟦a.c⟧ abc a[c ⟦a.c⟧'],
  [['(', '[', '.', '^', '$5', '$'], 'a ⟦(⟧ ⟦[⟧ ⟦.⟧ ⟦^⟧ ⟦$⟧5'],
  [['(a|b)', '~2', '=x', '/y/'], 'a b x y'],
  [['élan'], '⟦Élan⟧ ⟦e\u0301lan⟧ elan'],
  [['e\u0301lan'], '⟦élan⟧ ⟦E\u0301LAN⟧'],
  [['don’t'], "don't ⟦don’t⟧ ⟦Don’t⟧"],
  [['straße'], '⟦Straße⟧ STRASSE'],
  [['#peace', '@user*', '*.org*'], '⟦#Peace⟧ ⟦@user_1⟧ #peace# ⟦http://a.org/b⟧'],
]);

table('phrases', [
  [['cold war'], 'the ⟦Cold War⟧, the ⟦cold\n\nwar⟧, cold, war, cold-war ⟦cold_war⟧'],
  [['cold war'], 'the ⟦cold, war⟧ “⟦cold” war⟧ ⟦cold (war⟧ cold $ war', { removePunct: true }],
  [['concert of *'], 'the ⟦concert of Europe⟧, the ⟦concert of,⟧ say, Europe'],
  [['concert of *'], 'the ⟦concert of, Europe⟧. ⟦concert of Europe⟧', { removePunct: true }],
  [['peace , not war'], '⟦Peace, not war⟧. Peace not war'],
  [['no-alliance'], '⟦no-alliance⟧ no‑alliance no alliance'],
  [['  two   words '], '⟦two  words⟧'],
  [['* *'], '⟦a b⟧ ⟦c d⟧ e'],
]);

table('overlaps within a key', [
  [['a b', 'b c d'], 'a ⟦b c d⟧'],
  [['a b', 'b c'], '⟦a b⟧ c'],
  [['a', 'a b', 'a b c'], '⟦a b c⟧ ⟦a b⟧ ⟦a⟧'],
  [['a', 'a', 'A*'], '⟦a⟧'],
  [['a b a'], '⟦a b a⟧ b a'],
]);

describe('compat: quanteda, keys', () => {
  it('several keys count one wording, whatever the scope', () => {
    for (const exclusive of [false, true]) assert.deepEqual(keys({ b: ['war'], a: ['w*'] }, 'war', { exclusive }), ['a', 'b']);
  });

  it('scope dictionary: partial overlaps of keys count, what is nested does not', () => {
    const themes = { paper: ['new york times'], city: ['new york', 'york'], square: ['times square'] };
    assert.deepEqual(keys(themes, 'the New York Times Square', { exclusive: true }), ['paper', 'square']);
    assert.deepEqual(keys(themes, 'New York', { exclusive: true }), ['city']);
  });

  it('scope dictionary: what two keys have taken together is taken', () => {
    assert.deepEqual(keys({ x: ['a b'], y: ['c d'], z: ['b c'] }, 'a b c d', { exclusive: true }), ['x', 'z', 'y']);
    assert.deepEqual(keys({ x: ['a b c'], y: ['d e f'], z: ['c d'] }, 'a b c d e f', { exclusive: true }), ['x', 'y']);
  });

  it('the poles of a theme are keys of their own', () => {
    const lexicon = (exclusive: boolean): Lexicon => quantedaLexicon('polarity:\n  variants: [polar world, { match: polar, pole: counter }, { match: world*, pole: counter }, world]', { exclusive });
    const found = (exclusive: boolean): string[] => quantedaUses(lexicon(exclusive), 'a polar world').map(({ variant, pole, start, end }) => `${variant} ${pole} ${start}-${end}`);
    assert.deepEqual(found(false), ['1 counter 2-7', '0 main 2-13', '2 counter 8-13']);
    assert.deepEqual(found(true), ['0 main 2-13']);
  });

  it('the first of several variants is the one that counts', () => {
    assert.deepEqual(quantedaUses(lexiconOf({ key: ['w*', 'war', '*r'] }), 'war').map((use) => use.variant), [0]);
  });
});

describe('compat: quanteda, uses', () => {
  function usesIn(text: string, variants: string[]) {
    const analysis = analyse(text, new Vocabulary());
    return new QuantedaLexicon(lexiconOf({ theme: variants })).usesIn(analysis).map((use) => ({ ...use, text: text.slice(use.start, use.end) }));
  }

  it('front matter is no part of the text', () => {
    const text = '---\ntitle: Cold war\n---\nThe cold war.\n';
    assert.deepEqual(usesIn(text, ['cold war']).map(({ start }) => start), [text.lastIndexOf('cold')]);
  });

  it('a use has the words it touches, or the nearest', () => {
    const found = (text: string, variants: string[]): unknown => usesIn(text, variants).map((use) => [use.text, use.firstToken, use.lastToken]);
    assert.deepEqual(found('a multi-polar world', ['multi-polar world', 'a']), [['a', 0, 0], ['multi-polar world', 1, 3]]);
    assert.deepEqual(found('one , two', [',']), [[',', 0, 0]]);
    assert.deepEqual(found('! one  ,two .', [',', '!', '.']), [['!', 0, 0], [',', 1, 1], ['.', 1, 1]]);
    assert.deepEqual(found('one, two', ['one ,']), [['one,', 0, 0]]);
    assert.deepEqual(found('!', ['!']), [['!', 0, 0]]);
  });

  it('the zone is that of the paragraph it begins in', () => {
    const text = 'Peace now\n\nPeople want peace now, and they say so in many long sentences of prose.\n';
    const analysis = analyse(text, new Vocabulary());
    const zones = new QuantedaLexicon(lexiconOf({ theme: ['peace', 'now people'] })).usesIn(analysis).map((use) => use.zone);
    assert.deepEqual(zones, [analysis.paragraphs[0].zone, analysis.paragraphs[0].zone, analysis.paragraphs[1].zone]);
  });

  it('one lexicon is held against many texts', () => {
    const lexicon = new QuantedaLexicon(lexiconOf({ theme: ['hegemon*', 'cold war'] }));
    for (const [text, uses] of [['hegemony', 1], ['Cold War hegemons', 2], ['', 0], ['hegemony cold  war', 2]] as const) {
      assert.equal(lexicon.usesIn(analyse(text, new Vocabulary())).length, uses);
    }
  });

  it('lexicons that share their texts find what they find alone', () => {
    const texts = new QuantedaTexts();
    const analysis = analyse('The cold, war — a Cold War?', new Vocabulary());
    const found = (settings: Settings, shared?: QuantedaTexts): unknown => new QuantedaLexicon(lexiconOf({ a: ['cold war', '*r', '?'] }, settings), shared).usesIn(analysis);
    for (const settings of [{}, KEYS, {}, DICTIONARY]) assert.deepEqual(found(settings, texts), found(settings));
  });

  it('says what each variant matched, before overlaps', () => {
    const evidence = new Map<string, Evidence>();
    new QuantedaLexicon(lexiconOf({ a: ['cold war', 'w*', 'peace'], b: ['war'], c: ['none'] })).usesIn(analyse('a cold war, a war', new Vocabulary()), evidence);
    assert.deepEqual([...evidence].map(([id, { matched, stood, applied }]) => [id, [...matched].sort(), [...stood].sort(), applied.size]), [
      ['a', [[0, 1], [1, 2]], [[0, 1], [1, 2]], 0],
      ['b', [[0, 2]], [[0, 2]], 0],
    ]);
  });

  it('takes phrases of any length', () => {
    const long = `b ${'a '.repeat(20_000)}b`;
    assert.deepEqual(keys({ theme: [long] }, `${long} a`), ['theme']);
  });

  it('never fails, whatever the text', () => {
    const lexicon = new QuantedaLexicon(lexiconOf({ a: ['hegemon*', '* *', '?', 'no *'], b: ['*'] }));
    seeded(fc.property(anyText(), (text) => {
      const analysis = analyse(text, new Vocabulary());
      for (const use of lexicon.usesIn(analysis)) assert.ok(use.start < use.end && use.firstToken <= use.lastToken && use.zone);
    }));
  });
});

/** quanteda's own algorithm, one token after the other, on texts of letters and spaces. */
function bruteForce(text: string, { themes, overlap }: Lexicon): string[] {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));
  const keys = themes.flatMap(({ id, variants }) => (['main', 'counter'] as const).map((pole) => ({ id, pole, values: variants.filter((variant) => variant.pole === pole).map(valueOf), taken: words.map(() => false) })));
  const takenByAny = words.map(() => false);
  const found: string[] = [];
  for (let span = 4; span > 0; span--) {
    for (let i = 0; i + span <= words.length; i++) {
      const within = (taken: readonly boolean[]): boolean[] => taken.slice(i, i + span);
      if (overlap === 'exclusive' && within(takenByAny).every(Boolean)) continue;
      let isMatch = false;
      for (const { id, pole, values, taken } of keys) {
        const isValue = values.some((globs) => globs.length === span && globs.every((glob, k) => glob.test(words[i + k].word)));
        if (!isValue || within(taken).some(Boolean)) continue;
        taken.fill(true, i, i + span);
        isMatch = true;
        found.push(`${words[i].start}-${words[i + span - 1].end} ${id} ${pole}`);
      }
      if (isMatch) takenByAny.fill(true, i, i + span);
    }
  }
  return found.sort();
}

function valueOf({ source }: Variant): RegExp[] {
  return source.split(' ').map((glob) => new RegExp(glob === '?' ? '^\\?$' : `^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i'));
}

describe('compat: quanteda, any small text and lexicon', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'ab', 'Ba', 'aB', '?');
  const glob = fc.constantFrom('a', 'b', 'c', 'a*', '*b', '?', '*', 'a?', '??');
  const variant = fc.record({
    match: fc.array(glob, { minLength: 1, maxLength: 4 }).map((globs) => globs.join(' ')),
    pole: fc.constantFrom('main', 'main', 'counter'),
  });
  const lexicons = fc.array(fc.array(variant, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });

  for (const exclusive of [false, true]) {
    it(`finds what quanteda's algorithm finds, scope ${exclusive ? 'dictionary' : 'key'}`, () => {
      seeded(fc.property(fc.array(word, { maxLength: 12 }), lexicons, (words, themes) => {
        const text = words.join(' ');
        const lexicon = quantedaLexicon(themes.map((variants, i) => `k${i}: ${JSON.stringify(variants)}`).join('\n'), { exclusive });
        const found = quantedaUses(lexicon, text).map(({ start, end, theme, pole }) => `${start}-${end} ${theme} ${pole}`);
        assert.deepEqual(found.sort(), bruteForce(text, lexicon));
      }), 500);
    });
  }
});
