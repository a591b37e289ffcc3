import { checkUses } from '../support/marked';

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
]);

table('marks between words', [
  [['cold war'], 'the “⟦cold” war⟧, the ⟦cold\nwar⟧ and the ⟦cold-war⟧ and\nthe cold, war; cold — war; cold - war; cold (war); cold: war. Cold. War'],
  [['united states'], 'Manchester United, states the announcer'],
  [['peace, not war'], '⟦peace, not war⟧, peace not war'],
  [['"security: a right"'], '⟦security: a right⟧, security a right'],
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
  [['hegemony', 'domination', 'bullying'], '⟦hegemony⟧, ⟦domination⟧ and ⟦bullying⟧'],
]);

table('scripts', [
  [['霸权主义'], '反对⟦霸权主义⟧和强权政治'],
  [['冷战思维'], '“⟦冷战”思维⟧，冷战，思维'],
  [['гегемон*'], 'Против ⟦гегемонии⟧ и «⟦гегемона⟧»'],
  [['อำนาจ'], 'ใช้⟦อำนาจ⟧ในโลก'],
  [['multipolar'], '😀 ⟦multipolar⟧ 𝕏 ⟦multipolar⟧🎉⟦multipolar⟧'],
]);

table('numbers', [
  [['1945'], 'in ⟦1945⟧, not 19451'],
  [['3.5'], '⟦3.5⟧ and 35'],
  [['no'], 'say ⟦no⟧ to'],
  [['5G'], 'the ⟦5G⟧ race'],
]);

table('Markdown and HTML are text', [
  [['hegemony'], '![⟦hegemony⟧](https://example.org/⟦hegemony⟧.png) <script>⟦hegemony⟧</script> **⟦hegemony⟧**'],
]);
