/** A variant that is added is counted before its uses are made: both are those of a project that had it from the first, web residue told apart. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { SegmentBuilder } from '../../server/engine/index/segmentBuilder';
import { analyse } from '../../server/engine/text/analysis';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { Project } from '../../server/project/project';
import { anyText, seeded } from '../support/arbitrary';
import { theme } from '../support/marked';
import { anyPage } from './text/pages';

const CORPUS = join(process.cwd(), 'corpus', 'texts');
const PAGES = readdirSync(CORPUS).filter((name) => name.endsWith('.txt')).sort().map((name) => readFileSync(join(CORPUS, name), 'utf8'));

/** Every other text is packed. */
function projectOf(texts: readonly string[]): Project {
  const project = new Project({ contentOf: ({ name }) => texts[Number(name)] });
  const vocabulary = new Vocabulary();
  const builder = new SegmentBuilder(vocabulary);
  for (const [i, text] of texts.entries()) {
    if (i % 2 === 0) project.setText(`${i}`, text);
    else builder.add(`${i}`, analyse(text, vocabulary), '');
  }
  project.addSegment(builder.build());
  return project;
}

function counts(project: Project, variants: readonly string[]): unknown {
  project.setLexicon([{ uri: 'l', text: theme(variants) }]);
  return [false, true].map((counted) => {
    project.setCountsApparatus(counted);
    return [...project.totals()];
  });
}

const usesIn = (project: Project): unknown => [...project.allUses()].map(({ text, use }) => [text.name, use]);

describe('adding a variant', () => {
  it('tells the zone of a token by its paragraph', () =>
    seeded(fc.property(fc.array(fc.oneof(anyPage(), anyText(), fc.constantFrom(...PAGES)), { minLength: 2, maxLength: 2 }), (texts) => {
      for (const text of projectOf(texts).index.texts()) {
        for (let token = 0; token < text.tokens.count; token++) assert.equal(text.zoneOfToken(token), text.zoneAt(text.tokens.startAt(token)));
      }
    }), 200));

  it('counts and finds what was there from the first, in residue and outside', () => {
    const variants = ['russia', '{ match: china, pole: counter }', 'more*', '中国', '{ match: share, pole: counter }', 'the', 'read ~2 more', 'by'];
    const live = projectOf(PAGES);
    counts(live, []);
    for (let more = 1; more <= variants.length; more++) {
      const some = variants.slice(0, more);
      const rebuilt = projectOf(PAGES);
      assert.deepEqual(counts(live, some), counts(rebuilt, some), some.at(-1));
      // Uses are made of what several edits have added, and of each.
      if (more % 3 === 0) assert.deepEqual(usesIn(live), usesIn(rebuilt), some.at(-1));
    }
    const residue = (counts(live, variants) as [string, { uses: number }][][]).map(([[, { uses }]]) => uses);
    assert.ok(residue[0] < residue[1], residue.join());
  });

  it('says what wordings did, whether or not their uses are made', () => {
    const variants = ['russia', 'russia and china', 'china', 'more*', '{ match: share, pole: counter }'];
    const project = projectOf(PAGES);
    counts(project, variants);
    const evidence = (): unknown => project.index.texts().map((text) => project.evidenceOf(text, 'theme'));
    const before = evidence();
    assert.ok(usesIn(project) instanceof Array);
    assert.deepEqual(evidence(), before);
    const moved = projectOf(PAGES);
    counts(moved, variants.slice(1));
    counts(moved, variants);
    assert.deepEqual([counts(moved, variants), usesIn(moved), moved.index.texts().map((text) => moved.evidenceOf(text, 'theme'))], [counts(project, variants), usesIn(project), before]);
  });
});
