/** Find uses of a selection, or of the phrase at the cursor, whether a lexicon names it or not. */
import * as vscode from 'vscode';
import { PhraseAtRequest } from '../../server/protocol';
import { fromRange, toRange } from '../convert';
import { activeTextEditor } from '../documents';
import type { Peek } from '../peek';
import { say } from '../say';
import type { Server } from '../server';

export function registerFindUses(server: Server, peek: Peek): vscode.Disposable {
  return vscode.commands.registerCommand('leitmotif.findUsesOfSelection', async () => {
    const editor = activeTextEditor();
    if (!editor) return say('Open a text and select a phrase in it');
    const { document, selection } = editor;
    const uri = server.uri(document.uri);
    const found = await server.request(PhraseAtRequest, { textDocument: { uri }, range: fromRange(selection) });
    if (!found) return say(selection.isEmpty ? 'No phrase at the cursor recurs elsewhere' : 'The selection holds no words');
    return peek.show({ uri: document.uri, position: toRange(found.range).start }, { uri, phrase: found.phrase });
  });
}
