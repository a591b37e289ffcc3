/**
 * Checks of a lexicon by itself: what a careful reader of it would ask about, whatever texts it is held against. Each is an advice that a
 * lexicon may report otherwise, or not at all, under `checks:`.
 */
import { Matcher } from '../match/matcher';
import { exceptionsOf } from '../match/uses';
import { foldWord } from '../text/fold';
import { scan } from '../text/scanner';
import { TokenBuilder } from '../text/tokenBuilder';
import { Vocabulary } from '../text/vocabulary';
import { formsIn } from './grammar';
import type { Checks, Lexicon, LexiconProblem, ProblemCode, Theme, Variant } from './model';
import { hasStem } from './pattern';
import { PROBLEMS } from './problems';

/** A theme's advice, by what it is about. Positions stay true wherever the theme stands, so that they can be kept while its text is the same. */
export interface ThemeAdvice {
  readonly code: ProblemCode;
  /** Position of the variant or exception it is about; absent: the theme. */
  readonly variant?: number;
  readonly exception?: number;
  readonly message: string;
  /** Whether taking the wording away mends it. */
  readonly isIdle?: boolean;
}

/** Advice on one theme that depends on nothing but its own entry. */
export function adviseTheme(theme: Theme): ThemeAdvice[] {
  return [...missingDefinition(theme), ...shadowedVariants(theme)];
}

function missingDefinition({ id, definition }: Theme): ThemeAdvice[] {
  return definition === undefined ? [{ code: 'theme-definition', message: `The theme "${id}" has no definition: say what counts as a use of it.` }] : [];
}

/** Advice that depends on all themes together; by theme id. */
export function adviseTogether({ themes, overlap }: Lexicon): Map<string, ThemeAdvice[]> {
  const parents = new Set(themes.map((theme) => theme.parent));
  const advice = new Map<string, ThemeAdvice[]>(themes.map(({ id }) => [id, []]));
  for (const { id, variants } of themes) {
    if (variants.length > 0 || parents.has(id)) continue;
    advice.get(id)!.push({ code: 'theme-empty', message: `The theme "${id}" has no variants, so nothing can be a use of it.` });
  }
  const first = new Map<string, Theme>();
  for (const theme of themes) {
    for (const [variant, written] of theme.variants.entries()) {
      const key = keyOf(written);
      const other = first.get(key);
      if (!other) first.set(key, theme);
      else if (other !== theme) advice.get(theme.id)!.push({ code: 'wording-in-two-themes', variant, message: sharedWording(written, other, overlap) });
    }
  }
  return advice;
}

function sharedWording({ source }: Variant, { label }: Theme, overlap: Lexicon['overlap']): string {
  const what = `"${source}" is a variant of "${label}" too`;
  return overlap === 'exclusive' ? `${what}, which stands first and has every use of it.` : `${what}: each place of it is a use of both.`;
}

/** Equal for variants that find the same. */
function keyOf({ source, language, near, except, pole }: Variant): string {
  const conditions = near || except.length > 0 ? JSON.stringify([near?.patterns.map((one) => one.source), near?.words, near?.in, near?.side, except.map((one) => one.source)]) : '';
  const isLiteral = /^[=/]/.test(source);
  return [isLiteral ? source : source.toLowerCase().replace(/\s+/g, ' '), language ?? '', pole, conditions].join('\n');
}

// One variant shadowed by another, whatever the texts

/**
 * Plain variants all of whose spellings another variant of the theme matches from end to end: taking them away would change no count.
 * Of two that match each other the later one is named.
 */
function shadowedVariants(theme: Theme): ThemeAdvice[] {
  const { variants } = theme;
  if (variants.length < 2) return [];
  const vocabulary = new Vocabulary();
  const matcher = new Matcher(vocabulary);
  for (const [i, { pattern }] of variants.entries()) matcher.add(i, pattern);
  const covering = (text: string): Set<number> => {
    const builder = new TokenBuilder(text, vocabulary);
    scan(text, 0, text.length, builder);
    const tokens = builder.build();
    return new Set(matcher.match({ text, content: text, tokens, wordsFrom: 0, zoneAt: () => 'body' }).all().flatMap(({ pattern, first, last }) => (first === 0 && last === tokens.count - 1 ? [pattern] : [])));
  };
  const by = variants.map((variant, at) => (isPlain(variant) ? coveringAll(at, variants, covering) : []));
  return variants.flatMap((variant, i): ThemeAdvice[] => {
    const shadow = by[i].find((other) => other !== i && !(other > i && by[other].includes(i)));
    if (shadow === undefined) return [];
    const message = `"${variants[shadow].source}" matches wherever "${variant.source}" does, so taking this away would change no count.`;
    return [{ code: 'variant-shadowed', variant: i, message, isIdle: true }];
  });
}

function isPlain({ source, near, pattern }: Variant): boolean {
  return near === undefined && !hasStem(pattern.elements) && formsIn(source).every(({ id }) => id === 'word') && /\p{L}/u.test(source);
}

/** The variants that match every spelling of a plain one, itself among them. */
function coveringAll(at: number, variants: readonly Variant[], covering: (text: string) => Set<number>): number[] {
  let found: number[] | undefined;
  for (const text of spellingsOf(variants[at].source)) {
    const here = covering(text);
    // A word in capitals is not every spelling of it.
    if (!here.has(at)) continue;
    found = (found ?? [...here]).filter((other) => here.has(other));
    if (found.length < 2) return [];
  }
  return (found ?? []).filter((other) => isWider(variants[other], variants[at]));
}

/** Whether nothing but its wording keeps one variant from a place that another has. */
function isWider(a: Variant, b: Variant): boolean {
  return a.near === undefined && a.except.length === 0 && a.pole === b.pole && (a.language === undefined || a.language === b.language);
}

/** Ways that a text may write a plain wording: in small letters and capitals, without accents, with hyphens, open and closed. */
function spellingsOf(source: string): string[] {
  const open = source.replace(/\s+/g, ' ');
  const joined = /[-\u2010\u2011]/.test(open) ? [open.replace(/[-\u2010\u2011]/g, ' '), open.replace(/[-\u2010\u2011]/g, '')] : [open.replaceAll(' ', '-')];
  const shapes = [open, ...joined];
  return [...new Set(shapes.flatMap((text) => [text, text.toLowerCase(), text.toUpperCase(), text.split(' ').map((word) => foldWord(word)).join(' ')]))];
}

// From advice to problems

/** Advice as located problems, as they are reported unless the lexicon says otherwise. */
export function problemsOf(theme: Theme, advice: readonly ThemeAdvice[]): (LexiconProblem & { readonly advice: ThemeAdvice })[] {
  return advice.map((one) => {
    const { code, message } = one;
    return { code, severity: PROBLEMS[code].severity, message, file: theme.file, span: spanOf(theme, one), advice: one };
  });
}

/** Problems reported as the lexicon asks under `checks:`. */
export function asAsked<P extends LexiconProblem>(problems: readonly P[], checks: Checks): P[] {
  return problems.flatMap((problem) => {
    const severity = checks[problem.code] ?? problem.severity;
    return severity === 'off' ? [] : [{ ...problem, severity }];
  });
}

function spanOf(theme: Theme, { variant, exception }: ThemeAdvice): LexiconProblem['span'] {
  if (variant !== undefined) return theme.variants[variant].span;
  return exception === undefined ? theme.idSpan : exceptionsOf(theme)[exception].span;
}
