/** Puts the tokens of a text together, one after the other, as the scanner finds them. */
import { Join, plainTokens, type Tokens } from './tokens';
import type { TypeId, Vocabulary } from './vocabulary';

export class TokenBuilder {
  private type: Int32Array;
  private start: Int32Array;
  private end: Int32Array;
  private join: Uint8Array;
  private readonly compounds: { first: number; last: number; type: TypeId }[] = [];
  private compoundFirst = -1;
  count = 0;

  /** @param length of what will be scanned, in UTF-16 units */
  constructor(
    private readonly text: string,
    private readonly vocabulary: Vocabulary,
    length = text.length,
  ) {
    // English prose has a token in about six characters.
    const capacity = Math.max(16, length >> 2);
    this.type = new Int32Array(capacity);
    this.start = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.join = new Uint8Array(capacity);
  }

  add(start: number, end: number, join: Join): void {
    const token = this.count;
    if (token === this.type.length) this.grow();
    if (join !== Join.Hyphen) this.closeCompound();
    else if (this.compoundFirst < 0) this.compoundFirst = token - 1;
    this.type[token] = this.vocabulary.intern(this.text, start, end);
    this.start[token] = start;
    this.end[token] = end;
    this.join[token] = join;
    this.count = token + 1;
  }

  build(): Tokens {
    this.closeCompound();
    const joined = this.compounds.reduce((sum, compound) => sum + compound.last - compound.first, 0);
    return plainTokens({
      count: this.count,
      words: this.count - joined,
      type: this.type.slice(0, this.count),
      start: this.start.slice(0, this.count),
      end: this.end.slice(0, this.count),
      join: this.join.slice(0, this.count),
      compoundFirst: Int32Array.from(this.compounds, (compound) => compound.first),
      compoundLast: Int32Array.from(this.compounds, (compound) => compound.last),
      compoundType: Int32Array.from(this.compounds, (compound) => compound.type),
    });
  }

  private closeCompound(): void {
    const first = this.compoundFirst;
    if (first < 0) return;
    const last = this.count - 1;
    const type = this.vocabulary.intern(this.text, this.start[first], this.end[last], true);
    this.compounds.push({ first, last, type });
    this.compoundFirst = -1;
  }

  private grow(): void {
    const size = this.type.length * 2;
    this.type = widened(this.type, new Int32Array(size));
    this.start = widened(this.start, new Int32Array(size));
    this.end = widened(this.end, new Int32Array(size));
    this.join = widened(this.join, new Uint8Array(size));
  }
}

function widened<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
