/** Streams, and what is said where they cannot be read. */
import { CannotDo } from './options';

/**
 * A stream's chunks, as they are asked for.
 * @param name as a person knows it
 * @throws CannotDo where it breaks off
 */
export async function* readable(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw new CannotDo(`${name} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}
