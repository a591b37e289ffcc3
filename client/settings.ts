/** Settings the client itself reads. The server asks for its own. */
import * as vscode from 'vscode';
import { DEFAULT_SETTINGS, type ServerSettings } from '../server/protocol';

export type MarksSetting = ServerSettings['marks'];

export function marksSetting(document: vscode.TextDocument): MarksSetting {
  return vscode.workspace.getConfiguration('leitmotif', document).get('marks', DEFAULT_SETTINGS.marks);
}

/** Uses of a text that are listed under Problems at most; without end where none are listed at all. */
export function problemsLimit(document: vscode.TextDocument): number {
  if (marksSetting(document) === 'decorations') return Infinity;
  return vscode.workspace.getConfiguration('leitmotif', document).get('maxDiagnostics', DEFAULT_SETTINGS.maxDiagnostics);
}

export function overviewRulerSetting(): boolean {
  return vscode.workspace.getConfiguration('leitmotif').get('overviewRuler', true);
}

/** True where the event touches a setting that changes how marks look. */
export function changesMarks(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration('leitmotif.marks') || event.affectsConfiguration('leitmotif.overviewRuler');
}
