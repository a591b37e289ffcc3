/**
 * The contents of texts that are not held: read from the disk when they are asked for, a few kept for the next asking.
 *
 * What is read is given only where it is, byte for byte, what was packed: nothing is ever quoted from a file that has changed since.
 */
import type { Contents } from '../engine/index/corpusIndex';
import type { PackedText } from '../engine/index/packedText';
import { decode } from '../engine/text/decode';
import { readNote } from './fileFacts';
import type { FileSystem } from './fileSystem';
import { hashOf, LARGEST_TEXT } from './reading/readText';

/** UTF-16 units of the texts that are kept. */
const MOST_KEPT = 4 << 20;

export class TextContents implements Contents {
  /** By name; what was asked for last stands last. */
  private readonly kept = new Map<string, { readonly hash: string; readonly text: string }>();
  private size = 0;

  /** @param onOther called with the name of a text whose file is not what was packed */
  constructor(
    private readonly fs: FileSystem,
    private readonly onOther: (name: string) => void,
  ) {}

  contentOf({ name, note }: PackedText): string | undefined {
    const { hash } = readNote(note);
    const known = this.kept.get(name);
    if (known?.hash === hash) {
      this.kept.delete(name);
      this.kept.set(name, known);
      return known.text;
    }
    const text = this.read(name, hash);
    if (text === undefined) this.onOther(name);
    else this.keep(name, hash, text);
    return text;
  }

  private read(name: string, hash: string): string | undefined {
    const bytes = this.fs.readNow(name, LARGEST_TEXT);
    if (!bytes || hashOf(bytes) !== hash) return undefined;
    const decoded = decode(bytes);
    return decoded.kind === 'text' ? decoded.text : undefined;
  }

  private keep(name: string, hash: string, text: string): void {
    this.drop(name);
    this.kept.set(name, { hash, text });
    this.size += text.length;
    for (const oldest of this.kept.keys()) {
      if (this.size <= MOST_KEPT || oldest === name) break;
      this.drop(oldest);
    }
  }

  private drop(name: string): void {
    const known = this.kept.get(name);
    if (!known) return;
    this.kept.delete(name);
    this.size -= known.text.length;
  }
}
