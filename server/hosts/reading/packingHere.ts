/** Reads and packs in this thread, as the reading threads do in theirs. */
import type { FileStat, FileSystem } from '../fileSystem';
import { Batches, broughtBy } from './batches';
import { readText } from './readText';
import type { Read, ReadSegment, Wanted } from './textReader';

export class PackingHere {
  private made?: Batches;
  private wanted: Wanted[] = [];

  constructor(private readonly fs: FileSystem) {}

  /**
   * Reads a text; gives what is to be taken over, which is nothing while a batch is not full.
   * @param known what was found of the file just now
   */
  async read(wanted: Wanted, known: FileStat | undefined): Promise<(Read | ReadSegment)[]> {
    const result = await readText(this.fs, wanted.uri, known);
    this.wanted.push(wanted);
    const batches = (this.made ??= new Batches());
    batches.add(wanted, result);
    return batches.isFull ? this.rest() : [];
  }

  /** What was read and not given yet. */
  rest(): (Read | ReadSegment)[] {
    if (!this.made || this.made.isEmpty) return [];
    const { wanted } = this;
    this.wanted = [];
    return broughtBy(this, wanted, this.made.take());
  }
}
