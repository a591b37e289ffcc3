/**
 * The checks of a lexicon: each has a code that stays, a severity, and a page that explains it. `docs/checks.md` is written from here.
 */
import type { Severity } from './model';

export interface ProblemKind {
  readonly title: string;
  /** As it is reported unless the lexicon says otherwise. */
  readonly severity: Exclude<Severity, 'off'>;
  /** What it means and what to do, in whole sentences of Markdown. */
  readonly explanation: string;
  /** A lexicon that shows it, and the words of it that are marked. */
  readonly example?: { readonly lexicon: string; readonly marked: string };
  /** Whether a lexicon may say under `checks:` how it is reported, or that it is not. */
  readonly optional: boolean;
  /** Whether it is held against the texts of the corpus. */
  readonly ofCorpus: boolean;
}

const error = (title: string, explanation: string, example?: ProblemKind['example']): ProblemKind => ({ title, severity: 'error', explanation, example, optional: false, ofCorpus: false });
const advice = (severity: ProblemKind['severity'], title: string, explanation: string, example?: ProblemKind['example'], ofCorpus = false): ProblemKind =>
  ({ title, severity, explanation, example, optional: true, ofCorpus });
const ofCorpus = (severity: ProblemKind['severity'], title: string, explanation: string): ProblemKind => advice(severity, title, explanation, undefined, true);

/** @param variants in brackets, or on lines of their own */
const one = (variants: string): string => `themes:\n  hegemony:\n    variants:${variants.startsWith('\n') ? '' : ' '}${variants}\n`;

