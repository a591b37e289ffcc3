/** Divides what was listed among the folders with lexicons, each text going to the nearest at or above it. */
import type { Listing } from './listing';
import { Slices } from './pause';
import { parentOf, pathIn } from './uris';

/**
 * By the URI of the folder. What two of the listings hold is taken once.
 * @param isText by path, relative to the folder of the lexicon
 */
export async function divide(listings: readonly Listing[], isText: (path: string) => boolean): Promise<Map<string, Listing>> {
  const owners = new Set(listings.flatMap(({ lexicons }) => lexicons.map(parentOf)));
  const nearest = nearestOf(owners);
  const found = new Map([...owners].map((owner) => [owner, { lexicons: new Set<string>(), tables: new Set<string>(), texts: new Set<string>(), cut: false, closed: new Set<string>() }]));
  const slices = new Slices();
  for (const listing of listings) {
    const within = new Set(listing.lexicons.map(parentOf));
    for (const kind of ['lexicons', 'tables', 'texts'] as const) {
      for (const uri of listing[kind]) {
        const owner = nearest(parentOf(uri));
        if (owner !== undefined && (kind !== 'texts' || isText(pathIn(owner, uri)))) found.get(owner)![kind].add(uri);
        await slices.next();
      }
    }
    for (const folder of listing.closed) found.get(nearest(folder) ?? '')?.closed.add(folder);
    if (listing.cut) for (const owner of within) found.get(owner)!.cut = true;
  }
  return new Map([...found].map(([owner, { lexicons, tables, texts, cut, closed }]) => [owner, { lexicons: [...lexicons], tables: [...tables], texts: [...texts], cut, closed: [...closed] }]));
}

/** Finds the owner at or above a folder; each folder is looked at once. */
function nearestOf(owners: ReadonlySet<string>): (folder: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  const nearest = (folder: string): string | undefined => {
    if (owners.has(folder)) return folder;
    if (folder.length <= 'file://'.length) return undefined;
    if (!known.has(folder)) known.set(folder, nearest(parentOf(folder)));
    return known.get(folder);
  };
  return nearest;
}
