/**
 * `leitmotif check-lexicon`: what is wrong with a lexicon, by itself and held against its texts, as `file:line:column: severity code: message`.
 */
import { dirname } from 'node:path';
import { asAsked } from '../../engine/lexicon/checks';
import { LineIndex } from '../../engine/text/lines';
import { count } from '../../features/wording';
import { Advice } from '../../project/advice';
import type { MergedLexicon } from '../../project/lexiconFiles';
import { Project } from '../../project/project';
import type { FileSystem } from '../fileSystem';
import { findTexts, readLexicons, readText, relativeName, Tables, uriOf } from './corpusFiles';
import { CannotDo } from './options';

export interface CheckOptions {
  /** The lexicon files, read as one. */
  readonly paths: readonly string[];
  /** Files and folders of texts it is held against; absent: those of its own folder. */
  readonly texts?: readonly string[];
}

/** 1 where something is an error, by itself or as the lexicon asks under `checks:`. */
export async function checkLexicon(fs: FileSystem, { paths, texts }: CheckOptions): Promise<number> {
  if (paths.length === 0) throw new CannotDo('check-lexicon needs the file to check.');
  const project = new Project();
  project.setLexicon((await readLexicons(fs, paths.map(uriOf))).files);
  await readCorpus(fs, project, texts ?? [...new Set(paths.map((path) => dirname(path)))]);
  const advice = new Advice(project);
  await advice.find(true);
  const merged = project.lexiconState;
  const problems = [...asAsked(merged.problems, merged.lexicon.checks), ...(merged.stale.length > 0 ? [] : advice.problems())];
  printProblems({ files: merged.files, problems }, process.stdout);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const { themes } = merged.lexicon;
  const variants = themes.reduce((sum, theme) => sum + theme.variants.length, 0);
  process.stdout.write(`${count(themes.length, 'theme')}, ${count(variants, 'variant')}, ${count(project.index.size, 'text')}, ${count(problems.length, 'problem')}, ${errors} of them errors\n`);
  return errors > 0 ? 1 : 0;
}

/** Texts that cannot be read are left out, and counted on standard error. */
async function readCorpus(fs: FileSystem, project: Project, paths: readonly string[]): Promise<void> {
  const files = await findTexts(fs, paths);
  const tables = new Tables(fs);
  let unread = 0;
  for (const { uri } of files) {
    const read = await readText(fs, uri);
    if ('text' in read) project.setText(uri, read.text, await tables.docvarsOf(uri));
    else unread++;
  }
  if (unread > 0) process.stderr.write(`leitmotif: ${unread} of ${files.length} texts could not be read\n`);
}

/** Lines and columns count from 1 here, as compilers print them. */
export function printProblems({ files, problems }: Pick<MergedLexicon, 'files' | 'problems'>, stream: NodeJS.WritableStream): void {
  for (const problem of [...problems].sort((a, b) => a.file - b.file || a.span.start - b.span.start)) {
    const file = files[problem.file];
    const { line, character } = LineIndex.of(file.text).position(problem.span.start);
    stream.write(`${relativeName(file.uri)}:${line + 1}:${character + 1}: ${problem.severity} ${problem.code}: ${problem.message}\n`);
  }
}
