/** Where what is kept of a project lies. */
import { URI } from 'vscode-uri';
import { cacheFolder, pathsOf, type Machine } from './cacheFolder';
import { checksumOfText } from './checksum';

/**
 * The path of a folder that is the project's alone, which need not be there yet; `undefined` where no place for it is known.
 * @param project URI of its folder
 * @param storage path or file URI of a folder that the editor keeps for Leitmotif; what is neither is passed over
 */
export function storeFolder(project: string, machine: Machine, storage?: string): string | undefined {
  const { join, isAbsolute } = pathsOf(machine);
  const given = storage?.startsWith('file:') ? URI.parse(storage).fsPath : storage;
  const place = given && isAbsolute(given) ? given : cacheFolder(machine);
  return place && join(place, folderName(project));
}

/** 16 digits: two projects that share a folder would only write over each other's shards, each ignoring the other's. */
function folderName(project: string): string {
  return checksumOfText(project).map((word) => word.toString(16).padStart(8, '0')).join('');
}
