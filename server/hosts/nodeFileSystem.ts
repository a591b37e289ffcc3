/** The disk, by Node. */
import { createReadStream, promises as fs, readFileSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { isGone, type DirectoryEntry, type FileStat, type FileSystem } from './fileSystem';

/** Entries of a folder that are fetched at once. */
const ENTRIES_AT_ONCE = 1024;
/** Bytes by which a file that grows while it is read is followed. */
const GROWTH = 1 << 16;

export class NodeFileSystem implements FileSystem {
  read(uri: string, most = Infinity): Promise<Uint8Array> {
    return most === Infinity ? fs.readFile(pathOf(uri)) : readUpTo(pathOf(uri), most);
  }

  readNow(uri: string, most: number): Uint8Array | undefined {
    try {
      const path = pathOf(uri);
      const stat = statSync(path);
      return stat.isFile() && stat.size <= most ? readFileSync(path) : undefined;
    } catch {
      return undefined;
    }
  }

  async stat(uri: string): Promise<FileStat | undefined> {
    try {
      return fileStatOf(await fs.stat(pathOf(uri)));
    } catch {
      return undefined;
    }
  }

  async list(uri: string, isWanted: (name: string) => boolean = () => true): Promise<DirectoryEntry[]> {
    const path = pathOf(uri);
    const listed: DirectoryEntry[] = [];
    try {
      for await (const entry of await fs.opendir(path, { bufferSize: ENTRIES_AT_ONCE })) {
        if (!isWanted(entry.name)) continue;
        const kind = entry.isSymbolicLink() ? await fs.stat(join(path, entry.name)).catch(() => undefined) : entry;
        if (kind?.isFile() || kind?.isDirectory()) listed.push({ name: entry.name, isDirectory: kind.isDirectory() });
      }
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    return listed;
  }

  async identity(uri: string): Promise<string> {
    return fs.realpath(pathOf(uri)).catch(() => uri);
  }
}

/**
 * Writes a file that is not there yet, whole.
 * @throws where it is there already (`EEXIST`), or cannot be written
 */
export async function createFile(uri: string, text: string): Promise<void> {
  await fs.writeFile(pathOf(uri), text, { flag: 'wx' });
}

/**
 * The bytes of a file, chunk by chunk as they are asked for; also of a pipe that has a name.
 * @throws where it is gone or may not be read
 */
export async function* fileChunks(uri: string): AsyncGenerator<Uint8Array> {
  // Opened when the first chunk is asked for, not before: a stream that fails while nobody reads it ends the program.
  yield* createReadStream(pathOf(uri));
}

/** A file may grow without end: no more of it is held than was asked for. */
async function readUpTo(path: string, most: number): Promise<Uint8Array> {
  const file = await fs.open(path);
  try {
    const { size } = await file.stat();
    let bytes = new Uint8Array(Math.min(size + 1, most));
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length);
      length += bytesRead;
      if (bytesRead === 0 || length === most) return bytes.subarray(0, length);
      if (length === bytes.length) bytes = withRoomToGrow(bytes, most);
    }
  } finally {
    await file.close();
  }
}

/** The bytes, with room for some more; `most` in all. */
export function withRoomToGrow(bytes: Uint8Array, most: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(bytes.length + GROWTH, most));
  larger.set(bytes);
  return larger;
}

/** `undefined` where it is no file. */
export function fileStatOf(stat: Stats): FileStat | undefined {
  return stat.isFile() ? { size: stat.size, modified: stat.mtimeMs } : undefined;
}

export function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}
