/**
 * The uses of every theme in every text, found when they are asked for and kept until the text, or what the theme finds in it, changes.
 */
import type { CorpusIndex, IndexedText } from '../engine/index/corpusIndex';
import type { Theme } from '../engine/lexicon/model';
import { compileLexicon, type Compiled } from '../engine/match/compile';
import type { Match } from '../engine/match/matches';
import type { Evidence, Use } from '../engine/match/uses';
import { stretchOf, type TextAnalysis } from '../engine/text/analysis';
import type { Change } from '../engine/text/reanalysis';
import { firstThat } from '../engine/text/search';
import { asFound, evidenceIn, FoundLater, foundAt, hasUses, type Found } from './found';
import { crossesSentences, outsideParagraphs, outsideSentences, type SameTokens } from './reachOfUses';
import { rulesOf, type SignedThemes } from './signedThemes';
import { themeEdit, type ThemeEdit } from './themeEdit';
import { VariantAdding } from './variantAdding';

/** By id the themes of which other uses may be found now; with the texts where, and what was counted in these, or `undefined` where that may be in any. */
export type Changed = ReadonlyMap<string, ReadonlyMap<IndexedText, Found['counts']> | undefined>;

export class ThemeUses {
  private byText = new WeakMap<IndexedText, Map<string, Found>>();
  /** Those of all themes, and of some, by their ids. */
  private readonly compiled = new Map<string, Compiled>();
  private reaches?: Reaches;

  constructor(
    private readonly index: CorpusIndex,
    private now: SignedThemes,
  ) {}

