/**
 * A project: a folder's lexicon and the texts it is held against. Inputs are set from outside; uses and counts are derived when
 * they are asked for and kept until an input they depend on changes. Reads and writes nothing.
 *
 * Texts are named by their URI (in a window) or path (on the command line).
 */
import { CorpusIndex, type IndexedText } from '../engine/index/corpusIndex';
import { EMPTY_LEXICON, type Lexicon, type Theme } from '../engine/lexicon/model';
import { CompiledLexicon, byPlace, type Use } from '../engine/match/uses';
import { analyse, paragraphOfToken } from '../engine/text/analysis';
import { LineIndex } from '../engine/text/lines';
import type { Docvars } from '../engine/text/metadata';
import { Vocabulary } from '../engine/text/vocabulary';
import { LexiconFiles, type LexiconFile, type MergedLexicon } from './lexiconFiles';

/** A use with the text it stands in. */
export interface PlacedUse {
  readonly text: IndexedText;
  readonly use: Use;
}

/** Counts of one theme; the poles are counted apart. */
export interface ThemeTotals {
  uses: number;
  counter: number;
  /** Texts with a use of either pole. */
  texts: number;
}

interface CachedUses {
  readonly signature: string;
  readonly uses: readonly Use[];
}

export class Project {
  readonly index = new CorpusIndex(new Vocabulary());
  private readonly files = new LexiconFiles();
  private merged: MergedLexicon = { lexicon: EMPTY_LEXICON, files: [], problems: [], signatures: new Map(), stale: [] };
  private themesById = new Map<string, Theme>();
  /** Uses by text and theme id, whatever their zone. A changed text is a new key; a changed theme has another signature. */
  private cache = new WeakMap<IndexedText, Map<string, CachedUses>>();
  private listed = new WeakMap<IndexedText, readonly Use[]>();
  private lines = new WeakMap<IndexedText, LineIndex>();
  private compiled?: { key: string; lexicon: CompiledLexicon };
  private totalsCache?: Map<string, ThemeTotals>;
  private countsApparatus = false;
  /** Of all themes together. */
  private exclusiveSignature = '';

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
    this.exclusiveSignature = [...this.merged.signatures.values()].join('\n');
    this.compiled = undefined;
    this.forget();
  }

  setText(name: string, text: string, docvars?: Docvars): void {
    this.index.put(name, analyse(text, this.index.vocabulary, docvars));
    this.totalsCache = undefined;
  }

  removeText(name: string): void {
    if (this.index.remove(name)) this.totalsCache = undefined;
  }

  /** Whether uses in web residue are counted as well. */
  setCountsApparatus(counts: boolean): void {
    if (counts === this.countsApparatus) return;
    this.countsApparatus = counts;
    this.forget();
  }

  /** Whether what stands at a token is counted: not in web residue, unless the reader says so. */
  countsToken({ analysis }: IndexedText, token: number): boolean {
    return this.countsApparatus || analysis.paragraphs[paragraphOfToken(analysis, token)]?.zone !== 'apparatus';
  }

  theme(id: string): Theme | undefined {
    return this.themesById.get(id);
  }

  /** The counted uses in a text, by place. */
  usesIn(text: IndexedText): readonly Use[] {
    const known = this.listed.get(text);
    if (known) return known;
    const all = [...this.cachedUses(text).values()].flatMap((cached) => cached.uses);
    const counted = all.filter((use) => this.countsApparatus || use.zone !== 'apparatus').sort(byPlace);
    this.listed.set(text, counted);
    return counted;
  }

  /** Uses over the corpus, by text name, then place. */
  *allUses(accepts: (use: Use) => boolean = () => true): Generator<PlacedUse> {
    for (const text of this.index.texts()) {
      for (const use of this.usesIn(text)) if (accepts(use)) yield { text, use };
    }
  }

  /** Counts by theme id, over the texts read so far. */
  totals(): ReadonlyMap<string, ThemeTotals> {
    return (this.totalsCache ??= this.countAll());
  }

  linesOf(text: IndexedText): LineIndex {
    let lines = this.lines.get(text);
    if (!lines) this.lines.set(text, (lines = new LineIndex(text.analysis.text)));
    return lines;
  }

  private countAll(): Map<string, ThemeTotals> {
    const totals = new Map<string, ThemeTotals>(this.lexicon.themes.map(({ id }) => [id, { uses: 0, counter: 0, texts: 0 }]));
    for (const text of this.index.texts()) {
      const seen = new Set<string>();
      for (const { theme, pole } of this.usesIn(text)) {
        const total = totals.get(theme)!;
        if (pole === 'main') total.uses++;
        else total.counter++;
        if (!seen.has(theme)) total.texts++;
        seen.add(theme);
      }
    }
    return totals;
  }

  private cachedUses(text: IndexedText): Map<string, CachedUses> {
    const cached = this.cache.get(text);
    const fresh = new Map<string, CachedUses>();
    const changed: Theme[] = [];
    const found = new Map<string, Use[]>();
    for (const theme of this.lexicon.themes) {
      const signature = this.signatureOf(theme);
      const kept = cached?.get(theme.id);
      if (kept?.signature === signature) {
        fresh.set(theme.id, kept);
        continue;
      }
      const uses: Use[] = [];
      changed.push(theme);
      found.set(theme.id, uses);
      fresh.set(theme.id, { signature, uses });
    }
    if (changed.length > 0) for (const use of this.compile(changed).usesIn(text.analysis)) found.get(use.theme)!.push(use);
    this.cache.set(text, fresh);
    return fresh;
  }

  /** Where themes exclude each other, every theme's uses depend on all themes. */
  private signatureOf(theme: Theme): string {
    return this.merged.lexicon.overlap === 'exclusive' ? this.exclusiveSignature : this.merged.signatures.get(theme.id)!;
  }

  private compile(themes: readonly Theme[]): CompiledLexicon {
    const key = themes.map((theme) => theme.id).join('\n');
    if (this.compiled?.key !== key) {
      this.compiled = { key, lexicon: new CompiledLexicon({ ...this.lexicon, themes }, this.index.vocabulary) };
    }
    return this.compiled.lexicon;
  }

  private forget(): void {
    this.listed = new WeakMap();
    this.totalsCache = undefined;
  }
}
