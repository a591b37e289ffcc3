/**
 * Arrays of numbers, one after the other in one buffer: what is handed from thread to thread and what is kept on disk.
 *
 * Numbers are in the byte order of the machine. Who keeps such a buffer sees to it that it is whole and of the same kind of machine.
 */

/** Numbers that take half the room where none is above 65,535. */
export type Numbers = Int32Array | Uint16Array;

/** @param most none is above it */
export function narrowed(numbers: Int32Array, most = largest(numbers)): Numbers {
  return most <= 0xffff ? Uint16Array.from(numbers) : numbers;
}

/** Numbers that take as little room as they can, for what is looked at less often than its room costs. */
export type NarrowNumbers = Numbers | Uint8Array;

/** @param most none is above it */
export function asNarrowAsCanBe(numbers: Int32Array, most: number): NarrowNumbers {
  return most <= 0xff ? Uint8Array.from(numbers) : narrowed(numbers, most);
}

/** The largest of some numbers, and 0 where none is above it. */
export function largest(numbers: Int32Array): number {
  let most = 0;
  for (let i = 0; i < numbers.length; i++) if (numbers[i] > most) most = numbers[i];
  return most;
}

/** Bytes one after the other, in a buffer of their own. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

type Section = Int32Array | Uint16Array | Uint8Array;

/** Bytes of a number, by which a section says what it holds. */
type Width = 1 | 2 | 4;

/** Sections begin at multiples of so many bytes. */
const ALIGNMENT = 8;
/** Integers that say of a section how wide its numbers are, where it begins (in bytes) and how many it has. */
const ENTRY = 3;

const NOTHING = new ArrayBuffer(0);

/**
 * Puts sections into one buffer, in order.
 * @param behind what is to stand behind them in the buffer
 */
export function joinSections(sections: readonly Section[], behind = NOTHING): ArrayBuffer {
  const directory = new Int32Array(1 + sections.length * ENTRY);
  directory[0] = sections.length;
  let at = aligned(directory.byteLength);
  for (const [i, section] of sections.entries()) {
    directory.set([section.BYTES_PER_ELEMENT, at, section.length], 1 + i * ENTRY);
    at = aligned(at + section.byteLength);
  }
  const buffer = new ArrayBuffer(at + behind.byteLength);
  new Int32Array(buffer, 0, directory.length).set(directory);
  for (const [i, section] of sections.entries()) {
    new Uint8Array(buffer, directory[2 + i * ENTRY], section.byteLength).set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength));
  }
  new Uint8Array(buffer, at).set(new Uint8Array(behind));
  return buffer;
}

/** Takes out again what was put in, in order; the arrays are views into the buffer. */
export class Sections {
  private readonly directory: Int32Array;
  private next = 0;

  /** @param base where in the buffer they begin, in bytes: a multiple of `ALIGNMENT` */
  constructor(
    private readonly buffer: ArrayBuffer,
    private readonly base = 0,
  ) {
    const count = new Int32Array(buffer, base, 1)[0];
    this.directory = new Int32Array(buffer, base, 1 + count * ENTRY);
  }

  /** Bytes of all of them together, as `joinSections` made them. */
  get byteLength(): number {
    const [width, at, length] = this.directory.subarray(-ENTRY);
    return aligned(at + width * length);
  }

  /** Leaves out the sections before one; counted from 0. */
  goTo(section: number): this {
    this.next = section;
    return this;
  }

  integers(): Int32Array {
    return this.take(4) as Int32Array;
  }

  bytes(): Uint8Array {
    return this.take(1) as Uint8Array;
  }

  numbers(): Numbers {
    return this.widthOfNext === 2 ? (this.take(2) as Uint16Array) : this.integers();
  }

  narrowNumbers(): NarrowNumbers {
    return this.widthOfNext === 1 ? this.bytes() : this.numbers();
  }

  private get widthOfNext(): number {
    return this.directory[1 + this.next * ENTRY];
  }

  /** @throws where the section that comes next holds other numbers */
  private take(width: Width): Section {
    const entry = 1 + this.next++ * ENTRY;
    const [has, at, length] = this.directory.subarray(entry, entry + ENTRY);
    if (has !== width) throw new RangeError('These are not the sections that were expected.');
    if (width === 4) return new Int32Array(this.buffer, this.base + at, length);
    return width === 2 ? new Uint16Array(this.buffer, this.base + at, length) : new Uint8Array(this.buffer, this.base + at, length);
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
