/** Symbols: a text's themes and their uses, a lexicon's themes and variants; themes and texts in the workspace. */
import { SymbolKind, type DocumentSymbol, type Range, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { IndexedText } from '../engine/index/corpusIndex';
import type { Span } from '../engine/text/layout';
import type { Project } from '../project/project';
import { lexiconLocation, rangeIn } from './places';
import { poles, nameOf } from './wording';

export function textSymbols(project: Project, text: IndexedText): DocumentSymbol[] {
  const uses = project.usesIn(text);
  const present = project.lexicon.themes.filter((theme) => uses.some((use) => use.theme === theme.id));
  return present.map((theme) => {
    const mine = uses.filter((use) => use.theme === theme.id);
    const children = mine.map((use): DocumentSymbol => {
      const range = rangeIn(text, use);
      const name = text.content.slice(use.start, use.end).replace(/\s+/g, ' ');
      return { name, detail: use.pole === 'counter' ? 'counter' : undefined, kind: SymbolKind.String, range, selectionRange: range };
    });
    const main = mine.filter((use) => use.pole === 'main').length;
    const range: Range = { start: children[0].range.start, end: children[children.length - 1].range.end };
    return { name: theme.label, detail: poles({ uses: main, counter: mine.length - main }), kind: SymbolKind.Namespace, range, selectionRange: children[0].range, children };
  });
}

export function lexiconSymbols(project: Project, file: number): DocumentSymbol[] {
  return project.lexicon.themes
    .filter((theme) => theme.file === file)
    .map((theme) => {
      const rangeOf = (span: Span): Range => lexiconLocation(project, theme, span).range;
      return {
        name: theme.id,
        detail: theme.parent === undefined ? theme.label : `${theme.label}, part of ${theme.parent}`,
        kind: SymbolKind.Namespace,
        range: rangeOf(theme.span),
        selectionRange: rangeOf(theme.idSpan),
        children: theme.variants.map(({ source, span }) => ({ name: source || ' ', kind: SymbolKind.String, range: rangeOf(span), selectionRange: rangeOf(span) })),
      };
    });
}

/** Symbols of one query at most. */
const MOST = 500;

/** Themes and texts whose name has the query's letters in order, as VS Code filters. */
export function workspaceSymbols(project: Project, query: string): WorkspaceSymbol[] {
  const totals = project.totals();
  const themes = project.lexicon.themes.map((theme) => ({
    name: theme.label,
    kind: SymbolKind.Namespace,
    containerName: `theme · ${poles(totals.get(theme.id)!)}`,
    location: lexiconLocation(project, theme, theme.idSpan),
  }));
  const start = { line: 0, character: 0 };
  const texts = project.index.texts().map((text) => ({
    name: text.metadata.title?.value ?? nameOf(text.name),
    kind: SymbolKind.File,
    containerName: nameOf(text.name),
    location: { uri: text.name, range: { start, end: start } },
  }));
  return [...themes, ...texts].filter((symbol) => hasLettersInOrder(`${symbol.name} ${symbol.containerName}`, query)).slice(0, MOST);
}

function hasLettersInOrder(name: string, query: string): boolean {
  let at = 0;
  const lower = name.toLowerCase();
  for (const letter of query.toLowerCase().replace(/\s+/g, '')) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
