import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readLexicon } from '../../server/engine/lexicon/reader';
import { CompiledLexicon } from '../../server/engine/match/uses';
import { analyse } from '../../server/engine/text/analysis';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { anyText, seeded } from '../support/arbitrary';
import { checkUses, theme, usesOf } from '../support/marked';

type Row = [variants: string[], marked: string, extra?: string];

function table(name: string, rows: Row[]): void {
  describe(name, () => {
    for (const [variants, marked, extra] of rows) {
      it(`${variants.join(' · ')}${extra ? ` (${extra.trim()})` : ''}: ${JSON.stringify(marked)}`, () => checkUses(variants, marked, extra));
    }
  });
}

table('equal spellings', [
  [['multi-polar'], '⟦Multipolar⟧, ⟦multi-polar⟧, ⟦multi‑polar⟧, ⟦multi–polar⟧, ⟦multi\u00adpolar⟧, ⟦multi polar⟧'],
  [['multipolar'], '⟦Multipolar⟧, ⟦multi-polar⟧, ⟦multi‑polar⟧, ⟦multi–polar⟧, ⟦multi\u00adpolar⟧, multi polar'],
  [['multi polar'], 'multipolar, ⟦multi-polar⟧, ⟦multi‑polar⟧, ⟦multi polar⟧'],
  [['multi-polar'], 'a world that is ⟦multi-\npolar⟧ in the\nend'],
  [['multipolar'], 'a world that is ⟦multi-\npolar⟧ in the\nend'],
  [['no-alliance'], '⟦no-alliance⟧, ⟦no‑alliance⟧, ⟦No alliance⟧, ⟦noalliance⟧ and ⟦no\nalliance⟧'],
  [['no alliance'], '⟦no-alliance⟧, ⟦no alliance⟧, noalliance'],
  [['hegemony'], '⟦Hegemony⟧ ⟦HEGEMONY⟧ ⟦hége\u0301mony⟧ ⟦hege\u00admony⟧ ⟦hege\u200bmony⟧'],
  [['hegemony'], 'its ⟦hegemony⟧’s end, ⟦hegemony⟧\'s end, ⟦hegemony⟧² and ⟦hegemony⟧.'],
  [['people’s war'], "the ⟦people's war⟧, the ⟦people’s war⟧"],
  [["China's rise"], '⟦China’s rise⟧, ⟦China rise⟧'],
  [['don’t'], "⟦don't⟧ ⟦don’t⟧ dont"],
  [['перестройка все'], '⟦перестройка всё⟧'],
  [['йод'], '⟦йод⟧ иод'],
  [['großmacht'], '⟦Grossmacht⟧ ⟦GROẞMACHT⟧'],
  [['Söhne'], '⟦Sohne⟧ ⟦Söhne⟧ ⟦So\u0308hne⟧'],
  [['office'], 'the ⟦o\ufb03ce⟧'],
  [['win-win'], '⟦win–win⟧, ⟦win-win⟧, win — win, win – win, win - win'],
  [['non-interference'], '⟦non−interference⟧, ⟦non\u2010interference⟧, ⟦non- interference⟧, non -- interference, non--interference'],
  [['hegemony'], 'it is ⟦hege-\r\n    mony⟧ that is\r\n    wrapped at this\r\n    line'],
  [['hegemony'], '⟦hege\u00ad\nmony⟧ is wrapped\nat this\nline'],
  [['hegemony'], '⟦𝒽𝑒𝑔𝑒𝓂𝑜𝓃𝓎⟧ ⟦ｈｅｇｅｍｏｎｙ⟧ ❤️⟦hegemony⟧'],
  [['cold war'], '⟦cold \u2066war⟧\u2069 \u202a⟦cold\u202c war⟧ ⟦co\u202ald war⟧'],
  [['istanbul'], '⟦İstanbul⟧ ⟦ıstanbul⟧ ⟦ISTANBUL⟧'],
  [['σοφος'], '⟦ΣΟΦΟΣ⟧ ⟦σοφος⟧'],
  [['state rights'], '⟦state’s-rights⟧, ⟦state’s rights⟧, states rights'],
]);

table('compounds', [
  [['multi-polar-minded'], '⟦multipolarminded⟧ ⟦multi-polar-minded⟧ ⟦multi polar minded⟧ ⟦multi-polar minded⟧ multi polarminded'],
  [['polar'], 'multi-⟦polar⟧-minded'],
  [['a b c'], '⟦a-b-c⟧ ⟦a-b c⟧ ⟦a b-c⟧ ab-c'],
  [['zero-sum game'], '⟦zero-sum-game⟧ ⟦zero sum game⟧ ⟦zerosum game⟧ ⟦zero-sum “game⟧”'],
  [['win-win'], '⟦win-win⟧-win'],
  [['/^states-rights$/'], '⟦states-rights⟧'],
  [['/^state-rights$/'], '⟦state’s-rights⟧'],
  [['=U.S.'], '⟦U.S.⟧ US ⟦U.S.⟧-led'],
]);

