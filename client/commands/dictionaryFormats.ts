/** The formats of other tools in a list, each with what it carries. */
import * as vscode from 'vscode';
import { DictionaryFormatsRequest, type DictionaryFormat } from '../../server/protocol';
import type { Server } from '../server';

interface FormatItem extends vscode.QuickPickItem {
  format: DictionaryFormat;
}

export async function chooseFormat(server: Server, title: string, placeHolder: string): Promise<DictionaryFormat | undefined> {
  const formats = await server.request(DictionaryFormatsRequest, null);
  const chosen = await vscode.window.showQuickPick(formats.map(toItem), { title, placeHolder, matchOnDescription: true, matchOnDetail: true });
  return chosen?.format;
}

function toItem(format: DictionaryFormat): FormatItem {
  return { format, label: format.name, description: format.extensions.map((extension) => `.${extension}`).join(' '), detail: format.carries };
}
