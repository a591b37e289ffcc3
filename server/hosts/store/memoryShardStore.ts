/** Shards in memory, for tests: the same bytes as on disk, so that they can be damaged. */
import { announces, demandShardName, emptyHeader, HEADER_LENGTH, isWhole, packed, type Shard, type ShardOrigin, type ShardStore } from './shardStore';

export class MemoryShardStore implements ShardStore {
  /** Nothing can be written. */
  isFull = false;

  /** @param files shards as they are kept, by name; shared by stores that are opened on the same place */
  constructor(
    private readonly origin: ShardOrigin,
    readonly files = new Map<string, Uint8Array<ArrayBuffer>>(),
  ) {}

  async *read(isWanted: (name: string) => boolean = () => true): AsyncGenerator<Shard> {
    for (const [name, bytes] of [...this.files]) {
      if (!isWanted(name)) continue;
      const header = emptyHeader();
      new Uint8Array(header.buffer).set(bytes.subarray(0, HEADER_LENGTH));
      const payload = bytes.slice(HEADER_LENGTH);
      if (announces(header, this.origin, name, bytes.length - HEADER_LENGTH) && isWhole(header, payload)) yield { name, payload };
    }
  }

  // Asynchronous, so that a name that is none is told as on disk.
  async write(name: string, parts: readonly Uint8Array[]): Promise<boolean> {
    demandShardName(name);
    const bytes = packed(this.origin, name, parts);
    if (this.isFull || !bytes) return false;
    this.files.set(name, bytes);
    return true;
  }

  keepOnly(names: ReadonlySet<string>): Promise<void> {
    for (const name of [...this.files.keys()]) if (!names.has(name)) this.files.delete(name);
    return Promise.resolve();
  }
}
