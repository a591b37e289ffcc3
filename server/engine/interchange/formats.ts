/** Every format, and how one is told from its file. */
import { codebook } from './codebook';
import { csv } from './csv';
import { lexicoder3 } from './lexicoder';
import { liwc } from './liwc';
import type { Format, FormatId } from './model';
import { quanteda } from './quanteda';
import { skosJsonLd, skosTurtle } from './skos';
import { wordstat } from './wordstat';
import { lexicoder2, yoshikoder } from './yoshikoder';

export const FORMATS: readonly Format[] = [
  quanteda, liwc, yoshikoder, lexicoder2, lexicoder3, wordstat, codebook, skosTurtle, skosJsonLd, csv,
];

export function formatOf(id: FormatId): Format {
  return FORMATS.find((format) => format.id === id)!;
}

/** A format by its id, or by an extension: `liwc`, `dic`, `.dic`. */
export function formatNamed(name: string): Format | undefined {
  const wanted = name.toLowerCase().replace(/^\./, '');
  return FORMATS.find((format) => format.id === wanted) ?? FORMATS.find((format) => format.extensions.includes(wanted));
}

/** UTF-16 units of a file that are looked at to tell its format. */
const LOOKED_AT = 20_000;

/**
 * The format of a file: by what is in it where that is plain, as a Yoshikoder dictionary may arrive under any name; then by its
 * extension; then by what is in it at all.
 */
export function detectFormat(fileName: string, text: string): Format | undefined {
  const head = text.slice(0, LOOKED_AT).replace(/^[\s\ufeff]+/, '');
  const plain = plainly(head);
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1];
  return plain ?? (extension === undefined ? undefined : formatNamed(extension)) ?? likely(head);
}

function plainly(head: string): Format | undefined {
  if (head.startsWith('<') && !/^<[^<>\s]+>\s/.test(head)) return ofXml(head);
  if (/^%[ \t]*[\r\n]/.test(head)) return liwc;
  if (/^[{[]/.test(head) && /"@(?:context|graph|id)"/.test(head)) return skosJsonLd;
  if (/^(?:@prefix|@base|prefix\s+[\w-]*:)/im.test(head) && /^[^"']*<[^<>]*>\s*\.?\s*$/m.test(head)) return skosTurtle;
  return undefined;
}

function ofXml(head: string): Format | undefined {
  const [, prefixed, attributes] = /<(?![?!])(?:[\w.-]+:)?([\w.-]+)([^>]*)/.exec(head) ?? [];
  if (prefixed === 'CodeBook') return codebook;
  if (prefixed === 'dictionary') return /\bstyle\s*=\s*["']Lexicoder["']/i.test(attributes) ? lexicoder2 : yoshikoder;
  return undefined;
}

function likely(head: string): Format | undefined {
  const [first = ''] = head.split(/\r\n?|\n/, 1);
  if (first.startsWith('+')) return lexicoder3;
  if (/^"?(?:theme|category|code|key)"?[,;\t]/i.test(first)) return csv;
  if (/ \(-?\d+(?:\.\d+)?\)[ \t]*$/m.test(head)) return wordstat;
  return /^[^\s:][^:\r\n]*:(?:\s|$)/.test(first) ? quanteda : undefined;
}