table('initialisms', [
  [['US'], 'the ⟦US⟧, the ⟦U.S.⟧ and ⟦U.S⟧ policy, not us or Us'],
  [['U.S.'], 'the ⟦US⟧, the ⟦U.S.⟧-led talks, us'],
  [['UN'], 'The ⟦UN⟧ Charter, un jour'],
  [['NATO'], '⟦NATO⟧, ⟦Nato⟧, ⟦nato⟧'],
  [['us'], '⟦us⟧ ⟦US⟧'],
  [['US pressure'], '⟦US pressure⟧, ⟦U.S. pressure⟧, give us pressure'],
  [['NO ALLIANCE'], '⟦no alliance⟧'],
  [['{ match: US, case: insensitive }'], '⟦US⟧ ⟦us⟧'],
  [['{ match: Cold War, case: sensitive }'], '⟦Cold War⟧, cold war, COLD WAR'],
  [['{ match: élan, diacritics: sensitive }'], '⟦élan⟧ ⟦Élan⟧ elan'],
]);

table('globs', [
  [['hegemon*'], '⟦hegemony⟧ ⟦hegemonic⟧ ⟦hegemon⟧ ⟦hegemonic-looking⟧ anti-⟦hegemonic⟧ subhegemonic'],
  [['"*polar"'], '⟦polar⟧ ⟦multipolar⟧ ⟦multi-polar⟧ polarity'],
  [['"*-polar"'], 'polar multipolar ⟦multi-polar⟧'],
  [['multi*'], '⟦multipolar⟧ ⟦multi-polar⟧ ⟦multi⟧'],
  [['sanction?'], '⟦sanctions⟧ sanction sanctioned'],
  [['anti-*'], 'antique ⟦anti-war⟧ anti'],
  [['ruling power*'], 'the ⟦ruling powers⟧, ruling, powers'],
  [['"*"'], '⟦one⟧ ⟦two-three⟧'],
  [['no-*'], '⟦no-alliance⟧, no reason, no'],
  [['"*-led"'], '⟦U.S.-led⟧ ⟦American‑led⟧, they led'],
  [['U.S.*'], 'the ⟦U.S.⟧ used the ⟦US⟧'],
  [['霸权*'], '反对⟦霸权⟧主义。⟦霸权⟧。'],
  [['"*主义"'], '霸权⟦主义⟧。⟦主义⟧'],
  [['อำนาจ*'], 'ใช้⟦อำนาจ⟧ในโลก'],
]);

table('marks between words', [
  [['cold war'], 'the “⟦cold” war⟧, the ⟦cold\nwar⟧ and the ⟦cold-war⟧ and\nthe cold, war; cold — war; cold - war; cold (war); cold: war. Cold. War'],
  [['united states'], 'Manchester United, states the announcer'],
  [['peace, not war'], '⟦peace, not war⟧, peace not war'],
  [['"security: a right"'], '⟦security: a right⟧, security a right'],
  [['cold war'], 'the cold--war, cold… war, cold/war, cold *war*, ⟦cold ‘war⟧’, „⟦cold“ war⟧, «⟦cold» war⟧, 「⟦cold」war⟧'],
  [['win – win'], '⟦win – win⟧, ⟦win—win⟧, ⟦win -- win⟧, win-win, win win'],
  [['"security; freedom"'], '⟦security; freedom⟧, ⟦security；freedom⟧, security, freedom'],
  [['peace, ~2 war'], '⟦peace, war⟧; ⟦peace, the long war⟧; peace the long war'],
  [['end begin'], 'the end. Begin again'],
  [['end begin'], 'the end\n\nbegin again'],
  [['maintain ~2 hegemony'], '⟦maintain hegemony⟧, ⟦maintain its hegemony⟧, ⟦maintain their old hegemony⟧, maintain one two three hegemony'],
  [['maintain ~2 hegemony'], '⟦maintain its, ahem, hegemony⟧ but maintain. Hegemony; maintain; hegemony'],
  [['maintain ~1 hegemony'], '⟦maintain well-known hegemony⟧, maintain well known hegemony'],
  [['maintain ~3 hegemony'], 'maintain, ⟦maintain their hegemony⟧ and hegemony'],
  [['maintain ~2 hegemon*'], '⟦maintain a hegemonic⟧ hegemony'],
]);

