/** One file, from bytes to text. */
import { createHash } from 'node:crypto';
import { decode } from '../../engine/text/decode';
import type { FileStat, FileSystem } from '../fileSystem';
import { readFile } from '../readFile';
import type { Read } from './textReader';

/** Files larger than this are not read; VS Code itself does not hand over buffers above it. In bytes. */
export const LARGEST_TEXT = 50 * 1024 * 1024;

/** @param known what was found of the file just now, if it was looked for */
export async function readText(fs: FileSystem, uri: string, known?: FileStat): Promise<Read['result']> {
  const reading = await readFile(fs, uri, LARGEST_TEXT, known);
  if (reading.kind === 'gone') return reading;
  if (reading.kind === 'unread') return { kind: 'unreadable', reason: reading.reason };
  const { bytes, stamp, isSettled } = reading;
  const decoded = decode(bytes);
  if (decoded.kind === 'binary') return { kind: 'unreadable', reason: 'It is no text: it has bytes that no text has.' };
  const facts = { stamp, size: bytes.length, hash: hashOf(bytes), isSettled, encoding: { id: decoded.encoding, label: decoded.label } };
  return { kind: 'text', facts, text: decoded.text };
}

/** Tells contents apart; nobody is kept from making two alike. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('base64');
}
