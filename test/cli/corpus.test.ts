/** The sample corpus is what its README says it is. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readDocvarsTable } from '../../server/engine/text/docvars';
import { LexiconFiles } from '../../server/project/lexiconFiles';
import { Project } from '../../server/project/project';

const CORPUS = resolve(__dirname, '../../../corpus');

const THEMES = [
  'hegemony', 'multipolar', 'no-alliance', 'new-order', 'strategic-partnership', 'win-win', 'cold-war-mentality', 'containment-pressure', 'sanctions',
  'multilateralism-un', 'sovereignty-noninterference', 'historical-best',
];

describe('the sample corpus', () => {
  const project = new Project();
  const lexicon = { uri: 'lexicon.yaml', text: readFileSync(resolve(CORPUS, 'lexicon.yaml'), 'utf8') };
  before(() => {
    const { rows } = readDocvarsTable(readFileSync(resolve(CORPUS, 'texts/metadata.csv'), 'utf8'));
    for (const name of readdirSync(resolve(CORPUS, 'texts')).filter((one) => /\.(txt|md)$/.test(one))) {
      project.setText(name, readFileSync(resolve(CORPUS, 'texts', name), 'utf8'), rows.get(name));
    }
    project.setLexicon([lexicon]);
  });

  it('has at least 18 short texts, each dated and titled, in three languages', () => {
    const texts = project.index.texts();
    assert.ok(texts.length >= 18);
    for (const { name, analysis } of texts) {
      const { words } = analysis.tokens;
      assert.ok(words >= 300 && words <= 900, `${name} has ${words} words`);
      assert.match(analysis.metadata.date?.value ?? '', /^20(1[4-9]|2[0-3])/, name);
      assert.ok(analysis.metadata.title, name);
    }
    assert.deepEqual([...new Set(texts.map(({ analysis }) => analysis.metadata.language?.value))].sort(), ['en', 'ru', 'zh']);
  });

  it('has a lexicon of twelve themes, each whole, with nothing wrong', () => {
    const { problems, lexicon: read } = new LexiconFiles().update([lexicon]);
    assert.deepEqual(problems, []);
    assert.deepEqual(read.themes.map(({ id }) => id), THEMES);
    for (const theme of read.themes) {
      assert.ok(theme.label !== theme.id && theme.definition && theme.variants.length > 0 && theme.except.length > 0 && theme.examples.length > 0, theme.id);
    }
  });

  it('voices every theme in several texts, and not in all', () => {
    const totals = project.totals();
    for (const id of THEMES) {
      const { texts } = totals.get(id)!;
      assert.ok(texts >= 5, `${id} in ${texts} texts`);
    }
    assert.ok([...totals.values()].some(({ counter }) => counter > 0));
  });

  it('finds themes in Chinese and in Russian', () => {
    for (const language of ['zh', 'ru']) {
      const text = project.index.texts().find(({ analysis }) => analysis.metadata.language?.value === language)!;
      assert.ok(new Set(project.usesIn(text).map((use) => use.theme)).size >= 8);
    }
  });
});
