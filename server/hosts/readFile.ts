/**
 * Reads a file as it is at one moment: one that changes while it is read is read again. Says why where it cannot be read.
 */
import { isGone, type FileStat, type FileSystem } from './fileSystem';

/** What reading a file gave. */
export type FileReading =
  | {
      readonly kind: 'read';
      readonly bytes: Uint8Array;
      /** As it was before it was read. */
      readonly stat: FileStat;
      /** Whether it was the same before and after: else the bytes may be of several moments. */
      readonly isSettled: boolean;
      /** What it is known again by; absent where that could not be relied on. */
      readonly stamp?: string;
    }
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'unread';
      /** In a sentence. */
      readonly reason: string;
    };

/** How often a file that goes on changing is read at most. */
const MOST_TRIES = 3;

/**
 * @param most bytes that a file may have
 * @param known what was found of the file just now, if it was looked for
 */
export async function readFile(fs: FileSystem, uri: string, most: number, known?: FileStat): Promise<FileReading> {
  let reading = await readOnce(fs, uri, most, known);
  for (let tries = 1; tries < MOST_TRIES && reading.kind === 'read' && !reading.isSettled; tries++) reading = await readOnce(fs, uri, most);
  return reading;
}

async function readOnce(fs: FileSystem, uri: string, most: number, known?: FileStat): Promise<FileReading> {
  try {
    const began = Date.now();
    const stat = known ?? (await fs.stat(uri));
    if (stat && stat.size > most) return tooLarge(most);
    // What is no file, or may not be looked at, says why when it is read.
    const bytes = await fs.read(uri, most + 1);
    if (bytes.length > most) return tooLarge(most);
    const after = await fs.stat(uri);
    if (!stat || !after) return { kind: 'gone' };
    const isSettled = stampOf(stat) === stampOf(after) && bytes.length === after.size;
    return { kind: 'read', bytes, stat, isSettled, stamp: isSettled && stat.modified <= began - COARSEST ? stampOf(stat) : undefined };
  } catch (error) {
    return isGone(error) ? { kind: 'gone' } : { kind: 'unread', reason: 'It may not be opened.' };
  }
}

function tooLarge(most: number): FileReading {
  return { kind: 'unread', reason: `It is larger than ${most >> 20} MB.` };
}

/**
 * Milliseconds that the coarsest clock of a file system stands still: what was written so lately could be written again without looking any
 * different.
 */
const COARSEST = 2000;

/** What a file is known again by, as long as nobody says that it changed. */
export function stampOf({ size, modified }: FileStat): string {
  return `${size} ${modified}`;
}