  /**
   * Takes over a lexicon. What an edit cannot have changed is kept: of a theme whose variants were edited, the texts without their words.
   * @returns `undefined` where other uses may be found of all themes
   */
  setLexicon(next: SignedThemes): Changed | undefined {
    const before = this.now;
    this.now = next;
    this.compiled.clear();
    this.reaches = undefined;
    if (rulesOf(before) !== rulesOf(next)) {
      this.byText = new WeakMap();
      return undefined;
    }
    const themes = new Map(next.lexicon.themes.map((theme) => [theme.id, theme]));
    const changed = new Map<string, ReadonlyMap<IndexedText, Found['counts']> | undefined>([...themes.keys()].map((id) => [id, undefined]));
    for (const theme of before.lexicon.themes) {
      const other = themes.get(theme.id);
      if (before.signatures.get(theme.id) === next.signatures.get(theme.id)) changed.delete(theme.id);
      else {
        const edit = other && this.editOf(theme, other);
        const counted = this.carryOver(other, theme.id, edit);
        changed.set(theme.id, edit && counted);
      }
    }
    return changed;
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

  /** Takes over what is known to be found in a text. */
  take(text: IndexedText, found: Map<string, Found>): void {
    this.byText.set(text, found);
  }

  /**
   * Takes over what was found in a text that was edited: in what is the same the uses are what they were, moved to where they stand now, and only
   * the sentences that were edited are matched; of themes whose wordings reach beyond sentences, the paragraphs.
   */
  replaced(old: IndexedText, text: IndexedText, change: Change): void {
    const found = this.byText.get(old);
    const { themes, compat } = this.now.lexicon;
    if (!found || found.size < themes.length || compat || !isAlike(old.analysis, text.analysis, change)) return;
    const { near, far } = (this.reaches ??= this.divide());
    const moved = new Map([
      ...this.moved(near, outsideSentences(old.analysis, change), found, old.analysis, text.analysis),
      ...this.moved(far, outsideParagraphs(old.analysis, change), found, old.analysis, text.analysis),
    ]);
    this.byText.set(text, new Map(themes.map(({ id }) => [id, moved.get(id)!])));
  }

  /** The themes by how far they reach; where they exclude each other, all reach as far as one does. */
  private divide(): Reaches {
    const { themes, overlap } = this.now.lexicon;
    const far = themes.filter(crossesSentences);
    if (overlap === 'exclusive') return far.length > 0 ? { near: [], far: themes } : { near: themes, far };
    const near = far.length > 0 ? themes.filter((theme) => !far.includes(theme)) : themes;
    return { near, far };
  }

  /** What was found of some themes, where tokens are the same; and what is found of them in the others. */
  private moved(themes: readonly Theme[], same: SameTokens, found: ReadonlyMap<string, Found>, old: TextAnalysis, now: TextAnalysis): [string, Found][] {
    if (themes.length === 0) return [];
    const compiled = this.compile(themes);
    const was = this.foundBetween(compiled, old, same);
    const is = this.foundBetween(compiled, now, same);
    const moving = new Moving(old, now, same);
    return themes.map(({ id }) => [id, moving.of(found.get(id)!, was.get(id), is.get(id))]);
  }

  /** What themes find in the tokens that are not the same, with places of the whole text. */
  private foundBetween(compiled: Compiled, analysis: TextAnalysis, { head, tail }: SameTokens): Map<string, SomeFound> {
    const stretch = stretchOf(analysis, head, analysis.tokens.count - tail);
    const evidence = new Map<string, Evidence>();
    const found = new Map<string, { uses: Use[]; evidence?: Evidence }>();
    for (const use of compiled.usesIn(stretch, evidence)) {
      const placed = movedUse(use, head, 0);
      const of = found.get(use.theme);
      if (of) of.uses.push(placed);
      else found.set(use.theme, { uses: [placed] });
    }
    for (const [id, one] of evidence) found.set(id, { uses: found.get(id)?.uses ?? [], evidence: one });
    return found;
  }

  private find(text: IndexedText, themes: readonly Theme[], into: Map<string, Found>): void {
    const compiled = this.compile(themes);
    const evidence = new Map<string, Evidence>();
    if (compiled.placesIn) {
      const places = compiled.placesIn(text, evidence);
      for (const { id } of themes) into.set(id, foundAt(places.get(id), text, evidence.get(id)));
      return;
    }
    const uses = new Map<string, Use[]>(themes.map(({ id }) => [id, []]));
    for (const use of compiled.usesIn(text, evidence)) uses.get(use.theme)!.push(use);
    for (const [id, found] of uses) into.set(id, asFound(found, evidence.get(id)));
  }

  private compile(themes: readonly Theme[]): Compiled {
    const key = themes.map((theme) => theme.id).join('\n');
    let compiled = this.compiled.get(key);
    if (!compiled) this.compiled.set(key, (compiled = compileLexicon({ ...this.now.lexicon, themes }, this.index.vocabulary, this.index.testTypes)));
    return compiled;
  }

  private editOf(before: Theme, now: Theme): ThemeEdit | undefined {
    return this.now.lexicon.compat ? undefined : themeEdit(before, now);
  }

  /** The texts in which an edit may have changed uses, with the matches of its pattern: those where it stands, or, of many, that have their words. */
  private touchedBy({ touched }: ThemeEdit): Map<IndexedText, readonly Match[]> {
    const { index } = this;
    if (touched.length === 1) return index.matchesOf(touched[0]);
    const few = touched.length <= FEW_EDITED;
    return new Map(touched.flatMap((pattern) => (few ? [...index.matchesOf(pattern).keys()] : index.textsThatMayHave(pattern))).map((text) => [text, []]));
  }

  /**
   * @param edit absent: nothing of the theme is kept
   * @returns what was counted in the texts where other uses may be found now
   */
  private carryOver(theme: Theme | undefined, id: string, edit: ThemeEdit | undefined): Map<IndexedText, Found['counts']> {
    const counted = new Map<IndexedText, Found['counts']>();
    const touched = edit && this.touchedBy(edit);
    const adding = theme && edit?.added !== undefined ? new VariantAdding(theme, edit.added, this.index, touched!) : undefined;
    for (const text of edit && !edit.moved ? touched!.keys() : this.index.eachText()) {
      const found = this.byText.get(text);
      let kept = found?.get(id);
      if (!found || !kept) continue;
      const matches = touched?.get(text);
      if (matches) counted.set(text, kept.counts);
      if (!edit || (matches && !adding)) {
        found.delete(id);
        continue;
      }
      if (edit.moved && (hasUses(kept) || kept.evidence)) kept = renumbered(kept, edit.moved);
      const now = matches ? adding!.to(kept, text, matches) : kept;
      if (now) found.set(id, now);
      else found.delete(id);
    }
    return counted;
  }
}

/** Themes whose uses in a sentence depend on that sentence alone, and those that look beyond. */
interface Reaches {
  readonly near: readonly Theme[];
  readonly far: readonly Theme[];
}

/** Variants edited at once that are looked for one by one. */
const FEW_EDITED = 5;

/** Whether nothing of the text as a whole, or of a paragraph that is the same in part, has changed that uses in what is the same depend on. */
function isAlike(old: TextAnalysis, now: TextAnalysis, { before, after, head, tail }: Change): boolean {
  if (old.metadata.language?.value !== now.metadata.language?.value) return false;
  const [a, b] = [old.paragraphs, now.paragraphs];
  const isFirstKept = before < a.length && head > a[before].firstToken;
  const isLastKept = after < a.length && old.tokens.count - tail < a[a.length - after - 1].endToken;
  for (let i = 0; i < before + (isFirstKept ? 1 : 0); i++) if (a[i].zone !== b[i].zone) return false;
  for (let i = 1; i <= after + (isLastKept ? 1 : 0); i++) if (a[a.length - i].zone !== b[b.length - i].zone) return false;
  return true;
}

type SomeFound = Pick<Found, 'uses' | 'evidence' | 'places'>;

const NOTHING: SomeFound = { uses: [] };

/** Moves what was found of a theme to an edited text. */
class Moving {
  /** Tokens of the old text before which uses stay, and from which they move. */
  private readonly head: number;
  private readonly tail: number;
  private readonly byTokens: number;
  private readonly byUnits: number;

