/** Lines of a stream of bytes, one at a time. No more of the stream is read than the line asked for needs. */

/** One line that is not blank. */
export interface StreamedLine {
  /** From 1; blank lines count. */
  readonly number: number;
  /** Without its line break; absent where the line is too long to be held. */
  readonly text?: string;
}

const LINE_FEED = 0x0a;

/**
 * The lines of UTF-8, the last one with or without a line break. Bytes that are no UTF-8 become U+FFFD; a byte order mark at the start of a
 * line, as files put one after the other have it, is left out.
 * @param longest bytes of a line at most; of a longer one only the number is told, and none of it is kept
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<StreamedLine> {
  const gathered = new Gathered(longest);
  let number = 1;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      gathered.add(chunk.subarray(from, end));
      from = end + 1;
      const line = gathered.take(number++);
      if (line) yield line;
    }
    gathered.add(chunk.subarray(from));
  }
  const last = gathered.take(number);
  if (last) yield last;
}

/** The parts of the line that is being read. */
class Gathered {
  private parts: Uint8Array[] = [];
  /** Bytes, of parts that were let go as well. */
  private length = 0;
  private readonly decoder = new TextDecoder();

  constructor(private readonly longest: number) {}

  add(part: Uint8Array): void {
    this.length += part.length;
    if (this.length > this.longest) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  /** The line, unless it is blank; the next one begins. */
  take(number: number): StreamedLine | undefined {
    const { parts, length } = this;
    this.parts = [];
    this.length = 0;
    if (length > this.longest) return { number };
    const text = this.decoder.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts, length));
    return text.trim() === '' ? undefined : { number, text };
  }
}
