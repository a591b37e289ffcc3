/** JSON Lines: a JSON object a line. */
import { LARGEST_TEXT } from '../reading/readText';
import { linesOf } from './lines';

/** A line that is not blank: its fields, or why it has none. */
export type JsonLine = { readonly number: number } & ({ readonly fields: Fields } | { readonly reason: string });

export type Fields = Readonly<Record<string, unknown>>;

/** Bytes of a line. JSON may write in six bytes (`\u0434`) what UTF-8 has in two, so that a text of the largest size still fits. */
const LONGEST_LINE = 3 * LARGEST_TEXT;

/** The lines of a stream, by their numbers from 1. No more of it is read than the line asked for needs. */
export async function* jsonLinesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<JsonLine> {
  for await (const { number, text } of linesOf(chunks, LONGEST_LINE)) {
    if (text === undefined) yield { number, reason: `longer than ${LONGEST_LINE >> 20} MB` };
    else {
      const fields = fieldsOf(text);
      yield fields ? { number, fields } : { number, reason: 'this is no JSON object' };
    }
  }
}

function fieldsOf(line: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}
