import assert from 'node:assert/strict';
import { atLevels } from '../../../server/engine/lexicon/levels';
import { EMPTY_LEXICON, type Lexicon, type Theme } from '../../../server/engine/lexicon/model';
import { CompiledLexicon } from '../../../server/engine/match/uses';
import { analyse } from '../../../server/engine/text/analysis';
import { Vocabulary } from '../../../server/engine/text/vocabulary';
import { quantedaLexicon, quantedaUses } from './support';

/** quanteda's example of a hierarchy, with ids as our importer writes them. */
const SEAS = `
US: { variants: [] }
US-Countries: { parent: US, variants: [States] }
US-oceans: { parent: US, variants: [Atlantic, Pacific] }
Europe: { variants: [] }
Europe-Countries: { parent: Europe, variants: [Britain, Ireland] }
Europe-oceans: { parent: Europe, variants: [] }
Europe-oceans-west: { parent: Europe-oceans, variants: [Irish Sea] }
Europe-oceans-east: { parent: Europe-oceans, variants: [English Channel] }
`.trim();
const BRITAIN = 'Britain and Ireland have the Irish Sea and the English Channel.';
const AMERICA = 'The United States has the Atlantic Ocean and the Pacific Ocean.';

function theme(id: string, parent?: string, variants = 0): Theme {
  const [one] = quantedaLexicon(`x: [${'v '.repeat(variants).trim().split(' ').map((_, i) => `${id} ${i}`).join(', ')}]`).themes;
  return { ...one, id, parent };
}

/** The keys of a lexicon, each with its variants. */
function keysAt(themes: readonly Theme[], levels: readonly number[]): [string, string[]][] {
  return atLevels({ ...EMPTY_LEXICON, themes }, levels).themes.map(({ id, variants }) => [id, variants.map((variant) => variant.source)]);
}

describe('levels', () => {
  const seas = quantedaLexicon(SEAS);
  const found = (levels: number[], text: string): string[] => quantedaUses(atLevels(seas, levels), text).map((use) => use.theme);
  /** [levels, text, keys in the order of the text] */
  const rows: [number[], string, string[]][] = [
    [[1, 3], BRITAIN, ['Europe', 'Europe', 'Europe.west', 'Europe.east']],
    [[3], BRITAIN, ['west', 'east']],
    [[1], BRITAIN, ['Europe', 'Europe', 'Europe', 'Europe']],
    [[2], BRITAIN, ['Countries', 'Countries', 'oceans', 'oceans']],
    [[1, 2], BRITAIN, ['Europe.Countries', 'Europe.Countries', 'Europe.oceans', 'Europe.oceans']],
    [[2, 3], BRITAIN, ['Countries', 'Countries', 'oceans.west', 'oceans.east']],
    [[3, 1, 2, 2], BRITAIN, ['Europe.Countries', 'Europe.Countries', 'Europe.oceans.west', 'Europe.oceans.east']],
    [[1, 4], BRITAIN, ['Europe', 'Europe', 'Europe', 'Europe']],
    [[4], BRITAIN, []],
    [[], BRITAIN, []],
    [[1], AMERICA, ['US', 'US', 'US']],
    [[2], AMERICA, ['Countries', 'oceans', 'oceans']],
    [[3], AMERICA, []],
  ];
  for (const [levels, text, keys] of rows) {
    it(`${levels.join(', ') || 'none'}: ${keys.join(', ') || 'nothing'}`, () => assert.deepEqual(found(levels, text), keys));
  }

  it('keys stand in the order of the hierarchy, variants in that of the themes', () => {
    const themes = [theme('b', undefined, 1), theme('a-x', 'a', 1), theme('a', undefined, 2), theme('b-x', 'b', 1)];
    assert.deepEqual(keysAt(themes, [1]), [['b', ['b 0', 'b-x 0']], ['a', ['a 0', 'a 1', 'a-x 0']]]);
    assert.deepEqual(keysAt(themes, [2]), [['x', ['b-x 0', 'a-x 0']]]);
  });

  it('the name of a level is the id, less that of the theme above', () => {
    const themes = [theme('europe'), theme('europe-oceans', 'europe', 1), theme('seas', 'europe', 1), theme('europe-', 'europe', 1)];
    assert.deepEqual(keysAt(themes, [2]).map(([key]) => key), ['oceans', 'seas', 'europe-']);
  });

  it('unknown parents and circles are roots', () => {
    assert.deepEqual(keysAt([theme('a', 'nowhere', 1)], [1]), [['a', ['a 0']]]);
    assert.deepEqual(keysAt([theme('a', 'b', 1), theme('b', 'a', 1)], [1]), [['a', ['a 0', 'b 0']]]);
    assert.deepEqual(keysAt([theme('a', 'a', 1)], [1, 2]), [['a', ['a 0']]]);
  });

  it('a long way up takes time linear in it', () => {
    const themes = Array.from({ length: 20_000 }, (_, i) => ({ ...seas.themes[0], id: `t${i}`, parent: i > 0 ? `t${i - 1}` : undefined }));
    assert.deepEqual(keysAt(themes, [2, 20_000]).map(([key]) => key), ['t1', 't1.t19999']);
  });

  it('exceptions hold for the theme they were written for', () => {
    const except = seas.themes[1].variants;
    const lexicon: Lexicon = { ...seas, themes: [{ ...theme('a', undefined, 1), except }, theme('a-b', 'a', 1)] };
    const [one] = atLevels(lexicon, [1]).themes;
    assert.deepEqual([one.except, ...one.variants.map((variant) => variant.except)], [[], except, []]);
  });

  it('a lexicon at levels is one like any other', () => {
    const vocabulary = new Vocabulary();
    assert.deepEqual(new CompiledLexicon(atLevels({ ...EMPTY_LEXICON, themes: [] }, [1]), vocabulary).usesIn(analyse(BRITAIN, vocabulary)), []);
  });
});
