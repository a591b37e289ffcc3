/**
 * What would change: the uses that the lexicon as it is typed gains and loses over the corpus, against the lexicon as it is saved.
 */
import type { IndexedText } from '../engine/index/corpusIndex';
import { kwic } from '../engine/measure/kwic';
import { compileLexicon } from '../engine/match/compile';
import type { Use } from '../engine/match/uses';
import type { ChangedUse, LexiconChangeResult, ThemeChange } from '../protocol';
import { LexiconFiles, type LexiconFile, type MergedLexicon } from '../project/lexiconFiles';
import type { Project } from '../project/project';
import { themeEdit } from '../project/themeEdit';
import { rangeIn } from './places';

/** Uses listed of each kind at most; all are counted. */
const MOST_LISTED = 500;

export interface Difference {
  readonly theme: string;
  readonly gained: readonly Placed[];
  readonly lost: readonly Placed[];
}

interface Placed {
  readonly text: IndexedText;
  readonly use: Use;
}

/** Finds the differences of one project, once for each state of it. */
export class LexiconChanges {
  private readonly saved = new LexiconFiles();
  private found?: { revision: number; before: MergedLexicon; differences: Difference[] };

  constructor(private readonly project: Project) {}

  /**
   * By theme, in the lexicon's order, those with a difference; themes that were deleted come last.
   * @param saved the lexicon files as they are on disk
   */
  against(saved: readonly LexiconFile[]): readonly Difference[] {
    const { revision } = this.project;
    const before = this.saved.update(saved);
    if (this.found?.revision !== revision || !isSame(this.found.before, before)) {
      this.found = { revision, before, differences: differences(this.project, before) };
    }
    return this.found.differences;
  }
}

function isSame(a: MergedLexicon, b: MergedLexicon): boolean {
  return a.files.length === b.files.length && a.files.every(({ uri, text }, i) => uri === b.files[i].uri && text === b.files[i].text);
}

function differences(project: Project, before: MergedLexicon): Difference[] {
  const now = project.lexiconState;
  const ids = new Set(changedThemes(before, now));
  if (ids.size === 0) return [];
  const { index } = project;
  const old = compileLexicon({ ...before.lexicon, themes: before.lexicon.themes.filter((theme) => ids.has(theme.id)) }, index.vocabulary, index.testTypes);
  const found = new Map([...ids].map((id) => [id, { theme: id, gained: [] as Placed[], lost: [] as Placed[] }]));
  const mayDiffer = whereDifferent(project, before, [...ids]);
  for (const text of index.texts()) {
    if (!mayDiffer(text)) continue;
    const was = old.usesIn(text).filter((use) => project.countsUse(use));
    const is = project.usesIn(text).filter((use) => found.has(use.theme));
    for (const use of without(is, was)) found.get(use.theme)!.gained.push({ text, use });
    for (const use of without(was, is)) found.get(use.theme)!.lost.push({ text, use });
  }
  return [...found.values()].filter(({ gained, lost }) => gained.length + lost.length > 0);
}

/** Only texts with words of the variants that were edited can differ, unless a theme is new, gone, or changed otherwise. */
function whereDifferent(project: Project, before: MergedLexicon, ids: readonly string[]): (text: IndexedText) => boolean {
  const { lexicon } = project;
  if (lexicon.overlap === 'exclusive' || before.lexicon.overlap !== lexicon.overlap || lexicon.compat || before.lexicon.compat) return () => true;
  const edits = ids.map((id) => {
    const [was, is] = [before.lexicon.themes.find((theme) => theme.id === id), project.theme(id)];
    return was && is && themeEdit(was, is);
  });
  if (edits.some((edit) => !edit)) return () => true;
  const texts = new Set(edits.flatMap((edit) => edit!.touched).flatMap((pattern) => project.index.textsThatMayHave(pattern)));
  return (text) => texts.has(text);
}

/** "+14 uses in 5 texts, −2". */
export function differenceInWords({ gained, lost }: Difference): string {
  const texts = new Set(gained.map(({ text }) => text)).size;
  const plus = gained.length > 0 ? `+${uses(gained.length)} in ${texts.toLocaleString('en')} ${texts === 1 ? 'text' : 'texts'}` : '';
  const minus = lost.length > 0 ? `−${gained.length > 0 ? lost.length.toLocaleString('en') : uses(lost.length)}` : '';
  return [plus, minus].filter((part) => part !== '').join(', ');
}

export function lexiconChange(project: Project, found: readonly Difference[]): LexiconChangeResult {
  const themes = found.map((difference): ThemeChange => ({
    theme: difference.theme,
    label: project.theme(difference.theme)?.label ?? difference.theme,
    inWords: differenceInWords(difference),
    gained: difference.gained.length,
    lost: difference.lost.length,
    uses: [
      ...difference.gained.slice(0, MOST_LISTED).map((placed) => listed(placed, 'gained')),
      ...difference.lost.slice(0, MOST_LISTED).map((placed) => listed(placed, 'lost')),
    ],
  }));
  return { themes };
}

/** Themes that are new, gone, or written otherwise; all of them where they exclude each other, or did. */
function changedThemes(before: MergedLexicon, now: MergedLexicon): string[] {
  const ids = [...now.lexicon.themes, ...before.lexicon.themes].map((theme) => theme.id);
  const isExclusive = [before, now].some(({ lexicon }) => lexicon.overlap === 'exclusive');
  const isWhole = isExclusive && (before.lexicon.overlap !== now.lexicon.overlap || [...before.signatures.values()].join() !== [...now.signatures.values()].join());
  return [...new Set(ids)].filter((id) => isWhole || before.signatures.get(id) !== now.signatures.get(id));
}

/** The uses that have no like among the others: same theme, place and pole. */
function without(uses: readonly Use[], others: readonly Use[]): Use[] {
  const keys = new Set(others.map(keyOf));
  return uses.filter((use) => !keys.has(keyOf(use)));
}

function keyOf({ theme, start, end, pole }: Use): string {
  return `${theme} ${start} ${end} ${pole}`;
}

function listed({ text, use }: Placed, kind: ChangedUse['kind']): ChangedUse {
  const { left, match, right } = kwic(text, use);
  return { kind, location: { uri: text.name, range: rangeIn(text, use) }, left, match, right };
}

function uses(number: number): string {
  return `${number.toLocaleString('en')} ${number === 1 ? 'use' : 'uses'}`;
}
