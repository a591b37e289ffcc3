/** Where what is kept of a project lies. */
import { posix, win32 } from 'node:path';
import { URI } from 'vscode-uri';
import { checksumOfText } from './checksum';

/** What a machine says of its places. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Path of the person's own folder. */
  readonly home: string;
}

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

/** Leitmotif's own, in the place that the platform has for what can be made again. */
function cacheFolder(machine: Machine): string | undefined {
  const { join, isAbsolute } = pathsOf(machine);
  const { variable, usual } = CACHE[machine.platform] ?? XDG;
  // The XDG specification has relative paths ignored; elsewhere they would mean another place each time.
  const places = [variable && machine.env[variable], machine.home && join(machine.home, ...usual)];
  const place = places.find((path) => path && isAbsolute(path));
  return place && join(place, 'leitmotif');
}

interface CachePlace {
  /** The environment's variable that names the folder. */
  readonly variable?: string;
  /** Where it is without one, from the person's own folder. */
  readonly usual: readonly string[];
}

const XDG: CachePlace = { variable: 'XDG_CACHE_HOME', usual: ['.cache'] };
const CACHE: Partial<Record<NodeJS.Platform, CachePlace>> = {
  darwin: { usual: ['Library', 'Caches'] },
  win32: { variable: 'LOCALAPPDATA', usual: ['AppData', 'Local'] },
};

function pathsOf({ platform }: Machine): typeof posix {
  return platform === 'win32' ? win32 : posix;
}

/** 16 digits: two projects that share a folder would only write over each other's shards, each ignoring the other's. */
function folderName(project: string): string {
  return checksumOfText(project).map((word) => word.toString(16).padStart(8, '0')).join('');
}
