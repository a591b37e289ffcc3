/**
 * The lexicon language, written down once: its fields with their values, and the forms a variant may have.
 *
 * The reader takes its names and choices from here; completion and hover show these words; `docs/lexicon.md` and the JSON Schema are
 * written from here; tests hold the TextMate grammar and the engine against it.
 */
import { STEM_LANGUAGES } from './stems';
import type { Overlap, Pole, Severity, Side } from './model';
import { OPTIONAL_CODES } from './problems';

/** What a field stands in. */
export type FieldOwner = 'lexicon' | 'theme' | 'variant' | 'example';

/** What its value is. */
export type FieldValue =
  | 'text'
  | 'choice'
  | 'color'
  /** A language tag: `en`, `zh`. */
  | 'language'
  /** The id of a theme. */
  | 'theme'
  /** Number of words, what both stand in, or both. */
  | 'reach'
  /** One wording. */
  | 'wording'
  | 'wordings'
  | 'variants'
  | 'examples'
  | 'themes'
  /** Codes of checks, each with a severity. */
  | 'checks';

export interface Field {
  readonly name: string;
  readonly of: readonly FieldOwner[];
  readonly value: FieldValue;
  /** Of a `choice`. */
  readonly choices?: readonly string[];
  /** One sentence or two of plain words; `code` in backticks. */
  readonly says: string;
  /** As it may be written. */
  readonly example: string;
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint', 'off'];
export const PALETTE_NAMES = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'indigo', 'purple', 'pink', 'brown', 'olive', 'gray'];
export const OVERLAPS: readonly Overlap[] = ['independent', 'exclusive'];
export const POLES: readonly Pole[] = ['main', 'counter'];
export const SIDES: readonly Side[] = ['before', 'after', 'either'];
export const SWITCHES = ['sensitive', 'insensitive'] as const;
export const TRUTHS = ['true', 'false'] as const;

export const FIELDS: readonly Field[] = [
  { name: 'name', of: ['lexicon'], value: 'text', says: 'What the lexicon is called.', example: 'name: Partnership commentary' },
  { name: 'description', of: ['lexicon'], value: 'text', says: 'What it is for.', example: 'description: Framings of world order' },
  {
    name: 'language', of: ['lexicon', 'theme', 'variant'], value: 'language',
    says: 'Of a theme or a variant: it is held against texts in this language only, and against those whose language is not known. Of the lexicon: the language of its stems.',
    example: 'language: zh',
  },
  {
    name: 'overlap', of: ['lexicon'], value: 'choice', choices: OVERLAPS,
    says: '`independent`: each theme is counted by itself. `exclusive`: where uses of different themes overlap, the longest stands alone.',
    example: 'overlap: exclusive',
  },
  {
    name: 'compat', of: ['lexicon'], value: 'choice', choices: ['quanteda'],
    says: '`quanteda`: counts are those of its `tokens_lookup`, with its own tokens and rules of overlap.',
    example: 'compat: quanteda',
  },
  {
    name: 'remove_punct', of: ['lexicon'], value: 'choice', choices: TRUTHS,
    says: 'With `compat: quanteda`: punctuation is taken out before phrases are looked for.',
    example: 'remove_punct: true',
  },
  {
    name: 'checks', of: ['lexicon'], value: 'checks',
    says: 'How checks of this lexicon are reported, by their code: `error`, `warning`, `information`, `hint`, or `off`.',
    example: 'checks: { variant-never: off }',
  },
  { name: 'themes', of: ['lexicon'], value: 'themes', says: 'The themes, each by its id.', example: 'themes:' },

  { name: 'label', of: ['theme'], value: 'text', says: 'The name readers see.', example: 'label: Hegemony' },
  { name: 'definition', of: ['theme'], value: 'text', says: 'What counts as a use and what does not; readers see it on hover.', example: 'definition: Power that dominates others, named as such.' },
  {
    name: 'parent', of: ['theme'], value: 'theme',
    says: 'The id of the theme above. Its count includes this one’s, and says so; where their uses overlap, the longest is counted.',
    example: 'parent: power',
  },
  { name: 'color', of: ['theme'], value: 'color', says: 'The tint of its uses. One that has no name here stands in quotation marks: `"#0092b8"`.', example: 'color: orange' },
  {
    name: 'severity', of: ['theme'], value: 'choice', choices: SEVERITIES,
    says: 'How its uses are listed under Problems. `off`: counted, not marked.',
    example: 'severity: information',
  },
  {
    name: 'case', of: ['theme', 'variant'], value: 'choice', choices: SWITCHES,
    says: '`sensitive`: capitals matter. `insensitive`: they never do, not even in `US`.',
    example: 'case: sensitive',
  },
  { name: 'diacritics', of: ['theme', 'variant'], value: 'choice', choices: SWITCHES, says: '`sensitive`: accents matter.', example: 'diacritics: sensitive' },
  {
    name: 'stem', of: ['theme', 'variant'], value: 'choice', choices: TRUTHS,
    says: `\`true\`: words without a star stand for every word of the same Snowball stem. The language is the variant’s, else the theme’s, else the lexicon’s, else English; there are stems for ${STEM_LANGUAGES.join(', ')}.`,
    example: 'stem: true',
  },
  { name: 'variants', of: ['theme'], value: 'variants', says: 'The wordings that voice the theme, one a line after a dash.', example: 'variants: [hegemon*]' },
  {
    name: 'except', of: ['theme', 'variant'], value: 'wordings',
    says: 'Wordings inside which nothing is a use: `Guinea` but not `Guinea Bissau`.',
    example: 'except: [dominant forces in the SCO]',
  },
  {
    name: 'examples', of: ['theme'], value: 'examples',
    says: 'Texts with the uses that must be found in them; checked as you type.',
    example: 'examples: [{ text: "acts of hegemony", uses: [hegemony] }]',
  },

  { name: 'match', of: ['variant'], value: 'wording', says: 'The wording, in any of its forms.', example: 'match: sanction*' },
  {
    name: 'pole', of: ['variant'], value: 'choice', choices: POLES,
    says: '`counter`: the counter-framing. It is counted apart: 9 uses + 4 counter, never 13.',
    example: 'pole: counter',
  },
  {
    name: 'near', of: ['variant'], value: 'wordings',
    says: 'One of these must stand near by. It is a condition, and no part of the use.',
    example: 'near: [unilateral, illegal]',
  },
  {
    name: 'within', of: ['variant'], value: 'reach', choices: ['sentence', 'paragraph', '5', '5 in paragraph'],
    says: 'How near: so many words between at most, in the same sentence; `sentence` (as it is without it) or `paragraph`; or both, `20 in paragraph`.',
    example: 'within: 5',
  },
  {
    name: 'side', of: ['variant'], value: 'choice', choices: SIDES,
    says: 'On which side of the use `near` must stand: `before` it, `after` it, or `either`, as it is without it.',
    example: 'side: before',
  },

  { name: 'text', of: ['example'], value: 'text', says: 'The text of the example.', example: 'text: damaging acts of hegemony' },
  { name: 'uses', of: ['example'], value: 'wordings', says: 'The wordings its theme must find in it, in order; `[]` for none.', example: 'uses: [hegemony]' },
];

