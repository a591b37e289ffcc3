/**
 * Uses: the matches of a lexicon's themes that stand after exceptions, conditions and overlaps are settled.
 *
 * Within a theme the longest match wins, then the leftmost; a match wholly inside one of the theme's exceptions is none. Themes
 * are independent of each other unless the lexicon says `overlap: exclusive`.
 */
import type { Lexicon, Near, Pole, Theme, WrittenPattern } from '../lexicon/model';
import { hasGap } from '../lexicon/pattern';
import type { TestTypes } from '../index/testTypes';
import type { ReadableText } from '../text/readableText';
import type { Vocabulary } from '../text/vocabulary';
import type { Zone } from '../text/zones';
import { Conditions } from './conditions';
import { Matcher } from './matcher';
import type { Match, Matches } from './matches';
import type { Reach } from './nearness';
import { overlapped, overlapsOne, withoutOverlaps } from './overlaps';
import { ALL_STAND, Settling, type Exception, type Settled, type Wanted } from './settling';

/** One place where a variant stands. Its offsets are those of the tokens that were matched. */
export interface Use {
  /** Theme id. */
  readonly theme: string;
  /** Position of the variant in the theme; 0-based. */
  readonly variant: number;
  readonly pole: Pole;
  /** UTF-16 units into the text. */
  readonly start: number;
  readonly end: number;
  /** Tokens, both included. */
  readonly firstToken: number;
  readonly lastToken: number;
  readonly zone: Zone;
}

/** The use of a variant that stands at some tokens of a text, both included. */
export function useAt(text: ReadableText, { id, variants }: Theme, variant: number, first: number, last: number): Use {
  const { tokens } = text;
  const start = tokens.startAt(first);
  const end = first === last ? start + tokens.lengthAt(first) : tokens.endAt(last);
  return { theme: id, variant, pole: variants[variant].pole, start, end, firstToken: first, lastToken: last, zone: text.zoneAt(start) };
}

/** Numbers of a use in `UsePlaces`: its variant, its first and its last token. */
const PLACE = 3;

/** Where the uses of a theme stand in a text: what they are made of. */
export class UsePlaces {
  /** Those of the counter pole. */
  private counter = 0;
  /** Where in the numbers the theme's end so far. */
  private end: number;

  /**
   * @param numbers of uses, `PLACE` each; there may be those of other themes among them
   * @param from where in them the theme's begin
   */
  constructor(
    private readonly theme: Theme,
    private readonly numbers: Int32Array,
    private readonly from: number,
  ) {
    this.end = from;
  }

  /** Adds the next use by place. */
  add(variant: number, first: number, last: number, isCounter: boolean): void {
    const { numbers, end } = this;
    numbers[end] = variant;
    numbers[end + 1] = first;
    numbers[end + 2] = last;
    this.end += PLACE;
    if (isCounter) this.counter++;
  }

  /** Uses by pole. */
  get counts(): Record<Pole, number> {
    return { main: this.count - this.counter, counter: this.counter };
  }

  private get count(): number {
    return (this.end - this.from) / PLACE;
  }

  /** Calls for each use, with its pole and its first token. */
  each(call: (pole: Pole, first: number) => void): void {
    const { theme, numbers } = this;
    for (let at = this.from; at < this.end; at += PLACE) call(theme.variants[numbers[at]].pole, numbers[at + 1]);
  }

  /** Whether one of them overlaps a match. @param matches by first token */
  overlap(matches: readonly Match[]): boolean {
    const { numbers, from } = this;
    return overlapsOne(matches, this.count, (use) => numbers[from + use * PLACE + 1], (use) => numbers[from + use * PLACE + 2]);
  }

  /** By position of a variant, how many uses it has. */
  get variants(): Map<number, number> {
    const counts = new Map<number, number>();
    for (let at = this.from; at < this.end; at += PLACE) add(counts, this.numbers[at], 1);
    return counts;
  }

  /** @param text in which they were found */
  usesIn(text: ReadableText): Use[] {
    const { theme, numbers } = this;
    const uses: Use[] = [];
    for (let at = this.from; at < this.end; at += PLACE) uses.push(useAt(text, theme, numbers[at], numbers[at + 1], numbers[at + 2]));
    return uses;
  }
}

/** Of what exceptions are added under. */
const NO_THEME = -1;

/** What the wordings of one theme did in a text, whether or not a use came of it. */
export interface Evidence {
  /** By position of the variant: its matches, before exceptions, conditions and overlaps. */
  readonly matched: ReadonlyMap<number, number>;
  /** By position of the variant: those of them that exceptions and conditions leave. */
  readonly stood: ReadonlyMap<number, number>;
  /** Matches that exceptions took away, by their position in `exceptionsOf`. */
  readonly applied: ReadonlyMap<number, number>;
}

