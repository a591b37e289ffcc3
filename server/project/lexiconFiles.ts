/**
 * The lexicon of a project: the files of one folder, merged. A file that cannot be relied on keeps its last good reading in force,
 * and its problems say where.
 */
import { checkExamples } from '../engine/lexicon/examples';
import type { Checks, Lexicon, LexiconProblem, Theme } from '../engine/lexicon/model';
import { checkParents } from '../engine/lexicon/family';
import { readLexicon, Readings, type ReadLexicon } from '../engine/lexicon/reader';

export interface LexiconFile {
  readonly uri: string;
  readonly text: string;
}

interface Entry extends LexiconFile {
  /** Among the project's lexicon files; 0-based. */
  readonly number: number;
  readonly read: ReadLexicon;
  /** What was read of its themes, for the next reading. */
  readonly readings: Readings;
  /** What is in force: this reading, or the last good one. */
  readonly inForce: LexiconFile & { lexicon: Lexicon };
}

export interface MergedFile extends LexiconFile {
  /** The text that is in force: `text`, or the last good one, which the spans of themes fit. */
  readonly inForce: string;
}

export interface MergedLexicon {
  readonly lexicon: Lexicon;
  /** The files as they are now; themes name them by position. */
  readonly files: readonly MergedFile[];
  /** Of all files, each located in its own. Examples are checked when it is asked for. */
  readonly problems: readonly LexiconProblem[];
  /** Those that are found so far: without the examples' until somebody has asked for all. */
  readonly problemsSoFar: readonly LexiconProblem[];
  /** What a theme's matching depends on, by theme id: equal signatures, equal uses. */
  readonly signatures: ReadonlyMap<string, string>;
  /** Files whose last good reading is in force. */
  readonly stale: readonly string[];
}

export class LexiconFiles {
  private entries = new Map<string, Entry>();
  private readonly examples = new CheckedExamples();

  /** Puts in force what the files say now. Files are in order of their names. */
  update(files: readonly LexiconFile[]): MergedLexicon {
    const entries = new Map<string, Entry>();
    for (const [i, file] of files.entries()) entries.set(file.uri, this.read(file, i));
    this.entries = entries;
    const merged = merge([...entries.values()]);
    // Examples are checked where the reading in force is the one on screen, so that spans fit.
    return merged.stale.length > 0 ? merged : withExamples(merged, this.examples);
  }

  private read(file: LexiconFile, number: number): Entry {
    const before = this.entries.get(file.uri);
    const readings = before?.readings ?? new Readings();
    const isSame = before?.text === file.text && before.number === number;
    const read = isSame ? before.read : readLexicon(file.text, number, readings);
    if (read.sound) return { ...file, number, read, readings, inForce: { ...file, lexicon: read.lexicon } };
    const last = before?.inForce;
    return { ...file, number, read, readings, inForce: last ? { ...last, lexicon: renumbered(last.lexicon, number) } : { ...file, lexicon: read.lexicon } };
  }
}

/** Examples are checked once someone asks what is wrong: no use and no count depends on it. */
function withExamples(merged: MergedLexicon, examples: CheckedExamples): MergedLexicon {
  let problems: readonly LexiconProblem[] | undefined;
  return {
    ...merged,
    get problems() {
      return (problems ??= [...merged.problems, ...examples.check(merged)]);
    },
    get problemsSoFar() {
      return problems ?? merged.problems;
    },
  };
}

function renumbered(lexicon: Lexicon, file: number): Lexicon {
  return { ...lexicon, themes: lexicon.themes.map((theme) => ({ ...theme, file })) };
}

function merge(entries: readonly Entry[]): MergedLexicon {
  const themes = new Map<string, Theme>();
  const signatures = new Map<string, string>();
  const problems = entries.flatMap((entry) => entry.read.problems);
  const compat = entries.map(({ inForce }) => inForce.lexicon.compat).find((one) => one);
  for (const { inForce } of entries) {
    // What the uses of a theme depend on beside its own entry.
    const context = `${inForce.lexicon.language ?? ''} ${compat ? JSON.stringify(compat) : ''}\n`;
    for (const theme of inForce.lexicon.themes) {
      const other = themes.get(theme.id);
      if (other) {
        // Twice in one file is YAML's own complaint.
        if (other.file !== theme.file) problems.push(duplicate(theme));
        continue;
      }
      themes.set(theme.id, theme);
      signatures.set(theme.id, context + inForce.text.slice(theme.span.start, theme.span.end));
    }
  }
  const overlap = entries.some((entry) => entry.inForce.lexicon.overlap === 'exclusive') ? 'exclusive' : 'independent';
  const parents = checkParents([...themes.values()]);
  const lexicon: Lexicon = {
    name: entries.map((entry) => entry.inForce.lexicon.name).find((name) => name),
    overlap,
    compat,
    checks: Object.assign({}, ...entries.map((entry) => entry.inForce.lexicon.checks)) as Checks,
    themes: parents.themes,
  };
  const stale = entries.filter((entry) => !entry.read.sound).map((entry) => entry.uri);
  const all = [...problems, ...(stale.length > 0 ? [] : parents.problems)];
  return { lexicon, files: entries.map(({ uri, text, inForce }) => ({ uri, text, inForce: inForce.text })), problems: all, problemsSoFar: all, signatures, stale };
}

function duplicate(theme: Theme): LexiconProblem {
  const message = `The theme "${theme.id}" is in another lexicon file of this folder already; each id may stand once.`;
  return { code: 'theme-duplicate', severity: 'error', message, file: theme.file, span: theme.idSpan };
}

/** Examples are checked once for each wording of a theme: an edit elsewhere only moves what was found. */
class CheckedExamples {
  private checked = new Map<string, { signature: string; problems: LexiconProblem[] }>();

  check({ lexicon, signatures }: MergedLexicon): LexiconProblem[] {
    const fresh: typeof this.checked = new Map();
    for (const theme of lexicon.themes) {
      const signature = signatures.get(theme.id)!;
      const before = this.checked.get(theme.id);
      const problems = before?.signature === signature ? before.problems : checkExamples(theme, lexicon).map((problem) => moved(problem, -theme.span.start, 0));
      fresh.set(theme.id, { signature, problems });
    }
    this.checked = fresh;
    return lexicon.themes.flatMap((theme) => fresh.get(theme.id)!.problems.map((problem) => moved(problem, theme.span.start, theme.file)));
  }
}

function moved(problem: LexiconProblem, by: number, file: number): LexiconProblem {
  return { ...problem, file, span: { start: problem.span.start + by, end: problem.span.end + by } };
}
