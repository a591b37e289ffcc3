/**
 * A loop that does nothing but read the words of ASCII letters out of bytes, look them up and write down where they stand: the yardstick of this
 * machine, below which no index of words can come. It has no folding, no sentences, no other scripts, no postings.
 */
import { NEW_WORD, PackedWords } from '../../server/engine/text/packedWords';

/** @returns words that were found */
export function bareLoop(texts: Iterable<Uint8Array>): number {
  const known = new PackedWords();
  let types = 0;
  let words = 0;
  for (const bytes of texts) {
    const room = (bytes.length >> 1) + 1;
    const [type, start, end] = [new Int32Array(room), new Int32Array(room), new Int32Array(room)];
    let token = 0;
    for (let at = 0; at < bytes.length; at++) {
      if (!isLetter(bytes[at])) continue;
      const from = at;
      let a = 0;
      let b = 0;
      let c = 0;
      for (let place = 0; at < bytes.length && isLetter(bytes[at]); at++, place++) {
        const letter = bytes[at] << ((place & 3) << 3);
        if (place < 4) a |= letter;
        else if (place < 8) b |= letter;
        else c ^= letter;
      }
      let number = known.numberOf(a, b, c);
      if (number === NEW_WORD) known.put((number = types++));
      type[token] = number;
      start[token] = from;
      end[token++] = at;
    }
    words += token;
  }
  return words;
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
