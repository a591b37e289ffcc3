/** Which texts are packed together: this follows from their names, their sizes and how many words there are. */

/** Words of a shard at most; of which a change packs as many anew. */
const MOST_WORDS = 256_000;
/** UTF-16 units from which a text is a shard of its own. */
const LARGE = 1 << 20;

/**
 * How many shards so many words call for: a power of two. The number there is stays while it is not far off.
 * @param now 0 where there are none yet
 */
export function shardCount(words: number, now: number): number {
  let count = 1;
  while (words / count > MOST_WORDS) count *= 2;
  return now === count * 2 || now === count ? now : count;
}

/** The name of a text's shard. @param length UTF-16 units of the text */
export function shardOf(name: string, length: number, shards: number): string {
  const hash = hashOf(name);
  return length >= LARGE ? `text-${hash.toString(16)}` : `${hash % shards}-of-${shards}`;
}

/** FNV-1a over UTF-16 units, mixed so that its lowest bits tell names apart. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
