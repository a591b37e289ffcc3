/** The JSON Schema of a lexicon says of fields and values what the reader says: over the sample lexicon, a table, and lexicons made of FIELDS. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import assert from 'node:assert/strict';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { isCollection, isMap, isPair, isScalar, parse, parseDocument, stringify, type Document, type Node, type Pair } from 'yaml';
import { FIELDS, fieldsOf, valuesOf, type Field, type FieldOwner } from '../../server/engine/lexicon/grammar';
import { OPTIONAL_CODES } from '../../server/engine/lexicon/problems';
import { readLexicon } from '../../server/engine/lexicon/reader';
import type { ProblemCode } from '../../server/engine/lexicon/model';
import { seeded } from '../support/arbitrary';
import { unmarked } from '../support/marked';

/** What is the schema's business too. */
const OF_SHAPE: readonly ProblemCode[] = ['field-unknown', 'field-value', 'lexicon-shape', 'yaml-map', 'yaml-quote'];

/** Lexicons that are wrong in one place, which stands in ⟦ ⟧. */
const WRONG: readonly string[] = [
  '⟦just words⟧',
  '⟦nam⟧: x\nthemes: { x: [y] }',
  'name: ⟦[a, b]⟧\nthemes: { x: [y] }',
  'overlap: ⟦none⟧\nthemes: { x: [y] }',
  'compat: ⟦liwc⟧\nthemes: { x: [y] }',
  '⟦remove_punct⟧: true\nthemes: { x: [y] }',
  'checks: ⟦off⟧\nthemes: { x: [y] }',
  'checks: { ⟦variant-newer⟧: off }\nthemes: { x: [y] }',
  'checks: { variant-never: ⟦loud⟧ }\nthemes: { x: [y] }',
  'themes: ⟦[x, y]⟧',
  'themes:\n  ⟦x⟧: y',
  'themes:\n  x:\n    ⟦colour⟧: red\n    variants: [y]',
  'themes:\n  x:\n    color: ⟦mauve⟧\n    variants: [y]',
  'themes:\n  x:\n    color: ⟦"#12345"⟧\n    variants: [y]',
  'themes:\n  x:\n    severity: ⟦loud⟧\n    variants: [y]',
  'themes:\n  x:\n    language: ⟦English⟧\n    variants: [y]',
  'themes:\n  x:\n    stem: ⟦yes⟧\n    variants: [y]',
  'themes:\n  x:\n    parent: ⟦[a]⟧\n    variants: [y]',
  'themes:\n  x:\n    variants: ⟦{ a: b }⟧',
  'themes:\n  x:\n    variants: [⟦[a, b]⟧]',
  'themes:\n  x:\n    variants:\n      - ⟦what: now⟧',
  'themes:\n  x:\n    variants:\n      - ⟦{ pole: counter }⟧',
  'themes:\n  x:\n    variants:\n      - { match: ⟦[a]⟧ }',
  'themes:\n  x:\n    variants:\n      - { match: a, pole: ⟦both⟧ }',
  'themes:\n  x:\n    variants:\n      - { match: a, near: b, within: ⟦far⟧ }',
  'themes:\n  x:\n    variants:\n      - { match: a, near: b, within: ⟦1000⟧ }',
  'themes:\n  x:\n    variants:\n      - { match: a, near: b, within: ⟦5 in text⟧ }',
  'themes:\n  x:\n    variants:\n      - { match: a, ⟦within⟧: 5 }',
  'themes:\n  x:\n    variants:\n      - { match: a, ⟦side⟧: before }',
  'themes:\n  x:\n    variants:\n      - { match: a, ⟦label⟧: b }',
  'themes:\n  x:\n    variants:\n      - { match: a, except: [⟦{ b: c }⟧] }',
  'themes:\n  x:\n    variants: [y]\n    examples: ⟦{ text: y }⟧',
  'themes:\n  x:\n    variants: [y]\n    examples: [⟦[y]⟧]',
  'themes:\n  x:\n    variants: [y]\n    examples: [⟦{ uses: [y] }⟧]',
  'themes:\n  x:\n    variants: [y]\n    examples: [⟦{ text: "", uses: [y] }⟧]',
  'themes:\n  x:\n    variants: [y]\n    examples: [{ text: y, ⟦use⟧: [y] }]',
  'themes:\n  x:\n    variants: [y]\n    examples: [{ text: y, uses: ⟦{ y: z }⟧ }]',
  'themes:\n  x:\n    variants: [y]\n    examples: [{ text: y, uses: [⟦[y]⟧] }]',
];

