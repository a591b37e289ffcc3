/**
 * The tokens of a text that is edited: those of the text as it was, and others in the place of some of them.
 *
 * Copying the places of half a million tokens at every keystroke would take longer than reading what was typed. So they are left in pieces
 * while edits stay near each other; whoever asks for the arrays has them made, once.
 */
import { MOST_APART } from './editedText';
import { firstThat } from './search';
import { KindsByType, plainTokens, tokensBetween, wordsBetween, type Join, type PatternWords, type TokenKinds, type TokenArrays, type Tokens } from './tokens';
import type { TypeId } from './vocabulary';

/** Some tokens of a text, in arrays: `[from, end)`, each so many UTF-16 units behind where its array says. */
interface Piece {
  readonly tokens: Tokens;
  readonly from: number;
  readonly end: number;
  readonly units: number;
}

/** What takes the place of the tokens `[from, end)`. */
export interface TokenChange {
  readonly from: number;
  readonly end: number;
  /** With places of their own text, which begins `at` UTF-16 units behind the beginning of the whole. */
  readonly fresh: Tokens;
  readonly at: number;
  /** UTF-16 units by which those behind them move. */
  readonly shift: number;
}

export function editedTokens(old: Tokens, change: TokenChange): Tokens {
  return old instanceof EditedTokens ? old.edited(change) : EditedTokens.of(old, change);
}

/** Tokens `[first, end)`, counted from their own beginning. A compound must not be cut. */
export function someTokens(tokens: Tokens, first: number, end: number): Tokens {
  return tokens instanceof EditedTokens ? joined(tokens.between(first, end)) : tokensBetween(tokens, first, end);
}

/** Where a piece begins: its first token and its first compound, as they count here, less what they are in the piece. */
interface Place {
  readonly token: number;
  readonly compound: number;
}

class EditedTokens implements Tokens {
  readonly count: number;
  readonly words: number;
  private readonly places: readonly Place[];
  private whole?: Tokens;

  private constructor(
    /** The head of the tokens that were, those in the place of others, and the rest of those that were. */
    private readonly pieces: readonly [Piece, Piece, Piece],
    words: number,
  ) {
    this.words = words;
    let [token, compound] = [0, 0];
    this.places = pieces.map((piece) => {
      const [first, last] = compoundsOf(piece);
      const place = { token: token - piece.from, compound: compound - first };
      token += piece.end - piece.from;
      compound += last - first;
      return place;
    });
    this.count = token;
  }

  static of(old: Tokens, { from, end, fresh, at, shift }: TokenChange): EditedTokens {
    const head = { tokens: old, from: 0, end: from, units: 0 };
    const tail = { tokens: old, from: end, end: old.count, units: shift };
    return new EditedTokens([head, { tokens: fresh, from: 0, end: fresh.count, units: at }, tail], old.words - wordsBetween(old, from, end) + fresh.words);
  }

  edited(change: TokenChange): EditedTokens {
    const { from, end, fresh, at, shift } = change;
    const [head, , tail] = this.pieces;
    const first = Math.min(from, head.end);
    const last = Math.max(end, this.count - (tail.end - tail.from));
    if (last - first - (end - from) + fresh.count > this.count * MOST_APART) return EditedTokens.of(this.made, change);
    const behind = this.between(end, last).map((piece) => ({ ...piece, units: piece.units + shift }));
    const middle = joined([...this.between(first, from), { tokens: fresh, from: 0, end: fresh.count, units: at }, ...behind]);
    const rest = { ...tail, from: tail.end - (this.count - last), units: tail.units + shift };
    return new EditedTokens([{ ...head, end: first }, { tokens: middle, from: 0, end: middle.count, units: 0 }, rest], this.words - wordsBetween(this, from, end) + fresh.words);
  }

  /** The tokens `[first, end)` in pieces. */
  between(first: number, end: number): Piece[] {
    return this.pieces.flatMap((piece, i) => {
      const { token } = this.places[i];
      const [from, to] = [Math.max(piece.from, first - token), Math.min(piece.end, end - token)];
      return from < to ? [{ ...piece, from, end: to }] : [];
    });
  }

  private pieceOf(token: number): number {
    const { pieces, places } = this;
    return token < pieces[0].end ? 0 : token < pieces[1].end + places[1].token ? 1 : 2;
  }

  private pieceOfCompound(compound: number): number {
    const { places } = this;
    const [, head] = compoundsOf(this.pieces[0]);
    const [, middle] = compoundsOf(this.pieces[1]);
    return compound < head ? 0 : compound < middle + places[1].compound ? 1 : 2;
  }

