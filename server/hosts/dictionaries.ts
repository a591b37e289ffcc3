/** Dictionaries of other tools as files, within limits: what the command line and editors do alike. */
import { exportLexicon, importDictionary, type Exported, type Format, type Imported, type Note } from '../engine/interchange/interchange';
import { checkParents } from '../engine/lexicon/family';
import type { LexiconProblem } from '../engine/lexicon/model';
import { readLexicon } from '../engine/lexicon/reader';
import { decode } from '../engine/text/decode';
import { LineIndex } from '../engine/text/lines';
import type { FileSystem } from './fileSystem';

/** Files of other tools that are larger are not opened; in bytes. UTF-16 takes two for each character that is read. */
export const LARGEST_DICTIONARY = 20_000_000;

/** Why something cannot be done, as a sentence with its stop. */
export interface Refusal {
  readonly refused: string;
}

export function isRefused<T extends object>(answer: T | Refusal): answer is Refusal {
  return 'refused' in answer;
}

/** The text of a file. @param name as people know the file */
export async function openFile(fs: FileSystem, uri: string, name: string): Promise<{ text: string } | Refusal> {
  const stat = await fs.stat(uri);
  if (stat && stat.size > LARGEST_DICTIONARY) return { refused: `"${name}" is larger than ${LARGEST_DICTIONARY / 1e6} MB.` };
  const bytes = stat && (await fs.read(uri).catch(() => undefined));
  if (!bytes) return { refused: `"${name}" cannot be opened.` };
  const decoded = decode(bytes);
  return decoded.kind === 'text' ? { text: decoded.text.replace(/^\ufeff/, '') } : { refused: `"${name}" is no text.` };
}

/** A dictionary as a lexicon; one without a single theme is refused. */
export function imported(name: string, text: string, format: Format): Imported | Refusal {
  const made = importDictionary(text, format);
  return made.themes > 0 ? made : { refused: `"${name}" gives no theme as a ${format.name}${whyNot(text, made.notes)}.` };
}

/** A lexicon as a dictionary; one without a single theme is refused. */
export function exported(name: string, text: string, format: Format): Exported | Refusal {
  const made = exportLexicon(text, format);
  return made.themes > 0 ? made : { refused: `"${name}" has no theme to export${whyNot(text, made.notes)}.` };
}

/** Why a lexicon cannot be exported before it is mended, as what it means is not known; or nothing. */
export function toBeMended(name: string, text: string): Refusal | undefined {
  const { lexicon, problems } = readLexicon(text);
  const errors = [...problems, ...checkParents(lexicon.themes).problems].filter(hinders);
  if (errors.length === 0) return undefined;
  const [{ span, message }] = errors;
  const all = errors.length === 1 ? 'an error' : `${errors.length.toLocaleString('en')} errors`;
  return { refused: `"${name}" has ${all} to be mended first; line ${lineOf(text, span.start)}: ${message}` };
}

/** Examples are not exported, and a parent may stand in another file of the folder; the export lists both. */
export function hinders({ severity, code }: LexiconProblem): boolean {
  return severity === 'error' && code !== 'example-fails' && code !== 'parent-unknown';
}

/** The first reason there is. */
function whyNot(text: string, notes: readonly Note[]): string {
  const error = notes.find(({ kind }) => kind === 'error');
  return error === undefined ? '' : `: line ${lineOf(text, error.at)}: ${error.message}`;
}

/** From 1. */
function lineOf(text: string, at: number): string {
  return (LineIndex.of(text).position(at).line + 1).toLocaleString('en');
}
