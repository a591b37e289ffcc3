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
  /**
   * @param most bytes that are read at most; absent, all
   * @throws where the file is gone (`isGone`) or may not be read
   */
  read(uri: string, most?: number): Promise<Uint8Array>;
  /** The same at once, for the few places that cannot wait; `undefined` where it may not be read or has more bytes. */
  readNow(uri: string, most: number): Uint8Array | undefined;
  /** `undefined` where there is no such file. */
  stat(uri: string): Promise<FileStat | undefined>;
  /**
   * The entries of a folder, links followed; empty where there is no such folder.
   * @param isWanted by name; what is not wanted costs nothing, however much of it there is
   * @throws where the folder is there and may not be listed
   */
  list(uri: string, isWanted?: (name: string) => boolean): Promise<DirectoryEntry[]>;
  /** The same for every way to a place, so that a circle of links is seen; the place itself where it cannot be found. */
  identity(uri: string): Promise<string>;
}

/** What is thrown of a file that is not there: by code, as Node has it. */
const GONE = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

/** Whether an error says that there is no such file, and not that it may not be read. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && GONE.has((error as NodeJS.ErrnoException).code ?? '');
}
