import assert from 'node:assert/strict';
import { addTheme, addWording, asVariant, themeIdFor, type LexiconEdit } from '../../server/engine/lexicon/edits';
import { readLexicon } from '../../server/engine/lexicon/reader';

function applied(text: string, edit: LexiconEdit | undefined): string {
  assert.ok(edit);
  return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}

/** [what, before, after] for adding "a: b" to the variants of theme x */
const ADDED: [string, string, string][] = [
  ['to a list', 'themes:\n  x:\n    variants:\n      - one # why\n  y: [z]\n', 'themes:\n  x:\n    variants:\n      - one # why\n      - "a: b"\n  y: [z]\n'],
  ['to a list at the end of a file', 'themes:\n  x:\n    variants:\n    - one', 'themes:\n  x:\n    variants:\n    - one\n    - "a: b"\n'],
  ['to a list in brackets', 'themes:\n  x: { variants: [one, two] } # c\n', 'themes:\n  x: { variants: [one, two, "a: b"] } # c\n'],
  ['to a theme that is a list', 'themes:\n  x:\n    - one\n', 'themes:\n  x:\n    - one\n    - "a: b"\n'],
  ['behind fields', 'themes:\n  x:\n    label: X # label\n\n# end\n', 'themes:\n  x:\n    label: X # label\n    variants:\n      - "a: b"\n\n# end\n'],
  ['after a variant with fields', 'themes:\n  x:\n    variants:\n      - { match: one, pole: counter }\n', 'themes:\n  x:\n    variants:\n      - { match: one, pole: counter }\n      - "a: b"\n'],
  ['after a variant over lines', 'themes:\n  x:\n    variants:\n      - match: one\n        pole: counter\n    except: [q]\n', 'themes:\n  x:\n    variants:\n      - match: one\n        pole: counter\n      - "a: b"\n    except: [q]\n'],
  ['with CRLF', 'themes:\r\n  x:\r\n    variants:\r\n      - one\r\n', 'themes:\r\n  x:\r\n    variants:\r\n      - one\r\n      - "a: b"\r\n'],
];

describe('edits of a lexicon', () => {
  for (const [what, before, after] of ADDED) {
    it(`adds a variant ${what}`, () => {
      assert.equal(applied(before, addWording(before, 'x', 'variants', 'a: b')), after);
      const theme = readLexicon(after).lexicon.themes.find(({ id }) => id === 'x');
      assert.ok(theme?.variants.some(({ source }) => source === 'a: b'));
    });
  }

  it('adds an exception', () => {
    const before = 'themes:\n  x:\n    variants: [one]\n    examples: [one]\n';
    assert.equal(applied(before, addWording(before, 'x', 'except', 'no one')), 'themes:\n  x:\n    variants: [one]\n    examples: [one]\n    except:\n      - no one\n');
  });

  it('adds a theme, also to a file without any', () => {
    const entry = (indent: string): string => `${indent}y-z:\n${indent}  label: Y z\n${indent}  definition: ""\n${indent}  variants:\n${indent}    - y z\n`;
    assert.equal(applied('', addTheme('', 'y-z', 'Y z', 'y z')), `themes:\n${entry('  ')}`);
    assert.equal(applied('# only this\n', addTheme('# only this\n', 'y-z', 'Y z', 'y z')), `# only this\nthemes:\n${entry('  ')}`);
    const before = 'themes:\n    x: [one] # c\n';
    assert.equal(applied(before, addTheme(before, 'y-z', 'Y z', 'y z')), `themes:\n    x: [one] # c\n\n${entry('    ')}`);
  });

  it('refuses what it cannot do without harm', () => {
    assert.equal(addWording('themes: [', 'x', 'variants', 'a'), undefined);
    assert.equal(addWording('themes:\n  x: [a]\n', 'y', 'variants', 'a'), undefined);
    assert.equal(addTheme('- a list\n', 'x', 'X', 'x'), undefined);
  });

  it('makes ids and variants of wordings', () => {
    assert.equal(themeIdFor('Win–Win Cooperation!', new Set()), 'win-win-cooperation');
    assert.equal(themeIdFor('a b', new Set(['a-b', 'a-b-2'])), 'a-b-3');
    assert.equal(asVariant(' new\n  (fair?) order '), 'new fair order');
  });
});
