/** Projects of many texts, read from the bytes of files as a host reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SegmentBuilder } from '../../server/engine/index/segmentBuilder';
import type { LearntWords } from '../../server/engine/index/spelledWords';
import { analyseInPassing } from '../../server/engine/text/analysis';
import { decode } from '../../server/engine/text/decode';
import { PlainWords } from '../../server/engine/text/plainWords';
import type { Vocabulary } from '../../server/engine/text/vocabulary';
import { Project } from '../../server/project/project';

export interface BenchFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What the parts of a run are given. */
export interface Bytes {
  /** Folder of the addresses, and of their ten copies. */
  readonly once: string;
  readonly ten: string;
}

export function* filesOf(folder: string): Generator<BenchFile> {
  for (const name of readdirSync(folder).sort()) yield fileAt(`file:///${name}`, join(folder, name));
}

function fileAt(name: string, path: string): BenchFile {
  return { name, path, bytes: readFileSync(path) };
}

export function lengthOf(files: readonly BenchFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

export function textOf({ bytes }: BenchFile): string {
  const decoded = decode(bytes);
  if (decoded.kind !== 'text') throw new Error('an address is taken for a binary file');
  return decoded.text;
}

/** Reads texts, indexes them and matches a lexicon in all of them. */
export function projectOf(files: Iterable<BenchFile>, lexicon: string): Project {
  // Texts that are quoted are read again, as a host reads them.
  const paths = new Map<string, string>();
  const project = new Project({ contentOf: ({ name }) => textOf(fileAt(name, paths.get(name)!)) });
  project.setLexicon([{ uri: LEXICON, text: lexicon }]);
  for (const { buffer, words } of segmentsOf(files, project.index.vocabulary, paths)) project.addSegment(buffer, undefined, words);
  project.totals();
  return project;
}

/** UTF-16 units of a segment, as the threads that read have it. */
const SEGMENT = 1 << 21;

/** @param paths filled, by name of the text */
function* segmentsOf(files: Iterable<BenchFile>, vocabulary: Vocabulary, paths: Map<string, string>): Generator<{ buffer: ArrayBuffer; words: LearntWords }> {
  const builder = new SegmentBuilder(vocabulary);
  const plain = PlainWords.make();
  let size = 0;
  for (const file of files) {
    const text = textOf(file);
    paths.set(file.name, file.path);
    builder.add(file.name, analyseInPassing(text, vocabulary, undefined, plain), '');
    size += text.length;
    if (size < SEGMENT) continue;
    yield built(builder);
    size = 0;
  }
  if (builder.size > 0) yield built(builder);
}

function built(builder: SegmentBuilder): { buffer: ArrayBuffer; words: LearntWords } {
  const words = builder.learnt;
  return { buffer: builder.build(), words };
}

/** The URI of the lexicon. */
export const LEXICON = 'file:///lexicon.yaml';

/** A number of words, as people say it. */
export function inMillions(words: number): string {
  return `${(words / 1e6).toFixed(1)} M words`;
}
