/** A disk in memory, for tests. It counts what is asked of it. */
import type { DirectoryEntry, FileStat, FileSystem } from './fileSystem';

export class MemoryFileSystem implements FileSystem {
  readonly files = new Map<string, Uint8Array>();
  /** How often each call was made. */
  readonly calls = { read: 0, stat: 0, list: 0 };
  /** Files and folders that may not be opened. */
  readonly denied = new Set<string>();
  private clock = 0;
  private readonly written = new Map<string, number>();

  write(uri: string, content: string | Uint8Array): void {
    this.files.set(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    this.written.set(uri, ++this.clock);
  }

  remove(uri: string): void {
    this.files.delete(uri);
  }

  read(uri: string, most = Infinity): Promise<Uint8Array> {
    this.calls.read++;
    if (this.denied.has(uri)) return Promise.reject(deniedAt(uri));
    const bytes = this.files.get(uri);
    return bytes ? Promise.resolve(bytes.subarray(0, most)) : Promise.reject(Object.assign(new Error(`no file at ${uri}`), { code: 'ENOENT' }));
  }

  readNow(uri: string, most: number): Uint8Array | undefined {
    const bytes = this.files.get(uri);
    return bytes && bytes.length <= most && !this.denied.has(uri) ? bytes : undefined;
  }

  stat(uri: string): Promise<FileStat | undefined> {
    this.calls.stat++;
    const bytes = this.files.get(uri);
    return Promise.resolve(bytes && { size: bytes.length, modified: this.written.get(uri)! });
  }

  list(uri: string, isWanted: (name: string) => boolean = () => true): Promise<DirectoryEntry[]> {
    this.calls.list++;
    if (this.denied.has(uri)) return Promise.reject(deniedAt(uri));
    const prefix = uri.endsWith('/') ? uri : `${uri}/`;
    const entries = new Map<string, boolean>();
    for (const file of this.files.keys()) {
      if (!file.startsWith(prefix)) continue;
      const [encoded, ...rest] = file.slice(prefix.length).split('/');
      const name = decodeURIComponent(encoded);
      if (entries.has(name) || isWanted(name)) entries.set(name, rest.length > 0);
    }
    return Promise.resolve([...entries].map(([name, isDirectory]) => ({ name, isDirectory })));
  }

  identity(uri: string): Promise<string> {
    return Promise.resolve(uri);
  }
}

function deniedAt(uri: string): Error {
  return Object.assign(new Error(`${uri} may not be opened`), { code: 'EACCES' });
}
