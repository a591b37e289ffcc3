/** Shards that can be told to be one that was written: a payload begins with the number that the rest is made of. */
import type { Shard, ShardOrigin, ShardStore } from '../../server/hosts/store/shardStore';
import { Seeded } from './seeded';

export const ORIGIN: ShardOrigin = { edition: '1.0.0 1', owner: 'file:///texts' };

/** Payloads that a writer has. */
const PAYLOADS = 8;

/** The payloads that a writer of this seed writes, by their numbers; of up to half a megabyte. */
export function payloadsOf(seed: number): Map<number, Uint8Array<ArrayBuffer>> {
  const numbers = Array.from({ length: PAYLOADS }, (_, i) => seed * PAYLOADS + i);
  return new Map(numbers.map((number) => [number, payloadOf(number)]));
}

function payloadOf(number: number): Uint8Array<ArrayBuffer> {
  const seeded = new Seeded(number);
  const words = Uint32Array.from({ length: 2 + seeded.below(1 << 17) }, () => seeded.below(2 ** 32));
  words[0] = number;
  return new Uint8Array(words.buffer);
}

/** The number of a payload. */
export function numberOf({ payload }: Shard): number {
  return new Uint32Array(payload.buffer, 0, 1)[0];
}

export async function shardsIn(store: ShardStore): Promise<Shard[]> {
  const shards: Shard[] = [];
  for await (const shard of store.read()) shards.push(shard);
  return shards;
}
