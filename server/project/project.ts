/**
 * A project: a folder's lexicon and the texts it is held against. Inputs are set from outside; uses and counts are derived when
 * they are asked for and kept until an input they depend on changes. Reads and writes nothing.
 *
 * Texts are named by their URI (in a window) or path (on the command line).
 */
import { CorpusIndex, type Contents, type IndexedText } from '../engine/index/corpusIndex';
import type { NumberedWords } from '../engine/index/numberedWords';
import type { LearntWords } from '../engine/index/spelledWords';
import { PackedText } from '../engine/index/packedText';
import { Segment } from '../engine/index/segment';
import { EMPTY_LEXICON, type Lexicon, type Theme } from '../engine/lexicon/model';
import { themesBelow } from '../engine/lexicon/family';
import { byPlace, usesTogether, type Evidence, type Use } from '../engine/match/uses';
import { analyse } from '../engine/text/analysis';
import type { TextContent } from '../engine/text/editedText';
import type { Docvars } from '../engine/text/metadata';
import { reanalyse } from '../engine/text/reanalysis';
import { Vocabulary } from '../engine/text/vocabulary';
import { KeptUses, UsesPacking } from './keptUses';
import { evidenceIn, type Found } from './found';
import { ThemeUses, type Changed } from './themeUses';
import { Tally, type ByPole, type Totals } from './tally';
import { LexiconFiles, type LexiconFile, type MergedLexicon } from './lexiconFiles';

/** A use with the text it stands in. */
export interface PlacedUse {
  readonly text: IndexedText;
  readonly use: Use;
}

/** Counts of one theme, the themes below it included. */
export interface ThemeTotals extends Totals {
  /** Themes below it. */
  readonly below: number;
  /** Its own uses alone. */
  readonly own: Totals;
}

export type { Totals };

export class Project {
  readonly index: CorpusIndex;
  private readonly files = new LexiconFiles();
  private merged: MergedLexicon = { lexicon: EMPTY_LEXICON, files: [], problems: [], problemsSoFar: [], signatures: new Map(), stale: [] };
  private themesById = new Map<string, Theme>();
  private readonly themeUses: ThemeUses;
  private listed = new WeakMap<IndexedText, readonly Use[]>();
  private readonly tally = new Tally((text, key) => this.countIn(text, key));
  private totalsCache?: Map<string, ThemeTotals>;
  private below: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  private changes = 0;
  private countsApparatus = false;

  /** @param contents of texts that are not held */
  constructor(contents?: Contents) {
    this.index = new CorpusIndex(new Vocabulary(), contents);
    this.themeUses = new ThemeUses(this.index, this.merged);
  }

  /** Another number after every change of lexicon, texts or what is counted. */
  get revision(): number {
    return this.changes;
  }

  get lexicon(): Lexicon {
    return this.merged.lexicon;
  }

  /** The lexicon as merged, with its problems. */
  get lexiconState(): MergedLexicon {
    return this.merged;
  }

  setLexicon(files: readonly LexiconFile[]): void {
    this.merged = this.files.update(files);
    this.themesById = new Map(this.lexicon.themes.map((theme) => [theme.id, theme]));
    const { below } = this;
    this.below = themesBelow(this.lexicon.themes);
    const changed = this.themeUses.setLexicon(this.merged);
    this.restartTally(changed, below);
    this.usesChanged();
  }

  /** @param before which themes stood below others until now */
  private restartTally(changed: Changed | undefined, before: Families): void {
    const { tally } = this;
    if (!changed) return tally.restart();
    tally.restart(keysOfFamilies(before, this.below, changed));
    for (const [id, texts] of changed) {
      if (!texts) tally.restart([id]);
      else for (const [text, was] of texts) tally.restartIn(text, id, this.countedOf(was));
    }
  }

  /** Analyses a text and holds it; of one that is held already, only what was edited. */
  setText(name: string, text: TextContent, docvars?: Docvars): void {
    const old = this.index.get(name);
    if (old?.storage.isPacked === false) this.editText(old, text, docvars);
    else {
      if (old) this.tally.go(old);
      this.tally.come(this.index.put(name, analyse(text.toString(), this.index.vocabulary, docvars)));
    }
    this.textsChanged();
  }

