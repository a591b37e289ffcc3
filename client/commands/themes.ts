/** The themes in a list: to see their uses, to choose which are shown, to find where they are defined. */
import * as vscode from 'vscode';
import { ThemesRequest, type ThemeCount, type ThemesResult } from '../../server/protocol';
import type { HiddenThemes } from '../hiddenThemes';
import type { Peek } from '../peek';
import { count, counted, say } from '../say';
import type { Server } from '../server';
import type { CurrentProject } from '../currentProject';

interface ThemeItem extends vscode.QuickPickItem {
  theme: ThemeCount;
}

const NO_LEXICON = 'No theme lexicon here yet. “Leitmotif: Create a theme lexicon” makes one.';

export class ThemeCommands {
  constructor(
    private readonly server: Server,
    private readonly hidden: HiddenThemes,
    private readonly project: CurrentProject,
    private readonly peek: Peek,
  ) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.commands.registerCommand('leitmotif.showThemes', () => this.#show()),
      vscode.commands.registerCommand('leitmotif.chooseThemes', () => this.#choose()),
      vscode.commands.registerCommand('leitmotif.toggleMarks', () => this.#toggle()),
      vscode.commands.registerCommand('leitmotif.openLexicon', () => this.#open()),
    );
  }

  async #show(): Promise<void> {
    const known = await this.#themes();
    if (!known) return;
    const items = known.result.themes.map(toItem);
    const chosen = await vscode.window.showQuickPick(items, { title: 'Themes', placeHolder: 'Choose a theme to see its uses', matchOnDescription: true });
    if (!chosen) return;
    const at = await this.#placeToPeek(known.uri);
    if (at) await this.peek.show(at, { uri: this.server.uri(known.uri), theme: chosen.theme.id });
  }

  async #choose(): Promise<void> {
    const known = await this.#themes();
    if (!known) return;
    const items = known.result.themes.filter(({ off }) => !off).map((theme) => ({ ...toItem(theme), picked: !this.hidden.themes.includes(theme.id) }));
    const chosen = await vscode.window.showQuickPick(items, {
      title: 'Themes shown',
      placeHolder: 'Unticked themes are counted, not marked',
      canPickMany: true,
      matchOnDescription: true,
    });
    if (!chosen) return;
    const shown = new Set(chosen.map(({ theme }) => theme.id));
    const listed = new Set(items.map(({ theme }) => theme.id));
    const elsewhere = this.hidden.themes.filter((id) => !listed.has(id));
    await this.hidden.setThemes([...elsewhere, ...[...listed].filter((id) => !shown.has(id))]);
    if (this.hidden.all && shown.size > 0) await this.hidden.setAll(false);
    say(`${count(shown.size)} of ${counted(items.length, 'theme')} shown`);
  }

  async #toggle(): Promise<void> {
    await this.hidden.setAll(!this.hidden.all);
    say(this.hidden.all ? 'Marks are hidden' : 'Marks are shown');
  }

  async #open(): Promise<void> {
    const known = await this.#themes();
    if (known) await vscode.window.showTextDocument(vscode.Uri.parse(known.result.lexicon));
  }

  /** The themes of the project at hand, and the document they were asked of. */
  async #themes(): Promise<{ uri: vscode.Uri; result: ThemesResult } | undefined> {
    const uri = await this.project.document();
    if (uri === 'cancelled') return undefined;
    const result = uri && (await this.server.request(ThemesRequest, { textDocument: { uri: this.server.uri(uri) } }));
    if (uri && result) return { uri, result };
    say(NO_LEXICON);
    return undefined;
  }

  /** A peek opens in an editor: the one in front, or else the document's own. */
  async #placeToPeek(uri: vscode.Uri): Promise<{ uri: vscode.Uri; position: vscode.Position } | undefined> {
    const editor = vscode.window.activeTextEditor ?? (await vscode.window.showTextDocument(uri));
    return { uri: editor.document.uri, position: editor.selection.active };
  }
}

function toItem(theme: ThemeCount): ThemeItem {
  return { theme, label: theme.label, description: theme.id === theme.label ? undefined : theme.id, detail: detailOf(theme) };
}

/** "9 uses and 4 counter in 7 texts; 2 here" — the poles apart, never added. */
export function detailOf({ uses, counter, texts, below, usesHere, counterHere }: ThemeCount): string {
  const poles = (main: number, other: number): string => (other > 0 ? `${count(main)} + ${count(other)} counter` : count(main));
  const all = uses === 1 && counter === 0 ? '1 use' : `${poles(uses, counter)} uses`;
  const here = usesHere + counterHere > 0 ? `, ${poles(usesHere, counterHere)} here` : '';
  const including = below > 0 ? `, ${counted(below, 'theme')} below included` : '';
  return `${all} in ${counted(texts, 'text')}${here}${including}`;
}
