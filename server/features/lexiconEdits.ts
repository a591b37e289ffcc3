/** From reading to lexicon: words of a text taken into it, as edits that a reader can undo. */
import { CodeActionKind, type CodeAction, type Range, type TextEdit } from 'vscode-languageserver-types';
import { addTheme, addWording, asVariant, themeIdFor, type LexiconEdit } from '../engine/lexicon/edits';
import type { Theme } from '../engine/lexicon/model';
import type { IndexedText } from '../engine/index/corpusIndex';
import { LineIndex } from '../engine/text/lines';
import { Join, wordEnd, wordStart, type TokenReader } from '../engine/text/tokens';
import { CLIENT_COMMANDS, type LexiconEditParams, type LexiconEditResult, type SelectionArguments } from '../protocol';
import type { PlacedUse, Project } from '../project/project';
import { generalise } from './generalise';
import { usesAt } from './places';
import { phraseAt } from './phraseAt';
import { count } from './wording';

/** Characters of a wording shown in the title of an action. */
const LONGEST_TITLE = 40;
/** Generalisations offered of one theme, where each is an action. */
const MOST_GENERALISED = 3;

/** What a selection in a text can do to the lexicon. Nothing is offered for an empty one, so that nothing lights up while reading. */
export function lexiconActionsFor(project: Project, text: IndexedText, range: Range, commands: boolean): CodeAction[] {
  const wording = wordingOf(project, text, range);
  if (wording === undefined) return [];
  const shown = `“${wording.length > LONGEST_TITLE ? `${wording.slice(0, LONGEST_TITLE - 1)}…` : wording}”`;
  return [...additions(project, text, range, shown, commands), ...exceptions(project, text, range, commands)];
}

/** The edit asked for; `undefined` where the lexicon is not of a shape that can be edited, or no word is meant. */
export function lexiconEdit(project: Project, text: IndexedText, { range, edit }: Omit<LexiconEditParams, 'textDocument'>): LexiconEditResult | undefined {
  if (edit.kind === 'except') return exceptUse(project, text, range, edit.theme);
  const wording = (edit.kind === 'variant' && edit.wording) || wordingOf(project, text, range);
  if (wording === undefined) return undefined;
  if (edit.kind === 'theme') return newTheme(project, wording);
  const theme = project.theme(edit.theme);
  return theme && inFile(project, theme.file, (file) => addWording(file, theme.id, 'variants', wording), wording, theme.id);
}

function additions(project: Project, text: IndexedText, range: Range, shown: string, commands: boolean): CodeAction[] {
  const kind = CodeActionKind.Refactor;
  if (commands) {
    const selection: SelectionArguments = { uri: text.name, range };
    const action = (title: string, command: string, more: { theme?: string } = {}): CodeAction => ({ title, kind, command: { title, command, arguments: [{ ...selection, ...more }] } });
    const [theme, ...others] = usesIn(project, text, range).map(({ use }) => use.theme);
    return [
      action(`Add ${shown} to a theme…`, CLIENT_COMMANDS.addToTheme),
      action(`Generalise ${shown}…`, CLIENT_COMMANDS.generalise, others.length === 0 ? { theme } : {}),
      action(`New theme from ${shown}`, CLIENT_COMMANDS.newTheme),
    ];
  }
  const toThemes = project.lexicon.themes.flatMap((theme) => asAction(`Add ${shown} to ${theme.label}`, lexiconEdit(project, text, { range, edit: { kind: 'variant', theme: theme.id } })));
  return [...toThemes, ...asAction(`New theme from ${shown}`, lexiconEdit(project, text, { range, edit: { kind: 'theme' } }))];
}

