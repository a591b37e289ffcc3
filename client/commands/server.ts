/** The two commands for when something seems wrong. */
import * as vscode from 'vscode';
import type { Server } from '../server';

export function registerServerCommands(server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('leitmotif.restartServer', () => server.restart()),
    vscode.commands.registerCommand('leitmotif.showOutput', () => server.output.show()),
  );
}
