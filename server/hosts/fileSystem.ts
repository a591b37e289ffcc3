/**
 * The only way to a disk: everything the hosts read goes through this interface, which has a twin in memory for tests.
 * Places are file URIs, as VS Code writes them.
 */
export interface FileStat {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly isDirectory: boolean;
}

export interface FileSystem {
  /** @throws where the file is gone or may not be read */
  read(uri: string): Promise<Uint8Array>;
  /** `undefined` where there is no such file. */
  stat(uri: string): Promise<FileStat | undefined>;
  /** The entries of a folder, links followed; empty where it cannot be listed. */
  list(uri: string): Promise<DirectoryEntry[]>;
  /** The same for every way to a place, so that a circle of links is seen; the place itself where it cannot be found. */
  identity(uri: string): Promise<string>;
}
