/** Goes through the texts a command names, each with the uses its lexicon finds. */
import type { MergedLexicon } from '../../project/lexiconFiles';
import { atLevels } from '../../engine/lexicon/levels';
import { compileLexicon, type Compiled } from '../../engine/match/compile';
import type { Use } from '../../engine/match/uses';
import { analyse, type TextAnalysis } from '../../engine/text/analysis';
import { PlainWords } from '../../engine/text/plainWords';
import { Vocabulary } from '../../engine/text/vocabulary';
import type { FileSystem } from '../fileSystem';
import { findTexts, Lexicons, readText, relativeName, Tables } from './corpusFiles';
import { printProblems } from './checkLexicon';
import { CannotDo, type ScanOptions } from './options';

export interface ScannedText {
  readonly file: string;
  readonly analysis: TextAnalysis;
  readonly lexicon: MergedLexicon['lexicon'];
  readonly uses: readonly Use[];
}

/** Why no text was gone through: the lexicon has errors, which are printed. */
export class LexiconHasErrors extends Error {}

/**
 * One text at a time, by name. Files that cannot be read, and texts without a lexicon, are named on standard error at the end.
 * @throws LexiconHasErrors before the first text that it would be held against
 */
export async function* eachText(fs: FileSystem, options: ScanOptions): AsyncGenerator<ScannedText> {
  const lexicons = new Lexicons(fs, options.lexicon);
  const tables = new Tables(fs);
  const compiled = new Map<MergedLexicon, Compiled>();
  const flattened = new Map<MergedLexicon, MergedLexicon>();
  const vocabulary = new Vocabulary();
  const plain = PlainWords.make();
  const unread: string[] = [];
  let without = 0;
  const files = await findTexts(fs, options.paths);
  for (const { uri, file } of files) {
    const found = await lexicons.of(uri);
    const merged = found && atAskedLevels(found, options.levels, flattened);
    if (!merged) {
      without++;
      continue;
    }
    if (!compiled.has(merged)) compiled.set(merged, compile(merged, options, vocabulary));
    const read = await readText(fs, uri);
    if ('reason' in read) {
      unread.push(`${file} (${read.reason})`);
      continue;
    }
    const analysis = analyse(read.text, vocabulary, await tables.docvarsOf(uri), plain);
    const uses = compiled.get(merged)!.usesIn(analysis).filter((use) => options.apparatus || use.zone !== 'apparatus');
    yield { file, analysis, lexicon: merged.lexicon, uses };
  }
  if (without > 0 && without === files.length) throw new CannotDo('there is no lexicon.yaml at or above these texts; name one with --lexicon.');
  if (without > 0) process.stderr.write(`leitmotif: ${without} of ${files.length} texts have no lexicon at or above them and were left out\n`);
  if (unread.length > 0) process.stderr.write(`leitmotif: ${unread.length} of ${files.length} files could not be read: ${unread.join(', ')}\n`);
}

function atAskedLevels(merged: MergedLexicon, levels: readonly number[] | undefined, known: Map<MergedLexicon, MergedLexicon>): MergedLexicon {
  if (!levels) return merged;
  let flat = known.get(merged);
  if (!flat) known.set(merged, (flat = { ...merged, lexicon: atLevels(merged.lexicon, levels) }));
  return flat;
}

function compile(merged: MergedLexicon, { failOn }: ScanOptions, vocabulary: Vocabulary): Compiled {
  requireSound(merged, failOn);
  return compileLexicon(merged.lexicon, vocabulary);
}

/**
 * Says on standard error what is wrong with a lexicon.
 * @throws LexiconHasErrors where texts cannot be held against it
 * @throws CannotDo where it has no theme that `--fail-on` names
 */
export function requireSound(merged: MergedLexicon, failOn: readonly string[]): void {
  const errors = merged.problems.filter((problem) => problem.severity === 'error');
  const failing = errors.filter((problem) => problem.code === 'example-fails');
  if (failing.length > 0) process.stderr.write(`leitmotif: ${failing.length} of the lexicon's examples fail; check-lexicon says which\n`);
  if (errors.length > failing.length) {
    printProblems(merged, process.stderr);
    throw new LexiconHasErrors(`the lexicon has errors: ${merged.files.map((file) => relativeName(file.uri)).join(', ')}`);
  }
  const unknown = failOn.find((id) => id !== 'any' && !merged.lexicon.themes.some((theme) => theme.id === id));
  if (unknown !== undefined) throw new CannotDo(`--fail-on names "${unknown}", which is no theme of the lexicon.`);
}

/** Whether a text has what `--fail-on` asks for. */
export function isAskedFor(uses: readonly Use[], failOn: readonly string[]): boolean {
  return failOn.includes('any') ? uses.length > 0 : uses.some((use) => failOn.includes(use.theme));
}
