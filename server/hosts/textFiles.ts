/** What is known of the files of a project's texts, and of the tables beside them. */
import { decode } from '../engine/text/decode';
import { readDocvarsTable } from '../engine/text/docvars';
import type { Docvars } from '../engine/text/metadata';
import { docvarsAsText, noteOf, type FileFacts, type Note } from './fileFacts';
import type { FileSystem } from './fileSystem';
import { encodeName } from './listing';
import { stampOf } from './readFile';
import { readText } from './reading/readText';
import { parentOf } from './uris';

export class TextFiles {
  private readonly facts = new Map<string, FileFacts>();
  /** Texts that stand in the index as an editor has, or had, them, and not as they are on disk. */
  private readonly typed = new Set<string>();
  /** Files that went on changing while they were read. */
  private readonly restless = new Set<string>();
  private docvars: ReadonlyMap<string, Docvars> = new Map();

  constructor(private readonly fs: FileSystem) {}

  /** A file was read, and its text stands in the index. */
  learn(uri: string, facts: FileFacts): void {
    this.facts.set(uri, facts);
    this.typed.delete(uri);
    if (facts.isSettled) this.restless.delete(uri);
    else this.restless.add(uri);
  }

  /** The text stands in the index as an editor has it. */
  isTyped(uri: string): void {
    this.typed.add(uri);
  }

  forget(uri: string): void {
    this.facts.delete(uri);
    this.typed.delete(uri);
    this.restless.delete(uri);
  }

  factsOf(uri: string): FileFacts | undefined {
    return this.facts.get(uri);
  }

  /** Whether the text stands in the index as it was read. */
  isAsRead(uri: string): boolean {
    return this.facts.has(uri) && !this.typed.has(uri);
  }

  /** What a text that is as it was read is packed with. */
  noteOf(uri: string): string {
    return noteOf(this.facts.get(uri)!, this.docvars.get(uri));
  }

  /** Files that went on changing while they were read. */
  unsettled(): string[] {
    return [...this.restless];
  }

  /** Whether a file may be another one than was read. */
  async isChanged(uri: string): Promise<boolean> {
    const stamp = this.facts.get(uri)?.stamp;
    const stat = stamp === undefined ? undefined : await this.fs.stat(uri);
    return stat === undefined || stamp !== stampOf(stat);
  }

  /** What is known of a file that is still what a note was made of: trusted by its size and time, in doubt read and held against its hash. */
  async factsIfSame(uri: string, note: Note): Promise<FileFacts | undefined> {
    const { docvars, ...facts } = note;
    if (docvars !== docvarsAsText(this.docvars.get(uri))) return undefined;
    const stat = await this.fs.stat(uri);
    if (!stat || stat.size !== facts.size) return undefined;
    if (stampOf(stat) === facts.stamp) return facts;
    const read = await readText(this.fs, uri, stat);
    return read.kind === 'text' && read.facts.hash === facts.hash ? read.facts : undefined;
  }

  // Tables of metadata

  /** What a table says of a text. */
  docvarsOf(uri: string): Docvars | undefined {
    return this.docvars.get(uri);
  }

  /** Takes over what tables say now; gives the texts of which they say otherwise than before. */
  async readTables(tables: readonly string[]): Promise<string[]> {
    const fresh = new Map<string, Docvars>();
    for (const table of tables) {
      const bytes = await this.fs.read(table).catch(() => undefined);
      const decoded = bytes && decode(bytes);
      if (decoded?.kind !== 'text') continue;
      for (const [file, docvars] of readDocvarsTable(decoded.text).rows) {
        fresh.set(`${parentOf(table)}/${file.split('/').map(encodeName).join('/')}`, docvars);
      }
    }
    const before = this.docvars;
    this.docvars = fresh;
    return [...new Set([...fresh.keys(), ...before.keys()])].filter((uri) => docvarsAsText(fresh.get(uri)) !== docvarsAsText(before.get(uri)));
  }
}
