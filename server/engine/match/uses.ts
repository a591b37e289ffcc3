/**
 * Uses: the matches of a lexicon's themes that stand after exceptions, conditions and overlaps are settled.
 *
 * Within a theme the longest match wins, then the leftmost; a match wholly inside one of the theme's exceptions is none. Themes
 * are independent of each other unless the lexicon says `overlap: exclusive`.
 */
import type { Lexicon, Near, Pole, Theme, WrittenPattern } from '../lexicon/model';
import { hasGap } from '../lexicon/pattern';
import { primaryLanguage } from '../lexicon/stems';
import type { TestTypes } from '../index/testTypes';
import type { ReadableText } from '../text/readableText';
import type { Vocabulary } from '../text/vocabulary';
import type { Zone } from '../text/zones';
import { listIn } from './lists';
import { Matcher, type Match } from './matcher';
import { Conditions, type ConditionsIn } from './conditions';
import type { Reach } from './nearness';
import { byFirst, Cover, overlappedByGroup, overlapsOne, withoutOverlaps, withoutWider } from './overlaps';

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

/** Where the uses of a theme stand in a text: what they are made of. */
export class UsePlaces {
  /** Of each use, by place, its variant, its first and its last token. */
  private readonly numbers: number[] = [];
  /** Those of the counter pole. */
  private counter = 0;

  constructor(private readonly theme: Theme) {}

  /** Adds the next use by place. */
  add(variant: number, first: number, last: number, isCounter: boolean): void {
    this.numbers.push(variant, first, last);
    if (isCounter) this.counter++;
  }

  /** Uses by pole. */
  get counts(): Record<Pole, number> {
    return { main: this.numbers.length / PLACE - this.counter, counter: this.counter };
  }

  /** Calls for each use, with its pole and its first token. */
  each(call: (pole: Pole, first: number) => void): void {
    const { theme, numbers } = this;
    for (let at = 0; at < numbers.length; at += PLACE) call(theme.variants[numbers[at]].pole, numbers[at + 1]);
  }

  /** Whether one of them overlaps a match. @param matches by first token */
  overlap(matches: readonly Match[]): boolean {
    const { numbers } = this;
    return overlapsOne(matches, numbers.length / PLACE, (use) => numbers[use * PLACE + 1], (use) => numbers[use * PLACE + 2]);
  }

  /** By position of a variant, how many uses it has. */
  get variants(): Map<number, number> {
    const counts = new Map<number, number>();
    for (let at = 0; at < this.numbers.length; at += PLACE) add(counts, this.numbers[at], 1);
    return counts;
  }

  /** @param text in which they were found */
  usesIn(text: ReadableText): Use[] {
    const { theme, numbers } = this;
    const uses: Use[] = [];
    for (let at = 0; at < numbers.length; at += PLACE) uses.push(useAt(text, theme, numbers[at], numbers[at + 1], numbers[at + 2]));
    return uses;
  }
}

/** Numbers of a use in `UsePlaces`. */
const PLACE = 3;

/** A variant to look for. Its exceptions are named by their pattern numbers, its condition by that among the conditions. */
interface Wanted {
  /** Whether every match stands that no exception takes away. */
  readonly isPlain: boolean;
  readonly hasGap: boolean;
  /** Position of the theme in the lexicon, and of the variant in the theme. */
  readonly theme: number;
  readonly variant: number;
  /** Whether it is of the counter pole. */
  readonly isCounter: boolean;
  /** The exceptions of its theme, and its own. */
  readonly except: readonly (readonly Exception[])[];
  readonly near?: Reach & { readonly number: number };
  readonly language?: string;
}

interface Exception {
  /** Of its pattern. */
  readonly number: number;
  /** Among the theme's exceptions, in the order of `exceptionsOf`. */
  readonly ordinal: number;
}

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
    const { themes } = this.lexicon;
    const places = new Map<string, UsePlaces>();
    /** By position of the theme. */
    const ofThemes: (UsePlaces | undefined)[] = [];
    for (const { pattern, first, last } of this.acceptedIn(text, evidence)) {
      const { theme, variant, isCounter } = this.wanted[pattern]!;
      let some = ofThemes[theme];
      if (!some) places.set(themes[theme].id, (some = ofThemes[theme] = new UsePlaces(themes[theme])));
      some.add(variant, first, last, isCounter);
    }
    return places;
  }

  /** The matches that are uses, by first token; those of one theme overlap nowhere. */
  private acceptedIn(text: ReadableText, evidence?: Map<string, Evidence>): readonly Match[] {
    const matches = this.matcher.match(text);
    if (matches.length === 0) return matches;
    const settled = this.allStand ? allStanding(matches) : new Settling(matches, this.wanted, text, this.conditions).settle();
    const standing = byFirst(settled.standing);
    const dropped = overlappedByGroup(standing, this.lexicon.overlap === 'exclusive' ? () => 0 : this.themeOf);
    if (evidence && standing.length - dropped.size < settled.matched) this.tell(settled, dropped, evidence);
    return dropped.size > 0 ? standing.filter((match) => !dropped.has(match)) : standing;
  }

  /** Adds wordings under one new number. */
  private addAll(written: readonly WrittenPattern[]): number {
    const number = this.wanted.push(undefined) - 1;
    for (const { pattern } of written) this.matcher.add(number, pattern);
    return number;
  }

  /** @param dropped those that stand and gave way to others */
  private tell({ standing, lost }: Settled, dropped: ReadonlySet<Match>, evidence: Map<string, Evidence>): void {
    /** By position of the theme. */
    const themes: (MutableEvidence | undefined)[] = [];
    const of = (pattern: number): MutableEvidence => (themes[this.wanted[pattern]!.theme] ??= { matched: new Map(), stood: new Map(), applied: new Map() });
    for (const { pattern } of dropped) of(pattern);
    for (const { pattern, matched, stood, applied } of lost) {
      add(of(pattern).matched, this.wanted[pattern]!.variant, matched - stood);
      for (const [ordinal, times] of applied) add(of(pattern).applied, ordinal, times);
    }
    for (const { pattern } of standing) {
      const { theme, variant } = this.wanted[pattern]!;
      const found = themes[theme];
      if (!found) continue;
      add(found.matched, variant, 1);
      add(found.stood, variant, 1);
    }
    for (const [theme, found] of themes.entries()) if (found) evidence.set(this.lexicon.themes[theme].id, found);
  }

  /** @param accepted not overlapping within a theme */
  private toUses(accepted: readonly Match[], text: ReadableText): Use[] {
    const sorted = [...accepted].sort((a, b) => a.first - b.first || a.last - b.last || this.rankOf(a) - this.rankOf(b));
    return sorted.map(({ pattern, first, last }) => {
      const { theme, variant } = this.wanted[pattern]!;
      return useAt(text, this.lexicon.themes[theme], variant, first, last);
    });
  }

  private readonly themeOf = ({ pattern }: Match): number => this.wanted[pattern]!.theme;

  private rankOf({ pattern }: Match): number {
    return this.ranks[this.wanted[pattern]!.theme];
  }
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

