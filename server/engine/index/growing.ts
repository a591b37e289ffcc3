/** A list of numbers that grows, in an array of its own. */
import { withRoom } from '../text/arrays';

export class Growing<T extends Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>> {
  length = 0;

  /** @param array the numbers, and room for more */
  constructor(public array: T) {}

  push(number: number): void {
    if (this.length === this.array.length) this.makeRoom(1);
    this.array[this.length++] = number;
  }

  append(numbers: ArrayLike<number>): void {
    this.makeRoom(numbers.length);
    this.array.set(numbers, this.length);
    this.length += numbers.length;
  }

  makeRoom(more: number): void {
    this.array = withRoom(this.array, this.length + more);
  }

  /** The numbers, without the room: a view that is good until the next is added. */
  get taken(): T {
    return this.array.subarray(0, this.length) as T;
  }
}

export function growingIntegers(): Growing<Int32Array<ArrayBuffer>> {
  return new Growing(new Int32Array(64));
}

export function growingShorts(): Growing<Uint16Array<ArrayBuffer>> {
  return new Growing(new Uint16Array(64));
}

export function growingBytes(): Growing<Uint8Array<ArrayBuffer>> {
  return new Growing(new Uint8Array(256));
}
