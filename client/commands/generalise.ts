/** Generalises a wording: the reader sees what each wider variant would also catch, and chooses one, or none. */
import * as vscode from 'vscode';
import { CLIENT_COMMANDS, GeneraliseRequest, type SelectionArguments, type WiderVariant } from '../../server/protocol';
import { count, counted, say } from '../say';
import type { Server } from '../server';
import { selected, type LexiconEdits } from './lexiconEdits';

interface VariantItem extends vscode.QuickPickItem {
  variant: string;
}

export function registerGeneralise(server: Server, edits: LexiconEdits): vscode.Disposable {
  return vscode.commands.registerCommand(CLIENT_COMMANDS.generalise, (given?: SelectionArguments & { theme?: string }) => generalise(server, edits, given));
}

async function generalise(server: Server, edits: LexiconEdits, given: (SelectionArguments & { theme?: string }) | undefined): Promise<void> {
  const selection = given ?? selected();
  if (!selection) return say('Select the words to generalise first');
  const theme = given?.theme ?? (await edits.chooseTheme(selection.uri, 'Generalise', 'Which theme should also find the nearest wordings?'));
  if (theme === undefined) return;
  const title = 'Looking for the nearest wordings…';
  const found = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
    server.request(GeneraliseRequest, { textDocument: { uri: selection.uri }, range: selection.range, theme }));
  if (!found) return say('No words are selected that a theme could find');
  if (found.options.length === 0) return say(`Nothing near “${found.wording}” in the corpus that ${found.label} does not find already`);
  const chosen = await vscode.window.showQuickPick(found.options.map(toItem), {
    title: `Generalise “${found.wording}” in ${found.label}`,
    placeHolder: 'Each is shown with what the theme would find more',
    matchOnDetail: true,
  });
  if (chosen) await edits.run(selection, { kind: 'variant', theme, wording: chosen.variant });
}

/** "+12 uses in 5 texts", and beneath "multipolarity 10, multipolarism 2". */
function toItem({ variant, gained, texts, wordings, ofWordings }: WiderVariant): VariantItem {
  const named = wordings.map(({ wording, times }) => `${wording} ${count(times)}`).join(', ');
  const more = ofWordings > wordings.length ? ` … ${count(wordings.length)} of ${counted(ofWordings, 'wording')} shown` : '';
  return { label: variant, description: `+${counted(gained, 'use')} in ${counted(texts, 'text')}`, detail: named + more, variant };
}