  private editText(old: IndexedText, text: TextContent, docvars?: Docvars): void {
    const found = reanalyse(old.analysis, text, this.index.vocabulary, docvars);
    const edited = this.index.replace(old, found);
    this.themeUses.replaced(old, edited, found.change);
    this.tally.go(old);
    this.tally.come(edited);
  }

  /** Holds a text that is packed, as it will be edited; `text` is its content. No use changes by it. */
  holdText(name: string, text: TextContent, docvars?: Docvars): void {
    const packed = this.index.get(name);
    if (packed?.storage.isPacked) this.index.hold(packed, analyse(text.toString(), this.index.vocabulary, docvars));
  }

  /**
   * Takes over texts that were packed elsewhere, as `SegmentBuilder` does; each takes the place of what has its name.
   * @param isWanted says which of them
   * @param words what its words are in the vocabulary; or by whose numbers it may say so
   * @throws where the buffer is no segment
   */
  addSegment(buffer: ArrayBuffer, isWanted?: (text: PackedText) => boolean, words?: LearntWords | NumberedWords): readonly IndexedText[] {
    const segment = new Segment(buffer, this.index.vocabulary, words);
    const texts = this.index.addSegment(segment, (text) => {
      if (isWanted && !isWanted(text)) return false;
      const old = this.index.get(text.name);
      if (old) this.tally.go(old);
      return true;
    });
    for (const text of texts) this.tally.come(text);
    this.textsChanged();
    return texts;
  }

  /** Holds the lexicon against a text now, so that who asks later need not wait for it. */
  findUsesIn(name: string): void {
    const text = this.index.get(name);
    if (text) this.themeUses.in(text);
  }

  /** What is found of the themes in force, to be packed for the next session. */
  packingOfUses(): UsesPacking {
    return new UsesPacking(this.merged);
  }

  /** @returns false where the themes in force are others than those whose uses are packed */
  packUses(text: IndexedText, note: string, into: UsesPacking): boolean {
    if (into.themes !== this.merged) return false;
    into.add(text, note, this.themeUses.in(text));
    return true;
  }

  /** @throws where the buffer is none that was packed so */
  keptUses(buffer: ArrayBuffer): KeptUses {
    return new KeptUses(buffer, this.merged);
  }

  /** Takes over what an earlier session found in a text that came in a segment, as far as it holds still. */
  takeUses(text: IndexedText, kept: KeptUses): void {
    if (text.storage instanceof PackedText) this.themeUses.take(text, kept.of(text, text.storage.note));
  }

  removeText(name: string): void {
    const old = this.index.get(name);
    if (!old) return;
    this.tally.go(old);
    this.index.remove(name);
    this.textsChanged();
  }

  /** Whether uses in web residue are counted as well. */
  setCountsApparatus(counts: boolean): void {
    if (counts === this.countsApparatus) return;
    this.countsApparatus = counts;
    this.tally.restart();
    this.usesChanged();
  }

  /** Whether what stands at a token is counted: not in web residue, unless the reader says so. */
  countsToken(text: IndexedText, token: number): boolean {
    return this.countsApparatus || text.zoneOfToken(token) !== 'apparatus';
  }

  /** Whether a use is counted: not in web residue, unless the reader says so. */
  countsUse({ zone }: Use): boolean {
    return this.countsApparatus || zone !== 'apparatus';
  }

  theme(id: string): Theme | undefined {
    return this.themesById.get(id);
  }

  /** The counted uses in a text, by place. */
  usesIn(text: IndexedText): readonly Use[] {
    const known = this.listed.get(text);
    if (known) return known;
    const all = [...this.themeUses.in(text).values()].flatMap((found) => found.uses);
    const counted = all.filter((use) => this.countsUse(use)).sort(byPlace);
    this.listed.set(text, counted);
    return counted;
  }

  /** Ids of the themes below a theme, by `parent:`. */
  themesBelow(id: string): ReadonlySet<string> {
    return this.below.get(id) ?? NONE;
  }

  /** The counted uses of a theme in a text, those of the themes below it included: where they overlap, the longest. By place. */
  usesOf(text: IndexedText, theme: string): readonly Use[] {
    const below = this.below.get(theme);
    return below ? usesTogether(this.usesIn(text), new Set([theme, ...below])) : this.ownUsesOf(text, theme);
  }