/** For editors without our commands: the nearest generalisations of a use that is selected, each as an action that tells what it gains. */
export async function generaliseActions(project: Project, text: IndexedText, range: Range, rest: () => Promise<void>): Promise<CodeAction[]> {
  if (wordingOf(project, text, range) === undefined) return [];
  const themes = new Set(usesIn(project, text, range).map(({ use }) => use.theme));
  const actions: CodeAction[] = [];
  for (const theme of themes) {
    const found = await generalise(project, text, range, theme, rest);
    for (const { variant, gained } of found?.options.slice(0, MOST_GENERALISED) ?? []) {
      const edit = lexiconEdit(project, text, { range, edit: { kind: 'variant', theme, wording: variant } });
      actions.push(...asAction(`Generalise to ${variant} in ${found!.label} (+${count(gained, 'use')})`, edit));
    }
  }
  return actions;
}

function exceptions(project: Project, text: IndexedText, range: Range, commands: boolean): CodeAction[] {
  return usesIn(project, text, range).flatMap(({ use }) => {
    const title = `Except this use of ${project.theme(use.theme)!.label}`;
    if (!commands) return asAction(title, exceptUse(project, text, range, use.theme));
    const selection: SelectionArguments & { theme: string } = { uri: text.name, range, theme: use.theme };
    return [{ title, kind: CodeActionKind.Refactor, command: { title, command: CLIENT_COMMANDS.exceptUse, arguments: [selection] } }];
  });
}

function asAction(title: string, result: LexiconEditResult | undefined): CodeAction[] {
  return result ? [{ title, kind: CodeActionKind.Refactor, edit: { changes: { [result.uri]: result.edits } } }] : [];
}

function wordingOf(project: Project, text: IndexedText, range: Range): string | undefined {
  const { start, end } = range;
  if (start.line === end.line && start.character === end.character) return undefined;
  const phrase = phraseAt(project, text, range)?.phrase;
  return (phrase && asVariant(phrase)) || undefined;
}

function newTheme(project: Project, wording: string): LexiconEditResult | undefined {
  const id = themeIdFor(wording, new Set(project.lexicon.themes.map((theme) => theme.id)));
  const label = wording.charAt(0).toLocaleUpperCase() + wording.slice(1);
  return inFile(project, project.lexiconState.files.length - 1, (file) => addTheme(file, id, label, wording), wording, id);
}

/** Excepts the use with its neighbouring words, so that other uses in the same wording stay. */
function exceptUse(project: Project, text: IndexedText, range: Range, id: string): LexiconEditResult | undefined {
  const placed = usesIn(project, text, range).find(({ use }) => use.theme === id);
  const theme: Theme | undefined = project.theme(id);
  if (!placed || !theme) return undefined;
  const wording = asVariant(withNeighbours(text, placed));
  return inFile(project, theme.file, (file) => addWording(file, id, 'except', wording), wording, id);
}

function usesIn(project: Project, text: IndexedText, { start }: Range): PlacedUse[] {
  return usesAt(project, text, text.lines.offset(start));
}

function withNeighbours({ content, tokens }: IndexedText, { use }: PlacedUse): string {
  const first = neighbour(tokens, wordStart(tokens, use.firstToken), -1);
  const last = neighbour(tokens, wordEnd(tokens, use.lastToken), 1);
  return content.slice(tokens.startAt(first), tokens.endAt(last));
}

/** The word beside, where a phrase may cross to it; else the word itself. */
function neighbour(tokens: TokenReader, token: number, step: 1 | -1): number {
  const other = token + step;
  if (other < 0 || other >= tokens.count || tokens.joinAt(step === 1 ? other : token) > Join.Quote) return token;
  return step === 1 ? wordEnd(tokens, other) : wordStart(tokens, other);
}

function inFile(project: Project, file: number, edit: (text: string) => LexiconEdit | undefined, wording: string, theme: string): LexiconEditResult | undefined {
  const { uri, text } = project.lexiconState.files[file];
  const made = edit(text);
  if (!made) return undefined;
  const lines = LineIndex.of(text);
  const textEdit: TextEdit = { range: { start: lines.position(made.span.start), end: lines.position(made.span.end) }, newText: made.text };
  return { uri, edits: [textEdit], wording, theme };
}
