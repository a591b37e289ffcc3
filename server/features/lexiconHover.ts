/** Hover in a lexicon: what a theme, a variant or a field is, how often it is used, and in what wordings. */
import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import { formsIn } from '../engine/lexicon/grammar';
import type { Theme } from '../engine/lexicon/model';
import type { Span } from '../engine/text/layout';
import { wordingsOf } from '../engine/measure/wordings';
import type { PlacedUse, Project } from '../project/project';
import { concordanceLine } from './concordanceLine';
import { themeNamedAt } from './lexiconNames';
import { fieldHover } from './lexiconFieldHover';
import { lexiconLines, lexiconLocation, toInForce } from './places';
import { themeAtLexicon } from './references';
import { themeUses } from './useQueries';
import { code, count, escapeMarkdown, poles, usesInTexts } from './wording';

const MOST_WORDINGS = 8;
const MOST_LINES = 3;
const MOST_BELOW = 8;

/** @param onScreen offset in the file as it is in the editor, in UTF-16 units */
export function lexiconHover(project: Project, file: number, onScreen: number): Hover | null {
  const written = project.lexiconState.files[file];
  const named = themeNamedAt(project, file, onScreen);
  if (named) return shown(project, named.within, named.span, themeInWords(project, named.theme));
  const at = themeAtLexicon(project, file, onScreen);
  const variant = at?.variant === undefined ? undefined : at.theme.variants[at.variant];
  const offset = toInForce(written, onScreen);
  if (variant && offset !== undefined) return shown(project, at!.theme, variant.span, variantInWords(project, at!.theme, at!.variant!));
  return fieldHover(written.text, lexiconLines(written), onScreen);
}

function shown(project: Project, within: Theme, span: Span, paragraphs: readonly string[]): Hover {
  return { range: lexiconLocation(project, within, span).range, contents: { kind: MarkupKind.Markdown, value: paragraphs.filter((one) => one !== '').join('\n\n') } };
}

// A theme

function themeInWords(project: Project, theme: Theme): string[] {
  const definition = theme.definition ? `  \n${escapeMarkdown(theme.definition)}` : '';
  return [`**${escapeMarkdown(theme.label)}**${definition}`, family(project, theme), themeCounts(project, theme), ...wordings(project, themeUses(project, { theme: theme.id }))];
}

/** The theme above, and those right below. */
function family(project: Project, { id, parent }: Theme): string {
  const above = parent === undefined ? undefined : project.theme(parent);
  const below = project.lexicon.themes.filter((theme) => theme.parent === id).map(({ label }) => escapeMarkdown(label));
  const rest = below.length > MOST_BELOW ? ` and ${below.length - MOST_BELOW} more` : '';
  return [...(above ? [`Part of ${escapeMarkdown(above.label)}`] : []), ...(below.length > 0 ? [`Below it: ${below.slice(0, MOST_BELOW).join(', ')}${rest}`] : [])].join('  \n');
}

function themeCounts(project: Project, { id }: Theme): string {
  const total = project.totals().get(id)!;
  const counted = usesInTexts(total, project.index.size);
  return total.below === 0 ? counted : `With ${count(total.below, 'theme')} below: ${counted}, own ${poles(total.own)}`;
}

// A variant

function variantInWords(project: Project, theme: Theme, number: number): string[] {
  const { source, pole } = theme.variants[number];
  const uses = themeUses(project, { theme: theme.id, variant: number });
  const total = { uses: 0, counter: 0, texts: new Set(uses.map(({ text }) => text)).size };
  for (const { use } of uses) total[use.pole === 'main' ? 'uses' : 'counter']++;
  const lines = uses.slice(0, MOST_LINES).map((use) => `- ${concordanceLine(use)}`);
  return [
    `${code(source)} of **${escapeMarkdown(theme.label)}**${pole === 'counter' ? ' — counter-framing' : ''}`,
    // Another tool's wordings have that tool's forms.
    project.lexicon.compat ? '' : formsIn(source).map(({ title, says }) => `*${title}.* ${says}`).join('  \n'),
    usesInTexts(total, project.index.size),
    ...wordings(project, uses),
    lines.join('\n'),
  ];
}

/** The commonest wordings with how often each stands. */
function wordings(project: Project, uses: readonly PlacedUse[]): string[] {
  const ranked = [...wordingsOf(uses, project.index.vocabulary)].sort((a, b) => b[1] - a[1]);
  const listed = ranked.slice(0, MOST_WORDINGS).map(([wording, number]) => `- ${escapeMarkdown(wording)} — ${number.toLocaleString('en')}`);
  return [listed.join('\n'), ranked.length > MOST_WORDINGS ? `${MOST_WORDINGS} of ${count(ranked.length, 'wording')} shown` : ''];
}