export function fieldsOf(owner: FieldOwner): Field[] {
  return FIELDS.filter((field) => field.of.includes(owner));
}

export function fieldNamed(owner: FieldOwner, name: string): Field | undefined {
  return FIELDS.find((field) => field.name === name && field.of.includes(owner));
}

/** The values a field may have, so far as they can be listed. */
export function valuesOf({ value, choices }: Field): readonly string[] {
  if (value === 'color') return PALETTE_NAMES;
  if (value === 'language') return ['en', 'zh', 'ru', ...STEM_LANGUAGES.filter((language) => language !== 'en' && language !== 'ru')];
  if (value === 'checks') return OPTIONAL_CODES;
  return choices ?? [];
}

/** One form of a variant. */
export interface Form {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  /** Rows of the reference: a variant as it is written in YAML, and a text with what it finds in ⟦ ⟧ (counter-framing in ⟪ ⟫). */
  readonly rows: readonly (readonly [variant: string, finds: string])[];
}

export const FORMS: readonly Form[] = [
  {
    id: 'word',
    title: 'A word or a phrase',
    says: 'Words as they stand, in any case, anchored to whole words. Between the words of a phrase may stand quotation marks, line wraps and hyphens.',
    rows: [
      ['hegemony', '⟦Hegemony⟧, ⟦HEGEMONY⟧, ⟦hegemony⟧’s end, not hegemonic'],
      ['cold war', 'the ⟦cold-war⟧ years, a “⟦cold” war⟧; not cold; war, not cold. War'],
      ['霸权', '反对⟦霸权⟧主义'],
    ],
  },
  {
    id: 'glob',
    title: 'A glob',
    says: '`*` stands for any letters or none, `?` for just one. A glob stays inside one word.',
    rows: [
      ['hegemon*', '⟦hegemony⟧, ⟦hegemonic⟧, ⟦hegemon⟧, not anti-americanism'],
      ['sanction?', '⟦sanctions⟧, not sanction or sanctioned'],
      ['ruling power*', 'the ⟦ruling powers⟧, a “⟦ruling” power⟧, not ruling, powers'],
      ['"*polar"', '⟦polar⟧, ⟦multipolar⟧, ⟦multi-polar⟧'],
      ['anti-*', '⟦anti-war⟧, not antique'],
    ],
  },
  {
    id: 'gap',
    title: 'A gap',
    says: '`~n` lets at most n words stand between, and takes the fewest that do. It may cross a comma, and no other mark.',
    rows: [
      ['maintain ~2 hegemony', '⟦maintain hegemony⟧; ⟦maintain their old hegemony⟧; not maintain a b c hegemony'],
      ['sanctions ~3 illegal', '⟦sanctions, Western and illegal⟧; not sanctions. Illegal'],
    ],
  },
  {
    id: 'choice',
    title: 'Alternatives',
    says: 'One of several, in parentheses with bars between. An empty one makes it optional. Inside a word they are spellings.',
    rows: [
      ['(acts|policy) of domination', '⟦acts of domination⟧, ⟦policy of domination⟧'],
      ['(a new|the) world order', '⟦a new world order⟧, ⟦the world order⟧'],
      ['(old |)world order', 'the ⟦old world order⟧, the ⟦world order⟧'],
      ['hegemon(y|ic)', '⟦hegemony⟧, ⟦hegemonic⟧, not hegemons'],
    ],
  },
  {
    id: 'regex',
    title: 'A regular expression',
    says: '`/…/` is held against one word, folded to small letters, and takes time linear in it. `^` and `$` are the ends of the word.',
    rows: [['/^bully(ing)?$/', '⟦bully⟧, ⟦bullying⟧, not bullies']],
  },
  {
    id: 'exact',
    title: 'Exactly as written',
    says: '`=` takes the wording just as it is written, with no folding at all.',
    rows: [['=US', '⟦US⟧, not U.S. or us']],
  },
  {
    id: 'near',
    title: 'A condition',
    says: '`near` asks for another wording near by, which is no part of the use; `within` says how near, and `side` on which side.',
    rows: [
      ['{ match: sanction*, near: [unilateral, illegal], within: 3 }', 'illegal ⟦sanctions⟧; unilateral, Western ⟦sanctions⟧. Not sanctions alone'],
      ['{ match: sanction*, near: illegal, side: before }', 'illegal ⟦sanctions⟧. Sanctions are illegal'],
      ['{ match: sanction*, near: illegal, within: 2, side: after }', '⟦sanctions⟧ are illegal. Illegal sanctions'],
      ['{ match: sanction*, near: illegal, within: paragraph }', '⟦Sanctions⟧ hurt. They are illegal'],
      ['{ match: sanction*, near: illegal, within: 3 in paragraph }', '⟦Sanctions⟧ hurt. They are illegal'],
    ],
  },
  {
    id: 'fields',
    title: 'Variants with fields',
    says: 'A variant may say more of itself: its pole, its own exceptions, whether capitals or accents matter in it, its stem.',
    rows: [
      ['{ match: unilateralism, pole: counter }', 'against ⟪unilateralism⟫'],
      ['{ match: alliance, except: [NATO alliance] }', 'an ⟦alliance⟧, not the NATO alliance'],
      ['{ match: Cold War, case: sensitive }', 'the ⟦Cold War⟧, not a cold war'],
      ['{ match: US, case: insensitive }', '⟦US⟧, ⟦us⟧'],
      ['{ match: résumé, diacritics: sensitive }', 'a ⟦résumé⟧, not resume'],
      ['{ match: dominate others, stem: true }', '⟦dominating others⟧, ⟦dominated other⟧'],
      ['{ match: гегемония, language: ru, stem: true }', '⟦гегемонии⟧, ⟦гегемонию⟧'],
    ],
  },
  {
    id: 'spellings',
    title: 'Equal spellings',
    says: 'Case, accents on Latin letters, the shape of quotation marks, line wraps and hyphens make no difference. A variant in capitals of up to three letters is case-sensitive. A hyphenated compound is held as a whole, in its closed form, and part by part.',
    rows: [
      ['multi-polar', '⟦multi-polar⟧, ⟦multi‑polar⟧, ⟦multi–polar⟧, ⟦Multipolar⟧, ⟦multi polar⟧'],
      ['multipolar', '⟦multi-polar⟧, ⟦Multipolar⟧, not multi polar'],
      ['no alliance', '⟦no alliance⟧, ⟦no-alliance⟧, not noalliance'],
      ['hegemony', 'anti-⟦hegemony⟧'],
      ['US', 'the ⟦US⟧, the ⟦U.S.⟧-led talks, not us'],
      ['NATO', '⟦NATO⟧, ⟦Nato⟧'],
      ['élan vital', '⟦elan vital⟧, ⟦Élan vital⟧'],
    ],
  },
  {
    id: 'marks',
    title: 'Marks between words',
    says: 'Adjacent words of a phrase have no other mark between them, unless the variant has it itself.',
    rows: [
      ['united states', 'the ⟦United States⟧, not Manchester United, states the announcer'],
      ['peace, not war', '⟦peace, not war⟧; but peace not war is none'],
    ],
  },
];

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^\s*\//, 'regex'],
  [/^\s*=/, 'exact'],
  [/\(/, 'choice'],
  [/(?:^|\s)~\d/, 'gap'],
  [/[*?]/, 'glob'],
];

/** The forms that a wording has, told by its signs; a plain one is a word or a phrase. */
export function formsIn(source: string): Form[] {
  const ids = SIGNS.filter(([sign]) => sign.test(source)).map(([, id]) => id);
  const fills = ids.find((id) => id === 'regex' || id === 'exact');
  const named = fills ? [fills] : ids.length > 0 ? ids : ['word'];
  return FORMS.filter((form) => named.includes(form.id));
}
