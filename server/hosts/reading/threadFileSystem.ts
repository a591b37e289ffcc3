/**
 * The disk, for a thread that does nothing but read: it waits for what it asks for, which takes much less of the processor than being told when
 * it is there.
 */
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { FileStat } from '../fileSystem';
import { fileStatOf, NodeFileSystem, pathOf, withRoomToGrow } from '../nodeFileSystem';

export class ThreadFileSystem extends NodeFileSystem {
  override read(uri: string, most = Infinity): Promise<Uint8Array> {
    return promised(() => readUpTo(pathOf(uri), most));
  }

  override stat(uri: string): Promise<FileStat | undefined> {
    return promised(() => fileStatOf(statSync(pathOf(uri)))).catch(() => undefined);
  }
}

/** A pipe that was put in the place of a file must not stop the thread; Windows has no such flag. */
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** A file may grow without end: no more of it is held than was asked for. */
function readUpTo(path: string, most: number): Uint8Array {
  const file = openSync(path, AT_ONCE);
  try {
    let bytes = new Uint8Array(Math.min(fstatSync(file).size + 1, most));
    let length = 0;
    for (;;) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      length += read;
      if (read === 0 || length === most) return bytes.subarray(0, length);
      if (length === bytes.length) bytes = withRoomToGrow(bytes, most);
    }
  } finally {
    closeSync(file);
  }
}

function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}
