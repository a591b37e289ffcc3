/** A lexicon is read theme by theme: that must be what reading it whole is, and what is taken over must be what reading it anew gives. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { divide } from '../../server/engine/lexicon/blocks';
import { LexiconReader } from '../../server/engine/lexicon/lexiconReader';
import { readEdited } from '../../server/engine/lexicon/listEdit';
import { readLexicon, Readings, readWhole, type ReadLexicon } from '../../server/engine/lexicon/reader';
import { anyEdit, anyText, applyEdit, seeded } from '../support/arbitrary';

const WHOLE = `# a head
name: All of it
language: ru
description: |
  themes:
    not: this

themes:   # all
  # before
  a:
    label: A
    variants:
      - hegemon*   # a comment
      - (acts|policy|) of ~2 domination
      - { match: sanction*, near: [unilateral], within: 5 in paragraph, side: before }

  "b c": [x, 'y # z']
  d-e:
    parent: a
    stem: true
    definition: >
      Several
      lines: of it
    except:
    - at the indent of its key
    variants: ["quoted: \\"it\\"", plain,
      over lines]
    examples:
      - { text: "x", uses: [] }
  # after
`;

const INSERTS = ['\n', ' ', '  ', '\t', ':', '"', "'", '[', ']', '{', '}', '#', '- ', '*', '&a', '|', '>', 'x: y', '\n  t: [u]\n', '\n  a:\n', '---\n', '\nname: z\n', '~9', '(', '!', '%', '\r\n', '? '];

/** Edits that make and break structure. */
const anyLexicon = (): fc.Arbitrary<string> =>
  fc.array(fc.record({ at: fc.nat(), remove: fc.nat({ max: 12 }), insert: fc.constantFrom(...INSERTS) }), { maxLength: 5 }).map((edits) => edits.reduce(applyEdit, WHOLE));

/** Lists of variants as people and programs write them; what is in them may be anything. */
const LISTS = [
  '  a:\n    label: A\n    variants:\n      - one\n      # of two\n      - two words   # said\n\n      - "quoted"\n      - (a|b)\n    except:\n      - one two\n    examples:\n      - { text: one, uses: [one] }\n  # after\n',
  '  a:\n    case: sensitive\n    variants:\n      - one\n      - { match: two, pole: counter, near: [x] }\n      - three\n        words\n      - four\n',
  '  a:\n    variants:\n    - one\n    - two\n    parent: b\n    varients: x\n    except:\n',
  '  a:\n    - one\n    - two ~1 three\n  # after\n',
  '  a:\r\n    language: ru\r\n    variants:\r\n      -   one\r\n      - (two\r\n      - three\r\n    definition: |\r\n      - one\r\n',
  '  a:\n    stem: true\n    variants: [x,\n      y]\n    except:\n      - one\n      - two\n    variants2:\n      - match:\n          - z\n',
  '  a:\n    variants:\n      - one\n      - |\n        two\n      - >\n        three\n      - &x four\n      - !t five\n      -\n      - six',
];

const WORDINGS = [
  'one', 'two words', '(a|b) ~2 c', '(a', '"quoted"', "'it''s'", '"un', "'", 'a: b', 'a:', '"a": b', '{ match: x }', '[x, y]', '*x', '&x y', '!t y', '|', '>-', '# none', 'US #1', 'x   # said', 'x #', '- y', '-', '', '~3 x',
  '/^a(b)?$/', '=US', '*polar', '? x', '%a', '@a', '"x" y', 'x\n        y', 'x\n          # deep', 'x\n      z: y', 'x\n\n', '1945', '霸权', 'a\tb', ', x', '[[[[', '"a\\', 'x\r', '\u2028x', ':x', 'a - - b',
];

/** Edits of whole lines, of what stands in one, and of anything. */
const anyListEdit = fc.record({
  line: fc.nat({ max: 20 }),
  kind: fc.constantFrom('insert' as const, 'insert' as const, 'replace' as const, 'remove' as const, 'comment' as const, 'type' as const),
  indent: fc.constantFrom(0, 0, 0, 0, 0, 0, -2, 1, 2),
  wording: fc.constantFrom(...WORDINGS, ...WORDINGS.slice(0, 5), ...WORDINGS.slice(0, 5)),
  at: fc.nat({ max: 30 }),
});

