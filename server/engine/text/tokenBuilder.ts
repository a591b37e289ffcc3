/** Puts the tokens of a text together, one after the other, as the scanner finds them. */
import { withRoom } from './arrays';
import { Char, classes } from './characters';
import { LONGEST_PACKED } from './packedWords';
import { Join, plainTokens, type Tokens } from './tokens';
import type { TypeId, Vocabulary } from './vocabulary';

/** Room for tokens while they are found. */
interface Room {
  readonly type: Int32Array<ArrayBuffer>;
  readonly start: Int32Array<ArrayBuffer>;
  readonly end: Int32Array<ArrayBuffer>;
  readonly join: Uint8Array<ArrayBuffer>;
}

function roomFor(tokens: number): Room {
  return { type: new Int32Array(tokens), start: new Int32Array(tokens), end: new Int32Array(tokens), join: new Uint8Array(tokens) };
}

/** What the text before had room in, if it is free: fresh memory costs as much as filling it. */
let free: Room | undefined;
/** Tokens for which room is kept at most. */
const MOST_KEPT = 1 << 17;

export class TokenBuilder {
  private type: Int32Array<ArrayBuffer>;
  private start: Int32Array<ArrayBuffer>;
  private end: Int32Array<ArrayBuffer>;
  private join: Uint8Array<ArrayBuffer>;
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
    const room = free && free.type.length >= capacity ? free : roomFor(capacity);
    if (room === free) free = undefined;
    ({ type: this.type, start: this.start, end: this.end, join: this.join } = room);
  }

  add(start: number, end: number, join: Join): void {
    this.openWord(join);
    this.put(start, end, join, this.vocabulary.intern(this.text, start, end));
  }

  /**
   * Adds plain words, as far as they go with one space between: ASCII letters, `LONGEST_PACKED` at most, before what ends a word whatever
   * follows. Most of most texts is these, so their letters are looked at once.
   * @returns the end of the last; `from` where there is none
   */
  addPlainWords(from: number, to: number, join: Join): number {
    const { text, vocabulary } = this;
    let last = from;
    for (let start = from; start < to; start = last + 1) {
      let a = 0;
      let b = 0;
      let c = 0;
      let unit = 0;
      let at = start;
      while (at < to && isLetter((unit = text.charCodeAt(at)))) {
        c = (c << 8) | (b >>> 24);
        b = (b << 8) | (a >>> 24);
        a = (a << 8) | unit;
        at++;
      }
      if (at === start || at - start > LONGEST_PACKED || (at < to && !endsPlainWord(unit, at - start))) break;
      this.openWord(join);
      this.put(start, at, join, vocabulary.internPacked(a, b, c, text, start, at));
      last = at;
      if (unit !== SPACE) break;
      join = Join.Space;
    }
    return last;
  }

  /** Where the token added last begins. */
  get startOfLast(): number {
    return this.start[this.count - 1];
  }

  /** To be called before the word is interned, as a compound is interned before the word behind it. */
  private openWord(join: Join): void {
    if (join !== Join.Hyphen) this.closeCompound();
    else if (this.compoundFirst < 0) this.compoundFirst = this.count - 1;
  }

  private put(start: number, end: number, join: Join, type: TypeId): void {
    const token = this.count;
    if (token === this.type.length) this.grow();
    this.type[token] = type;
    this.start[token] = start;
    this.end[token] = end;
    this.join[token] = join;
    this.count = token + 1;
  }

  /** The tokens that were added. Nothing may be added after. */
  build(): Tokens {
    this.closeCompound();
    const joined = this.compounds.reduce((sum, compound) => sum + compound.last - compound.first, 0);
    const tokens = plainTokens({
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
    const { type, start, end, join } = this;
    if (type.length <= MOST_KEPT && type.length > (free?.type.length ?? 0)) free = { type, start, end, join };
    return tokens;
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
    const least = this.type.length + 1;
    this.type = withRoom(this.type, least);
    this.start = withRoom(this.start, least);
    this.end = withRoom(this.end, least);
    this.join = withRoom(this.join, least);
  }
}

const SPACE = 0x20;
const APOSTROPHE = 0x27;
const STOP = 0x2e;

function isLetter(unit: number): boolean {
  return ((unit | 0x20) - 0x61) >>> 0 < 26;
}

function endsPlainWord(unit: number, length: number): boolean {
  if (unit === SPACE) return true;
  return unit < 0x80 && classes[unit] !== Char.Word && unit !== APOSTROPHE && (unit !== STOP || length > 1);
}
