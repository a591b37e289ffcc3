/** What has been read and what has not: projects, files that could not be read, limits in force. */
import * as vscode from 'vscode';
import type { ProjectStatus } from '../../server/protocol';
import { activeTextEditor } from '../documents';
import { editorLimits } from '../editorLimits';
import { problemsLimit } from '../settings';
import type { ProjectStatuses } from '../projectStatuses';
import { count, counted } from '../say';
import { limitsSaid, stateInWords } from '../statusWords';
import type { UsesFeed } from '../usesFeed';

interface StatusItem extends vscode.QuickPickItem {
  open?: vscode.Uri;
  command?: string;
  /** The lexicon is opened at its first mistake. */
  mistake?: boolean;
  /** Texts that were left are read. */
  readOn?: boolean;
}

export function registerShowStatus(statuses: ProjectStatuses, feed: UsesFeed): vscode.Disposable {
  return vscode.commands.registerCommand('leitmotif.showStatus', async () => {
    const projects = await statuses.read();
    const items = [...projects.flatMap(itemsOf), ...limitHere(feed), ...actions(projects.length > 0)];
    const placeHolder = projects.length > 0 ? 'Choose a file to open it, or something to do' : 'No theme lexicon here yet';
    const chosen = await vscode.window.showQuickPick(items, { title: 'Leitmotif: what has been read', placeHolder });
    if (chosen?.open) await vscode.commands.executeCommand('vscode.open', chosen.open);
    if (chosen?.command) await vscode.commands.executeCommand(chosen.command);
    if (chosen?.mistake) revealMistake();
    if (chosen?.readOn) await statuses.readOn();
  });
}

function itemsOf(project: ProjectStatus): StatusItem[] {
  return [
    { label: project.name, kind: vscode.QuickPickItemKind.Separator },
    { label: `$(book) ${stateInWords(project)}`, description: counted(project.uses, 'use'), command: 'leitmotif.showThemes' },
    ...(project.lexiconErrors > 0 ? [lexiconItem(project)] : []),
    ...(project.leftUnread ? [{ label: `$(play) Read the other ${counted(project.leftUnread, 'text')}`, readOn: true }] : []),
    ...limitsSaid(project).map((sentence) => ({ label: `$(info) ${sentence}` })),
    ...project.unread.map(({ uri, reason }) => ({
      label: `$(circle-slash) ${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}`,
      description: `not read: ${reason}`,
      open: vscode.Uri.parse(uri),
    })),
    ...unreadRest(project),
  ];
}

/** A text of very many uses has its marks drawn where it is looked at; the ruler beside the scroll bar cannot show them all. */
function limitHere(feed: UsesFeed): StatusItem[] {
  const editor = activeTextEditor();
  if (!editor) return [];
  const left = editorLimits(editor.document).map((sentence) => ({ label: `$(info) ${sentence}` }));
  const answer = feed.answer(editor);
  if (!answer) return left;
  const { uses, total } = answer.result;
  const listed = problemsLimit(editor.document);
  return [
    ...(answer.covers === 'all' ? [] : [{ label: `$(info) In this text marks are drawn near what is seen: ${count(uses.length)} of ${count(total)}, also beside the scroll bar` }]),
    ...left,
    ...(total > listed ? [{ label: `$(info) ${count(listed)} of ${count(total)} uses in this text are listed under Problems; all are counted` }] : []),
  ];
}

function lexiconItem({ lexiconErrors }: ProjectStatus): StatusItem {
  const label = `$(warning) ${counted(lexiconErrors, 'error')} in the lexicon; the last good one is in force`;
  return { label, command: 'leitmotif.openLexicon', mistake: true };
}

/** Puts the cursor at the first mistake of the lexicon in front. */
function revealMistake(): void {
  const editor = vscode.window.activeTextEditor;
  const mistakes = editor ? vscode.languages.getDiagnostics(editor.document.uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error) : [];
  const [first] = mistakes.map(({ range }) => range.start).sort((one, other) => one.compareTo(other));
  if (!editor || !first) return;
  editor.selection = new vscode.Selection(first, first);
  editor.revealRange(new vscode.Range(first, first), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function unreadRest({ unread, unreadTotal }: ProjectStatus): StatusItem[] {
  if (unreadTotal <= unread.length) return [];
  return [{ label: `$(circle-slash) ${count(unread.length)} of ${counted(unreadTotal, 'unread file')} shown` }];
}

function actions(hasProject: boolean): StatusItem[] {
  const forProject: StatusItem[] = [
    { label: '$(list-unordered) Show themes', command: 'leitmotif.showThemes' },
    { label: '$(eye) Choose themes shown', command: 'leitmotif.chooseThemes' },
    { label: '$(go-to-file) Open the lexicon', command: 'leitmotif.openLexicon' },
  ];
  const always: StatusItem[] = [
    { label: '$(output) Show the log', command: 'leitmotif.showOutput' },
    { label: '$(refresh) Restart the server', command: 'leitmotif.restartServer' },
  ];
  const create: StatusItem[] = [{ label: '$(new-file) Create a theme lexicon', command: 'leitmotif.createLexicon' }];
  return [{ label: 'Do', kind: vscode.QuickPickItemKind.Separator }, ...(hasProject ? forProject : create), ...always];
}
