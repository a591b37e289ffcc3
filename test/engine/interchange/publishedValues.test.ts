/** Values the field has published, by way of dictionaries that are read in (numbers as in the notes of the project). */
import assert from 'node:assert/strict';
import { importDictionary } from '../../../server/engine/interchange/interchange';
import { readLexicon } from '../../../server/engine/lexicon/reader';
import { CompiledLexicon } from '../../../server/engine/match/uses';
import { analyse } from '../../../server/engine/text/analysis';
import { Vocabulary } from '../../../server/engine/text/vocabulary';
import { format } from './support';

/** Themes of the uses in a text, in order, by a dictionary of another tool. */
function usesOf(dictionary: string, name: string, text: string): string[] {
  const { lexicon } = readLexicon(importDictionary(dictionary, format(name)).text);
  const vocabulary = new Vocabulary();
  return new CompiledLexicon(lexicon, vocabulary).usesIn(analyse(text, vocabulary)).map((use) => use.theme);
}

describe('published values, by way of dictionaries', () => {
  it('6: a hierarchy gives themes with parents, which count as quanteda’s levels do', () => {
    const dictionary = 'US:\n  Countries: States\n  oceans: [Atlantic, Pacific]\nEurope:\n  Countries: [Britain, Ireland]\n  oceans:\n    west: Irish Sea\n    east: English Channel\n';
    const { themes } = readLexicon(importDictionary(dictionary, format('quanteda')).text).lexicon;
    assert.deepEqual(themes.map(({ id, parent = '' }) => `${id} < ${parent}`), [
      'us < ', 'us-countries < us', 'us-oceans < us', 'europe < ', 'europe-countries < europe', 'europe-oceans < europe',
      'europe-oceans-west < europe-oceans', 'europe-oceans-east < europe-oceans',
    ]);
    const parents = new Map(themes.map(({ id, parent }) => [id, parent]));
    /** From the top: level 1 first. */
    const levels = (id: string | undefined): string[] => (id === undefined ? [] : [...levels(parents.get(id)), id]);
    const uses = usesOf(dictionary, 'quanteda', 'Britain and Ireland have the Irish Sea and the English Channel.').map(levels);
    const level3 = (path: string[]): string | undefined => path[2]?.split('-')[2];
    assert.deepEqual(uses.flatMap((path) => level3(path) ?? []), ['west', 'east'], 'level 3');
    assert.deepEqual(uses.map((path) => [path[0], level3(path)].filter(Boolean).join('.')), ['europe', 'europe', 'europe.west', 'europe.east'], 'levels 1 and 3');
  });

  it('12: mary.dic', () => {
    const dictionary = '%\n01\tA_CATEGORY\n02\tANOTHER_CATEGORY\n%\n\nmore\t01\nlamb\t01\nlittle\t01\n\nhad\t02\nmary\t02\n';
    const { lexicon } = readLexicon(importDictionary(dictionary, format('liwc')).text);
    const sorted = lexicon.themes.map((theme) => [theme.label, theme.variants.map((variant) => variant.source).sort()]);
    assert.deepEqual(sorted, [['A_CATEGORY', ['lamb', 'little', 'more']], ['ANOTHER_CATEGORY', ['had', 'mary']]]);
    assert.deepEqual(usesOf(dictionary, 'liwc', 'Mary had a little lamb'), ['another_category', 'another_category', 'a_category', 'a_category']);
  });

  it('1: capitals do not matter in a dictionary of another tool, not even in US', () => {
    const samoa = 'WS: [Samoa, Samoan*, Apia]\nUS: [United States, US, American*]\n';
    assert.deepEqual(usesOf(samoa, 'quanteda', 'american samoa and us'), ['us', 'ws', 'us']);
  });
});