/**
 * What is known of a theme's wordings in a text where a use came of every match.
 * @param variants how many uses each has, by position
 */
export function evidenceOfUses(variants: ReadonlyMap<number, number>): Evidence {
  return { matched: variants, stood: variants, applied: NO_COUNTS };
}

const NO_COUNTS: ReadonlyMap<number, number> = new Map();

/** The exceptions of a theme: its own, then those of its variants. */
export function exceptionsOf({ except, variants }: Theme): WrittenPattern[] {
  return [...except, ...variants.flatMap((variant) => variant.except)];
}

/** A lexicon made ready to be held against texts. */
export class CompiledLexicon {
  private readonly matcher: Matcher;
  /** What variants have to stand near, often common words: looked for only where such a variant stands. */
  private readonly conditions: Conditions;
  /** By pattern number. Numbers follow the lexicon's order, which settles what nothing else does. */
  private readonly wanted: (Wanted | undefined)[] = [];
  /** By pattern number, the position of the theme. */
  private readonly themeOf: Int32Array;
  /** By pattern number, how often it stands in the text whose evidence is told; else 0. */
  private readonly times: Int32Array;
  /** Whether every match stands: no variant has a condition, none an exception. */
  private readonly allStand: boolean;
  /** By position of the theme, its place among all by id. */
  private readonly ranks: readonly number[];

  constructor(
    private readonly lexicon: Lexicon,
    vocabulary: Vocabulary,
    testTypes?: TestTypes,
  ) {
    this.matcher = new Matcher(vocabulary, testTypes);
    this.conditions = new Conditions(new Matcher(vocabulary, testTypes));
    this.ranks = ranksOf(lexicon.themes.map(({ id }) => id));
    for (const [theme, { variants, except }] of lexicon.themes.entries()) {
      let ordinal = 0;
      const exceptions = (some: readonly WrittenPattern[]): Exception[] => some.map((one) => ({ number: this.addAll([one]), ordinal: ordinal++ }));
      const ofTheme = exceptions(except);
      for (const [variant, written] of variants.entries()) {
        const number = this.addAll([written]);
        const near = written.near && { ...reachOf(written.near), number: this.conditions.add(written.near.patterns.map(({ pattern }) => pattern)) };
        const { pole, language } = written;
        const gap = hasGap(written.pattern);
        this.wanted[number] = { theme, variant, isCounter: pole === 'counter', isPlain: !gap && !near && language === undefined, hasGap: gap, except: [ofTheme, exceptions(written.except)], near, language };
      }
    }
    this.themeOf = Int32Array.from(this.wanted, (wanted) => wanted?.theme ?? NO_THEME);
    this.times = new Int32Array(this.wanted.length);
    // What exceptions are added under is wanted by no variant.
    this.allStand = this.wanted.every((wanted) => wanted?.isPlain);
  }

  /**
   * The uses in a text, by start, then end, then theme.
   * @param evidence filled, by theme id, where it is given: of the themes of which not every match came to be a use
   */
  usesIn(text: ReadableText, evidence?: Map<string, Evidence>): Use[] {
    return this.toUses(this.acceptedIn(text, evidence), text);
  }

  /**
   * The same, not yet made: by theme id, of the themes that have some. Most uses are only counted.
   * @param evidence as above
   */
  placesIn(text: ReadableText, evidence?: Map<string, Evidence>): Map<string, UsePlaces> {
    const { wanted, lexicon: { themes } } = this;
    const accepted = this.acceptedIn(text, evidence);
    const { count, pattern, first, last } = accepted.matches;
    const uses = this.usesByTheme(accepted);
    /** In one array, as there may be many themes with few. */
    const numbers = new Int32Array(uses.reduce((sum, some) => sum + some, 0) * PLACE);
    const places = new Map<string, UsePlaces>();
    const ofThemes: UsePlaces[] = [];
    for (let theme = 0, from = 0; theme < themes.length; from += uses[theme++] * PLACE) {
      if (uses[theme] > 0) places.set(themes[theme].id, (ofThemes[theme] = new UsePlaces(themes[theme], numbers, from)));
    }
    for (let number = 0; number < count; number++) {
      if (!isAccepted(accepted, number)) continue;
      const { theme, variant, isCounter } = wanted[pattern[number]]!;
      ofThemes[theme].add(variant, first[number], last[number], isCounter);
    }
    return places;
  }

  /** By position of the theme, how many uses it has. */
  private usesByTheme(accepted: Accepted): Int32Array {
    const { themeOf } = this;
    const { count, pattern } = accepted.matches;
    const uses = new Int32Array(this.lexicon.themes.length);
    for (let number = 0; number < count; number++) if (isAccepted(accepted, number)) uses[themeOf[pattern[number]]]++;
    return uses;
  }

