/**
 * Postings of one text: for each type, the tokens where it stands. A compound's type stands at the compound's first token.
 */
import type { Tokens } from '../text/tokens';
import type { TypeId } from '../text/vocabulary';

const NOWHERE = new Int32Array(0);

export class TextPostings {
  private constructor(
    /** The types of the text, ascending, each once. */
    readonly types: Int32Array,
    /** Where each type's tokens begin in `tokens`; one entry more than `types`. */
    private readonly offsets: Int32Array,
    private readonly tokens: Int32Array,
  ) {}

  static of(tokens: Tokens): TextPostings {
    const size = tokens.count + tokens.compoundFirst.length;
    // Sorting type and token as one number keeps the tokens of each type in order.
    const pairs = new Float64Array(size);
    for (let token = 0; token < tokens.count; token++) pairs[token] = tokens.type[token] * SHIFT + token;
    for (let i = 0; i < tokens.compoundFirst.length; i++) pairs[tokens.count + i] = tokens.compoundType[i] * SHIFT + tokens.compoundFirst[i];
    pairs.sort();
    const types: number[] = [];
    const offsets: number[] = [];
    const positions = new Int32Array(size);
    for (let i = 0; i < size; i++) {
      const type = Math.floor(pairs[i] / SHIFT);
      positions[i] = pairs[i] - type * SHIFT;
      if (types.length > 0 && types[types.length - 1] === type) continue;
      types.push(type);
      offsets.push(i);
    }
    offsets.push(size);
    return new TextPostings(Int32Array.from(types), Int32Array.from(offsets), positions);
  }

  has(type: TypeId): boolean {
    return this.find(type) >= 0;
  }

  /** The tokens where a type stands, ascending. */
  tokensOf(type: TypeId): Int32Array {
    const at = this.find(type);
    return at < 0 ? NOWHERE : this.tokens.subarray(this.offsets[at], this.offsets[at + 1]);
  }

  /** How often the type at a place in `types` stands. */
  timesAt(place: number): number {
    return this.offsets[place + 1] - this.offsets[place];
  }

  /** The tokens where any of these types stands, ascending, each once. */
  tokensOfAny(types: readonly TypeId[]): Int32Array {
    const lists = types.map((type) => this.tokensOf(type)).filter((tokens) => tokens.length > 0);
    if (lists.length < 2) return lists[0] ?? NOWHERE;
    const all = new Set<number>();
    for (const list of lists) for (const token of list) all.add(token);
    return Int32Array.from(all).sort();
  }

  private find(type: TypeId): number {
    let low = 0;
    let high = this.types.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.types[middle] === type) return middle;
      if (this.types[middle] < type) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

/** 2^26 tokens a text at most, 2^27 types: both far above what is read. */
const SHIFT = 2 ** 26;
