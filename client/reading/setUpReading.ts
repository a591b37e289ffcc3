/** The command that makes reading comfortable, says what it wrote, and takes it back on demand. */
import * as vscode from 'vscode';
import { counted } from '../say';
import { settingsFile, writeReadingSettings, type Target, type Written } from './workspaceSettings';

const SHOW = 'Show the settings';
const UNDO = 'Undo';
const CENTRE = 'Centre the text';

export function registerSetUpReading(): vscode.Disposable {
  return vscode.commands.registerCommand('leitmotif.setUpReading', async () => {
    const where = await chooseTarget();
    if (!where) {
      void vscode.window.showInformationMessage('Open a folder first: the settings are written into its .vscode/settings.json.');
      return undefined;
    }
    const result = await writeReadingSettings(where);
    void tell(where, result);
    return result;
  });
}

async function chooseTarget(): Promise<Target | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0] && { folder: folders[0], target: vscode.ConfigurationTarget.Workspace };
  const folder = await vscode.window.showWorkspaceFolderPick({ placeHolder: 'Which folder should be set up for reading?' });
  return folder && { folder, target: vscode.ConfigurationTarget.WorkspaceFolder };
}

async function tell(where: Target, result: Written): Promise<void> {
  const { written, undo } = result;
  const choices = written.length > 0 ? [SHOW, UNDO, CENTRE] : [CENTRE];
  const choice = await vscode.window.showInformationMessage(inWords(result, vscode.workspace.asRelativePath(settingsFile(where))), ...choices);
  if (choice === SHOW) await vscode.window.showTextDocument(settingsFile(where));
  if (choice === UNDO) await undo();
  if (choice === CENTRE) await vscode.commands.executeCommand('workbench.action.toggleCenteredLayout');
}

/** "Wrote 22 settings for plain text and Markdown, and a calmer underline, into .vscode/settings.json. Left as you have it: editor.lineHeight." */
export function inWords({ written, left, colours }: Omit<Written, 'undo'>, file: string): string {
  const kept = left.length > 0 ? ` Left as you have ${left.length === 1 ? 'it' : 'them'}: ${left.join(', ')}.` : '';
  // Where there is nothing to write, everything is as the person has it, and naming it all would tell nothing.
  if (written.length === 0) return 'Nothing to write: this workspace is set up for reading already.';
  const underline = colours ? ', with a calmer underline of uses,' : '';
  return `Wrote ${counted(written.length, 'setting')} for plain text and Markdown${underline} into ${file}.${kept}`;
}
