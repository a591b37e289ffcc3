/** Puts the tokens of a text together, one after the other, as the scanner finds them. */
import { withRoom } from './arrays';
import { Char, classes } from './characters';
import { LONGEST_PACKED } from './packedWords';
import type { PlainUnits } from './plainUnits';
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

/** Words whose letters are read before they are looked up. */
const MOST_AT_ONCE = 64;
/** Of such words: three integers each, as `PlainUnits` reads them. */
const letters = new Int32Array(MOST_AT_ONCE * 3);

export class TokenBuilder {
  private type: Int32Array<ArrayBuffer>;
  private start: Int32Array<ArrayBuffer>;
  private end: Int32Array<ArrayBuffer>;
  private join: Uint8Array<ArrayBuffer>;
  private readonly compoundFirsts: number[] = [];
  private readonly compoundLasts: number[] = [];
  private readonly compoundTypes: TypeId[] = [];
  /** Joins inside compounds. */
  private joined = 0;
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
   * @param units of the text, which hold `from`
   * @returns the end of the last; `from` where there is none
   */
  addPlainWords(units: PlainUnits, from: number, to: number, join: Join): number {
    const { start: starts, end: ends, join: joins } = this;
    const first = this.count;
    // What is joined by a hyphen is of a compound, which ends before the next word.
    const most = Math.min(first + (join === Join.Hyphen ? 1 : MOST_AT_ONCE), starts.length);
    let token = first;
    let place = 0;
    for (let start = from; start < to && token < most; place += 3) {
      if (start + LONGEST_PACKED >= units.end && units.end < to) units.hold(this.text, start, to);
      const length = units.readLetters(start, letters, place);
      const at = start + length;
      const unit = units.at(at);
      if (length === 0 || !endsPlainWord(unit, length)) break;
      starts[token] = start;
      ends[token] = at;
      joins[token++] = join;
      if (unit === SPACE || unit === NEWLINE) {
        start = at + 1;
        join = Join.Space;
      } else if (unit === COMMA && units.at(at + 1) === SPACE) {
        start = at + 2;
        join = Join.Comma;
      } else break;
    }
    if (token === first) return from;
    this.openWord(joins[first]);
    this.count = token;
    this.internFrom(first);
    return ends[token - 1];
  }

  /** Looks up the words whose letters were read last: one after the other, as a processor then looks for several at once. */
  private internFrom(first: number): void {
    const { text, vocabulary, type, start, end, count } = this;
    for (let token = first, place = 0; token < count; token++, place += 3) {
      type[token] = vocabulary.internPacked(letters[place], letters[place + 1], letters[place + 2], text, start[token], end[token]);
    }
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

  /**
   * The tokens that were added. Nothing may be added after.
   * @param inPassing they are looked at before the next text is read and not kept, so they need no arrays of their own
   */
  build(inPassing = false): Tokens {
    this.closeCompound();
    const { count, type, start, end, join } = this;
    const part = <T extends Int32Array | Uint8Array>(array: T): T => (inPassing ? array.subarray(0, count) : array.slice(0, count)) as T;
    const tokens = plainTokens({
      count,
      words: count - this.joined,
      type: part(type),
      start: part(start),
      end: part(end),
      join: part(join),
      compoundFirst: Int32Array.from(this.compoundFirsts),
      compoundLast: Int32Array.from(this.compoundLasts),
      compoundType: Int32Array.from(this.compoundTypes),
    });
    if (type.length <= MOST_KEPT && type.length > (free?.type.length ?? 0)) free = { type, start, end, join };
    return tokens;
  }

  private closeCompound(): void {
    const first = this.compoundFirst;
    if (first < 0) return;
    const last = this.count - 1;
    const type = this.vocabulary.intern(this.text, this.start[first], this.end[last], true);
    this.compoundFirsts.push(first);
    this.compoundLasts.push(last);
    this.compoundTypes.push(type);
    this.joined += last - first;
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
const NEWLINE = 0x0a;
const COMMA = 0x2c;
const APOSTROPHE = 0x27;
const STOP = 0x2e;

function endsPlainWord(unit: number, length: number): boolean {
  if (unit === SPACE) return true;
  return unit < 0x80 && classes[unit] !== Char.Word && unit !== APOSTROPHE && (unit !== STOP || length > 1);
}
