/** The stores of projects on this machine. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import type { StoreMaker } from '../connection';
import { NodeShardStore } from './nodeShardStore';
import { storeFolder } from './storeFolder';

/**
 * A maker of stores.
 * @param program file of the program that fills them: what another one made is not read
 */
export function storesOf(program: string): StoreMaker {
  let edition: string | undefined;
  return (owner, storage) => {
    const folder = storeFolder(owner, { platform: process.platform, env: process.env, home: homedir() }, storage);
    return folder === undefined ? undefined : new NodeShardStore(folder, { edition: (edition ??= editionOf(program)), owner });
  };
}

/** The same where texts are read in the same way: by the same program, with the same tables of characters. */
function editionOf(program: string): string {
  const { icu, unicode } = process.versions;
  return createHash('sha1').update(readFileSync(program)).update(JSON.stringify([icu, unicode])).digest('hex');
}
