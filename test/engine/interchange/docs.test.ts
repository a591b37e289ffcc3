/** The table of the docs says what the formats say of themselves. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FORMATS, type Format } from '../../../server/engine/interchange/interchange';
import { HEX } from '../../../server/engine/interchange/reduce';
import { PALETTE_NAMES } from '../../../server/engine/lexicon/grammar';

const ROOT = [resolve(__dirname, '../../..'), resolve(__dirname, '../../../..')];

/** The project's file, wherever the tests are compiled to; nothing where it is not at hand. */
function fileOf(path: string): string | undefined {
  const found = ROOT.map((root) => resolve(root, path)).find(existsSync);
  return found && readFileSync(found, 'utf8');
}

function rowOf({ id, name, extensions, carries }: Format): string {
  const yes = (value: unknown): string => (value ? 'yes' : 'no');
  const wordings = {
    none: 'none',
    plain: carries.wildcards.map((wildcard) => (wildcard === 'ending*' ? '`*` at the end of a word' : `\`${wildcard}\``)).join(' '),
    all: 'the whole language',
  }[carries.wordings];
  const color = id === 'yoshikoder' ? 'read' : yes(carries.color);
  const conditions = carries.ours ? 'yes' : carries.near ? 'near, side' : 'no';
  const files = extensions.map((extension) => `\`.${extension}\``).join(' ');
  const cells = [name, `\`${id}\``, files, yes(carries.title), carries.label ? 'yes' : 'as names', yes(carries.definition), color, yes(carries.hierarchy), wordings, conditions, yes(carries.ours || carries.languages)];
  return `| ${cells.join(' | ')} |`;
}

describe('docs/interchange.md', () => {
  const docs = fileOf('docs/interchange.md');

  for (const format of FORMATS) {
    it(`has the row of ${format.id}`, function () {
      if (docs === undefined) this.skip();
      assert.ok(docs.split('\n').includes(rowOf(format)), rowOf(format));
    });
  }
});

describe('colours of a codebook', () => {
  it('are those of the light theme', function () {
    const manifest = fileOf('package.json');
    if (manifest === undefined) this.skip();
    const { colors } = (JSON.parse(manifest) as { contributes: { colors: { id: string; defaults: { light: string } }[] } }).contributes;
    const light = (name: string): string | undefined => colors.find(({ id }) => id === `leitmotif.${name}`)?.defaults.light;
    assert.deepEqual(PALETTE_NAMES.map((name) => [name, HEX[name]]), PALETTE_NAMES.map((name) => [name, light(name)]));
  });
});
