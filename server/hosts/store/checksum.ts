/** A checksum that tells damage, not malice. It is taken over words in the byte order of the machine, which makes it as fast as memory is read. */

/** Two unsigned words of 32 bits. */
export type Checksum = readonly [number, number];

/** Odd, so that multiplying by them loses nothing: a single word that changes always changes the checksum. */
const FIRST = 0x9e3779b1 | 0;
const SECOND = 0x85ebca77 | 0;

/** @param bytes begin at a multiple of four in their buffer */
export function checksumOf(bytes: Uint8Array): Checksum {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
  const paired = words.length & ~1;
  let [one, two] = [FIRST, SECOND ^ bytes.length];
  // Two lanes, as neither has to wait for the other's product.
  for (let i = 0; i < paired; i += 2) {
    one = Math.imul(turned(one ^ Math.imul(words[i], SECOND)), FIRST);
    two = Math.imul(turned(two ^ Math.imul(words[i + 1], FIRST)), SECOND);
  }
  for (let i = paired * 4; i < bytes.length; i++) one = Math.imul(turned(one ^ Math.imul(bytes[i], SECOND)), FIRST);
  return joined(one, two);
}

export function checksumOfText(text: string): Checksum {
  // Copied, as the encoder may hand out a piece of a larger buffer.
  return checksumOf(new TextEncoder().encode(text).slice());
}

/** A product changes only upward of the bit that changed; between two of them the top comes below. */
function turned(word: number): number {
  return (word << 13) | (word >>> 19);
}

/** Each half of the whole: so that one of them may be used alone. */
function joined(one: number, two: number): Checksum {
  const low = mixed(one + two);
  return [low >>> 0, mixed(low + two) >>> 0];
}

/** Every bit of a word in every bit of what comes out. */
function mixed(word: number): number {
  let bits = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
