/** Peeks at uses: the one way by which lenses, hovers, commands and pickers show them. */
import * as vscode from 'vscode';
import { CLIENT_COMMANDS, FindUsesRequest, type FindUsesResult, type PeekArguments, type UsesQuery } from '../server/protocol';
import { toLocation, toPosition } from './convert';
import { count, counted, say } from './say';
import type { Server } from './server';

/** Places the peek view lists at most; more makes it slow to open. What is left out is said. */
export const PEEK_LIMIT = 1_000;

export class Peek {
  constructor(private readonly server: Server) {}

  /** Finds the uses meant and peeks at them from a place. */
  async show(at: { uri: vscode.Uri; position: vscode.Position }, query: UsesQuery): Promise<FindUsesResult | undefined> {
    const found = await this.server.request(FindUsesRequest, { query, limit: PEEK_LIMIT });
    if (!found || found.locations.length === 0) {
      say(found ? `No uses of ${found.label} in ${counted(found.ofTexts, 'text')}` : 'No lexicon is in force here');
      return found ?? undefined;
    }
    await vscode.commands.executeCommand('editor.action.peekLocations', at.uri, at.position, found.locations.map(toLocation), 'peek');
    say(summary(found));
    return found;
  }

  /** The command that lenses and hovers carry, with plain JSON. */
  register(): vscode.Disposable {
    return vscode.commands.registerCommand(CLIENT_COMMANDS.peekUses, async (argument: unknown) => {
      if (!isPeekArguments(argument)) throw new Error(`${CLIENT_COMMANDS.peekUses} needs { at, query }.`);
      await this.show({ uri: vscode.Uri.parse(argument.at.uri), position: toPosition(argument.at.position) }, argument.query);
    });
  }
}

/** "Hegemony: 1,000 of 1,312 uses shown, in 7 of 18 texts". */
export function summary({ label, locations, total, texts, ofTexts, complete }: FindUsesResult): string {
  const uses = locations.length < total ? `${count(locations.length)} of ${counted(total, 'use')} shown` : counted(total, 'use');
  const reading = complete ? '' : '; texts are still being read';
  return `${label}: ${uses}, in ${count(texts)} of ${counted(ofTexts, 'text')}${reading}`;
}

/** A hover or a lens is text that came from outside: look before use. */
function isPeekArguments(value: unknown): value is PeekArguments {
  const { at, query } = (value ?? {}) as Partial<PeekArguments>;
  return (
    typeof at?.uri === 'string' &&
    typeof at.position?.line === 'number' &&
    typeof at.position.character === 'number' &&
    typeof query?.uri === 'string'
  );
}