const RIGHT: readonly string[] = [
  '',
  'themes:',
  'name:\nthemes: { x: [y] }',
  'themes:\n  x:\n    color: RED\n    stem: true\n    variants: [1945, no, 1e3, true]',
  'themes:\n  x:\n    variants: hegemon*\n    except: y\n    examples: x',
  'themes:\n  x:\n    label:\n    variants:\n      -\n      - match: a\n        near:\n          - b\n        within: 5\n        side: before',
  'compat: quanteda\nremove_punct: "true"\nthemes: { x: [y] }',
];

describe('the JSON Schema of a lexicon', () => {
  let validate: ValidateFunction;
  before(() => {
    const schema = JSON.parse(readFileSync(resolve(__dirname, '../../../syntaxes/lexicon.schema.json'), 'utf8')) as object;
    validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
  });

  const errorsOf = (text: string): ErrorObject[] => (validate(parse(text)) ? [] : (validate.errors ?? []));
  const complaintsOf = (text: string) => readLexicon(text).problems.filter(({ code }) => OF_SHAPE.includes(code));

  it('accepts the sample lexicon', () => {
    assert.deepEqual(errorsOf(readFileSync(resolve(__dirname, '../../../corpus/lexicon.yaml'), 'utf8')), []);
  });

  for (const text of RIGHT) {
    it(`accepts ${JSON.stringify(text)}, as the reader does`, () => {
      assert.deepEqual(complaintsOf(text), []);
      assert.deepEqual(errorsOf(text), []);
    });
  }

  for (const marked of WRONG) {
    it(`rejects ${JSON.stringify(marked)} where the reader does`, () => {
      const text = unmarked(marked);
      const [start, end] = [marked.indexOf('⟦'), marked.indexOf('⟧') - 1];
      assert.deepEqual(complaintsOf(text).map(({ span }) => text.slice(span.start, span.end)), [text.slice(start, end)]);
      const places = errorsOf(text).map((error) => placeOf(parseDocument(text), error));
      assert.ok(places.some((place) => place[0] < end && start < place[1]), `at ${JSON.stringify(places.map(([from, to]) => text.slice(from, to)))}`);
    });
  }

  it('accepts and rejects what the reader does, over lexicons made of the fields', () => {
    const seen = { right: 0, wrong: 0 };
    seeded(
      fc.property(anyLexicon(), (lexicon) => {
        const text = stringify(lexicon, { lineWidth: 0, nullStr: '', aliasDuplicateObjects: false });
        const complaints = complaintsOf(text);
        seen[complaints.length > 0 ? 'wrong' : 'right']++;
        assert.equal(errorsOf(text).length > 0, complaints.length > 0, `${text}\n${JSON.stringify(complaints)}\n${JSON.stringify(validate.errors?.slice(0, 5))}`);
      }),
      600,
    );
    assert.ok(seen.right > 100 && seen.wrong > 100, JSON.stringify(seen));
  });
});

/** Where an error stands in a file: of a key that should not be there, or whose companion is missing, the key; else the value. */
function placeOf(document: Document, { instancePath, params }: ErrorObject): [number, number] {
  const path = instancePath.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const key = (params.additionalProperty ?? (params.missingProperty ? params.property : undefined)) as string | undefined;
  let node = document.contents as Node | null;
  let last: Pair<Node, Node | null> | undefined;
  for (const step of key === undefined ? path : [...path, key]) {
    if (!isCollection(node)) break;
    const item: unknown = isMap(node) ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === step) : node.items[Number(step)];
    last = isPair(item) ? (item as Pair<Node, Node | null>) : undefined;
    node = last ? last.value : (item as Node | null);
  }
  const found = key !== undefined && last ? last.key : node;
  // A theme that is no theme is marked at its id.
  const from = last && key === undefined ? last.key.range![0] : found!.range![0];
  return [from, (found ?? last!.key).range![1]];
}

// Lexicons made of FIELDS

