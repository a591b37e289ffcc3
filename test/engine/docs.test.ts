/**
 * What is written down of the lexicon language once agrees with everything that is made of it: the pages of docs, the schema, the
 * grammar, and the engine itself.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import assert from 'node:assert/strict';
import { GENERATED } from '../../server/engine/lexicon/generated';
import { FIELDS, fieldNamed, formsIn, FORMS, valuesOf, type FieldOwner } from '../../server/engine/lexicon/grammar';
import { PROBLEM_CODES, PROBLEMS, type ProblemCode, type ProblemKind } from '../../server/engine/lexicon/problems';
import { readLexicon } from '../../server/engine/lexicon/reader';
import { Advice } from '../../server/project/advice';
import { Project } from '../../server/project/project';
import { checkUses } from '../support/marked';

const inProject = (path: string): string => resolve(__dirname, '../../..', path);

describe('files made of the grammar and the checks', () => {
  for (const { path, write } of GENERATED) {
    it(path, () => {
      const current = existsSync(inProject(path)) ? readFileSync(inProject(path), 'utf8') : '';
      assert.ok(write(current) === current, `${path} is not as it should be: run npm run regenerate`);
    });
  }

  it('link only to pages and headings that are there', () => {
    for (const page of ['docs/lexicon.md', 'docs/checks.md']) {
      const text = readFileSync(inProject(page), 'utf8');
      for (const [, file, anchor] of text.matchAll(/\]\(([\w.-]*)(?:#([\w-]+))?\)/g)) {
        const target = file === '' ? text : readFileSync(inProject(`docs/${file}`), 'utf8');
        const anchors = [...target.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, '').replace(/\s/g, '-'));
        assert.ok(anchor === undefined || anchors.includes(anchor), `${page} links to ${file}#${anchor}`);
      }
    }
  });
});

describe('forms of a variant', () => {
  for (const { title, rows } of FORMS) {
    for (const [variant, finds] of rows) it(`${title}: ${variant}`, () => checkUses([variant], finds));
  }

  it('are told by their signs', () => {
    for (const id of ['word', 'glob', 'gap', 'choice', 'regex', 'exact']) {
      const rows = FORMS.find((form) => form.id === id)!.rows;
      for (const [variant] of rows) assert.ok(formsIn(variant.replace(/^"(.*)"$/, '$1')).some((form) => form.id === id), `${variant} is of the form ${id}`);
    }
  });
});

describe('fields of a lexicon', () => {
  /** A lexicon in which a field stands where it belongs, with what it needs beside it. */
  const within: Record<FieldOwner, (line: string) => string> = {
    lexicon: (line) => `${line}\n${line === 'themes:' ? '' : 'themes: { x: [y] }\n'}${line.startsWith('remove_punct') ? 'compat: quanteda\n' : ''}`,
    theme: (line) => `themes:\n  x:\n    ${line}\n${line.startsWith('variants') ? '' : '    variants: [y]\n'}`,
    variant: (line) => `themes:\n  x:\n    variants:\n      - ${line}\n${line.startsWith('match') ? '' : '        match: y\n'}${/^(?:within|side)/.test(line) ? '        near: z\n' : ''}`,
    example: (line) => `themes:\n  x:\n    examples:\n      - ${line}\n${line.startsWith('text') ? '' : '        text: y\n'}`,
  };

  for (const field of FIELDS) {
    it(`${field.name}: its example and its values are read`, () => {
      const lines = [field.example, ...(field.value === 'checks' ? [] : valuesOf(field)).map((value) => `${field.name}: ${value}`)];
      for (const owner of field.of) {
        assert.equal(fieldNamed(owner, field.name), field);
        for (const line of lines) assert.deepEqual(readLexicon(within[owner](line)).problems.filter(({ code }) => code !== 'stem-language'), [], line);
      }
    });
  }
});

/** Which module reports a check. `files`: only of several files, or of one that is very long or deep. */
const REPORTED_BY: Record<ProblemCode, 'lexiconReader' | 'family' | 'examples' | 'files' | 'checks' | 'lexiconFacts'> = {
  'yaml-syntax': 'lexiconReader',
  'yaml-alias': 'lexiconReader',
  'yaml-comment': 'lexiconReader',
  'yaml-map': 'lexiconReader',
  'yaml-quote': 'lexiconReader',
  'lexicon-shape': 'lexiconReader',
  'lexicon-size': 'files',
  'field-unknown': 'lexiconReader',
  'field-value': 'lexiconReader',
  'theme-duplicate': 'files',
  'theme-empty': 'checks',
  'theme-definition': 'checks',
  'parent-unknown': 'family',
  'parent-cycle': 'family',
  'parent-depth': 'files',
  'pattern-empty': 'lexiconReader',
  'pattern-syntax': 'lexiconReader',
  'pattern-limit': 'lexiconReader',
  'stem-language': 'lexiconReader',
  'compat-form': 'lexiconReader',
  'example-fails': 'examples',
  'variant-never': 'lexiconFacts',
  'variant-shadowed': 'checks',
  'wording-in-two-themes': 'checks',
  'glob-broad': 'lexiconFacts',
  'exception-never': 'lexiconFacts',
};

describe('examples of the checks', () => {
  for (const code of PROBLEM_CODES) {
    const { example, severity, ofCorpus }: ProblemKind = PROBLEMS[code];
    it(`${code}, of ${REPORTED_BY[code]}`, () => {
      assert.equal(ofCorpus, REPORTED_BY[code] === 'lexiconFacts');
      assert.ok(example !== undefined || ['files', 'lexiconFacts'].includes(REPORTED_BY[code]), 'a check that one lexicon can show has an example');
      if (!example) return;
      const project = new Project();
      project.setLexicon([{ uri: 'lexicon.yaml', text: example.lexicon }]);
      const problems = REPORTED_BY[code] === 'checks' ? new Advice(project).problems() : project.lexiconState.problems;
      const found = problems.find((problem) => problem.code === code);
      assert.ok(found, `none of ${problems.map((problem) => problem.code).join(', ') || 'no problems'}`);
      assert.equal(found.severity, severity);
      assert.equal(example.lexicon.slice(found.span.start, found.span.end), example.marked);
    });
  }
});
