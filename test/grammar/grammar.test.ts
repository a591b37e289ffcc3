/**
 * The lexicon's own grammar over a small stand-in for YAML, which names its parts as VS Code's YAML grammar does. That the
 * two fit together in VS Code itself is proved by the suite of the same name.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, Registry, parseRawGrammar, type IGrammar } from 'vscode-textmate';
import { FIELDS, FORMS, valuesOf } from '../../server/engine/lexicon/grammar';
import { valueScope } from '../../server/engine/lexicon/highlighting';
import { CASES, ownScopes } from './cases';

const root = path.resolve(__dirname, '..', '..', '..');

/** Enough of YAML: keys, plain and quoted values, list items, flow lists and flow maps, comments; each on one line. */
const STAND_IN = {
  scopeName: 'source.yaml',
  patterns: [{ include: '#line' }],
  repository: {
    line: { patterns: [{ include: '#comment' }, { include: '#item' }, { include: '#pair' }] },
    comment: { match: '#.*$', name: 'comment.line.number-sign.yaml' },
    item: { begin: '-\\s', end: '$', name: 'meta.block.sequence.yaml', patterns: [{ include: '#flow' }, { include: '#quoted' }, { include: '#plain' }] },
    pair: { begin: '(?=[\\w-]+:)', end: '$', patterns: [{ include: '#key' }, { include: '#pairValue' }] },
    key: { begin: '(?=[\\w-]+:)', end: '(?=:)', name: 'meta.map.key.yaml', patterns: [{ begin: '(?=[\\w])', end: '(?=:)', name: 'string.unquoted.plain.yaml' }] },
    pairValue: { begin: ':\\s?', end: '$', name: 'meta.map.value.yaml', patterns: [{ include: '#flow' }, { include: '#quoted' }, { include: '#plain' }] },
    flow: { patterns: [{ include: '#flowMap' }, { include: '#flowList' }] },
    flowList: { begin: '\\[', end: '\\]', name: 'meta.flow.sequence.yaml', patterns: [{ include: '#quoted' }, { include: '#plainIn' }] },
    flowMap: { begin: '\\{', end: '\\}', name: 'meta.flow.mapping.yaml', patterns: [{ include: '#flowKey' }, { include: '#flowValue' }] },
    flowKey: { begin: '(?=[\\w-]+:)', end: '(?=:)', name: 'meta.flow.map.key.yaml', patterns: [{ begin: '(?=[\\w])', end: '(?=:)', name: 'string.unquoted.plain.in.yaml' }] },
    flowValue: { begin: ':\\s?', end: '(?=[,}])', name: 'meta.flow.pair.value.yaml', patterns: [{ include: '#flowList' }, { include: '#quoted' }, { include: '#plainIn' }] },
    quoted: { begin: '"', end: '"', name: 'string.quoted.double.yaml' },
    plain: { begin: '(?=[^\\s"\\[{#])', end: '$|(?=\\s#)', name: 'string.unquoted.plain.out.yaml' },
    plainIn: { begin: '(?=[^\\s"\\[{#,\\]}])', end: '(?=[,\\]}])', name: 'string.unquoted.plain.in.yaml' },
  },
};

async function loadGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(createRequire(__filename).resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const own = path.join(root, 'syntaxes', 'lexicon.tmLanguage.json');
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scope) => parseRawGrammar(scope === 'source.yaml' ? JSON.stringify(STAND_IN) : readFileSync(own, 'utf8'), 'grammar.json'),
  });
  const grammar = await registry.loadGrammar('source.leitmotif-lexicon');
  assert.ok(grammar);
  return grammar;
}

describe('the grammar of the lexicon', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  function scopesOf(line: string): [string, string][] {
    const { tokens } = grammar.tokenizeLine(line, INITIAL);
    return ownScopes(tokens.map(({ startIndex, endIndex, scopes: all }) => ({ words: line.slice(startIndex, endIndex), scopes: all })));
  }

  for (const { line, scopes } of CASES) {
    it(line.trim(), () => {
      assert.deepEqual(scopesOf(line), scopes);
    });
  }

  for (const field of FIELDS) {
    it(`knows the field ${field.name} and its values`, () => {
      const name: [string, string] = [field.name, 'entity.name.tag.field'];
      assert.deepEqual(scopesOf(`${field.name}:`), [name]);
      for (const value of valuesOf(field)) {
        if (field.value === 'checks') assert.deepEqual(scopesOf(`  ${value}: off`), [[value, 'entity.name.tag.check'], ['off', valueScope(field)]]);
        else for (const mark of ['', '"']) assert.deepEqual(scopesOf(`${field.name}: ${mark}${value}${mark}`), [name, [value, valueScope(field)]]);
      }
    });
  }

  it('has a case of every form of a variant', () => {
    const shown = new Set(CASES.map(({ form }) => form));
    assert.deepEqual(FORMS.map(({ id }) => id).filter((id) => !shown.has(id)), []);
  });

  it('ends every line where it began, so that a slip colours nothing below it', () => {
    const { ruleStack } = grammar.tokenizeLine('      - (acts|policy of domination', INITIAL);
    const { tokens } = grammar.tokenizeLine('  hegemony:', ruleStack);
    assert.deepEqual(tokens.flatMap(({ scopes }) => scopes.filter((scope) => scope.includes('alternation'))), []);
  });
});

describe('the grammar of texts', () => {
  let grammar: IGrammar;
  before(async () => {
    await loadGrammar();
    const sources: Record<string, string> = {
      'text.leitmotif': readFileSync(path.join(root, 'syntaxes', 'text.tmLanguage.json'), 'utf8'),
      'source.yaml': JSON.stringify(STAND_IN),
    };
    const registry = new Registry({
      onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
      loadGrammar: (scope) => Promise.resolve(sources[scope] ? parseRawGrammar(sources[scope], `${scope}.json`) : null),
    });
    grammar = (await registry.loadGrammar('text.leitmotif'))!;
  });

  /** The innermost scope of each line's last token. */
  function lastScopes(lines: string[]): string[] {
    let state = INITIAL;
    return lines.map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return tokens[tokens.length - 1].scopes.join(' ');
    });
  }

  it('knows front matter at the beginning, headings, and nothing else', () => {
    const scopes = lastScopes(['---', 'title: A text', '---', '# A heading', 'Running words: not a field.', '---', 'title: no']);
    assert.match(scopes[0], /frontmatter\.begin/);
    assert.match(scopes[1], /string\.unquoted/);
    assert.match(scopes[2], /frontmatter\.end/);
    assert.match(scopes[3], /markup\.heading/);
    for (const scope of scopes.slice(4)) assert.equal(scope, 'text.leitmotif');
  });
});
