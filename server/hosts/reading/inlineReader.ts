/** Reads texts one after the other, without analysing them. Costs nothing to begin with. */
import type { FileSystem } from '../fileSystem';
import { readText } from './readText';
import type { Read, TextReader, Wants } from './textReader';

export class InlineReader implements TextReader {
  constructor(private readonly fs: FileSystem) {}

  async *read(wants: Wants): AsyncGenerator<Read, void, void> {
    for (let wanted = wants.next(); wanted && !wants.signal.aborted; wanted = wants.next()) {
      yield { wanted, result: await readText(this.fs, wanted.uri) };
    }
  }
}
