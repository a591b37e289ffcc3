/** Hover in a lexicon: how often a theme or a variant is used, and in what wordings. */
import { MarkupKind, type Hover, type Position, type Range } from 'vscode-languageserver-types';
import type { Project } from '../project/project';
import { lexiconLines, lexiconLocation } from './places';
import { themeAtLexicon } from './references';
import { code, count, escapeMarkdown, usesInTexts } from './wording';

const MOST_WORDINGS = 8;

export function lexiconHover(project: Project, file: number, offset: number): Hover | null {
  const at = themeAtLexicon(project, file, offset);
  if (!at) return null;
  const { theme, variant } = at;
  const span = variant === undefined ? theme.idSpan : theme.variants[variant].span;
  const { range } = lexiconLocation(project, theme, span);
  const position = lexiconLines(project.lexiconState.files[file]).position(offset);
  if (!contains(range, position)) return null;
  const wordings = new Map<string, number>();
  const total = { uses: 0, counter: 0, texts: 0 };
  const texts = new Set<string>();
  for (const { text, use } of project.allUses((one) => one.theme === theme.id && (variant === undefined || one.variant === variant))) {
    const wording = text.analysis.text.slice(use.start, use.end).replace(/\s+/g, ' ').toLowerCase();
    wordings.set(wording, (wordings.get(wording) ?? 0) + 1);
    total[use.pole === 'main' ? 'uses' : 'counter']++;
    texts.add(text.name);
  }
  total.texts = texts.size;
  const ranked = [...wordings].sort((a, b) => b[1] - a[1]);
  const listed = ranked.slice(0, MOST_WORDINGS).map(([wording, times]) => `- ${escapeMarkdown(wording)} — ${times.toLocaleString('en')}`);
  const rest = ranked.length > MOST_WORDINGS ? [`${MOST_WORDINGS} of ${count(ranked.length, 'wording')} shown`] : [];
  const title = variant === undefined ? `**${escapeMarkdown(theme.label)}**` : code(theme.variants[variant].source);
  return {
    range,
    contents: { kind: MarkupKind.Markdown, value: [`${title}  \n${usesInTexts(total, project.index.size)}`, listed.join('\n'), ...rest].join('\n\n') },
  };
}

function contains({ start, end }: Range, { line, character }: Position): boolean {
  const isAfterStart = line > start.line || (line === start.line && character >= start.character);
  return isAfterStart && (line < end.line || (line === end.line && character <= end.character));
}
