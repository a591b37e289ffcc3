/**
 * Plain words, which most of most texts are: read out of a text many at once, with the types they have in a vocabulary. What they are is settled by
 * `scan`; whatever is not plain is left to it, so that with and without them the tokens are the same.
 *
 * The loop itself is a WebAssembly program (`plainWords.wat`): it takes a quarter of the time that the same takes in JavaScript, and needs no
 * time to become fast. It has memory of its own, so one of these is made for much text, and let go after it.
 */
import { isListed } from './abbreviations';
import { Char, classOf } from './characters';
import { PLAIN_WORDS } from './plainWordsProgram';
import type { TokenRoom } from './tokenRoom';
import type { Join } from './tokens';
import type { TypeId } from './vocabulary';

/** What a byte is to the program. */
const enum Plain {
  /** To be judged by the scanner: nothing is said of what it follows either. */
  Unknown = 0,
  Word,
  Space,
  Comma,
  Apostrophe,
  Quote,
  Mark,
  Stop,
  Terminator,
  /** Ends a word; to be judged by the scanner. */
  Hyphen,
}

/** By class of a character: what it is to the program, and the ASCII character of the class that stands for all of them. */
const PLAIN: Partial<Record<Char, readonly [Plain, string]>> = {
  [Char.Space]: [Plain.Space, ' '],
  [Char.Newline]: [Plain.Space, '\n'],
  [Char.Comma]: [Plain.Comma, ''],
  [Char.Apostrophe]: [Plain.Apostrophe, "'"],
  [Char.Quote]: [Plain.Quote, '"'],
  [Char.Other]: [Plain.Mark, ';'],
  [Char.Stop]: [Plain.Stop, ''],
  [Char.Terminator]: [Plain.Terminator, '!'],
  [Char.Word]: [Plain.Word, ''],
  [Char.Hyphen]: [Plain.Hyphen, ''],
};

/** Stands for a unit that no other stands for. */
const UNKNOWN = 0x80;
/** The stretches of characters beyond ASCII for which others stand, each of `STRETCH`: marks of Latin-1, general punctuation. */
const STRETCHES = [0x80, 0x2000];
const STRETCH = 0x40;

/** UTF-16 units held at once. */
const MOST_HELD = 1 << 14;
/** Behind what is held stand so many line breaks, and before its end the program looks so far ahead at most; units. */
const AHEAD = 64;
const LINE_BREAK = 0x0a;
/** UTF-8 has three bytes a unit at most. */
const BYTES_A_UNIT = 3;

/** Words that are learnt: three of four places of the program's table. */
const MOST_LEARNT = 3 << 16;

/** Tokens there is room for. */
const ROOM = 1 << 16;
/** Tokens that may be read at once. */
export const MOST_READ = MOST_HELD / 2;

/** Where the program has what in its memory. */
const enum Place {
  Classes = 0,
  Marks = 0x100,
  Text = 0x400,
  Types = 0x10000,
  Starts = 0x50000,
  Ends = 0x90000,
  Joins = 0xd0000,
}

interface Program extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  read(at: number, end: number, join: number, number: number, offset: number): number;
  learn(type: number, mayBeAbbreviation: number): void;
  narrow(written: number): void;
}

const encoder = new TextEncoder();
let compiled: WebAssembly.Module | undefined;

export class PlainWords {
  /** Where words are written. */
  readonly room: TokenRoom;
  /** Whether behind the words that were read last one is written whose type is not known yet. */
  isNextNew = false;
  private readonly bytes: Uint8Array;
  private readonly program: Program;
  private text = '';
  /** What is held; UTF-16 units of the text. */
  private start = 0;
  private end = 0;
  private learnt = 0;

  private constructor() {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(PLAIN_WORDS), (byte) => byte.charCodeAt(0)));
    this.program = new WebAssembly.Instance(compiled).exports as Program;
    const { buffer } = this.program.memory;
    const integers = (from: Place): Int32Array<ArrayBuffer> => new Int32Array(buffer, from, ROOM);
    this.room = { type: integers(Place.Types), start: integers(Place.Starts), end: integers(Place.Ends), join: new Uint8Array(buffer, Place.Joins, ROOM) };
    this.bytes = new Uint8Array(buffer, Place.Text, MOST_HELD * BYTES_A_UNIT + AHEAD);
    new Uint8Array(buffer, Place.Classes).set(classesOfBytes());
    new Uint8Array(buffer, Place.Marks).set(bytesForMarks());
  }

  /** For texts of one vocabulary. `undefined` where this machine has no WebAssembly, or no memory for it. */
  static make(): PlainWords | undefined {
    try {
      return new PlainWords();
    } catch {
      return undefined;
    }
  }

  /** To be called before any of a text is read. */
  begin(text: string): void {
    this.text = text;
    this.start = this.end = 0;
  }

  /**
   * Reads words from `from` on, where one begins, up to the first that is not plain, or behind the first that is followed by what must be judged;
   * at the end of what is held, too. Offsets are UTF-16 units of the text.
   * @param join of the first
   * @param token which the first is in the room, that has `MOST_READ` from there on
   * @returns how many
   */
  read(from: number, to: number, join: Join, token: number): number {
    if (from < this.start || (from + AHEAD > this.end && this.end < this.text.length)) this.hold(from);
    const { start } = this;
    const end = this.end < this.text.length ? Math.min(to, this.end - AHEAD / 2) : to;
    const read = this.program.read(from - start, end - start, join, token, start);
    this.isNextNew = (read & 1) === 1;
    return read >> 1;
  }

  /** Gives the word that is new, `text[start, end)`, its type. @returns whether there was room to learn it */
  learn(type: TypeId, start: number, end: number): boolean {
    if (this.learnt === MOST_LEARNT) return false;
    this.learnt++;
    this.program.learn(type, isListed(this.text, start, end) ? 1 : 0);
    return true;
  }

  private hold(from: number): void {
    const { text, bytes } = this;
    this.start = from;
    this.end = Math.min(text.length, from + MOST_HELD);
    const length = this.end - from;
    const { written } = encoder.encodeInto(text.slice(from, this.end), bytes);
    if (written > length) this.program.narrow(written);
    bytes.fill(LINE_BREAK, length, length + AHEAD);
  }
}

function classesOfBytes(): Uint8Array {
  return Uint8Array.from({ length: 0x100 }, (_, byte) => (byte < UNKNOWN ? PLAIN[classOf(byte)]?.[0] ?? Plain.Unknown : Plain.Unknown));
}

function bytesForMarks(): Uint8Array {
  const points = STRETCHES.flatMap((first) => Array.from({ length: STRETCH }, (_, i) => first + i));
  return Uint8Array.from(points, (point) => PLAIN[classOf(point)]?.[1].charCodeAt(0) || UNKNOWN);
}