const WORDS = fc.constantFrom<unknown>('hegemony', 'hegemon*', 'ruling power', '', null, 1945, true);
const NO_WORD = fc.constantFrom<unknown>(['a', 'b'], { what: 'now' });
const LIST = fc.array(WORDS, { maxLength: 3 });

/** Mostly what belongs there; now and then what does not. */
function mostly(right: fc.Arbitrary<unknown>, wrong: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

function anyValue(field: Field): fc.Arbitrary<unknown> {
  switch (field.value) {
    case 'text':
    case 'theme':
    case 'wording':
      return mostly(WORDS, NO_WORD);
    case 'choice':
    case 'color':
    case 'language':
      return mostly(fc.constantFrom<unknown>(...valuesOf(field), null, ...(field.value === 'color' ? ['#0092b8', 'Teal'] : [])), fc.oneof(NO_WORD, fc.constantFrom<unknown>('loud 1', 7)));
    case 'reach':
      return mostly(fc.constantFrom<unknown>(...valuesOf(field), 0, 999, '5 in sentence', null), fc.oneof(NO_WORD, fc.constantFrom<unknown>(1000, -1, 2.5, 'far', '5 in text')));
    case 'wordings':
      return mostly(fc.oneof(WORDS, LIST), fc.oneof(fc.constant({ a: 'b' }), fc.array(NO_WORD, { minLength: 1, maxLength: 2 })));
    case 'variants':
      return mostly(fc.oneof(WORDS, fc.array(fc.oneof(WORDS, anyMap('variant')), { maxLength: 3 })), fc.oneof(anyMap('variant'), fc.constant([['a']])));
    case 'examples':
      return mostly(fc.oneof(WORDS, fc.array(fc.oneof(WORDS, anyMap('example')), { maxLength: 3 })), fc.oneof(anyMap('example'), fc.constant([['a']])));
    case 'checks':
      return mostly(fc.dictionary(fc.constantFrom<string>(...OPTIONAL_CODES), fc.constantFrom('off', 'hint', null), { maxKeys: 2 }), fc.constantFrom<unknown>('off', ['off'], { 'yaml-syntax': 'off' }, { 'glob-broad': 'x' }));
    case 'themes':
      return mostly(
        fc.oneof(fc.constant(null), fc.dictionary(fc.constantFrom('a', 'b c', '7'), fc.oneof(anyMap('theme'), LIST), { maxKeys: 3 })),
        fc.constantFrom<unknown>(['a'], 'a', { a: null }, { a: 'b' }, { '': ['a'] }),
      );
  }
}

/** A map of some of an owner's fields, seldom with one it does not have. */
function anyMap(owner: FieldOwner): fc.Arbitrary<Record<string, unknown>> {
  const needed = { variant: ['match'], example: ['text'], lexicon: ['themes'], theme: [] }[owner];
  const known = fc.record(Object.fromEntries(fieldsOf(owner).map((field) => [field.name, anyValue(field)])), { requiredKeys: [] });
  const all = fc.tuple(known, fc.tuple(...needed.map((name) => anyValue(fieldsOf(owner).find((field) => field.name === name)!))), fc.nat({ max: 60 }), fc.constantFrom('colour', ...FIELDS.map(({ name }) => name)));
  return all.map(([map, values, chance, stranger]) => {
    const kept: Record<string, unknown> = { ...map };
    if (chance > 3) needed.forEach((name, i) => (kept[name] ??= values[i]));
    // What belongs together mostly stands together.
    if (chance > 6 && owner === 'variant' && !('near' in kept)) for (const name of ['within', 'side']) delete kept[name];
    if (chance > 6 && owner === 'lexicon' && kept.compat !== 'quanteda') delete kept.remove_punct;
    if (chance === 1) kept[stranger] ??= 'x';
    return kept;
  });
}

/** Fields that are passed over, whatever they say, where another tool's counts are wanted. */
const NOT_OF_COMPAT = ['except', 'near', 'within', 'side', 'stem', 'language', 'diacritics'];

function anyLexicon(): fc.Arbitrary<unknown> {
  return anyMap('lexicon').map((lexicon) => (lexicon.compat === 'quanteda' ? { ...lexicon, themes: without(lexicon.themes, NOT_OF_COMPAT) } : lexicon));
}

function without(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, names));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)).map(([name, item]) => [name, without(item, names)]));
}