  private acceptedIn(text: ReadableText, evidence?: Map<string, Evidence>): Accepted {
    const matches = this.matcher.match(text);
    if (matches.count === 0) return { matches };
    const settled = this.allStand ? ALL_STAND : new Settling(matches, this.wanted, text, this.conditions).settle();
    const dropped = overlapped(matches, settled.stands, this.lexicon.overlap === 'exclusive' ? undefined : this.themeOf);
    if (evidence && (dropped || settled.lost.length > 0)) this.tell(matches, settled, dropped, evidence);
    return { matches, stands: settled.stands, dropped };
  }

  /** Adds wordings under one new number. */
  private addAll(written: readonly WrittenPattern[]): number {
    const number = this.wanted.push(undefined) - 1;
    for (const { pattern } of written) this.matcher.add(number, pattern);
    return number;
  }

  /** @param dropped those that stand and gave way to others */
  private tell({ count, pattern }: Matches, { stands, lost }: Settled, dropped: Uint8Array | undefined, evidence: Map<string, Evidence>): void {
    const { wanted, times } = this;
    /** By position of the theme. */
    const themes: (MutableEvidence | undefined)[] = [];
    const of = (pattern: number): MutableEvidence => (themes[wanted[pattern]!.theme] ??= { matched: new Map(), stood: new Map(), applied: new Map() });
    if (dropped) for (let number = 0; number < count; number++) if (dropped[number] === 1) of(pattern[number]);
    for (const { pattern, matched, stood, applied } of lost) {
      add(of(pattern).matched, wanted[pattern]!.variant, matched - stood);
      for (const [ordinal, times] of applied) add(of(pattern).applied, ordinal, times);
    }
    const standing: number[] = [];
    for (let number = 0; number < count; number++) if ((!stands || stands[number] === 1) && times[pattern[number]]++ === 0) standing.push(pattern[number]);
    for (const pattern of standing) {
      const { theme, variant } = wanted[pattern]!;
      const found = themes[theme];
      if (found) for (const counts of [found.matched, found.stood]) add(counts, variant, times[pattern]);
      times[pattern] = 0;
    }
    for (const [theme, found] of themes.entries()) if (found) evidence.set(this.lexicon.themes[theme].id, found);
  }

  /** @param accepted not overlapping within a theme */
  private toUses(accepted: Accepted, text: ReadableText): Use[] {
    const { count, pattern, first, last } = accepted.matches;
    const numbers: number[] = [];
    for (let number = 0; number < count; number++) if (isAccepted(accepted, number)) numbers.push(number);
    const rankOf = (number: number): number => this.ranks[this.themeOf[pattern[number]]];
    numbers.sort((a, b) => first[a] - first[b] || last[a] - last[b] || rankOf(a) - rankOf(b));
    return numbers.map((number) => {
      const { theme, variant } = this.wanted[pattern[number]]!;
      return useAt(text, this.lexicon.themes[theme], variant, first[number], last[number]);
    });
  }
}

/** The matches that are uses: those that stand and gave way to no other. */
interface Accepted {
  readonly matches: Matches;
  /** By number of a match, 1 where it stands; absent where all do. */
  readonly stands?: Uint8Array;
  /** By number of a match, 1 where it gave way; absent where none did. */
  readonly dropped?: Uint8Array;
}

function isAccepted({ stands, dropped }: Accepted, number: number): boolean {
  return (!stands || stands[number] === 1) && (!dropped || dropped[number] === 0);
}

interface MutableEvidence {
  readonly matched: Map<number, number>;
  readonly stood: Map<number, number>;
  readonly applied: Map<number, number>;
}

function add(counts: Map<number, number>, what: number, times: number): void {
  counts.set(what, (counts.get(what) ?? 0) + times);
}

/** By position of an id, its place among all of them in order. */
function ranksOf(ids: readonly string[]): number[] {
  const ranks: number[] = [];
  const order = ids.map((_, i) => i).sort((a, b) => compare(ids[a], ids[b]));
  for (const [rank, i] of order.entries()) ranks[i] = rank;
  return ranks;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function reachOf({ words, in: unit, side }: Near): Reach {
  return { words, in: unit, side };
}

/**
 * The uses of some themes taken as one theme's: where they overlap, the longest stands, then the leftmost. By place.
 * @param uses by place
 */
export function usesTogether(uses: readonly Use[], themes: ReadonlySet<string>): Use[] {
  const meant = uses.filter((use) => themes.has(use.theme));
  const matches = meant.map((use, pattern) => ({ pattern, first: use.firstToken, last: use.lastToken, words: 0 }));
  return withoutOverlaps(matches).map(({ pattern }) => meant[pattern]);
}

export function byPlace(a: Use, b: Use): number {
  return a.start - b.start || a.end - b.end || compare(a.theme, b.theme);
}
