/** The disk, by Node. */
import { createReadStream, promises as fs } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import type { DirectoryEntry, FileStat, FileSystem } from './fileSystem';

export class NodeFileSystem implements FileSystem {
  read(uri: string): Promise<Uint8Array> {
    return fs.readFile(pathOf(uri));
  }

  async stat(uri: string): Promise<FileStat | undefined> {
    try {
      const stat = await fs.stat(pathOf(uri));
      return stat.isFile() ? { size: stat.size, modified: stat.mtimeMs } : undefined;
    } catch {
      return undefined;
    }
  }

  async list(uri: string): Promise<DirectoryEntry[]> {
    const path = pathOf(uri);
    try {
      const entries = await fs.readdir(path, { withFileTypes: true });
      const listed = await Promise.all(
        entries.map(async (entry) => {
          if (!entry.isSymbolicLink()) return entry.isFile() || entry.isDirectory() ? { name: entry.name, isDirectory: entry.isDirectory() } : undefined;
          const target = await fs.stat(join(path, entry.name)).catch(() => undefined);
          return target && (target.isFile() || target.isDirectory()) ? { name: entry.name, isDirectory: target.isDirectory() } : undefined;
        }),
      );
      return listed.filter((entry) => entry !== undefined);
    } catch {
      return [];
    }
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

function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}
