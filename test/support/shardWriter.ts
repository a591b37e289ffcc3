/**
 * A program that writes shards over and over: `shardWriter FOLDER SEED TIMES`. It says a line once it has begun, and one at its end: how often
 * it could.
 */
import { NodeShardStore } from '../../server/hosts/store/nodeShardStore';
import { Seeded } from './seeded';
import { ORIGIN, payloadsOf } from './shards';

async function main(folder: string, seed: number, times: number): Promise<void> {
  const store = new NodeShardStore(folder, ORIGIN);
  const seeded = new Seeded(seed);
  const payloads = [...payloadsOf(seed).values()];
  process.stdout.write('begun\n');
  let written = 0;
  for (let i = 0; i < times; i++) if (await store.write(seeded.pick(['a', 'b', 'c']), [seeded.pick(payloads)])) written++;
  process.stdout.write(`${written}\n`);
}

void main(process.argv[2], Number(process.argv[3]), Number(process.argv[4]));
