/** Puts the tokens of a text together, one after the other, as the scanner finds them. */
import { MOST_READ, type PlainWords } from './plainWords';
import { copyTo, firstOf, roomFor, type TokenRoom } from './tokenRoom';
import { Join, plainTokens, type Tokens } from './tokens';
import type { TypeId, Vocabulary } from './vocabulary';

/** What the text before had room in, if it is free: fresh memory costs as much as filling it. */
let free: TokenRoom | undefined;
/** Tokens for which room is kept at most. */
const MOST_KEPT = 1 << 17;

/** The first unit that is not ASCII: a word that begins with one is not plain. */
const NOT_ASCII = 0x80;

export class TokenBuilder {
  /** Where tokens are added: from number `moved` on. */
  private room: TokenRoom;
  /** Those before, where there were more than the room holds in which plain words are read. */
  private before?: TokenRoom;
  private moved = 0;
  private readonly compoundFirsts: number[] = [];
  private readonly compoundLasts: number[] = [];
  private readonly compoundTypes: TypeId[] = [];
  /** Joins inside compounds. */
  private joined = 0;
  /** Of the compound that is open, its first token, and where that begins; -1 where none is. */
  private compoundFirst = -1;
  private compoundStart = -1;
  count = 0;

  /**
   * @param length of what will be scanned, in UTF-16 units
   * @param plain to read plain words with, for texts of the same vocabulary; without them words are read one by one
   */
  constructor(
    private readonly text: string,
    private readonly vocabulary: Vocabulary,
    length = text.length,
    private readonly plain?: PlainWords,
  ) {
    plain?.begin(text);
    this.room = plain?.room ?? roomToReuse(length);
  }

  add(start: number, end: number, join: Join): void {
    this.openWord(join);
    this.put(start, end, join, this.vocabulary.intern(this.text, start, end));
  }

  /**
   * Adds plain words, as far as they go from `from` on, where a word begins.
   * @returns the end of the last; `from` where there is none
   */
  addPlainWords(from: number, to: number, join: Join): number {
    const { plain } = this;
    // What is joined by a hyphen is of a compound, which ends before the next word.
    if (!plain || join === Join.Hyphen || this.text.charCodeAt(from) >= NOT_ASCII) return from;
    this.closeCompound();
    const first = this.count;
    for (let at = from; this.read(plain, at, to, join); ) {
      const token = this.count - this.moved;
      const { type, start, end, join: joins } = this.room;
      type[token] = this.vocabulary.intern(this.text, start[token], end[token]);
      if (plain.learn(type[token], start[token], end[token])) {
        // It is read again, to go on from there.
        at = start[token];
        join = joins[token];
        continue;
      }
      this.count++;
      break;
    }
    return this.count > first ? this.room.end[this.count - this.moved - 1] : from;
  }

  /** @returns whether the word behind those that were read is written as well, but new */
  private read(plain: PlainWords, from: number, to: number, join: Join): boolean {
    if (this.count - this.moved + MOST_READ > this.room.type.length) this.move();
    this.count += plain.read(from, to, join, this.count - this.moved);
    return plain.isNextNew;
  }

  /** Where the token added last begins. */
  get startOfLast(): number {
    return this.room.start[this.count - this.moved - 1];
  }

  /** To be called before the word is interned, as a compound is interned before the word behind it. */
  private openWord(join: Join): void {
    if (join !== Join.Hyphen) this.closeCompound();
    else if (this.compoundFirst < 0) {
      this.compoundFirst = this.count - 1;
      this.compoundStart = this.startOfLast;
    }
  }

  private put(start: number, end: number, join: Join, type: TypeId): void {
    if (this.count - this.moved === this.room.type.length) this.widen();
    const { room } = this;
    const token = this.count - this.moved;
    room.type[token] = type;
    room.start[token] = start;
    room.end[token] = end;
    room.join[token] = join;
    this.count++;
  }

  /**
   * The tokens that were added. Nothing may be added after.
   * @param inPassing they are looked at before the next text is read and not kept, so they need no arrays of their own
   */
  build(inPassing = false): Tokens {
    this.closeCompound();
    const { count, room } = this;
    if (this.before) this.move();
    const tokens = plainTokens({
      count,
      words: count - this.joined,
      ...firstOf(this.before ?? room, count, inPassing),
      compoundFirst: Int32Array.from(this.compoundFirsts),
      compoundLast: Int32Array.from(this.compoundLasts),
      compoundType: Int32Array.from(this.compoundTypes),
    });
    if (!this.plain) keepFree(room);
    return tokens;
  }

  private closeCompound(): void {
    const first = this.compoundFirst;
    if (first < 0) return;
    const last = this.count - 1;
    const type = this.vocabulary.intern(this.text, this.compoundStart, this.room.end[last - this.moved], true);
    this.compoundFirsts.push(first);
    this.compoundLasts.push(last);
    this.compoundTypes.push(type);
    this.joined += last - first;
    this.compoundFirst = -1;
  }

  private widen(): void {
    if (this.plain) return this.move();
    this.room = widened(this.room, this.count, this.count * 2);
  }

  /** Makes the room empty. */
  private move(): void {
    const { moved, count, room } = this;
    this.before = widened(this.before, moved, count);
    copyTo(this.before, moved, room, count - moved);
    this.moved = count;
  }
}

function roomToReuse(length: number): TokenRoom {
  // English prose has a token in about six characters.
  const capacity = Math.max(16, length >> 2);
  const room = free;
  if (!room || room.type.length < capacity) return roomFor(capacity);
  free = undefined;
  return room;
}

function keepFree(room: TokenRoom): void {
  const tokens = room.type.length;
  if (tokens <= MOST_KEPT && tokens > (free?.type.length ?? 0)) free = room;
}

/** A room for so many tokens at least, with those there are. */
function widened(room: TokenRoom | undefined, tokens: number, least: number): TokenRoom {
  if (room && room.type.length >= least) return room;
  const wide = roomFor(Math.max(least, tokens * 2));
  if (room) copyTo(wide, 0, room, tokens);
  return wide;
}
