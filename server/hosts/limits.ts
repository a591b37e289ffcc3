/** What makes the counts of a project partial, in sentences for people. */
import { pathIn } from './uris';

export interface Limited {
  /** URI of the project's folder. */
  readonly folder: string;
  /** Whether there are more files than are listed. */
  readonly isCut: boolean;
  readonly texts: number;
  readonly ofTexts: number;
  /** Texts that were left when reading was stopped. */
  readonly left: number;
  /** URIs of folders that may not be opened. */
  readonly closed: readonly string[];
  /** URIs of texts that went on changing while they were read. */
  readonly unsettled: readonly string[];
}

export function limitsOf({ folder, isCut, texts, ofTexts, left, closed, unsettled }: Limited): string[] {
  const limits = [];
  if (isCut) limits.push('This folder holds more files than are listed; some texts are not counted.');
  if (left > 0) limits.push(`Reading was stopped: counts are of ${inWords(texts)} of ${inWords(ofTexts)} texts.`);
  if (closed.length > 0) limits.push(`${named(folder, closed, 'folders')} may not be opened; what is in it is not counted.`);
  if (unsettled.length > 0) limits.push(`${named(folder, unsettled, 'texts')} went on changing while being read; counts are of what was read.`);
  return limits;
}

function named(folder: string, [first, ...others]: readonly string[], kind: string): string {
  return `"${pathIn(folder, first)}"${others.length > 0 ? ` and ${inWords(others.length)} more ${kind}` : ''}`;
}

function inWords(count: number): string {
  return count.toLocaleString('en');
}
