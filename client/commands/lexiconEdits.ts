/**
 * From reading to lexicon: a selection added to a theme, made a theme of its own, or a use excepted. The server makes the edit, so that
 * comments and order stay; a notice says where it went, and offers to show and to undo it.
 */
import * as vscode from 'vscode';
import { CLIENT_COMMANDS, LexiconEditRequest, ThemesRequest, type LexiconEditParams, type LexiconEditResult, type SelectionArguments, type ThemeCount } from '../../server/protocol';
import { fromRange, toRange } from '../convert';
import { say } from '../say';
import type { Server } from '../server';

const SHOW = 'Show';
const UNDO = 'Undo';

export function registerLexiconEdits(edits: LexiconEdits): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(CLIENT_COMMANDS.addToTheme, (selection?: SelectionArguments) => edits.addToTheme(selection)),
    vscode.commands.registerCommand(CLIENT_COMMANDS.newTheme, (selection?: SelectionArguments) => edits.run(selection, { kind: 'theme' })),
    vscode.commands.registerCommand(CLIENT_COMMANDS.exceptUse, (use: SelectionArguments & { theme: string }) => edits.run(use, { kind: 'except', theme: use.theme })),
  );
}

interface ThemeItem extends vscode.QuickPickItem {
  theme: ThemeCount;
}

export class LexiconEdits {
  constructor(private readonly server: Server) {}

  async addToTheme(given?: SelectionArguments): Promise<void> {
    const selection = given ?? selected();
    if (!selection) return say('Select the words to add to a theme first');
    const theme = await this.chooseTheme(selection.uri, 'Add to a theme', 'Which theme do these words voice?');
    if (theme !== undefined) await this.run(selection, { kind: 'variant', theme });
  }

  /** The id of the theme chosen, or `undefined`. */
  async chooseTheme(uri: string, title: string, placeHolder: string): Promise<string | undefined> {
    const known = await this.server.request(ThemesRequest, { textDocument: { uri } });
    if (!known) {
      say('No theme lexicon here yet');
      return undefined;
    }
    const items = known.themes.map((theme): ThemeItem => ({ label: theme.label, description: theme.id, detail: theme.definition, theme }));
    const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
    return chosen?.theme.id;
  }

  async run(given: SelectionArguments | undefined, edit: LexiconEditParams['edit']): Promise<void> {
    const selection = given ?? selected();
    if (!selection) return say('Select words in a text first');
    const made = await this.server.request(LexiconEditRequest, { textDocument: { uri: selection.uri }, range: selection.range, edit });
    if (!made) throw new Error('The lexicon is not of a shape that can be added to from here; open it and write the wording there.');
    const undo = await apply(made);
    await this.#tell(made, edit.kind, undo);
  }

  async #tell(made: LexiconEditResult, kind: LexiconEditParams['edit']['kind'], undo: () => Promise<void>): Promise<void> {
    const file = vscode.workspace.asRelativePath(vscode.Uri.parse(made.uri));
    const what = { variant: `“${made.wording}” was added to ${made.theme}`, except: `“${made.wording}” was excepted from ${made.theme}`, theme: `The theme ${made.theme} was made` }[kind];
    const answer = await vscode.window.showInformationMessage(`${what} in ${file}.`, SHOW, UNDO);
    if (answer === UNDO) await undo();
    else if (answer === SHOW) await show(made);
  }
}

/** The selection of the active editor, unless it is empty. */
export function selected(): SelectionArguments | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selection.isEmpty) return undefined;
  return { uri: editor.document.uri.toString(), range: fromRange(editor.selection) };
}

/** Applies the edit; the lexicon is saved only if it was saved before. Gives what takes it back. */
async function apply({ uri, edits }: LexiconEditResult): Promise<() => Promise<void>> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const wasClean = !document.isDirty;
  const [edit] = edits;
  const start = document.offsetAt(toRange(edit.range).start);
  const removed = document.getText(toRange(edit.range));
  const inserted = edit.newText.replace(/\r\n|\r|\n/g, document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
  await replace(document, toRange(edit.range), edit.newText, wasClean);
  return async () => {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(start + inserted.length));
    if (document.getText(range) !== inserted) return say('The lexicon was edited since; nothing was taken back');
    await replace(document, range, removed, wasClean && !document.isDirty);
  };
}

async function replace(document: vscode.TextDocument, range: vscode.Range, text: string, save: boolean): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  await vscode.workspace.applyEdit(edit);
  if (save) await document.save();
}

async function show({ uri, edits: [edit] }: LexiconEditResult): Promise<void> {
  const start = toRange(edit.range).start;
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
  const lines = edit.newText.split(/\r\n|\r|\n/).length - 1;
  const at = new vscode.Range(start, new vscode.Position(start.line + Math.max(0, lines - 1), 0));
  editor.selection = new vscode.Selection(at.start, at.start);
  editor.revealRange(at, vscode.TextEditorRevealType.InCenter);
}
