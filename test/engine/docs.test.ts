/** The reference of the lexicon says what the engine does: every row of its tables is held against it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import assert from 'node:assert/strict';
import { checkUses } from '../support/marked';

const reference = readFileSync(resolve(__dirname, '../../../docs/lexicon.md'), 'utf8');

describe('docs/lexicon.md', () => {
  const tables = reference.split(/\n\n/).filter((block) => block.startsWith('| variant | finds |'));
  const rows = tables.flatMap((table) => table.split('\n').slice(2)).map((row) => row.replaceAll('\\|', '\u0000').split('|').map((cell) => cell.replaceAll('\u0000', '|').trim()));

  it('has tables', () => assert.ok(rows.length > 20));
  for (const [, variant, finds] of rows) {
    it(variant, () => {
      const written = /^`(.*)`$/.exec(variant)![1];
      checkUses([written], finds);
    });
  }
});
