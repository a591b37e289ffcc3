/**
 * Shards on disk, by Node: each a file of one folder, which is made when it is first written to. Several programs may share it: a file is
 * written under a name of its own and renamed, so that under its name it is whole at every moment, and the last one to rename wins.
 */
import { randomBytes } from 'node:crypto';
import { promises as fs, type Dirent } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { isGone } from '../fileSystem';
import { announces, demandShardName, emptyHeader, HEADER_LENGTH, isShardName, isWhole, packed, type Shard, type ShardOrigin, type ShardStore } from './shardStore';

const SUFFIX = '.shard';
const UNFINISHED = '.tmp';
/** Shards that are read while another is used. */
const AHEAD = 3;
/** Milliseconds after which nobody is still writing to a file. */
const LONGEST_WRITE = 10 * 60_000;
/** Milliseconds before each new try to rename: on Windows it fails while somebody has the file open. */
const TRY_AGAIN = [10, 50, 250];

export class NodeShardStore implements ShardStore {
  /** @param folder its path */
  constructor(
    private readonly folder: string,
    private readonly origin: ShardOrigin,
  ) {}

  async *read(isWanted: (name: string) => boolean = () => true): AsyncGenerator<Shard> {
    const names = (await this.files()).map(nameOf).filter((name) => name !== undefined).filter(isWanted);
    const coming: Promise<Shard | undefined>[] = [];
    try {
      for (let i = 0; i < names.length + AHEAD; i++) {
        if (i < names.length) coming.push(this.shard(names[i]));
        const shard = i < AHEAD ? undefined : await coming.shift();
        if (shard) yield shard;
      }
    } finally {
      await Promise.all(coming);
    }
  }

  async write(name: string, parts: readonly Uint8Array[]): Promise<boolean> {
    demandShardName(name);
    const unfinished = join(this.folder, `${name}.${process.pid}-${randomBytes(6).toString('hex')}${UNFINISHED}`);
    try {
      const bytes = packed(this.origin, name, parts);
      if (!bytes) return false;
      await this.fill(unfinished, bytes);
      await rename(unfinished, this.path(name));
      return true;
    } catch {
      await remove(unfinished);
      return false;
    }
  }

  async keepOnly(names: ReadonlySet<string>): Promise<void> {
    for (const file of await this.files()) {
      const path = join(this.folder, file);
      const name = nameOf(file);
      const isKept = name === undefined ? !file.endsWith(UNFINISHED) || !(await isOld(path)) : names.has(name);
      if (!isKept) await remove(path);
    }
  }

  private path(name: string): string {
    return join(this.folder, name + SUFFIX);
  }

  /** Names of the files in the folder: no links, and nothing that would never end being read. */
  private async files(): Promise<string[]> {
    const entries = await fs.readdir(this.folder, { withFileTypes: true }).catch((): Dirent[] => []);
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  }

  private async shard(name: string): Promise<Shard | undefined> {
    try {
      const file = await fs.open(this.path(name));
      try {
        // All of it through one handle: a file that is put in its place meanwhile is another one.
        const payload = await this.payload(file, name);
        return payload && { name, payload };
      } finally {
        await file.close();
      }
    } catch {
      return undefined;
    }
  }

  private async payload(file: FileHandle, name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { size } = await file.stat();
    const length = size - HEADER_LENGTH;
    const header = emptyHeader();
    if (!(await fills(file, new Uint8Array(header.buffer), 0)) || !announces(header, this.origin, name, length)) return undefined;
    const payload = new Uint8Array(length);
    return (await fills(file, payload, HEADER_LENGTH)) && isWhole(header, payload) ? payload : undefined;
  }

  private async fill(path: string, bytes: Uint8Array): Promise<void> {
    const file = await this.create(path);
    try {
      await file.writeFile(bytes);
      // Else the name could reach the disk before the content does.
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  private async create(path: string): Promise<FileHandle> {
    const create = (): Promise<FileHandle> => fs.open(path, 'wx', 0o600);
    try {
      return await create();
    } catch (error) {
      if (!isGone(error)) throw error;
      await fs.mkdir(this.folder, { recursive: true, mode: 0o700 });
      return create();
    }
  }
}

/** Of the shard that a file holds; `undefined` where it holds none. */
function nameOf(file: string): string | undefined {
  const name = file.slice(0, -SUFFIX.length);
  return file.endsWith(SUFFIX) && isShardName(name) ? name : undefined;
}

/** Reads until there are as many bytes as asked for; false where the file ends before. */
async function fills(file: FileHandle, bytes: Uint8Array, position: number): Promise<boolean> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at, position + at);
    if (bytesRead === 0) return false;
    at += bytesRead;
  }
  return true;
}

async function rename(from: string, to: string): Promise<void> {
  for (const wait of TRY_AGAIN) {
    try {
      return await fs.rename(from, to);
    } catch (error) {
      if (!isBusy(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  await fs.rename(from, to);
}

function isBusy(error: unknown): boolean {
  return ['EPERM', 'EACCES', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '');
}

async function isOld(path: string): Promise<boolean> {
  const stat = await fs.stat(path).catch(() => undefined);
  return stat !== undefined && Date.now() - stat.mtimeMs > LONGEST_WRITE;
}

/** What is gone already, or may not be removed, is left at that. */
async function remove(path: string): Promise<void> {
  await fs.unlink(path).catch(() => undefined);
}
