/** The table of the docs says what the formats say of themselves. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FORMATS, type Format } from '../../../server/engine/interchange/interchange';

const ROOT = [resolve(__dirname, '../../..'), resolve(__dirname, '../../../..')];

function rowOf({ id, name, extensions, carries }: Format): string {
  const yes = (value: unknown): string => (value ? 'yes' : 'no');
  const wordings = {
    none: 'none',
    plain: carries.wildcards.map((wildcard) => (wildcard === 'ending*' ? '`*` at the end of a word' : `\`${wildcard}\``)).join(' '),
    all: 'the whole language',
  }[carries.wordings];
  const color = id === 'yoshikoder' ? 'read' : yes(carries.color);
  const conditions = carries.ours ? 'yes' : carries.near ? 'near' : 'no';
  const files = extensions.map((extension) => `\`.${extension}\``).join(' ');
  const cells = [name, `\`${id}\``, files, yes(carries.title), carries.label ? 'yes' : 'as names', yes(carries.definition), color, yes(carries.hierarchy), wordings, conditions];
  return `| ${cells.join(' | ')} |`;
}

describe('docs/interchange.md', () => {
  const docs = ROOT.flatMap((root) => {
    try {
      return [readFileSync(resolve(root, 'docs/interchange.md'), 'utf8')];
    } catch {
      return [];
    }
  })[0];

  for (const format of FORMATS) {
    it(`has the row of ${format.id}`, function () {
      if (docs === undefined) this.skip();
      assert.ok(docs.split('\n').includes(rowOf(format)), rowOf(format));
    });
  }
});
