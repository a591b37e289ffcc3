/**
 * What the TextMate grammar of the lexicon says of fields and their values, made of `grammar`. Everything else in
 * `syntaxes/lexicon.tmLanguage.json` is written by hand.
 *
 * Patterns are Oniguruma's; a lookbehind has alternatives at its top only.
 */
import { FIELDS, PALETTE_NAMES, SEVERITIES, valuesOf, type Field } from './grammar';
import { OPTIONAL_CODES } from './problems';

/** A rule of a TextMate grammar, so far as it is used here. */
interface Rule {
  readonly comment?: string;
  readonly name?: string;
  readonly match?: string;
  readonly patterns?: readonly Rule[];
}

export interface TextMateGrammar {
  readonly repository: Readonly<Record<string, Rule>>;
  readonly [key: string]: unknown;
}

/** A grammar with its rules for fields, checks and values made anew. */
export function withFieldRules(grammar: TextMateGrammar): TextMateGrammar {
  return { ...grammar, repository: { ...grammar.repository, field: fieldRule(), check: checkRule(), value: { comment: 'Values that fields may have, and severities of checks.', patterns: valueRules() } } };
}

/** The scope of a value, without the `.leitmotif` at its end. */
export function valueScope({ name, value }: Field): string {
  if (value === 'theme') return 'entity.name.type.theme';
  return name === 'pole' ? 'keyword.control.pole' : `support.constant.${value === 'checks' ? 'severity' : name}`;
}

/** Before a name: the beginning of a key. */
const BEFORE_KEY = '(?<![\\p{L}\\p{M}\\p{N}_.-])';
/** After a name: the colon that makes it a key. */
const AFTER_KEY = '(?=["\']?\\s*:)';
const AFTER_VALUE = '(?=["\']?\\s*([,}#]|$))';

function fieldRule(): Rule {
  return {
    comment: 'A field of the lexicon, of a theme, of a variant or of an example.',
    name: 'entity.name.tag.field.leitmotif',
    match: key([...new Set(FIELDS.map(({ name }) => name))]),
  };
}

function checkRule(): Rule {
  return { comment: 'A check, under `checks:`.', name: 'entity.name.tag.check.leitmotif', match: key(OPTIONAL_CODES) };
}

function key(names: readonly string[]): string {
  return `${BEFORE_KEY}(${names.join('|')})${AFTER_KEY}`;
}

function valueRules(): Rule[] {
  return FIELDS.flatMap((field) => {
    const pattern = valuePattern(field);
    const keys = field.value === 'checks' ? OPTIONAL_CODES : [field.name];
    return pattern === undefined ? [] : [{ name: `${valueScope(field)}.leitmotif`, match: `${after(keys)}(${pattern})${AFTER_VALUE}` }];
  });
}

function valuePattern(field: Field): string | undefined {
  switch (field.value) {
    case 'choice':
      return valuesOf(field).join('|');
    case 'color':
      return `${PALETTE_NAMES.join('|')}|#\\h{6}`;
    case 'language':
      return '[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*';
    case 'reach':
      return '(?:\\d{1,3} in )?(?:sentence|paragraph)|\\d{1,3}';
    case 'theme':
      return '[\\p{L}\\p{N}_][^"\',}#]*?';
    case 'checks':
      return SEVERITIES.join('|');
    default:
      return undefined;
  }
}

/** After one of these keys, its colon, a space, and perhaps a quotation mark. */
function after(keys: readonly string[]): string {
  return `(?<=${keys.flatMap((name) => [`${name}: `, `${name}: ["']`]).join('|')})`;
}
