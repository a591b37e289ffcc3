/**
 * Code lenses: over a text's head and paragraphs the themes voiced there, in a lexicon the uses of each theme and variant.
 *
 * Lenses are placed first and told their counts when they are resolved, so that their number stays the same while a line is typed.
 */
import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { IndexedText } from '../engine/index/corpusIndex';
import type { Use } from '../engine/match/uses';
import { paragraphAt, type TextAnalysis } from '../engine/text/analysis';
import { CLIENT_COMMANDS, type PeekArguments, type UsesQuery } from '../protocol';
import type { Project } from '../project/project';
import { differenceInWords, type Difference } from './lexiconChange';
import { lexiconLocation, rangeIn } from './places';
import { count, included, poles } from './wording';

/** What an unresolved lens carries. */
export type LensData =
  | { uri: string; kind: 'head' }
  | { uri: string; kind: 'head-theme'; theme: string }
  | { uri: string; kind: 'paragraph'; offset: number }
  | { uri: string; kind: 'theme'; theme: string }
  | { uri: string; kind: 'variant'; theme: string; variant: number }
  /** Told already, since it is found for all themes at once. */
  | { uri: string; kind: 'change'; theme: string; inWords: string };

/** Characters that the lenses over a text's head may take together: themes are named while there is room, and all are counted. */
const WIDEST_HEAD = 110;

export function textLenses(project: Project, text: IndexedText, wanted: 'all' | 'head' | 'off'): CodeLens[] {
  const uses = project.usesIn(text);
  if (wanted === 'off' || project.lexicon.themes.length === 0) return [];
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const uri = text.name;
  const lenses: CodeLens[] = [{ range: top, data: { uri, kind: 'head' } satisfies LensData }];
  let width = headTitle(text, uses).length;
  for (const theme of rankedThemes(uses)) {
    width += themeTitle(project, theme, uses.filter((use) => use.theme === theme)).length + 3;
    if (width > WIDEST_HEAD) break;
    lenses.push({ range: top, data: { uri, kind: 'head-theme', theme } satisfies LensData });
  }
  if (wanted === 'head') return lenses;
  const paragraphs = new Set(uses.map((use) => paragraphAt(text.analysis, use.start)));
  for (const index of paragraphs) {
    const { start } = text.analysis.paragraphs[index];
    const range = rangeIn(text, { start, end: start });
    // The first line has the lenses of the head.
    if (range.start.line > 0) lenses.push({ range, data: { uri, kind: 'paragraph', offset: start } satisfies LensData });
  }
  return lenses;
}

/**
 * As many as the reading in force has themes and variants, so that lines keep theirs while a file is broken: one whose place is being
 * typed stands where that begins.
 * @param changed what the lexicon gains and loses against the saved one, by theme
 */
export function lexiconLenses(project: Project, file: number, changed: readonly Difference[]): CodeLens[] {
  const { uri } = project.lexiconState.files[file];
  return project.lexicon.themes
    .filter((theme) => theme.file === file)
    .flatMap((theme) => {
      const lens = (offset: number, data: LensData): CodeLens => {
        const { start } = lexiconLocation(project, theme, { start: offset, end: offset }).range;
        return { range: { start, end: start }, data };
      };
      return [
        ...changed
          .filter((difference) => difference.theme === theme.id)
          .map((difference) => lens(theme.idSpan.start, { uri, kind: 'change', theme: theme.id, inWords: differenceInWords(difference) })),
        lens(theme.idSpan.start, { uri, kind: 'theme', theme: theme.id }),
        ...theme.variants.map((variant, i) => lens(variant.span.start, { uri, kind: 'variant', theme: theme.id, variant: i })),
      ];
    });
}

/** @param commands whether the client has our commands; if not, a lens only tells */
export function resolveLens(project: Project, lens: CodeLens, commands: boolean): CodeLens {
  const data = lens.data as LensData;
  if (data.kind === 'change') return { ...lens, command: changeCommand(data, commands) };
  const { title, query } = describe(project, data);
  const peek: PeekArguments = { at: { uri: data.uri, position: lens.range.start }, query };
  const command: Command = commands ? { title, command: CLIENT_COMMANDS.peekUses, arguments: [peek] } : { title, command: '' };
  return { ...lens, command };
}

function changeCommand({ uri, theme, inWords }: Extract<LensData, { kind: 'change' }>, commands: boolean): Command {
  const title = `${inWords} when saved`;
  return commands ? { title, command: CLIENT_COMMANDS.showLexiconChange, arguments: [{ uri, theme }] } : { title, command: '' };
}

