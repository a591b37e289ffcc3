/** Folding of a lexicon: each row is a lexicon, and the lines that fold, counted from 0. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lexiconFolding } from '../../server/features/lexiconFolding';

const CASES: [string, string][] = [
  ['', ''],
  ['name: x', ''],
  ['themes:\n  x:\n    variants:\n      - a\n      - b\n\n  y: [c]\n', '0-6 1-4 2-4'],
  ['themes:\n  x:\n    variants:\n    - a\n    - b\n    except: [c]', '0-5 1-5 2-4'],
  ['themes:\n  x:\n    examples:\n      - text: a\n        uses: [b]\n      - { text: c }\n', '0-5 1-5 2-5 3-4'],
  ['themes:\n  x:\n    variants: [\n      a,\n      b\n    ]\n    except: [c]', '0-6 1-6 2-4'],
  ['# one\n# two\n\n# three\nthemes:\n  # four\n  # five\n  x: [a]\n', '0-1 comment 4-7 5-6 comment'],
  ['themes:\n  x: [a]\n  # trailing\n\n# end\n', '0-1'],
  ['themes:\r\n  x:\r\n    label: X\r\n', '0-2 1-2'],
  ['themes:\n  x:\n    variants: ["a\n      - b]\n  y:\n    { z\n    label: Y', '0-6 1-3 2-3 4-6'],
];

describe('folding of a lexicon', () => {
  for (const [text, expected] of CASES) {
    it(JSON.stringify(text), () => {
      const ranges = lexiconFolding(text).map(({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`);
      assert.equal(ranges.join(' '), expected);
    });
  }

  it('takes no time', () => {
    const sample = readFileSync(resolve(__dirname, '../../../corpus/lexicon.yaml'), 'utf8');
    const since = performance.now();
    assert.ok(lexiconFolding(sample.repeat(20)).length > 500);
    assert.ok(performance.now() - since < 500);
  });
});
