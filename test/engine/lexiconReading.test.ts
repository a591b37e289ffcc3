/** A lexicon is read theme by theme: that must be what reading it whole is, and what is taken over must be what reading it anew gives. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { divide } from '../../server/engine/lexicon/blocks';
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

  it('reads again only the theme that was edited', () => {
    const readings = new Readings();
    const before = readLexicon(WHOLE, 0, readings).lexicon.themes;
    const after = readLexicon(WHOLE.replace('plain,', 'plainer,'), 0, readings).lexicon.themes;
    assert.deepEqual(after.map((theme, i) => theme === before[i]), [true, true, false]);
  });
});
