/** Which texts are packed together: this follows from their names, their sizes and how many words there are. */
import { checksumOfText } from './checksum';

/** Words of a shard at most; of which a change packs as many anew. */
const MOST_WORDS = 512_000;
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
  const [hash] = checksumOfText(name);
  return length >= LARGE ? `text-${hash.toString(16)}` : `${hash % shards}-of-${shards}`;
}
