/** The composition root: makes each part once and hands it the others it needs. */
import * as vscode from 'vscode';
import type { ProjectStatus, UseInfo } from '../server/protocol';
import { AdjacentUse } from './commands/adjacentUse';
import { registerCreateLexicon } from './commands/createLexicon';
import { ExportLexicon } from './commands/exportLexicon';
import { registerFindUses } from './commands/findUses';
import { GoToUse } from './commands/goToUse';
import { registerImportDictionary } from './commands/importDictionary';
import { registerLexiconChange } from './commands/lexiconChange';
import { registerGeneralise } from './commands/generalise';
import { LexiconEdits, registerLexiconEdits } from './commands/lexiconEdits';
import { registerServerCommands } from './commands/server';
import { registerShowStatus } from './commands/status';
import { ThemeCommands } from './commands/themes';
import { ContextKeys } from './contextKeys';
import { CurrentProject } from './currentProject';
import { HiddenThemes } from './hiddenThemes';
import { InterchangeNotes } from './interchangeNotes';
import { LexiconStatus } from './lexiconStatus';
import { Marks } from './marks/marks';
import { QuietZones } from './marks/quietZones';
import { Peek } from './peek';
import { Presence } from './presence';
import { ProjectStatuses } from './projectStatuses';
import { registerSetUpReading } from './reading/setUpReading';
import { Reopen } from './reopen';
import { Server } from './server';
import { StatusItem } from './statusItem';
import { UsesFeed } from './usesFeed';

/** What other extensions, and our own tests, may ask. */
export interface LeitmotifApi {
  /** The uses drawn in an editor now. */
  drawn(editor: vscode.TextEditor): readonly UseInfo[];
  /** What is read, by project. */
  readonly projects: readonly ProjectStatus[];
  /** True once the language server was started. */
  readonly serverStarted: boolean;
}

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): LeitmotifApi {
  const keep = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const output = keep(vscode.window.createOutputChannel('Leitmotif', { log: true }));
  const hidden = keep(new HiddenThemes(context.workspaceState));
  const folders = { docs: vscode.Uri.joinPath(context.extensionUri, 'docs'), storage: context.storageUri, compiled: vscode.Uri.joinPath(context.globalStorageUri, 'compiled') };
  const running = (server = new Server(context.asAbsolutePath('dist/server.js'), folders, output, (theme) => hidden.hides(theme)));
  keep(hidden.onChange(() => running.refreshDiagnostics()));
  const statuses = keep(new ProjectStatuses(running));
  const feed = keep(new UsesFeed(running));
  const marks = keep(new Marks(feed, hidden));
  const peek = new Peek(running);
  const project = new CurrentProject(statuses);

  keep(new QuietZones(feed));
  keep(new ContextKeys(feed, statuses));
  keep(new StatusItem(statuses));
  keep(new LexiconStatus(statuses));
  keep(new Reopen(feed));
  keep(peek.register());
  keep(keep(new AdjacentUse(running, hidden)).register());
  keep(new GoToUse(running).register());
  keep(registerFindUses(running, peek));
  keep(new ThemeCommands(running, hidden, project, peek).register());
  keep(registerShowStatus(statuses, feed));
  keep(registerCreateLexicon(running));
  const notes = new InterchangeNotes();
  keep(notes.register());
  keep(registerImportDictionary(running, notes));
  keep(new ExportLexicon(running, project, notes).register());
  const edits = new LexiconEdits(running);
  keep(registerLexiconEdits(edits));
  keep(registerGeneralise(running, edits));
  keep(registerLexiconChange(running, project));
  keep(registerSetUpReading());
  keep(registerServerCommands(running));

  const presence = keep(new Presence());
  // A failed start is in the log, and the next command tries again.
  keep(presence.onFound(() => void running.start().catch(() => undefined)));
  void presence.look();

  return {
    drawn: (editor) => marks.drawn(editor),
    get projects() {
      return statuses.projects;
    },
    get serverStarted() {
      return running.started;
    },
  };
}

/** VS Code waits for this, and no longer than a few seconds. */
export async function deactivate(): Promise<void> {
  await server?.dispose();
}
