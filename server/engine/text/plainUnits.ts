/**
 * Plain units: a stretch of a text as bytes, where numbers are read faster than out of a string, and four of them at once.
 *
 * A byte is a UTF-16 unit: ASCII is itself, all else is `NOT_ASCII`, and who meets that looks at the text.
 */
import { areAscii, leadingLetters } from './fourBytes';

/** Stands for a unit that is no ASCII. */
export const NOT_ASCII = 0x80;

/** Units held at most. */
const MOST = 1 << 14;
/** UTF-8 has three bytes a unit at most. */
const BYTES_A_UNIT = 3;
/** Stands behind the end of what is held, for so many units: one that is no letter, so that whoever reads letters need not look for the end. */
const BEHIND = 0x0a;
const AHEAD = 16;

const encoder = new TextEncoder();

export class PlainUnits {
  private readonly bytes = new Uint8Array(MOST * BYTES_A_UNIT + AHEAD);
  private readonly view = new DataView(this.bytes.buffer);
  private start = 0;
  /** The end of what is held; UTF-16 units of the text. */
  end = 0;

  /** Holds `text[from, to)`, or as much of it as there is room for. */
  hold(text: string, from: number, to: number): void {
    this.start = from;
    this.end = Math.min(to, from + MOST);
    const length = this.end - from;
    const { written } = encoder.encodeInto(text.slice(from, this.end), this.bytes);
    if (written > length) this.narrow(written);
    this.bytes.fill(BEHIND, length, length + AHEAD);
  }

  /** The unit at an offset of the text. */
  at(offset: number): number {
    return this.bytes[offset - this.start];
  }

  /**
   * Reads the ASCII letters from an offset of the text on, up to twelve, as three integers: four each, the first of them in the lowest byte, zero
   * where there are no more.
   * @param into the integers, from `place` on
   * @returns how many letters
   */
  readLetters(offset: number, into: Int32Array, place: number): number {
    const { view } = this;
    const at = offset - this.start;
    const first = view.getInt32(at, true);
    let length = leadingLetters(first);
    into[place] = first & FIRST[length];
    into[place + 1] = into[place + 2] = 0;
    if (length < 4) return length;
    const next = view.getInt32(at + 4, true);
    length = leadingLetters(next);
    into[place + 1] = next & FIRST[length];
    if (length < 4) return 4 + length;
    const last = view.getInt32(at + 8, true);
    length = leadingLetters(last);
    into[place + 2] = last & FIRST[length];
    return 8 + length;
  }

  /** Makes one byte a unit out of so many bytes of UTF-8: what takes four bytes is two units there, all else is one. */
  private narrow(written: number): void {
    const { bytes, view } = this;
    let units = 0;
    for (let at = 0; at < written; at++) {
      const four = view.getInt32(at, true);
      if (areAscii(four)) {
        view.setInt32(units, four, true);
        units += 4;
        at += 3;
        continue;
      }
      const byte = bytes[at];
      if (byte < 0x80) bytes[units++] = byte;
      else if (byte >= 0xc0) bytes[units++] = NOT_ASCII;
      if (byte >= 0xf0) bytes[units++] = NOT_ASCII;
    }
  }
}

/** By a count, what keeps so many of four units. */
const FIRST = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1);
