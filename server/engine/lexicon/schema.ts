/**
 * The JSON Schema of a lexicon (draft-07), for editors that know YAML and not Leitmotif. It says of fields and values what the reader
 * says; wordings, names of themes above and examples are the reader's alone.
 *
 * YAML gives such editors numbers and truth values where a lexicon has words that look like them; each is let through as what it is
 * written as.
 */
import { fieldsOf, PALETTE_NAMES, SEVERITIES, type Field, type FieldOwner, type FieldValue } from './grammar';
import { OPTIONAL_CODES, PROBLEMS } from './problems';

/** One schema, so far as it is used here. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });
/** Written without a value, a field says nothing. */
const BLANK: Schema = { type: ['string', 'null'], maxLength: 0 };
const TYPES_OF_WORDS = ['string', 'number', 'boolean', 'null'];
const WORD: Schema = { type: TYPES_OF_WORDS };
const orBlank = (...schemas: Schema[]): Schema => ({ anyOf: [...schemas, BLANK] });
/** One, or a list of them. */
const oneOrMore = (item: Schema): Schema => ({ anyOf: [WORD, { type: 'array', items: item }] });

export function lexiconSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Theme lexicon of Leitmotif',
    ...objectOf('lexicon'),
    type: ['object', 'null'],
    dependencies: { remove_punct: { required: ['compat'], properties: { compat: { const: 'quanteda' } } } },
    definitions: {
      theme: { ...objectOf('theme'), type: ['object', 'array'], items: ref('variant') },
      variant: { ...objectOf('variant'), type: ['object', ...TYPES_OF_WORDS], required: ['match'], dependencies: { within: ['near'], side: ['near'] } },
      example: { ...objectOf('example'), type: ['object', ...TYPES_OF_WORDS], required: ['text'] },
      wording: WORD,
      wordings: oneOrMore(ref('wording')),
      color: orBlank({ enum: PALETTE_NAMES }, { type: 'string', pattern: `^(?:${PALETTE_NAMES.map(anyCase).join('|')}|#[0-9A-Fa-f]{6})$` }),
      language: orBlank({ type: 'string', pattern: '^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$' }),
      reach: orBlank(
        { enum: ['sentence', 'paragraph'] },
        { type: 'integer', minimum: 0, maximum: 999 },
        { type: 'string', pattern: '^\\d{1,3}(?:\\s+in\\s+(?:sentence|paragraph))?$' },
      ),
      severity: orBlank({ enum: SEVERITIES }),
      checks: orBlank({ type: 'object', additionalProperties: false, properties: checkProperties() }),
    },
  };
}

function objectOf(owner: FieldOwner): Schema {
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(fieldsOf(owner).map((field) => [field.name, propertyOf(field, owner)])) };
}

function propertyOf(field: Field, owner: FieldOwner): Schema {
  return { ...described(`${field.says}\n\nFor example: \`${field.example}\``), ...valueOf(field, owner) };
}

function valueOf({ name, value, choices }: Field, owner: FieldOwner): Schema {
  if (value === 'choice') return orBlank({ enum: (choices ?? []).flatMap(asRead) });
  // An example without a text says nothing at all.
  if (owner === 'example' && name === 'text') return { anyOf: [{ type: 'string', pattern: '\\S' }, { type: ['number', 'boolean'] }] };
  return VALUES[value];
}

const VALUES: Readonly<Record<Exclude<FieldValue, 'choice'>, Schema>> = {
  text: WORD,
  theme: WORD,
  color: ref('color'),
  language: ref('language'),
  reach: ref('reach'),
  wording: ref('wording'),
  wordings: ref('wordings'),
  variants: oneOrMore(ref('variant')),
  examples: oneOrMore(ref('example')),
  themes: orBlank({ type: 'object', propertyNames: { minLength: 1 }, additionalProperties: ref('theme') }),
  checks: ref('checks'),
};

function checkProperties(): Schema {
  return Object.fromEntries(OPTIONAL_CODES.map((code) => [code, { ...described(`${PROBLEMS[code].title}. ${PROBLEMS[code].explanation}`), ...ref('severity') }]));
}

/** A choice as it is written, and as YAML reads it. */
function asRead(choice: string): unknown[] {
  return choice === 'true' || choice === 'false' ? [choice === 'true', choice] : [choice];
}

/** Editors show the Markdown where they can. */
function described(markdown: string): Schema {
  return { description: markdown.replaceAll('`', ''), markdownDescription: markdown };
}

/** A pattern of a name in small or capital letters. */
function anyCase(name: string): string {
  return name.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
