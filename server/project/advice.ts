/**
 * The checks of a project's lexicon that are advice: by the lexicon itself, and by the texts it is held against.
 *
 * They are found apart from uses and counts, in slices, when someone looks at the lexicon; in the meantime what was found of a theme
 * before goes on being said while its entry is the same.
 */
import { adviseTheme, adviseTogether, asAsked, problemsOf, type ThemeAdvice } from '../engine/lexicon/checks';
import { removeItem } from '../engine/lexicon/edits';
import { ThemeFacts } from '../engine/lexicon/lexiconFacts';
import type { LexiconProblem, Theme } from '../engine/lexicon/model';
import { wordingOf } from '../engine/measure/wordings';
import type { Project } from './project';

interface Found {
  readonly signature: string;
  readonly alone: readonly ThemeAdvice[];
  ofCorpus: readonly ThemeAdvice[];
}

export class Advice {
  private readonly found = new Map<string, Found>();
  /** Of the project when all was found last, and whether all texts were read by then. */
  private revision = -1;
  private wasWhole = false;

  constructor(private readonly project: Project) {}

  /** Whether something that advice rests on has changed since it was found. */
  isStale(isWhole: boolean): boolean {
    return this.revision !== this.project.revision || this.wasWhole !== isWhole;
  }

  /**
   * Holds the lexicon against every text.
   * @param isWhole whether all texts of the corpus are read
   * @param rest called between texts; the lexicon may be another one after it, and then nothing is kept
   */
  async find(isWhole: boolean, rest: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const { project } = this;
    const { revision } = project;
    const { themes } = project.lexicon;
    const facts = themes.map((theme) => new ThemeFacts(theme));
    for (const text of project.index.texts()) {
      for (const [i, theme] of themes.entries()) facts[i].add((use) => wordingOf(text, project.index.vocabulary, use), project.usesBeforeZones(text, theme.id), project.evidenceOf(text, theme.id));
      await rest();
      if (project.revision !== revision) return;
    }
    for (const [i, theme] of themes.entries()) this.of(theme).ofCorpus = facts[i].advice(isWhole, project.index.vocabulary);
    this.revision = revision;
    this.wasWhole = isWhole;
  }

  /** All that is known of the lexicon as it stands, located, as it asks for it. */
  problems(): LexiconProblem[] {
    const { themes, checks } = this.project.lexicon;
    const together = adviseTogether(this.project.lexicon);
    const problems = themes.flatMap((theme) => {
      const { alone, ofCorpus } = this.of(theme);
      return problemsOf(theme, withoutTwice([...alone, ...together.get(theme.id)!, ...ofCorpus]));
    });
    return asAsked(problems, checks).map(({ advice, ...problem }) => ({ ...problem, fix: this.fixOf(problem, advice) }));
  }

  private of(theme: Theme): Found {
    const signature = this.project.lexiconState.signatures.get(theme.id)!;
    let found = this.found.get(theme.id);
    if (found?.signature !== signature) this.found.set(theme.id, (found = { signature, alone: adviseTheme(theme), ofCorpus: [] }));
    return found;
  }

  private fixOf({ file, span }: LexiconProblem, { isIdle }: ThemeAdvice): LexiconProblem['fix'] {
    if (!isIdle) return undefined;
    const edit = removeItem(this.project.lexiconState.files[file].inForce, span);
    return edit && { title: 'Take it away', ...edit };
  }
}

/** What is known of a variant by itself is not said again of the corpus. */
function withoutTwice(advice: readonly ThemeAdvice[]): ThemeAdvice[] {
  const said = new Set<string>();
  return advice.filter(({ code, variant, exception }) => {
    const key = `${code} ${variant} ${exception}`;
    const isNew = !said.has(key);
    said.add(key);
    return isNew;
  });
}
