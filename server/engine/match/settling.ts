/** Which matches stand: those that exceptions and conditions leave, before overlaps are settled. */
import { primaryLanguage } from '../lexicon/stems';
import type { ReadableText } from '../text/readableText';
import type { Conditions, ConditionsIn } from './conditions';
import { listIn } from './lists';
import type { Match, Matches } from './matches';
import type { Reach } from './nearness';
import { Cover, withoutWider } from './overlaps';

/** A variant to look for. Its exceptions are named by their pattern numbers, its condition by that among the conditions. */
export interface Wanted {
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

export interface Exception {
  /** Of its pattern. */
  readonly number: number;
  /** Among the theme's exceptions, in the order of `exceptionsOf`. */
  readonly ordinal: number;
}

export interface Settled {
  /** By number of a match, 1 where it is a variant's and stands; absent where all are and do. */
  readonly stands?: Uint8Array;
  readonly lost: readonly Loss[];
}

/** Of a variant of which matches were taken away: how many there were, how many stood, and what its exceptions took, by their ordinals. */
export interface Loss {
  readonly pattern: number;
  readonly matched: number;
  readonly stood: number;
  readonly applied: ReadonlyMap<number, number>;
}

export const ALL_STAND: Settled = { lost: [] };

/** A match and its number. */
type Numbered = Match & { readonly number: number };

/** Of one text; what exceptions and conditions need is made once for all variants. */
export class Settling {
  private readonly covers = new Map<number, Cover>();
  /** By pattern number, the matches of exceptions. */
  private readonly exceptions = new Map<number, Match[]>();
  private conditionsIn?: ConditionsIn;

  /** @param wanted by pattern number; what exceptions are added under is wanted by no variant */
  constructor(
    private readonly matches: Matches,
    private readonly wanted: readonly (Wanted | undefined)[],
    private readonly text: ReadableText,
    private readonly conditions: Conditions,
  ) {}

  settle(): Settled {
    const { matches, wanted } = this;
    const { count, pattern: patterns } = matches;
    for (let number = 0; number < count; number++) if (!wanted[patterns[number]]) listIn(this.exceptions, patterns[number]).push(matches.at(number));
    const stands = new Uint8Array(count);
    const doubtful = new Map<number, Numbered[]>();
    for (let number = 0; number < count; number++) {
      const one = wanted[patterns[number]];
      if (!one) continue;
      if (this.isDoubtful(one)) listIn(doubtful, patterns[number]).push({ ...matches.at(number), number });
      else stands[number] = 1;
    }
    if (doubtful.size === 0 && this.exceptions.size === 0) return ALL_STAND;
    const lost: Loss[] = [];
    for (const [pattern, found] of doubtful) {
      const one = wanted[pattern]!;
      if (!isFor(one, this.text)) continue;
      const loss = this.standingOf(found, pattern, one, stands);
      if (loss.stood < loss.matched) lost.push(loss);
    }
    return { stands, lost };
  }

  /** Whether not all matches of a variant may stand. */
  private isDoubtful({ isPlain, except }: Wanted): boolean {
    return !isPlain || (this.exceptions.size > 0 && except.some((some) => some.some(({ number }) => this.exceptions.has(number))));
  }

  /** @param stands where those of the matches are noted that stand */
  private standingOf(found: readonly Numbered[], pattern: number, { hasGap, except, near }: Wanted, stands: Uint8Array): Loss {
    let matches = hasGap ? withoutWider(found) : found;
    const matched = matches.length;
    const applied = new Map<number, number>();
    for (const { number, ordinal } of except.flat()) {
      const cover = this.coverOf(number);
      if (!cover) continue;
      const left = matches.filter((match) => !cover.holds(match));
      if (left.length < matches.length) applied.set(ordinal, (applied.get(ordinal) ?? 0) + matches.length - left.length);
      matches = left;
    }
    if (near && matches.length > 0) matches = (this.conditionsIn ??= this.conditions.in(this.text)).met(near.number, near, matches);
    for (const { number } of matches) stands[number] = 1;
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

/** A variant of one language is held against texts of that language, and of none that is known. */
function isFor({ language }: Wanted, text: ReadableText): boolean {
  // Most variants are of no language, and to tell that of a text may take longer than to match it.
  return language === undefined || text.language === undefined || language === primaryLanguage(text.language);
}