function listEdited(text: string, { line, kind, indent, wording, at }: { line: number; kind: string; indent: number; wording: string; at: number }): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(end);
  const place = line % lines.length;
  const items = lines.filter((one) => /^ *- /.test(one));
  const space = Math.max(0, (items.length > 0 ? items[line % items.length].indexOf('-') : 6) + indent);
  const item = `${' '.repeat(space)}- ${wording}`;
  if (kind === 'insert') lines.splice(place, 0, item);
  else if (kind === 'replace') lines.splice(place, 1, item);
  else if (kind === 'remove') lines.splice(place, 1);
  else if (kind === 'comment') lines.splice(place, 0, `${' '.repeat(space)}# ${wording}`);
  else lines[place] = applyEdit(lines[place], { at, remove: at % 3, insert: wording.slice(0, at % 4) });
  return lines.join(end);
}

const ofTheme = (text: string, compat: boolean): ReturnType<LexiconReader['readTheme']> => new LexiconReader(text, 0, { language: 'de', ...(compat ? { compat: { tool: 'quanteda', removePunct: false } } : {}) }).readTheme();

function pure({ lexicon, problems, sound }: ReadLexicon): unknown {
  return JSON.parse(JSON.stringify({ lexicon, problems, sound }));
}

describe('reading a lexicon theme by theme', () => {
  it('divides the plain shape', () => assert.deepEqual(divide(WHOLE)!.themes.map(({ text }) => text.split('\n')[0]), ['  a:', '  "b c": [x, \'y # z\']', '  d-e:']));

  it('reads what reading it whole reads', () => {
    assert.deepEqual(pure(readLexicon(WHOLE)), pure(readWhole(WHOLE)));
    let divided = 0;
    seeded(fc.property(fc.oneof(anyLexicon(), anyText()), (text) => {
      const whole = readWhole(text);
      const read = readLexicon(text);
      if (divide(text)) divided++;
      if (whole.sound) assert.deepEqual(pure(read), pure(whole), JSON.stringify(text));
      else assert.equal(read.sound, false, JSON.stringify(text));
    }), 1200);
    assert.ok(divided > 200, `${divided} were divided`);
  });

  it('takes over what it read before, and it is what it would read now', () =>
    seeded(fc.property(fc.array(anyEdit(), { maxLength: 6 }), fc.array(fc.nat({ max: 400 }), { maxLength: 6 }), (edits, ats) => {
      const readings = new Readings();
      let text = WHOLE;
      for (const [i, edit] of edits.entries()) {
        // Small edits that mostly keep the shape, and any edits.
        text = i % 2 === 0 ? applyEdit(text, { at: ats[i] ?? 0, remove: i % 3, insert: INSERTS[(ats[i] ?? 0) % INSERTS.length] }) : applyEdit(text, edit);
        assert.deepEqual(pure(readLexicon(text, 1, readings)), pure(readLexicon(text, 1)), JSON.stringify(text));
      }
    }), 150));

  it('reads of an edited list what reading the theme anew gives', () => {
    let few = 0;
    seeded(fc.property(fc.constantFrom(...LISTS), fc.array(anyListEdit, { minLength: 1, maxLength: 6 }), fc.boolean(), (list, edits, compat) => {
      let before = { text: list, read: ofTheme(list, compat) };
      for (const edit of edits) {
        const text = listEdited(before.text, edit);
        const whole = ofTheme(text, compat);
        const read = text === before.text ? undefined : readEdited(before, text, { language: 'de', ...(compat ? { compat: { tool: 'quanteda', removePunct: false } } : {}) });
        if (read) few++;
        if (read) assert.deepEqual(JSON.parse(JSON.stringify(read)), JSON.parse(JSON.stringify(whole)), JSON.stringify([before.text, text]));
        // After a slip nothing is read by its lines.
        if (whole.sound) before = { text, read: read ?? whole };
      }
    }), 2500);
    assert.ok(few > 350, `${few} were read by their lines`);
  }).timeout(60_000);

  it('reads again only the lines of a list that were edited', () => {
    const [list] = LISTS;
    for (const text of [list.replace('one\n', 'one\n      - more\n'), list.replace('(a|b)', '(a|b|c)'), list.replace('      - (a|b)\n', ''), list.replace('(a|b)\n', '(a|b)\n      - last\n')]) {
      assert.ok(readEdited({ text: list, read: ofTheme(list, false) }, text, { language: 'de' }), text);
    }
  });

  it('reads again only the theme that was edited', () => {
    const readings = new Readings();
    const before = readLexicon(WHOLE, 0, readings).lexicon.themes;
    const after = readLexicon(WHOLE.replace('plain,', 'plainer,'), 0, readings).lexicon.themes;
    assert.deepEqual(after.map((theme, i) => theme === before[i]), [true, true, false]);
  });
});