  constructor(old: TextAnalysis, now: TextAnalysis, { head, tail }: SameTokens) {
    this.head = head;
    this.tail = old.tokens.count - tail;
    this.byTokens = now.tokens.count - old.tokens.count;
    this.byUnits = now.content.length - old.content.length;
  }

  /**
   * @param was what was found in the tokens that are gone
   * @param is what is found in those in their place
   */
  of(found: Found, was: SomeFound = NOTHING, is: SomeFound = NOTHING): Found {
    const { uses } = found;
    const from = firstWith(uses, this.head);
    const to = firstWith(uses, this.tail);
    const all = [...uses.slice(0, from), ...is.uses, ...uses.slice(to).map((use) => this.moved(use))];
    return asFound(all, summed(found, was, is));
  }

  private moved(use: Use): Use {
    const { byTokens, byUnits } = this;
    if (byTokens === 0 && byUnits === 0) return use;
    return movedUse(use, byTokens, byUnits);
  }
}

/** Field by field: to spread a use takes many times as long, and most uses of a text may move. @param variant its position now */
function movedUse({ theme, pole, start, end, firstToken, lastToken, zone, variant: former }: Use, tokens: number, units: number, variant = former): Use {
  return { theme, variant, pole, start: start + units, end: end + units, firstToken: firstToken + tokens, lastToken: lastToken + tokens, zone };
}

/** Position of the first use, by place, that begins at a token or after it. */
function firstWith(uses: readonly Use[], token: number): number {
  return firstThat(0, uses.length, (at) => uses[at].firstToken >= token);
}

/** Evidence of a text, less that of what is gone, and with that of those in their place. */
function summed(all: SomeFound, less: SomeFound, more: SomeFound): Evidence | undefined {
  if (!all.evidence && !less.evidence && !more.evidence) return undefined;
  const parts = ([[all, 1], [less, -1], [more, 1]] as const).map(([found, sign]) => [evidenceIn(found), sign] as const);
  const of = (kind: keyof Evidence): Map<number, number> => {
    const counts = new Map<number, number>();
    for (const [evidence, sign] of parts) for (const [number, count] of evidence[kind]) counts.set(number, (counts.get(number) ?? 0) + sign * count);
    for (const [number, count] of counts) if (count === 0) counts.delete(number);
    return counts;
  };
  return { matched: of('matched'), stood: of('stood'), applied: of('applied') };
}

function renumbered(found: Found, moved: ReadonlyMap<number, number>): Found {
  const byPosition = (counts: ReadonlyMap<number, number>): Map<number, number> => new Map([...counts].flatMap(([variant, count]) => (moved.has(variant) ? [[moved.get(variant)!, count] as const] : [])));
  const { evidence, counts } = found;
  const now = evidence && { matched: byPosition(evidence.matched), stood: byPosition(evidence.stood), applied: evidence.applied };
  return new FoundLater(counts, now, () => found.uses.map((use) => movedUse(use, 0, 0, moved.get(use.variant)!)));
}