table('alternatives, exact words, regular expressions', [
  [['(acts|policy) of domination'], '⟦acts of domination⟧, ⟦policy of domination⟧, of domination'],
  [['(maintain|) ~2 hegemony'], '⟦maintain its hegemony⟧; ⟦hegemony⟧'],
  [['maintain ~2 hegemony (now|)'], '⟦maintain a hegemony now⟧; ⟦maintain hegemony⟧'],
  [['maintain ~2 hegemony'], 'maintain ⟦maintain hegemony⟧ hegemony'],
  [['(old|new) ~1 (world|) order'], '⟦old order⟧, ⟦new big order⟧, ⟦new big world order⟧, ⟦old world order⟧, old big bad order'],
  [['", (a|b) c"'], 'x, ⟦a c⟧; ⟦b c⟧'],
  [['(old |)order'], 'the ⟦old order⟧, the ⟦order⟧'],
  [['hegemon(y|ic)'], '⟦hegemony⟧ ⟦hegemonic⟧ hegemons'],
  [['=US'], '⟦US⟧ us U.S. Us'],
  [['=Cold War'], '⟦Cold War⟧ Cold war'],
  [['=multi-polar'], '⟦multi-polar⟧ multi‑polar Multi-polar'],
  [['/^bully(ing)?$/'], '⟦bully⟧ ⟦bullying⟧ bullies'],
  [['/^(multi|uni)-polar$/'], '⟦multi-polar⟧ ⟦Uni-polar⟧ multipolar'],
  [['{ match: sanction*, near: [unilateral, illegal], within: 3 }'], 'unilateral ⟦sanctions⟧; ⟦sanctions⟧ that are illegal; one two three four sanctions. Illegal'],
  [['{ match: sanction*, near: [unilateral], within: paragraph }'], '⟦Sanctions⟧ came. They were unilateral.\n\nSanctions.'],
]);

table('poles, exceptions and overlap', [
  [['multilateralism', '{ match: unilateralism, pole: counter }'], '⟦multilateralism⟧, not ⟪unilateralism⟫'],
  [['dominant forces'], 'the two dominant forces in the SCO and ⟦dominant forces⟧', '    except: [dominant forces in the SCO]\n'],
  [['{ match: alliance, except: [NATO alliance] }', 'NATO alliance*'], 'an ⟦alliance⟧ and the ⟦NATO alliance⟧'],
  [['cold war', 'cold war mentality', 'war mentality'], 'a ⟦cold war mentality⟧ and a ⟦war mentality⟧'],
  [['a b', 'b c d'], 'a ⟦b c d⟧'],
  [['a b', 'b c'], '⟦a b⟧ c'],
  [['a', '{ match: a, pole: counter }'], '⟦a⟧'],
  [['{ match: a, pole: counter }', 'a'], '⟪a⟫'],
  [['{ match: alliance, except: [military alliance of states] }'], 'military alliance of states; military ⟦alliance⟧'],
  [['old alliance'], 'an ⟦old alliance⟧ of states', '    except: [alliance of states]\n'],
  [['{ match: sanction*, near: [unilateral], within: 0 }'], 'unilateral ⟦sanctions⟧, unilateral anti-⟦sanctions⟧, unilateral big sanctions'],
  [['{ match: sanction*, near: [unilateral sanction*], within: 5 }'], 'no sanctions here. ⟦Sanctions⟧; unilateral sanctions'],
  [['hegemony', 'domination', 'bullying'], '⟦hegemony⟧, ⟦domination⟧ and ⟦bullying⟧'],
]);

table('scripts', [
  [['霸权主义'], '反对⟦霸权主义⟧和强权政治'],
  [['冷战思维'], '“⟦冷战”思维⟧，冷战，思维'],
  [['гегемон*'], 'Против ⟦гегемонии⟧ и «⟦гегемона⟧»'],
  [['อำนาจ'], 'ใช้⟦อำนาจ⟧ในโลก'],
  [['パワー'], '⟦パワー⟧バランス、ハード⟦パワー⟧、⟦パワー⟧ABC'],
  [['が'], '⟦か\u3099⟧ ⟦が⟧'],
  [['패권*'], '⟦패권주의를⟧ 반대'],
  [['multipolar'], '😀 ⟦multipolar⟧ 𝕏 ⟦multipolar⟧🎉⟦multipolar⟧'],
]);

