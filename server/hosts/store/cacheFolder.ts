/** Where the platform has what can be made again. */
import { posix, win32 } from 'node:path';

/** What a machine says of its places. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Path of the person's own folder. */
  readonly home: string;
}

/** Leitmotif's own, in the place that the platform has for what can be made again; `undefined` where none is known. */
export function cacheFolder(machine: Machine): string | undefined {
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

export function pathsOf({ platform }: Machine): typeof posix {
  return platform === 'win32' ? win32 : posix;
}