export const PROBLEMS = {
  'yaml-syntax': error(
    'The file is no YAML',
    'The lexicon is a YAML file, and here it cannot be read as one: a bracket or a quotation mark is not closed, a line is not indented like its neighbours, a tab stands in an indent, or a name stands twice where each may stand once. Until it is mended, the last good lexicon stays in force.',
    { lexicon: 'themes:\n  hegemony:\n    variants: [a\n', marked: '' },
  ),
  'yaml-alias': error(
    'A leading star names an alias',
    'In YAML a star at the beginning of a value refers to something named elsewhere in the file, so `*polar` is not read as a wording. Put it in quotation marks: `"*polar"`. The quick fix *Quote it* does.',
    { lexicon: one('\n      - *polar'), marked: '*polar' },
  ),
  'yaml-comment': error(
    'What follows a # is a comment',
    'In YAML everything after a # that follows a space is a comment, so `US #1` would be read as `US`. Put the wording in quotation marks: `"US #1"`.',
    { lexicon: one('\n      - US #1'), marked: 'US #1' },
  ),
  'yaml-map': error(
    'A colon makes a field',
    'In YAML a colon followed by a space makes a field of what stands before it, so `what: now` is no wording. Put it in quotation marks: `"what: now"`.',
    { lexicon: one('\n      - what: now'), marked: 'what: now' },
  ),
  'yaml-quote': error(
    'A sign that means something in YAML',
    'Wordings that begin with one of `` @ ` % & ! [ { `` mean something else in YAML. Put the wording in quotation marks.',
    { lexicon: one('\n      - "[a, b]"\n      - [a, b]'), marked: '[a, b]' },
  ),
  'lexicon-shape': error(
    'A lexicon is not shaped like this',
    'A lexicon has `themes:`, under it each theme by its id, and under that its `variants:` as a list, each on a line of its own after a dash.',
    { lexicon: 'themes:\n  hegemony: hegemon*\n', marked: 'hegemony' },
  ),
  'lexicon-size': error('The lexicon is too long', 'A lexicon file may have 2,000,000 characters. Divide it into several files that end in `.lexicon.yaml` in the same folder; they are read as one.'),
  'field-unknown': {
    ...error(
      'There is no such field',
      'The name before this colon is no field known here; what stands under it is not used. Where a known one is spelt nearly like it, a quick fix changes it.',
      { lexicon: 'themes:\n  hegemony:\n    colour: red\n    variants: [hegemon*]\n', marked: 'colour' },
    ),
    severity: 'warning',
  },
  'field-value': error(
    'A field cannot have this value',
    'The field takes one of the values that are named in the message.',
    { lexicon: 'themes:\n  hegemony:\n    severity: loud\n    variants: [hegemon*]\n', marked: 'loud' },
  ),
  'theme-duplicate': error('The same theme stands in two files', 'The lexicon files of a folder are read as one, and a theme id may stand in them once. Rename one of them, or put their variants together.'),
  'theme-empty': advice(
    'warning',
    'A theme has no variants',
    'Without variants nothing can be a use of the theme. A theme that only holds others together, each with `parent:`, needs none, and is not reported.',
    { lexicon: 'themes:\n  hegemony:\n    variants: []\n', marked: 'hegemony' },
  ),
  'theme-definition': advice(
    'hint',
    'A theme without a definition',
    'A count can be defended only if it says what was counted. Write in `definition:` what counts as a use of the theme and what does not; readers see it on hover.',
    { lexicon: 'themes:\n  hegemony:\n    variants: [hegemon*]\n', marked: 'hegemony' },
  ),
  'parent-unknown': error(
    'There is no such theme above',
    '`parent:` names the id of the theme whose count includes this one’s. There is no theme with this id in the lexicon, so the theme is counted by itself.',
    { lexicon: 'themes:\n  hegemony:\n    parent: powr\n    variants: [hegemon*]\n', marked: 'powr' },
  ),
  'parent-cycle': error(
    'Themes are above each other in a circle',
    'Following `parent:` from this theme leads back to it. The circle is cut where it is reported.',
    { lexicon: 'themes:\n  a:\n    parent: b\n    variants: [x]\n  b:\n    parent: a\n    variants: [y]\n', marked: 'b' },
  ),
  'parent-depth': error('Themes stand too deep below each other', 'Themes may stand 20 deep, each with the one above as its `parent:`. A theme that would stand deeper is counted as if it had no parent.'),
  'pattern-empty': error('A variant without words', 'There is no word in this variant, so nothing could be found.', { lexicon: one('["..."]'), marked: '"..."' }),
  'pattern-syntax': error(
    'A variant that cannot be read',
    'The message says what is missing. What each sign means is told in [the reference of the lexicon](lexicon.md).',
    { lexicon: one('["(a|b"]'), marked: '"(a|b"' },
  ),
  'pattern-limit': error(
    'A variant beyond a limit',
    'A variant may have 2,000 characters, 1,000 spellings made by parentheses inside one word, parentheses 10 deep, gaps of 50 words, and be read in 5,000 ways. Beyond that reading every text would take long. Divide it into several variants.',
    { lexicon: one('[a ~99 b]'), marked: 'a ~99 b' },
  ),
  'stem-language': error(
    'No stems in this language',
    '`stem: true` needs to know the language, and has stems for those that the message names.',
    { lexicon: 'themes:\n  hegemony:\n    language: zh\n    stem: true\n    variants: [x]\n', marked: 'true' },
  ),
  'compat-form': advice(
    'warning',
    'quanteda has no such thing',
    'Under `compat: quanteda` variants are what quanteda’s patterns are: words with `*` and `?`, divided by spaces. Everything else in them is taken literally, and conditions are left out, so that counts equal quanteda’s.',
    { lexicon: 'compat: quanteda\nthemes:\n  hegemony:\n    variants: [(a|b) c]\n', marked: '(a|b) c' },
  ),
  'example-fails': error(
    'An example fails',
    'An example says which wordings its theme must find in a text. It finds others, or none. Either the variants or the example are not what was meant.',
    { lexicon: 'themes:\n  hegemony:\n    variants: [hegemon*]\n    examples:\n      - { text: "acts of domination", uses: [domination] }\n', marked: '{ text: "acts of domination", uses: [domination] }' },
  ),
  'variant-never': ofCorpus(
    'hint',
    'A variant that never matches',
    'Nothing in the texts of the corpus matches this variant. It may be misspelt, or simply not voiced here. It is reported when all texts are read. Where a word of the corpus is spelt nearly like one of its words, the message names it.',
  ),
  'variant-shadowed': advice(
    'information',
    'A variant shadowed by another',
    'Wherever this variant matches, another variant of its theme is taken in its place, since the longest wins. Taking it away would change no count. The quick fix takes it away.',
    { lexicon: one('[hegemon*, hegemony]'), marked: 'hegemony' },
  ),
  'wording-in-two-themes': advice(
    'information',
    'The same wording in two themes',
    'The same wording stands in two themes, so each place of it is a use of both. That may be meant; where the lexicon says `overlap: exclusive`, only the first of them ever has it.',
    { lexicon: 'themes:\n  a:\n    definition: x\n    variants: [hegemon*]\n  b:\n    definition: x\n    variants: [Hegemon*]\n', marked: 'Hegemon*' },
  ),
  'glob-broad': ofCorpus(
    'information',
    'A glob that catches a great deal',
    'This glob matches many different words of the corpus. The message names those it catches most, so that you can see whether they all voice the theme. Write more letters before the star, or list what is meant.',
  ),
  'exception-never': ofCorpus(
    'hint',
    'An exception that never applies',
    'No match of the theme’s variants stands inside this exception anywhere in the corpus, so it takes nothing away. It is reported when all texts are read.',
  ),
} as const satisfies Record<string, ProblemKind>;

/** Stable codes of what may be wrong with a lexicon. */
export type ProblemCode = keyof typeof PROBLEMS;

export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];

/** The codes whose severity a lexicon may set. */
export const OPTIONAL_CODES = PROBLEM_CODES.filter((code) => PROBLEMS[code].optional);
