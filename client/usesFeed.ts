/**
 * The uses in the texts on screen, asked for when they may have changed and never more than one question an editor at a time.
 *
 * While a person types VS Code moves what is drawn by itself, so a stale answer is dropped and the next one waited for.
 */
import * as vscode from 'vscode';
import { UsesRequest, type UsesParams, type UsesResult } from '../server/protocol';
import { fromRange } from './convert';
import { isText } from './documents';
import type { Server } from './server';
import { OneAtATime } from './util/oneAtATime';

/** Lines asked for above and below what is visible, so that short scrolls ask nothing. */
const MARGIN_LINES = 150;
/** A text with this many uses or fewer is asked for as a whole, so that the overview ruler is complete. */
export const WHOLE_TEXT_LIMIT = 5_000;
const AFTER_TYPING = 250;
const AFTER_SCROLLING = 80;
const AFTER_OPENING = 10;

export interface Answer {
  readonly editor: vscode.TextEditor;
  readonly result: UsesResult;
  /** The lines the result covers, or all of them. */
  readonly covers: 'all' | vscode.Range;
}

interface Watched extends vscode.Disposable {
  readonly asking: OneAtATime;
  answer?: Answer;
}

export class UsesFeed implements vscode.Disposable {
  readonly #watched = new Map<vscode.TextEditor, Watched>();
  readonly #answered = new vscode.EventEmitter<Answer>();
  readonly #disposables: vscode.Disposable[] = [this.#answered];

  readonly onAnswer = this.#answered.event;

  constructor(private readonly server: Server) {
    this.#disposables.push(
      server.onUsesChanged(({ uris }) => this.#changed(uris)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#follow()),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#scrolled(textEditor)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#ask(AFTER_TYPING, (editor) => editor.document === document);
      }),
      // A document that changes its language is closed and opened again, in the same editor.
      vscode.workspace.onDidOpenTextDocument((document) => this.#ask(AFTER_OPENING, (editor) => editor.document === document)),
    );
    this.#follow();
  }

  /** The last answer for an editor; its ranges are of `result.version`. */
  answer(editor: vscode.TextEditor): Answer | undefined {
    return this.#watched.get(editor)?.answer;
  }

  answers(): Answer[] {
    return [...this.#watched.values()].flatMap(({ answer }) => (answer ? [answer] : []));
  }

  /** Asks again for every text on screen. */
  refresh(): void {
    this.#ask(AFTER_OPENING, () => true);
  }

  #follow(): void {
    const visible = new Set(vscode.window.visibleTextEditors);
    for (const [editor, watched] of this.#watched) {
      if (visible.has(editor)) continue;
      watched.dispose();
      this.#watched.delete(editor);
    }
    for (const editor of visible) {
      if (this.#watched.has(editor)) continue;
      const asking = new OneAtATime((token) => this.#request(editor, token));
      this.#watched.set(editor, { asking, dispose: () => asking.dispose() });
      asking.soon(AFTER_OPENING);
    }
  }

  /** The server may spell a URI in its own way, so they are compared as VS Code spells them. */
  #changed(uris: readonly string[] | undefined): void {
    const changed = uris && new Set(uris.map((uri) => vscode.Uri.parse(uri).toString()));
    this.#ask(AFTER_OPENING, ({ document }) => !changed || changed.has(document.uri.toString()));
  }

  #ask(delay: number, which: (editor: vscode.TextEditor) => boolean): void {
    for (const [editor, { asking }] of this.#watched) if (which(editor)) asking.soon(delay);
  }

  #scrolled(editor: vscode.TextEditor): void {
    const watched = this.#watched.get(editor);
    if (!watched?.answer || watched.answer.covers === 'all') return;
    const { covers } = watched.answer;
    if (editor.visibleRanges.every((range) => covers.contains(range))) return;
    watched.asking.soon(AFTER_SCROLLING);
  }

  async #request(editor: vscode.TextEditor, token: vscode.CancellationToken): Promise<void> {
    const { document } = editor;
    if (!isText(document) || !this.server.started) return;
    try {
      const answer = await this.#read(editor, token);
      const watched = this.#watched.get(editor);
      if (!answer || !watched || token.isCancellationRequested || document.isClosed) return;
      if (answer.result.version !== null && answer.result.version !== document.version) return;
      watched.answer = answer;
      this.#answered.fire(answer);
    } catch (error) {
      if (token.isCancellationRequested) return;
      this.server.output.warn(`Could not read the uses of ${document.uri.toString()}: ${String(error)}`);
    }
  }

  /** Asks for what is visible first; then for the whole text where that is not much more. */
  async #read(editor: vscode.TextEditor, token: vscode.CancellationToken): Promise<Answer | undefined> {
    const textDocument = { uri: this.server.uri(editor.document.uri) };
    const near = nearby(editor);
    const params: UsesParams = near === 'all' ? { textDocument } : { textDocument, visible: [fromRange(near)] };
    const result = await this.server.request(UsesRequest, params, token);
    if (!result) return undefined;
    if (near === 'all' || result.uses.length === result.total) return { editor, result, covers: 'all' };
    if (result.total > WHOLE_TEXT_LIMIT) return { editor, result, covers: near };
    const whole = await this.server.request(UsesRequest, { textDocument }, token);
    return whole ? { editor, result: whole, covers: 'all' } : undefined;
  }

  dispose(): void {
    for (const watched of this.#watched.values()) watched.dispose();
    vscode.Disposable.from(...this.#disposables).dispose();
  }
}

/** The lines on screen with a margin, or `'all'` where that is the whole text. */
function nearby({ document, visibleRanges }: vscode.TextEditor): 'all' | vscode.Range {
  const first = Math.min(...visibleRanges.map(({ start }) => start.line)) - MARGIN_LINES;
  const last = Math.max(...visibleRanges.map(({ end }) => end.line)) + MARGIN_LINES;
  if (visibleRanges.length === 0 || (first <= 0 && last >= document.lineCount - 1)) return 'all';
  return document.validateRange(new vscode.Range(Math.max(0, first), 0, last, Number.MAX_SAFE_INTEGER));
}