function describe(project: Project, data: Exclude<LensData, { kind: 'change' }>): { title: string; query: UsesQuery } {
  const { uri } = data;
  if (data.kind === 'theme') {
    const total = project.totals().get(data.theme);
    const title = total ? `${poles(total)} in ${count(total.texts, 'text')}${included(total)}` : 'no uses';
    return { title, query: { uri, theme: data.theme } };
  }
  if (data.kind === 'variant') {
    const { uses, texts } = countsByVariant(project).get(`${data.theme} ${data.variant}`) ?? { uses: 0, texts: 0 };
    return { title: uses === 0 ? 'no uses' : `${count(uses, 'use')} in ${count(texts, 'text')}`, query: { uri, theme: data.theme, variant: data.variant } };
  }
  const text = project.index.get(uri);
  if (!text) return { title: '', query: { uri } };
  const uses = project.usesIn(text);
  if (data.kind === 'head') return { title: headTitle(text, uses), query: { uri, within: 'text' } };
  if (data.kind === 'head-theme') {
    const mine = uses.filter((use) => use.theme === data.theme);
    return { title: themeTitle(project, data.theme, mine), query: { uri, theme: data.theme, alone: true, within: 'text' } };
  }
  return paragraphLens(project, text, uses, data.offset);
}

interface VariantCounts {
  uses: number;
  texts: number;
}

const byVariant = new WeakMap<readonly Use[], ReadonlyMap<number, number>>();
const NO_USES: ReadonlyMap<number, number> = new Map();

/** Numbers of uses by position of the variant, counted once for the uses of a theme in a text. */
function usesByVariant(uses: readonly Use[]): ReadonlyMap<number, number> {
  if (uses.length === 0) return NO_USES;
  let counts = byVariant.get(uses);
  if (!counts) {
    const fresh = new Map<number, number>();
    for (const { variant } of uses) fresh.set(variant, (fresh.get(variant) ?? 0) + 1);
    byVariant.set(uses, (counts = fresh));
  }
  return counts;
}

const countedByVariant = new WeakMap<object, Map<string, VariantCounts>>();

/** Counts by theme id and variant, made once for all the lenses of a lexicon: totals are made anew when anything changes. */
function countsByVariant(project: Project): Map<string, VariantCounts> {
  const totals = project.totals();
  const known = countedByVariant.get(totals);
  if (known) return known;
  const counts = new Map<string, VariantCounts>();
  for (const text of project.index.eachText()) {
    for (const { id } of project.lexicon.themes) {
      for (const [variant, uses] of usesByVariant(project.ownUsesOf(text, id))) {
        const counted = counts.get(`${id} ${variant}`);
        if (!counted) counts.set(`${id} ${variant}`, { uses, texts: 1 });
        else {
          counted.uses += uses;
          counted.texts++;
        }
      }
    }
  }
  countedByVariant.set(totals, counts);
  return counts;
}

function paragraphLens(project: Project, text: IndexedText, uses: readonly Use[], offset: number): { title: string; query: UsesQuery } {
  const paragraph = text.analysis.paragraphs[paragraphAt(text.analysis, offset)];
  const mine = paragraph ? uses.filter((use) => paragraph.start <= use.start && use.start < paragraph.end) : [];
  const title = rankedThemes(mine).map((theme) => themeTitle(project, theme, mine.filter((use) => use.theme === theme))).join(' · ');
  const within = paragraph && rangeIn(text, paragraph);
  return { title: title || 'no uses', query: { uri: text.name, within } };
}

function headTitle({ analysis }: IndexedText, uses: readonly Use[]): string {
  const themes = new Set(uses.map((use) => use.theme)).size;
  const what = uses.length === 0 ? 'No theme is voiced here' : `${count(uses.length, 'use')} of ${count(themes, 'theme')}`;
  return [what, count(analysis.tokens.words, 'word'), ...dateOf(analysis)].join(' · ');
}

function dateOf({ metadata: { date } }: TextAnalysis): string[] {
  return date ? [date.origin === 'inferred' ? `${date.value} (inferred)` : date.value] : [];
}

function themeTitle(project: Project, theme: string, uses: readonly Use[]): string {
  const main = uses.filter((use) => use.pole === 'main').length;
  const counter = uses.length - main;
  return `${project.theme(theme)?.label ?? theme} ${[...(main > 0 || counter === 0 ? [main.toLocaleString('en')] : []), ...(counter > 0 ? [`${counter.toLocaleString('en')} counter`] : [])].join(' + ')}`;
}

/** Theme ids by uses, most first, then by first use. */
function rankedThemes(uses: readonly Use[]): string[] {
  const counts = new Map<string, number>();
  for (const use of uses) counts.set(use.theme, (counts.get(use.theme) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([theme]) => theme);
}
