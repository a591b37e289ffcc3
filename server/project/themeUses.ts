/**
 * The uses of every theme in every text, found when they are asked for and kept until the text, or what the theme finds in it, changes.
 */
import type { CorpusIndex, IndexedText } from '../engine/index/corpusIndex';
import type { Lexicon, Pole, Theme } from '../engine/lexicon/model';
import { compileLexicon, type Compiled } from '../engine/match/compile';
import type { Evidence, Use } from '../engine/match/uses';
import { themeEdit, type ThemeEdit } from './themeEdit';

/** The uses of one theme in one text, whatever their zone. */
export interface Found {
  /** By place. */
  readonly uses: readonly Use[];
  readonly evidence?: Evidence;
  /** Numbers of uses by pole, those in web residue apart. */
  readonly counts: Readonly<Record<'counted' | 'residue', Readonly<Record<Pole, number>>>>;
}

/** Themes with what each of them finds is known by. */
export interface SignedThemes {
  readonly lexicon: Lexicon;
  /** What a theme's matching depends on, by id: equal signatures, equal uses. */
  readonly signatures: ReadonlyMap<string, string>;
}

export class ThemeUses {
  private byText = new WeakMap<IndexedText, Map<string, Found>>();
  private compiled?: { key: string; lexicon: Compiled };

  constructor(
    private readonly index: CorpusIndex,
    private now: SignedThemes,
  ) {}

  /** Takes over a lexicon. What an edit cannot have changed is kept: of a theme whose variants were edited, the texts without their words. */
  setLexicon(next: SignedThemes): void {
    const before = this.now;
    this.now = next;
    this.compiled = undefined;
    if (isOtherwiseSettled(before.lexicon, next.lexicon) || (next.lexicon.overlap === 'exclusive' && !isSame(before, next))) {
      this.byText = new WeakMap();
      return;
    }
    const themes = new Map(next.lexicon.themes.map((theme) => [theme.id, theme]));
    for (const theme of before.lexicon.themes) {
      const other = themes.get(theme.id);
      if (before.signatures.get(theme.id) !== next.signatures.get(theme.id)) this.carryOver(theme.id, other && this.editOf(theme, other));
    }
  }

  /** By theme id. */
  in(text: IndexedText): ReadonlyMap<string, Found> {
    let found = this.byText.get(text);
    if (!found) this.byText.set(text, (found = new Map()));
    const { themes } = this.now.lexicon;
    if (found.size === themes.length) return found;
    const missing = themes.filter(({ id }) => !found.has(id));
    this.find(text, missing, found);
    return found;
  }

  private find(text: IndexedText, themes: readonly Theme[], into: Map<string, Found>): void {
    const evidence = new Map<string, Evidence>();
    const uses = new Map<string, Use[]>(themes.map(({ id }) => [id, []]));
    for (const use of this.compile(themes).usesIn(text.analysis, evidence, text.postings)) uses.get(use.theme)!.push(use);
    for (const [id, found] of uses) into.set(id, { uses: found, evidence: evidence.get(id), counts: found.length > 0 ? countsOf(found) : NO_COUNTS });
  }

  private compile(themes: readonly Theme[]): Compiled {
    const key = themes.map((theme) => theme.id).join('\n');
    if (this.compiled?.key !== key) {
      this.compiled = { key, lexicon: compileLexicon({ ...this.now.lexicon, themes }, this.index.vocabulary, this.index.testTypes) };
    }
    return this.compiled.lexicon;
  }

  private editOf(before: Theme, now: Theme): ThemeEdit | undefined {
    return this.now.lexicon.compat ? undefined : themeEdit(before, now);
  }

  /** @param edit absent: nothing of the theme is kept */
  private carryOver(id: string, edit: ThemeEdit | undefined): void {
    for (const text of this.index.eachText()) {
      const found = this.byText.get(text);
      const kept = found?.get(id);
      if (!found || !kept) continue;
      if (!edit || edit.touched.some((pattern) => this.index.mayHave(text, pattern))) found.delete(id);
      else if (edit.moved && (kept.uses.length > 0 || kept.evidence)) found.set(id, renumbered(kept, edit.moved));
    }
  }
}

/** Whether uses are settled by other rules than before, so that none of them can be kept. */
function isOtherwiseSettled(before: Lexicon, now: Lexicon): boolean {
  return before.overlap !== now.overlap || JSON.stringify(before.compat) !== JSON.stringify(now.compat);
}

/** Where themes exclude each other, every theme's uses depend on all themes. */
function isSame(before: SignedThemes, now: SignedThemes): boolean {
  const [a, b] = [before, now].map(({ lexicon, signatures }) => lexicon.themes.map(({ id }) => signatures.get(id)));
  return a.length === b.length && a.every((signature, i) => signature === b[i]);
}

const NO_COUNTS: Found['counts'] = { counted: { main: 0, counter: 0 }, residue: { main: 0, counter: 0 } };

function countsOf(uses: readonly Use[]): Found['counts'] {
  const counts = { counted: { main: 0, counter: 0 }, residue: { main: 0, counter: 0 } };
  for (const { zone, pole } of uses) counts[zone === 'apparatus' ? 'residue' : 'counted'][pole]++;
  return counts;
}

function renumbered({ uses, evidence, counts }: Found, moved: ReadonlyMap<number, number>): Found {
  const byPosition = (counts: ReadonlyMap<number, number>): Map<number, number> => new Map([...counts].flatMap(([variant, count]) => (moved.has(variant) ? [[moved.get(variant)!, count] as const] : [])));
  return {
    counts,
    uses: uses.map((use) => ({ ...use, variant: moved.get(use.variant)! })),
    evidence: evidence && { matched: byPosition(evidence.matched), stood: byPosition(evidence.stood), applied: evidence.applied },
  };
}
