/**
 * The disk, for a thread that does nothing but read: it waits for what it asks for, which takes much less of the processor than being told when
 * it is there.
 */
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { FileStat } from '../fileSystem';
import { fileStatOf, NodeFileSystem, pathOf, withRoomToGrow } from '../nodeFileSystem';

/** Bytes that are read into the same place each time: new memory takes the system longer to give than a file to be read. */
const PLACE = 1 << 20;

export class ThreadFileSystem extends NodeFileSystem {
  private readonly place = new Uint8Array(PLACE);

  /** What it gives is good until the next file is read. */
  override read(uri: string, most = Infinity): Promise<Uint8Array> {
    return promised(() => readUpTo(pathOf(uri), most, this.place));
  }

  override stat(uri: string): Promise<FileStat | undefined> {
    return promised(() => fileStatOf(statSync(pathOf(uri)))).catch(() => undefined);
  }
}

/** A pipe that was put in the place of a file must not stop the thread; Windows has no such flag. */
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** A file may grow without end: no more of it is held than was asked for. */
function readUpTo(path: string, most: number, place: Uint8Array): Uint8Array {
  const file = openSync(path, AT_ONCE);
  try {
    const room = Math.min(fstatSync(file).size + 1, most);
    let bytes = room <= place.length ? place.subarray(0, room) : new Uint8Array(room);
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
