/** From a wording to the variants that would also catch its nearest kin, each with what it would gain before it is chosen. */
import type { IndexedText } from '../engine/index/corpusIndex';
import { asVariant } from '../engine/lexicon/edits';
import { widerVariants } from '../engine/lexicon/generalise';
import type { Theme, Variant } from '../engine/lexicon/model';
import { isProblem, parsePattern } from '../engine/lexicon/pattern';
import { compileLexicon } from '../engine/match/compile';
import type { Use } from '../engine/match/uses';
import type { GeneraliseResult, Range, WiderVariant } from '../protocol';
import { wordingsOf } from '../engine/measure/wordings';
import type { Project } from '../project/project';
import { phraseAt } from './phraseAt';

/** Variants offered, and wordings named of each. */
const MOST_OFFERED = 8;
const MOST_WORDINGS = 5;

/**
 * The variants that a theme would gain uses by, those that gain least first, so that the nearest wordings come first.
 * @param rest called between texts; the answer is `null` where the project has become another one meanwhile, or no word is meant
 */
export async function generalise(project: Project, text: IndexedText, range: Range, themeId: string, rest: () => Promise<void>): Promise<GeneraliseResult | null> {
  const phrase = phraseAt(project, text, range)?.phrase;
  const theme = project.theme(themeId);
  const wording = phrase === undefined ? '' : asVariant(phrase);
  if (!theme || wording === '') return null;
  const { revision } = project;
  const options: WiderVariant[] = [];
  /** What those so far gain, to leave out another spelling of the same. */
  const gains = new Set<string>();
  for (const variant of widerVariants(wording)) {
    const gained = await gainedBy(project, theme, variant, rest);
    if (project.revision !== revision) return null;
    const key = keyOf(gained);
    if (gained.length === 0 || gains.has(key)) continue;
    gains.add(key);
    options.push(described(project, variant, gained));
  }
  options.sort((a, b) => a.gained - b.gained);
  return { wording, theme: theme.id, label: theme.label, options: options.slice(0, MOST_OFFERED) };
}

interface Gained {
  readonly text: IndexedText;
  readonly use: Use;
}

/** The uses that the theme would have more, were this a variant of it: matched by the theme as it would be, where the variant stands. */
async function gainedBy(project: Project, theme: Theme, source: string, rest: () => Promise<void>): Promise<Gained[]> {
  const pattern = parsePattern(source);
  if (isProblem(pattern)) return [];
  const texts = new Set(project.index.find(pattern).map((occurrence) => occurrence.text));
  const added: Variant = { source, span: theme.idSpan, pattern, pole: 'main', except: [] };
  const compiled = compileLexicon({ ...project.lexicon, themes: [{ ...theme, variants: [...theme.variants, added] }] }, project.index.vocabulary);
  const gained: Gained[] = [];
  for (const text of texts) {
    const now = new Set(project.usesBeforeZones(text, theme.id).map(placeOf));
    for (const use of compiled.usesIn(text)) if (!now.has(placeOf(use)) && project.countsUse(use)) gained.push({ text, use });
    await rest();
  }
  return gained;
}

function described(project: Project, variant: string, gained: readonly Gained[]): WiderVariant {
  const ranked = [...wordingsOf(gained, project.index.vocabulary)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    variant,
    gained: gained.length,
    texts: new Set(gained.map(({ text }) => text)).size,
    wordings: ranked.slice(0, MOST_WORDINGS).map(([wording, times]) => ({ wording, times })),
    ofWordings: ranked.length,
  };
}

function placeOf({ start, end }: Use): string {
  return `${start} ${end}`;
}

function keyOf(gained: readonly Gained[]): string {
  return gained.map(({ text, use }) => `${text.name} ${placeOf(use)}`).join('\n');
}
