/**
 * What the lexicon's grammar must tell apart: each line with the words in it that carry a scope of our own, in order.
 * Held against the grammar alone (grammar.test.ts) and against VS Code's own YAML (the suite `grammar`).
 */
export interface GrammarCase {
  line: string;
  /** Words and the scope each has, without the `.leitmotif` at its end. */
  scopes: [words: string, scope: string][];
  /** The form of a variant, in FORMS, that it shows. */
  form?: string;
}

const field = (words: string): [string, string] => [words, 'entity.name.tag.field'];
const theme = (words: string): [string, string] => [words, 'entity.name.type.theme'];
const check = (words: string): [string, string] => [words, 'entity.name.tag.check'];
const value = (of: string, words: string): [string, string] => [words, `support.constant.${of}`];
const glob = (words: string): [string, string] => [words, 'keyword.operator.glob'];
const exact = (words: string): [string, string][] => [['=', 'keyword.operator.exact'], [words, 'constant.other.exact']];
const gap = (words: string): [string, string][] => [['~', 'keyword.operator.gap'], [words, 'constant.numeric.gap']];
const opening: [string, string] = ['(', 'punctuation.section.alternation.begin'];
const closing: [string, string] = [')', 'punctuation.section.alternation.end'];
const bar: [string, string] = ['|', 'keyword.operator.alternation'];

export const CASES: GrammarCase[] = [
  { line: 'name: Commentary *and* more', scopes: [field('name')] },
  { line: 'compat: quanteda', scopes: [field('compat'), value('compat', 'quanteda')] },
  { line: 'checks: { variant-never: off, theme-empty: "hint" }', scopes: [field('checks'), check('variant-never'), value('severity', 'off'), check('theme-empty'), value('severity', 'hint')] },
  { line: 'themes:', scopes: [field('themes')] },
  { line: '  no-alliance:', scopes: [theme('no-alliance')] },
  { line: '  cold-case:', scopes: [theme('cold-case')] },
  { line: '    label: No alliance?', scopes: [field('label')] },
  { line: '    parent: world-order # above', scopes: [field('parent'), theme('world-order')] },
  { line: '    parent: "world order"', scopes: [field('parent'), theme('world order')] },
  { line: '    language: zh-Hant', scopes: [field('language'), value('language', 'zh-Hant')] },
  { line: '    stem: true', scopes: [field('stem'), value('stem', 'true')] },
  { line: '    color: orange', scopes: [field('color'), value('color', 'orange')] },
  { line: '    severity: off', scopes: [field('severity'), value('severity', 'off')] },
  { line: '    definition: Power (one | many) that *dominates*.', scopes: [field('definition')] },
  { line: '    variants:', scopes: [field('variants')] },
  { line: '      - cold war', scopes: [], form: 'word' },
  { line: '      - multi-polar', scopes: [], form: 'spellings' },
  { line: '      - peace, not war', scopes: [], form: 'marks' },
  { line: '      - hegemon*', scopes: [glob('*')], form: 'glob' },
  { line: '      - organi?ation', scopes: [glob('?')] },
  { line: '      - maintain ~2 hegemony', scopes: gap('2'), form: 'gap' },
  { line: '      - (acts|policy) of domination', scopes: [opening, bar, closing], form: 'choice' },
  { line: '      - (bloc*|camp) (politics)', scopes: [opening, glob('*'), bar, closing] },
  { line: '      - /^bully(ing)?$/', scopes: [['/^bully(ing)?$/', 'string.regexp']], form: 'regex' },
  { line: '      - and/or x/y', scopes: [] },
  { line: '      - =US', scopes: exact('US'), form: 'exact' },
  { line: '      - "ruling power*"', scopes: [glob('*')] },
  { line: '      - a 2 = b', scopes: [] },
  { line: '      - { match: sanction*, pole: counter }', scopes: [field('match'), glob('*'), field('pole'), ['counter', 'keyword.control.pole']], form: 'fields' },
  {
    line: '      - { match: sanction*, near: [unilateral, illegal*], within: 3 in paragraph, side: before }',
    scopes: [field('match'), glob('*'), field('near'), glob('*'), field('within'), value('within', '3 in paragraph'), field('side'), value('side', 'before')],
    form: 'near',
  },
  { line: '      - { match: US, within: 5, case: insensitive }', scopes: [field('match'), field('within'), value('within', '5'), field('case'), value('case', 'insensitive')] },
  { line: '    except: [forces*, =SCO]', scopes: [field('except'), glob('*'), ...exact('SCO')] },
  { line: '    examples:', scopes: [field('examples')] },
  { line: '      - { text: "Really? (So they say.)", uses: [no-alliance] }', scopes: [field('text'), field('uses')] },
  { line: '  # hegemon* is a comment here', scopes: [] },
];

/** Our own scopes of some tokens, in the form of {@link GrammarCase.scopes}. */
export function ownScopes(tokens: { words: string; scopes: string[] }[]): [string, string][] {
  return tokens.flatMap(({ words, scopes }) => {
    const own = scopes.filter((scope) => scope.endsWith('.leitmotif') && !scope.startsWith('source.')).at(-1);
    return own ? [[words, own.replace(/\.leitmotif$/, '')] as [string, string]] : [];
  });
}