table('numbers', [
  [['1945'], 'in ⟦1945⟧, not 19451'],
  [['3.5'], '⟦3.5⟧ and 35'],
  [['no'], 'say ⟦no⟧ to'],
  [['5G'], 'the ⟦5G⟧ race'],
  [['1'], '⟦1⟧、2、3 and 第⟦1⟧，2条, not 1,2'],
  [['28-Mar-2023'], '⟦28-Mar-2023⟧ ⟦28 Mar 2023⟧'],
  [['2014-2023'], '2014–2023 ⟦2014-2023⟧'],
]);

table('Markdown and HTML are text', [
  [['hegemony'], '![⟦hegemony⟧](https://example.org/⟦hegemony⟧.png) <script>⟦hegemony⟧</script> **⟦hegemony⟧**'],
]);

const LEXICON = `themes:
  a: [hegemon*, multi-polar, "the ~3 (US|hegemony)", "*-polar", =US, /^win/]
  b:
    variants: [no ~2 alliance, { match: sanctions, near: [unilateral], within: 5 }, 霸权, "(cold|win) (war|win|)"]
    except: [no-alliance, the sanctions]
  c: ["*", { match: the, pole: counter }]
  d: [hegemony, the hegemony]
`;

describe('uses in any text', () => {
  it('of a theme are the same, whatever themes stand beside it', () =>
    seeded(fc.property(anyText(), (text) => {
      const { lexicon } = readLexicon(LEXICON);
      const vocabulary = new Vocabulary();
      const analysis = analyse(text, vocabulary);
      const alone = lexicon.themes.flatMap((one) => new CompiledLexicon({ ...lexicon, themes: [one] }, vocabulary).usesIn(analysis));
      const together = new CompiledLexicon(lexicon, vocabulary).usesIn(analysis);
      assert.deepEqual(lexicon.themes.flatMap(({ id }) => together.filter((use) => use.theme === id)), alone);
    })));

  it('overlap no other of their theme, and slice to what their variant finds by itself', () =>
    seeded(fc.property(anyText(), (text) => {
      const { lexicon } = readLexicon(LEXICON);
      const vocabulary = new Vocabulary();
      const ends = new Map<string, number>();
      for (const use of new CompiledLexicon(lexicon, vocabulary).usesIn(analyse(text, vocabulary))) {
        assert.ok((ends.get(use.theme) ?? 0) <= use.start);
        ends.set(use.theme, use.end);
        const { source, near } = lexicon.themes.find(({ id }) => id === use.theme)!.variants[use.variant];
        const wording = text.slice(use.start, use.end);
        if (!near) assert.ok(usesOf(theme([JSON.stringify(source)]), wording).length > 0, JSON.stringify([source, wording]));
      }
    })));
});

describe('no text and no variant takes long', () => {
  const words = 'the quick brown fox jumps over lazy dogs and cats of every kind '.repeat(400);
  const rows: [string, string, string][] = [
    ['gaps over gaps', '* ~50 * ~50 * ~50 * ~50 none', words],
    ['words of compounds', `${'* '.repeat(40)}none`, 'a-b '.repeat(2_000)],
    ['optional words', `${'(the|quick|) '.repeat(60)}none`, words],
    ['stars', `${'*a'.repeat(900)}z`, 'a'.repeat(100_000)],
    ['a regular expression', '/(a*)*b/', 'a'.repeat(50_000)],
    ['a run of stops', 'x', `a${'.'.repeat(500_000)}b`],
    ['stops apart', 'x', `b${' .'.repeat(250_000)}`],
    ['a run of zero-width spaces', 'x', `a${'\u200b'.repeat(500_000)}b`],
    ['Thai without a space', 'x', 'ภาษาไทย'.repeat(20_000)],
  ];
  for (const [what, variant, text] of rows) {
    it(what, () => {
      const started = performance.now();
      usesOf(theme([JSON.stringify(variant)]), text);
      assert.ok(performance.now() - started < 10_000);
    });
  }

  it('many uses, exceptions and conditions in one paragraph', () => {
    const lexicon = theme(['maintain ~3 hegemony', '{ match: power, near: [nothing, world], within: paragraph }', 'sanctions'], '    except: [the sanctions of]\n');
    const text = 'the sanctions maintain its hegemony of power; a world. '.repeat(20_000);
    const started = performance.now();
    assert.equal(usesOf(lexicon, text).length, 60_000);
    assert.ok(performance.now() - started < 10_000);
  });
});

describe('very many uses that overlap one by one', () => {
  it('are settled, however many they are', () => assert.equal(usesOf(theme(['a a']), 'a '.repeat(400_000)).length, 200_000));
});
