/** Go to a use: the uses in this text in a list, each with the words around it; moving through the list shows the place. */
import * as vscode from 'vscode';
import { UsesRequest, type UseInfo, type UsesResult } from '../../server/protocol';
import { toRange } from '../convert';
import { activeTextEditor } from '../documents';
import { count, counted, say } from '../say';
import type { Server } from '../server';

/** Uses listed at most: more cannot be read through in a list. */
const LIST_LIMIT = 2_000;
/** Characters of context shown on each side at most. A list is cut at the right, so little on the left keeps the use in sight. */
const BEFORE = 30;
const AFTER = 60;

interface UseItem extends vscode.QuickPickItem {
  range: vscode.Range;
}

export class GoToUse {
  constructor(private readonly server: Server) {}

  register(): vscode.Disposable {
    return vscode.commands.registerCommand('leitmotif.goToUse', () => this.#go());
  }

  async #go(): Promise<void> {
    const editor = activeTextEditor();
    const result = editor && (await this.server.request(UsesRequest, { textDocument: { uri: this.server.uri(editor.document.uri) } }));
    if (!editor || !result?.hasLexicon) return say('Open a text that belongs to a theme lexicon');
    if (result.uses.length === 0) return say('No uses in this text');
    pick(editor, result);
  }
}

function pick(editor: vscode.TextEditor, result: UsesResult): void {
  const before = { selection: editor.selection, visible: editor.visibleRanges[0] };
  const picker = vscode.window.createQuickPick<UseItem>();
  picker.title = titleOf(result);
  picker.placeholder = 'Type a theme or a word to narrow the list';
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = itemsOf(editor.document, result);
  picker.activeItems = picker.items.filter(({ range }) => range.end.isAfterOrEqual(editor.selection.active)).slice(0, 1);
  let accepted = false;
  picker.onDidChangeActive(([item]) => {
    if (item) reveal(editor, item.range);
  });
  picker.onDidAccept(() => {
    accepted = true;
    picker.hide();
  });
  picker.onDidHide(() => {
    picker.dispose();
    if (accepted) return void vscode.window.showTextDocument(editor.document, editor.viewColumn);
    editor.selection = before.selection;
    if (before.visible) editor.revealRange(before.visible, vscode.TextEditorRevealType.AtTop);
  });
  picker.show();
}

function reveal(editor: vscode.TextEditor, range: vscode.Range): void {
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function titleOf({ total }: UsesResult): string {
  return total > LIST_LIMIT ? `Uses in this text: ${count(LIST_LIMIT)} of ${count(total)} shown` : `${counted(total, 'use')} in this text`;
}

function itemsOf(document: vscode.TextDocument, { themes, uses }: UsesResult): UseItem[] {
  const labels = new Map(themes.map(({ id, label }) => [id, label]));
  return uses.slice(0, LIST_LIMIT).map((use) => ({
    label: plain(document.getText(toRange(use.range))),
    description: describe(use, labels.get(use.theme) ?? use.theme),
    detail: inContext(document, toRange(use.range)),
    range: toRange(use.range),
  }));
}

function describe({ pole, range }: UseInfo, label: string): string {
  return `${label}${pole === 'counter' ? ', counter' : ''}, line ${count(range.start.line + 1)}`;
}

/** The use with some words around it, none of them cut, unless the text has no spaces. */
function inContext(document: vscode.TextDocument, range: vscode.Range): string {
  const { text } = document.lineAt(range.start.line);
  const end = range.isSingleLine ? range.end.character : text.length;
  const [left, right] = [text.slice(0, range.start.character), text.slice(end)];
  const before = left.length > BEFORE ? left.slice(-BEFORE).replace(/^\S*\s(?=\S)/, '') : left;
  const after = right.length > AFTER ? right.slice(0, AFTER).replace(/(?<=\S)\s\S*$/, '') : right;
  const [cutLeft, cutRight] = [before.length < left.length, after.length < right.length];
  return plain(`${cutLeft ? '…' : ''}${before}${text.slice(range.start.character, end)}${after}${cutRight ? '…' : ''}`);
}

/** On one line, and so that a quick pick finds no icon in it: it reads `$(name)` as one. */
function plain(words: string): string {
  return words.replace(/\s+/g, ' ').replaceAll('$(', '$\u200b(').trim();
}
