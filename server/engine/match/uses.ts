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
import { Matcher, type Match } from './matcher';
import { Conditions, type ConditionsIn } from './conditions';
import type { Reach } from './nearness';
import { Cover, withoutOverlaps, withoutWider } from './overlaps';

/** One place where a variant stands. It carries its offsets from the moment it is matched. */
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

/** A variant to look for. Its exceptions are named by their pattern numbers, its condition by that among the conditions. */
interface Wanted {
  readonly hasGap: boolean;
  /** Position of the theme in the lexicon, and of the variant in the theme. */
  readonly theme: number;
  readonly variant: number;
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
  readonly matched: Map<number, number>;
  /** By position of the variant: those of them that exceptions and conditions leave. */
  readonly stood: Map<number, number>;
  /** Matches that exceptions took away, by their position in `exceptionsOf`. */
  readonly applied: Map<number, number>;
}

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

  constructor(
    private readonly lexicon: Lexicon,
    vocabulary: Vocabulary,
    testTypes?: TestTypes,
  ) {
    this.matcher = new Matcher(vocabulary, testTypes);
    this.conditions = new Conditions(new Matcher(vocabulary, testTypes));
    for (const [theme, { variants, except }] of lexicon.themes.entries()) {
      let ordinal = 0;
      const exceptions = (some: readonly WrittenPattern[]): Exception[] => some.map((one) => ({ number: this.addAll([one]), ordinal: ordinal++ }));
      const ofTheme = exceptions(except);
      for (const [variant, written] of variants.entries()) {
        const number = this.addAll([written]);
        const near = written.near && { ...reachOf(written.near), number: this.conditions.add(written.near.patterns.map(({ pattern }) => pattern)) };
        this.wanted[number] = { theme, variant, hasGap: hasGap(written.pattern), except: [ofTheme, exceptions(written.except)], near, language: written.language };
      }
    }
  }

  /**
   * The uses in a text, by start, then end, then theme.
   * @param evidence filled, by theme id, where it is given
   */
  usesIn(text: ReadableText, evidence?: Map<string, Evidence>): Use[] {
    const matches = this.matcher.match(text);
    if (matches.length === 0) return [];
    const candidates = this.candidates(matches, text, evidence);
    const groups = this.lexicon.overlap === 'exclusive' ? [candidates] : groupedBy(candidates, (match) => this.wanted[match.pattern]!.theme).values();
    return this.toUses([...groups].flatMap((group) => withoutOverlaps(group)), text);
  }

  /** Adds wordings under one new number. */
  private addAll(written: readonly WrittenPattern[]): number {
    const number = this.wanted.push(undefined) - 1;
    for (const { pattern } of written) this.matcher.add(number, pattern);
    return number;
  }

  /** The matches of variants that stand after gaps, exceptions and conditions, in the order they came. */
  private candidates(matches: readonly Match[], text: ReadableText, evidence?: Map<string, Evidence>): Match[] {
    const groups = groupedBy(matches, (match) => match.pattern);
    const settling = new Settling(groups, this.conditions.in(text));
    const language = text.language === undefined ? undefined : primaryLanguage(text.language);
    /** By pattern number, where not all of its matches stand. */
    const standing = new Map<number, ReadonlySet<Match>>();
    for (const [number, found] of groups) {
      const wanted = this.wanted[number];
      if (!wanted || !isFor(wanted, language)) standing.set(number, NO_MATCHES);
      else {
        const stands = settling.standing(found, wanted, evidence && evidenceOf(evidence, this.lexicon.themes[wanted.theme].id));
        if (stands !== found) standing.set(number, new Set(stands));
      }
    }
    return standing.size === 0 ? [...matches] : matches.filter((match) => standing.get(match.pattern)?.has(match) ?? true);
  }

  /** @param accepted not overlapping within a theme */
  private toUses(accepted: Match[], text: ReadableText): Use[] {
    const { tokens } = text;
    accepted.sort((a, b) => a.first - b.first || a.last - b.last || compare(this.themeOf(a), this.themeOf(b)));
    return accepted.map((match) => {
      const start = tokens.startAt(match.first);
      const { theme, variant } = this.wanted[match.pattern]!;
      const of = this.lexicon.themes[theme];
      return {
        theme: of.id,
        variant,
        pole: of.variants[variant].pole,
        start,
        end: match.first === match.last ? start + tokens.lengthAt(match.first) : tokens.endAt(match.last),
        firstToken: match.first,
        lastToken: match.last,
        zone: text.zoneAt(start),
      };
    });
  }

  private themeOf({ pattern }: Match): string {
    return this.lexicon.themes[this.wanted[pattern]!.theme].id;
  }
}

const NO_MATCHES: ReadonlySet<Match> = new Set();

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A variant of one language is held against texts of that language, and of none that is known. */
function isFor({ language }: Wanted, ofText: string | undefined): boolean {
  return language === undefined || ofText === undefined || language === ofText;
}

function evidenceOf(evidence: Map<string, Evidence>, theme: string): Evidence {
  let found = evidence.get(theme);
  if (!found) evidence.set(theme, (found = { matched: new Map(), stood: new Map(), applied: new Map() }));
  return found;
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

/** Settles which matches in one text stand; what exceptions and conditions need is made once for all variants. */
class Settling {
  private readonly covers = new Map<number, Cover>();
  private readonly presents = new Map<readonly Exception[], readonly Exception[]>();

  /** @param matches by pattern number */
  constructor(
    private readonly matches: ReadonlyMap<number, readonly Match[]>,
    private readonly conditions: ConditionsIn,
  ) {}

  /** Of a variant's matches those that stand. */
  standing(found: readonly Match[], { variant, hasGap, except, near }: Wanted, evidence?: Evidence): readonly Match[] {
    let matches = hasGap ? withoutWider(found) : found;
    evidence?.matched.set(variant, matches.length);
    for (const some of except) {
      for (const { number, ordinal } of this.present(some)) {
        const cover = this.coverOf(number)!;
        const left = matches.filter((match) => !cover.holds(match));
        if (left.length < matches.length) evidence?.applied.set(ordinal, (evidence.applied.get(ordinal) ?? 0) + matches.length - left.length);
        matches = left;
      }
    }
    if (near && matches.length > 0) matches = this.conditions.met(near.number, near, matches);
    evidence?.stood.set(variant, matches.length);
    return matches;
  }

  /** Of exceptions those that stand in the text at all. */
  private present(exceptions: readonly Exception[]): readonly Exception[] {
    let present = this.presents.get(exceptions);
    if (!present) this.presents.set(exceptions, (present = exceptions.filter(({ number }) => this.matches.has(number))));
    return present;
  }

  private coverOf(number: number): Cover | undefined {
    const matches = this.matches.get(number);
    if (!matches) return undefined;
    let cover = this.covers.get(number);
    if (!cover) this.covers.set(number, (cover = new Cover(matches)));
    return cover;
  }
}

/** Groups by a number, in the order the groups are first met. */
function groupedBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