  /** The counted uses of a theme alone in a text, by place. */
  ownUsesOf(text: IndexedText, theme: string): readonly Use[] {
    const found = this.themeUses.in(text).get(theme);
    if (!found) return [];
    const { main, counter } = found.counts.residue;
    return this.countsApparatus || main + counter === 0 ? found.uses : found.uses.filter((use) => this.countsUse(use));
  }

  /** Whether a text has a counted use of a theme, or of one below it. */
  hasUseOf(text: IndexedText, theme: string): boolean {
    const found = this.themeUses.in(text);
    const has = (id: string): boolean => {
      const counts = found.get(id)?.counts;
      return counts !== undefined && counts.counted.main + counts.counted.counter + (this.countsApparatus ? counts.residue.main + counts.residue.counter : 0) > 0;
    };
    return has(theme) || [...this.themesBelow(theme)].some(has);
  }

  /** The uses of a theme alone in a text, those in web residue among them. */
  usesBeforeZones(text: IndexedText, theme: string): readonly Use[] {
    return this.themeUses.in(text).get(theme)?.uses ?? [];
  }

  /** What the wordings of a theme did in a text, whether or not a use came of it. */
  evidenceOf(text: IndexedText, theme: string): Evidence {
    return evidenceIn(this.themeUses.in(text).get(theme) ?? { uses: [] });
  }

  /** Uses over the corpus, by text name, then place. */
  *allUses(accepts: (use: Use) => boolean = () => true): Generator<PlacedUse> {
    for (const text of this.index.texts()) {
      for (const use of this.usesIn(text)) if (accepts(use)) yield { text, use };
    }
  }

  /** Uses of a theme over the corpus, as `usesOf` gives them, by text name, then place. */
  *allUsesOf(theme: string): Generator<PlacedUse> {
    for (const text of this.index.texts()) {
      for (const use of this.usesOf(text, theme)) yield { text, use };
    }
  }

  /** Counts by theme id, over the texts read so far. */
  totals(): ReadonlyMap<string, ThemeTotals> {
    return (this.totalsCache ??= this.countAll());
  }

  private countAll(): Map<string, ThemeTotals> {
    return new Map(
      this.lexicon.themes.map(({ id }) => {
        const own = this.tally.totals(id);
        return [id, { ...(this.below.has(id) ? this.tally.totals(withThoseBelow(id)) : own), below: this.themesBelow(id).size, own }];
      }),
    );
  }

  /** What one text adds to the totals of a theme, or of one with those below it. */
  private countIn(text: IndexedText, key: string): ByPole {
    if (isOfFamily(key)) return byPole(this.usesOf(text, themeOfFamily(key)));
    const counts = this.themeUses.in(text).get(key)?.counts;
    return counts ? this.countedOf(counts) : NO_USES;
  }

  private countedOf({ counted, residue }: Found['counts']): ByPole {
    return this.countsApparatus ? bothOf(counted, residue) : counted;
  }

  private usesChanged(): void {
    this.listed = new WeakMap();
    this.textsChanged();
  }

  private textsChanged(): void {
    this.totalsCache = undefined;
    this.changes++;
  }
}

const NONE: ReadonlySet<string> = new Set();
const NO_USES: ByPole = { main: 0, counter: 0 };

function byPole(uses: readonly Use[]): ByPole {
  const counts = { main: 0, counter: 0 };
  for (const { pole } of uses) counts[pole]++;
  return counts;
}

function bothOf(a: ByPole, b: ByPole): ByPole {
  return { main: a.main + b.main, counter: a.counter + b.counter };
}

/** What the counts of a theme with the themes below it are kept under; no id of a theme. */
function withThoseBelow(id: string): string {
  return `${id}\n`;
}

function isOfFamily(key: string): boolean {
  return key.endsWith('\n');
}

function themeOfFamily(key: string): string {
  return key.slice(0, -1);
}

type Families = ReadonlyMap<string, ReadonlySet<string>>;

/** Keys of the themes with others below them of which one has changed, or that have others below them now. */
function keysOfFamilies(before: Families, now: Families, changed: Changed): string[] {
  const ids = new Set([...before.keys(), ...now.keys()]);
  const isSame = (id: string): boolean => {
    const [was, is] = [before.get(id) ?? NONE, now.get(id) ?? NONE];
    return was.size === is.size && !changed.has(id) && [...is].every((member) => was.has(member) && !changed.has(member));
  };
  return [...ids].filter((id) => !isSame(id)).map(withThoseBelow);
}
