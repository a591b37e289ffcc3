/**
 * What the lexicon's grammar must tell apart: each line with the words in it that carry a scope of our own, in order.
 * Held against the grammar alone (grammar.test.ts) and against VS Code's own YAML (the suite `grammar`).
 */
export interface GrammarCase {
  line: string;
  /** Words and the scope each has, without the `.leitmotif` at its end. */
  scopes: [words: string, scope: string][];
}

const field = (words: string): [string, string] => [words, 'entity.name.tag.field'];
const theme = (words: string): [string, string] => [words, 'entity.name.type.theme'];
const glob = (words: string): [string, string] => [words, 'keyword.operator.glob'];
const exact = (words: string): [string, string][] => [['=', 'keyword.operator.exact'], [words, 'constant.other.exact']];
const gap = (words: string): [string, string][] => [['~', 'keyword.operator.gap'], [words, 'constant.numeric.gap']];
const opening: [string, string] = ['(', 'punctuation.section.alternation.begin'];
const closing: [string, string] = [')', 'punctuation.section.alternation.end'];
const bar: [string, string] = ['|', 'keyword.operator.alternation'];

export const CASES: GrammarCase[] = [
  { line: 'name: Commentary *and* more', scopes: [field('name')] },
  { line: 'themes:', scopes: [field('themes')] },
  { line: '  no-alliance:', scopes: [theme('no-alliance')] },
  { line: '    label: No alliance?', scopes: [field('label')] },
  { line: '    color: orange', scopes: [field('color'), ['orange', 'support.constant.color']] },
  { line: '    severity: off', scopes: [field('severity'), ['off', 'support.constant.severity']] },
  { line: '    definition: Power (one | many) that *dominates*.', scopes: [field('definition')] },
  { line: '    variants:', scopes: [field('variants')] },
  { line: '      - hegemon*', scopes: [glob('*')] },
  { line: '      - organi?ation', scopes: [glob('?')] },
  { line: '      - maintain ~2 hegemony', scopes: gap('2') },
  { line: '      - (acts|policy) of domination', scopes: [opening, bar, closing] },
  { line: '      - (bloc*|camp) (politics)', scopes: [opening, glob('*'), bar, closing] },
  { line: '      - /^bully(ing)?$/', scopes: [['/^bully(ing)?$/', 'string.regexp']] },
  { line: '      - and/or x/y', scopes: [] },
  { line: '      - =US', scopes: exact('US') },
  { line: '      - "ruling power*"', scopes: [glob('*')] },
  { line: '      - a 2 = b', scopes: [] },
  { line: '      - { match: sanction*, pole: counter }', scopes: [field('match'), glob('*'), field('pole'), ['counter', 'keyword.control.pole']] },
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
