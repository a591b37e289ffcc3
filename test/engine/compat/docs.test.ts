/** The page on quanteda says what both ways of counting do: every row of its tables is held against them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import assert from 'node:assert/strict';
import { theme, usesOf } from '../../support/marked';
import { quantedaLexicon, quantedaUses, type Settings } from './support';

const page = readFileSync(resolve(__dirname, '../../../../docs/quanteda.md'), 'utf8');

/** The rows of the table with these first columns, each its cells. */
function rowsOf(head: string): string[][] {
  const table = page.split(/\n\n/).find((block) => block.startsWith(head))!;
  return table.split('\n').slice(2).filter((row) => row !== '').map((row) => row.replaceAll('\\|', '\u0000').split('|').slice(1, -1).map((cell) => cell.replaceAll('\u0000', '|').trim()));
}

function code(cell: string): string {
  return /^`(.*)`$/.exec(cell)![1];
}

describe('docs/quanteda.md', () => {
  const differing = rowsOf('| variant | text |');
  const exclusive = rowsOf('| themes | text |');

  it('has tables', () => {
    assert.ok(differing.length >= 20);
    assert.ok(exclusive.length >= 3);
  });

  for (const [variant, text, ours, quanteda, removed] of differing) {
    it(`${variant} in "${text}"`, () => {
      const counted = (settings: Settings): number => quantedaUses(quantedaLexicon(`theme:\n  variants:\n    - ${yamlOf(variant)}`, settings), text).length;
      assert.deepEqual([usesOf(theme([yamlOf(variant)]), text).length, counted({}), counted({ removePunct: true })], [ours, quanteda, removed].map(Number));
    });
  }

  for (const [themes, text, ours, quanteda] of exclusive) {
    it(`${themes} in "${text}"`, () => {
      const keys = (uses: readonly { theme: string }[]): string => uses.map((use) => use.theme).join(', ');
      assert.equal(keys(usesOf(`overlap: exclusive\nthemes: ${code(themes)}`, text)), ours);
      assert.equal(keys(quantedaUses(quantedaLexicon(code(themes), { exclusive: true }), text)), quanteda);
    });
  }
});

/** A variant as it would be written in a lexicon. */
function yamlOf(variant: string): string {
  const written = code(variant);
  return /^[?*]/.test(written) ? JSON.stringify(written) : written;
}
