/** A document as a line of JSON: `{"id", "text", …}`; what else it says are its docvars. */
import type { Docvars } from '../../engine/text/metadata';
import { LARGEST_TEXT } from '../reading/readText';
import type { Fields } from './jsonLines';

export interface StreamedDocument {
  readonly id: string;
  /** As it is given: nothing is decoded or left out, so that offsets are those of the string that was sent. */
  readonly text: string;
  readonly docvars: Docvars;
}

/** Reads the fields of a line, or says why they are no document. */
export function readDocument(fields: Fields): StreamedDocument | { reason: string } {
  const { id, text } = fields;
  if (typeof id !== 'string' && typeof id !== 'number') return { reason: 'its "id" is neither a string nor a number' };
  // Numbers are kept with some sixteen digits, and the ids of posts have more: two posts would become one.
  if (typeof id === 'number' && !Number.isSafeInteger(id)) return { reason: 'its "id" is a number that cannot be kept exactly; write it as a string' };
  if (typeof text !== 'string') return { reason: 'its "text" is no string' };
  if (Buffer.byteLength(text) > LARGEST_TEXT) return { reason: `its "text" is larger than ${LARGEST_TEXT >> 20} MB` };
  return { id: String(id), text, docvars: docvarsOf(fields) };
}

/** As `metadata.csv` has them: names in lower case, nothing empty, the first of a name. Other values than strings and numbers are none. */
function docvarsOf(fields: Fields): Docvars {
  const docvars = new Map<string, string>();
  for (const [field, value] of Object.entries(fields)) {
    if (field === 'id' || field === 'text' || (typeof value !== 'string' && typeof value !== 'number')) continue;
    const name = field.trim().toLowerCase();
    const written = String(value).trim();
    if (name !== '' && written !== '' && !docvars.has(name)) docvars.set(name, written);
  }
  return docvars;
}