  typeAt(token: number): TypeId {
    const piece = this.pieceOf(token);
    return this.pieces[piece].tokens.typeAt(token - this.places[piece].token);
  }

  joinAt(token: number): Join {
    const piece = this.pieceOf(token);
    return this.pieces[piece].tokens.joinAt(token - this.places[piece].token);
  }

  startAt(token: number): number {
    const piece = this.pieceOf(token);
    const { tokens, units } = this.pieces[piece];
    return tokens.startAt(token - this.places[piece].token) + units;
  }

  endAt(token: number): number {
    const piece = this.pieceOf(token);
    const { tokens, units } = this.pieces[piece];
    return tokens.endAt(token - this.places[piece].token) + units;
  }

  lengthAt(token: number): number {
    const piece = this.pieceOf(token);
    return this.pieces[piece].tokens.lengthAt(token - this.places[piece].token);
  }

  compoundAt(token: number): number {
    const piece = this.pieceOf(token);
    const { token: first, compound } = this.places[piece];
    const found = this.pieces[piece].tokens.compoundAt(token - first);
    return found < 0 ? found : found + compound;
  }

  compoundLastAt(compound: number): number {
    const piece = this.pieceOfCompound(compound);
    const place = this.places[piece];
    return this.pieces[piece].tokens.compoundLastAt(compound - place.compound) + place.token;
  }

  compoundTypeAt(compound: number): TypeId {
    const piece = this.pieceOfCompound(compound);
    return this.pieces[piece].tokens.compoundTypeAt(compound - this.places[piece].compound);
  }

  kindsTo(patterns: PatternWords): TokenKinds {
    return new KindsByType(this, patterns);
  }

  startsOf(patterns: PatternWords, from?: number, end?: number): readonly number[] {
    return this.made.startsOf(patterns, from, end);
  }

  // In arrays

  private get made(): Tokens {
    return (this.whole ??= joined(this.pieces));
  }

  get type(): Int32Array {
    return this.made.type;
  }

  get start(): Int32Array {
    return this.made.start;
  }

  get end(): Int32Array {
    return this.made.end;
  }

  get join(): Uint8Array {
    return this.made.join;
  }

  get compoundFirst(): Int32Array {
    return this.made.compoundFirst;
  }

  get compoundLast(): Int32Array {
    return this.made.compoundLast;
  }

  get compoundType(): Int32Array {
    return this.made.compoundType;
  }
}

/** Numbers of the compounds of a piece: the first, and the one after the last. */
function compoundsOf({ tokens: { compoundFirst }, from, end }: Piece): [number, number] {
  const first = firstThat(0, compoundFirst.length, (compound) => compoundFirst[compound] >= from);
  return [first, firstThat(first, compoundFirst.length, (compound) => compoundFirst[compound] >= end)];
}

function joined(pieces: readonly Piece[]): Tokens {
  const count = pieces.reduce((sum, { from, end }) => sum + end - from, 0);
  const compounds = pieces.map(compoundsOf);
  const all = roomFor(count, compounds.reduce((sum, [first, last]) => sum + last - first, 0));
  let [to, compoundTo] = [0, 0];
  for (const [i, { tokens, from, end, units }] of pieces.entries()) {
    const [first, last] = compounds[i];
    all.type.set(tokens.type.subarray(from, end), to);
    all.join.set(tokens.join.subarray(from, end), to);
    put(tokens.start, from, end, units, all.start, to);
    put(tokens.end, from, end, units, all.end, to);
    put(tokens.compoundFirst, first, last, to - from, all.compoundFirst, compoundTo);
    put(tokens.compoundLast, first, last, to - from, all.compoundLast, compoundTo);
    all.compoundType.set(tokens.compoundType.subarray(first, last), compoundTo);
    to += end - from;
    compoundTo += last - first;
  }
  return plainTokens({ ...all, count, words: wordsBetween({ joinAt: (token) => all.join[token] }, 0, count) });
}

function roomFor(count: number, compounds: number): Omit<TokenArrays, 'count' | 'words'> {
  const numbers = (length: number): Int32Array => new Int32Array(length);
  return { type: numbers(count), start: numbers(count), end: numbers(count), join: new Uint8Array(count), compoundFirst: numbers(compounds), compoundLast: numbers(compounds), compoundType: numbers(compounds) };
}

/** Puts the numbers `[from, end)` of an array elsewhere, with `by` added. */
function put(numbers: Int32Array, from: number, end: number, by: number, into: Int32Array, to: number): void {
  if (by === 0) into.set(numbers.subarray(from, end), to);
  else for (let i = from; i < end; i++) into[to++] = numbers[i] + by;
}
