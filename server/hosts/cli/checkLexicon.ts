/** `leitmotif check-lexicon`: what is wrong with a lexicon, as `file:line:column: severity code: message`. */
import { LineIndex } from '../../engine/text/lines';
import type { MergedLexicon } from '../../project/lexiconFiles';
import type { FileSystem } from '../fileSystem';
import { readLexicons, relativeName, uriOf } from './corpusFiles';
import { CannotDo } from './options';

export async function checkLexicon(fs: FileSystem, paths: readonly string[]): Promise<number> {
  if (paths.length === 0) throw new CannotDo('check-lexicon needs the file to check.');
  const merged = await readLexicons(fs, paths.map(uriOf));
  printProblems(merged, process.stdout);
  const errors = merged.problems.filter((problem) => problem.severity === 'error').length;
  const { themes } = merged.lexicon;
  const variants = themes.reduce((sum, theme) => sum + theme.variants.length, 0);
  process.stdout.write(`${themes.length} themes, ${variants} variants, ${merged.problems.length} problems, ${errors} of them errors\n`);
  return errors > 0 ? 1 : 0;
}

/** Lines and columns count from 1 here, as compilers print them. */
export function printProblems(merged: MergedLexicon, stream: NodeJS.WritableStream): void {
  for (const problem of merged.problems) {
    const file = merged.files[problem.file];
    const { line, character } = new LineIndex(file.text).position(problem.span.start);
    stream.write(`${relativeName(file.uri)}:${line + 1}:${character + 1}: ${problem.severity} ${problem.code}: ${problem.message}\n`);
  }
}
