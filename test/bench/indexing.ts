/** Projects of many texts, read from the bytes of files as a host reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SegmentBuilder } from '../../server/engine/index/segmentBuilder';
import { analyse } from '../../server/engine/text/analysis';
import { decode } from '../../server/engine/text/decode';
import type { Vocabulary } from '../../server/engine/text/vocabulary';
import { Project } from '../../server/project/project';

export interface BenchFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the parts of a run are given. */
export interface Bytes {
  /** Folder of the addresses, and of their ten copies. */
  readonly once: string;
  readonly ten: string;
}

export function* filesOf(folder: string): Generator<BenchFile> {
  for (const name of readdirSync(folder).sort()) yield { name: `file:///${name}`, bytes: readFileSync(join(folder, name)) };
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
  const project = new Project();
  project.setLexicon([{ uri: LEXICON, text: lexicon }]);
  for (const buffer of segmentsOf(files, project.index.vocabulary)) project.addSegment(buffer);
  project.totals();
  return project;
}

/** UTF-16 units of a segment, as the threads that read have it. */
const SEGMENT = 1 << 20;

function* segmentsOf(files: Iterable<BenchFile>, vocabulary: Vocabulary): Generator<ArrayBuffer> {
  let builder = new SegmentBuilder(vocabulary);
  let size = 0;
  for (const file of files) {
    const text = textOf(file);
    builder.add(file.name, analyse(text, vocabulary), '');
    size += text.length;
    if (size < SEGMENT) continue;
    yield builder.build();
    builder = new SegmentBuilder(vocabulary);
    size = 0;
  }
  if (builder.size > 0) yield builder.build();
}

/** The URI of the lexicon. */
export const LEXICON = 'file:///lexicon.yaml';

/** A number of words, as people say it. */
export function inMillions(words: number): string {
  return `${(words / 1e6).toFixed(1)} M words`;
}