/** A variant of one language is held against texts of that language, and of none that is known. */
function isFor({ language }: Wanted, text: ReadableText): boolean {
  // Most variants are of no language, and to tell that of a text may take longer than to match it.
  return language === undefined || text.language === undefined || language === primaryLanguage(text.language);
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

interface Settled {
  /** Matches of variants that stand, in the order they came. */
  readonly standing: Match[];
  /** Those of them and those that exceptions and conditions took away. */
  readonly matched: number;
  readonly lost: readonly Loss[];
}

function allStanding(matches: Match[]): Settled {
  return { standing: matches, matched: matches.length, lost: [] };
}

/** Of a variant of which matches were taken away: how many there were, how many stood, and what its exceptions took, by their ordinals. */
interface Loss {
  readonly pattern: number;
  readonly matched: number;
  readonly stood: number;
  readonly applied: ReadonlyMap<number, number>;
}

/** Settles which matches in one text stand; what exceptions and conditions need is made once for all variants. */
class Settling {
  private readonly covers = new Map<number, Cover>();
  /** By pattern number, the matches of exceptions. */
  private readonly exceptions = new Map<number, Match[]>();
  private conditionsIn?: ConditionsIn;

  constructor(
    private readonly matches: Match[],
    private readonly wanted: readonly (Wanted | undefined)[],
    private readonly text: ReadableText,
    private readonly conditions: Conditions,
  ) {}

  settle(): Settled {
    const { matches, wanted } = this;
    for (const match of matches) if (!wanted[match.pattern]) listIn(this.exceptions, match.pattern).push(match);
    const doubtful = new Map<number, Match[]>();
    for (const match of matches) if (this.isDoubtful(wanted[match.pattern])) listIn(doubtful, match.pattern).push(match);
    if (doubtful.size === 0 && this.exceptions.size === 0) return allStanding(matches);
    const standing = new Set<Match>();
    const lost: Loss[] = [];
    let taken = 0;
    for (const [pattern, found] of doubtful) {
      const one = wanted[pattern]!;
      if (!isFor(one, this.text)) continue;
      const loss = this.standingOf(found, pattern, one, standing);
      if (loss.stood < loss.matched) lost.push(loss);
      taken += loss.matched - loss.stood;
    }
    const all = matches.filter((match) => (wanted[match.pattern] ? !doubtful.has(match.pattern) || standing.has(match) : false));
    return { standing: all, matched: all.length + taken, lost };
  }

  /** Whether not all matches of a variant may stand. */
  private isDoubtful(wanted: Wanted | undefined): boolean {
    if (!wanted) return false;
    return !wanted.isPlain || (this.exceptions.size > 0 && wanted.except.some((some) => some.some(({ number }) => this.exceptions.has(number))));
  }

  /** @param standing to which those of the matches are added that stand */
  private standingOf(found: readonly Match[], pattern: number, { hasGap, except, near }: Wanted, standing: Set<Match>): Loss {
    let matches = hasGap ? withoutWider(found) : found;
    const matched = matches.length;
    const applied = new Map<number, number>();
    for (const { number, ordinal } of except.flat()) {
      const cover = this.coverOf(number);
      if (!cover) continue;
      const left = matches.filter((match) => !cover.holds(match));
      if (left.length < matches.length) add(applied, ordinal, matches.length - left.length);
      matches = left;
    }
    if (near && matches.length > 0) matches = (this.conditionsIn ??= this.conditions.in(this.text)).met(near.number, near, matches);
    for (const match of matches) standing.add(match);
    return { pattern, matched, stood: matches.length, applied };
  }

  private coverOf(number: number): Cover | undefined {
    const matches = this.exceptions.get(number);
    if (!matches) return undefined;
    let cover = this.covers.get(number);
    if (!cover) this.covers.set(number, (cover = new Cover(matches)));
    return cover;
  }
}
