/** What would change: the uses that the lexicon as it is typed gains and loses, as a list to look through before it is saved. */
import * as vscode from 'vscode';
import { CLIENT_COMMANDS, LexiconChangeRequest, type ChangedUse, type ThemeChange } from '../../server/protocol';
import { toLocation, toRange } from '../convert';
import type { CurrentProject } from '../currentProject';
import { say } from '../say';
import type { Server } from '../server';

interface UseItem extends vscode.QuickPickItem {
  use?: ChangedUse;
}

export function registerLexiconChange(server: Server, project: CurrentProject): vscode.Disposable {
  return vscode.commands.registerCommand(CLIENT_COMMANDS.showLexiconChange, async (asked?: { uri: string; theme?: string }) => {
    const current = asked ? undefined : await project.document();
    if (current === 'cancelled') return;
    const uri = asked?.uri ?? (current && server.uri(current));
    const known = uri === undefined ? null : await server.request(LexiconChangeRequest, { textDocument: { uri } });
    const themes = (known?.themes ?? []).filter(({ theme }) => asked?.theme === undefined || theme === asked.theme);
    if (themes.length === 0) return say('The lexicon finds what the saved one finds');
    await choose(themes);
  });
}

/** Going through the list shows each use in its place. */
async function choose(themes: readonly ThemeChange[]): Promise<void> {
  const items = themes.flatMap(itemsOf);
  const before = vscode.window.activeTextEditor;
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'What changes when the lexicon is saved',
    placeHolder: 'Go through the uses gained (+) and lost (−)',
    matchOnDescription: true,
    onDidSelectItem: (item: UseItem) => void (item.use && reveal(item.use, true)),
  });
  if (chosen?.use) await reveal(chosen.use, false);
  else if (before) await vscode.window.showTextDocument(before.document, before.viewColumn);
}

function itemsOf({ label, inWords, gained, lost, uses }: ThemeChange): UseItem[] {
  const shown = uses.length < gained + lost ? ` · ${uses.length.toLocaleString('en')} of ${(gained + lost).toLocaleString('en')} shown` : '';
  const heading: UseItem = { label: `${label}: ${inWords}${shown}`, kind: vscode.QuickPickItemKind.Separator };
  return [heading, ...uses.map(toItem)];
}

function toItem(use: ChangedUse): UseItem {
  const { uri, range } = toLocation(use.location);
  const sign = use.kind === 'gained' ? '+' : '−';
  return {
    label: `${sign} ${use.left}${use.match}${use.right}`,
    description: `${uri.path.slice(uri.path.lastIndexOf('/') + 1)}, line ${range.start.line + 1}`,
    use,
  };
}

async function reveal({ location }: ChangedUse, preserveFocus: boolean): Promise<void> {
  const selection = toRange(location.range);
  await vscode.window.showTextDocument(vscode.Uri.parse(location.uri), { preview: true, preserveFocus, selection });
}
