/** What became of a dictionary or a lexicon on its way: a calm sentence, and the notes as a list to be read beside it. */
import * as vscode from 'vscode';
import type { InterchangeNote } from '../server/protocol';
import { count, counted } from './say';

const SCHEME = 'leitmotif-notes';
const SHOW = 'Show';
/** Lists kept, so that an editor that is hidden and seen again has its own. */
const KEPT = 20;

/** What went where. */
export interface Journey {
  /** Name of the file that was read. */
  readonly file: string;
  /** What came of it, as a sentence without its stop: "142 wordings in 12 themes". */
  readonly outcome: string;
  readonly notes: readonly InterchangeNote[];
}

export class InterchangeNotes implements vscode.TextDocumentContentProvider {
  readonly #lists = new Map<string, string>();
  #number = 0;

  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#lists.get(uri.toString()) ?? 'These notes are no longer kept. Import or export again to have them.\n';
  }

  /** Says what came of it, and shows the notes when asked. */
  async tell(journey: Journey): Promise<void> {
    const answer = await vscode.window.showInformationMessage(sentenceOf(journey), ...(journey.notes.length > 0 ? [SHOW] : []));
    if (answer === SHOW) await this.#show(journey);
  }

  async #show(journey: Journey): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${journey.file}: notes`, query: String(++this.#number) });
    this.#lists.set(uri.toString(), listOf(journey));
    for (const old of [...this.#lists.keys()].slice(0, -KEPT)) this.#lists.delete(old);
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true });
  }
}

/** "142 wordings in 12 themes; 5 notes." */
export function sentenceOf({ outcome, notes }: Journey): string {
  return `${outcome}; ${notes.length === 0 ? 'nothing is lost' : counted(notes.length, 'note')}.`;
}

const HEADINGS: readonly [InterchangeNote['kind'], string][] = [
  ['error', 'Could not be read, or not as it stands'],
  ['lost', 'Not carried over'],
  ['changed', 'Carried over as something else'],
];

/** The notes by what they mean, each with its line. */
export function listOf(journey: Journey): string {
  const { file, notes } = journey;
  const width = Math.max(...notes.map((note) => lineOf(note).length));
  const parts = HEADINGS.map(([kind, heading]) => ({ heading, of: notes.filter((note) => note.kind === kind) })).filter(({ of }) => of.length > 0);
  const lines = parts.flatMap(({ heading, of }) => ['', heading, ...of.map((note) => `  ${lineOf(note).padEnd(width)}  ${note.message}`)]);
  return [`Notes on ${file}`, '', sentenceOf(journey), ...lines, ''].join('\n');
}

function lineOf({ position }: InterchangeNote): string {
  return `line ${count(position.line + 1)}`;
}
