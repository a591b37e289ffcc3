/**
 * Postings of one text: for each type, the tokens where it stands. A compound's type stands at the compound's first token.
 */
import { withRoom } from '../text/arrays';
import { firstThat } from '../text/search';
import type { Tokens } from '../text/tokens';
import type { TypeId } from '../text/vocabulary';
import type { Numbers } from './sections';

const NOWHERE: Numbers = new Uint16Array(0);

function numbers(length: number, most: number): Numbers {
  return most <= 0xffff ? new Uint16Array(length) : new Int32Array(length);
}

export class TextPostings {
  private constructor(
    /** The types of the text, ascending, each once. */
    readonly types: Int32Array,
    /** Where each type's tokens begin in `tokens`; one entry more than `types`. */
    private readonly offsets: Numbers,
    private readonly tokens: Numbers,
  ) {}

  static of(tokens: Tokens): TextPostings {
    const { type, count, compoundType, compoundFirst } = tokens;
    const types = distinct([type, compoundType]);
    const size = count + compoundType.length;
    const offsets = numbers(types.length + 1, size);
    let offset = 0;
    for (let i = 0; i < types.length; i++) {
      offsets[i] = offset;
      offset += times[types[i]];
      // From here on it says where the type's next token goes.
      times[types[i]] = offsets[i];
    }
    offsets[types.length] = offset;
    const positions = numbers(size, count);
    // A type is a compound or none, so each list is in order.
    for (let token = 0; token < count; token++) positions[times[type[token]]++] = token;
    for (let i = 0; i < compoundType.length; i++) positions[times[compoundType[i]]++] = compoundFirst[i];
    for (let i = 0; i < types.length; i++) times[types[i]] = 0;
    return new TextPostings(types, offsets, positions);
  }

  has(type: TypeId): boolean {
    return this.find(type) >= 0;
  }

  /** The tokens where a type stands, ascending. */
  tokensOf(type: TypeId): Numbers {
    const at = this.find(type);
    return at < 0 ? NOWHERE : this.tokens.subarray(this.offsets[at], this.offsets[at + 1]);
  }

  /** How often the type at a place in `types` stands. */
  timesAt(place: number): number {
    return this.offsets[place + 1] - this.offsets[place];
  }

  /** The tokens where the type at a place in `types` stands, ascending. */
  tokensAt(place: number): Numbers {
    return this.tokens.subarray(this.offsets[place], this.offsets[place + 1]);
  }

  /** The tokens where any of these types stands, ascending, each once. */
  tokensOfAny(types: readonly TypeId[]): Numbers {
    const lists = types.map((type) => this.tokensOf(type)).filter((tokens) => tokens.length > 0);
    if (lists.length < 2) return lists[0] ?? NOWHERE;
    const all = new Set<number>();
    for (const list of lists) for (const token of list) all.add(token);
    return Int32Array.from(all).sort();
  }

  private find(type: TypeId): number {
    const { types } = this;
    const place = firstThat(0, types.length, (at) => types[at] >= type);
    return types[place] === type ? place : -1;
  }
}

/** How often each type was met in the text being counted; all zero between texts. */
let times = new Int32Array(1 << 12);

/** The types of some lists, ascending, each once; `times` has how often each is there. */
function distinct(lists: readonly Int32Array[]): Int32Array {
  const types: number[] = [];
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      const type = list[i];
      times = withRoom(times, type + 1);
      if (times[type]++ === 0) types.push(type);
    }
  }
  return Int32Array.from(types).sort();
}
