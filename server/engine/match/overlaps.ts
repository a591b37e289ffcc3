/** Which matches give way to others: the rules of overlap, of gaps and of exceptions, each in time n log n. */
import { firstThat } from '../text/search';
import type { Match } from './matcher';

/**
 * Longest first, then leftmost, then by number of the pattern; what overlaps an accepted one is dropped. By first token.
 */
export function withoutOverlaps(matches: readonly Match[]): Match[] {
  return withoutOverlapsByGroup(matches, () => 0);
}

/**
 * The same among the matches of each group; those of different groups may overlap. By first token.
 * @param groupOf its number
 */
export function withoutOverlapsByGroup(matches: readonly Match[], groupOf: (match: Match) => number): Match[] {
  const sorted = byFirst(matches);
  const less = overlappedByGroup(sorted, groupOf);
  return less.size > 0 ? sorted.filter((match) => !less.has(match)) : [...sorted];
}

/** The matches that are dropped so. @param matches by first token */
export function overlappedByGroup(matches: readonly Match[], groupOf: (match: Match) => number): ReadonlySet<Match> {
  /** By group: those that overlap, one by one, and where they end so far. */
  const runs: (Run | undefined)[] = [];
  const dropped = new Set<Match>();
  const close = ({ matches }: Run): void => {
    if (matches) for (const match of given(matches)) dropped.add(match);
  };
  for (const match of matches) {
    const group = groupOf(match);
    const run = runs[group];
    if (!run) runs[group] = { first: match, last: match.last };
    else if (match.first <= run.last) {
      (run.matches ??= [run.first]).push(match);
      run.last = Math.max(run.last, match.last);
    } else {
      close(run);
      run.first = match;
      run.last = match.last;
      run.matches = undefined;
    }
  }
  for (const run of runs) if (run) close(run);
  return dropped;
}

interface Run {
  first: Match;
  last: number;
  /** Absent where it is one alone. */
  matches?: Match[];
}

/** Of matches that overlap, one by one, those that give way to others. */
function given(matches: readonly Match[]): Match[] {
  const accepted = new Set(settled([...matches]));
  return matches.filter((match) => !accepted.has(match));
}

function settled(matches: Match[]): Match[] {
  const taken = new Set<number>();
  const accepted: Match[] = [];
  for (const match of matches.sort((a, b) => lengthOf(b) - lengthOf(a) || a.first - b.first || a.pattern - b.pattern)) {
    // What was taken before is as long or longer: where it overlaps, it holds the first token or the last.
    if (taken.has(match.first) || taken.has(match.last)) continue;
    for (let token = match.first; token <= match.last; token++) taken.add(token);
    accepted.push(match);
  }
  return accepted;
}

export function byFirst(matches: readonly Match[]): readonly Match[] {
  for (let i = 1; i < matches.length; i++) if (matches[i].first < matches[i - 1].first) return [...matches].sort((a, b) => a.first - b.first);
  return matches;
}

/** Of one pattern's matches those that hold no smaller one of as many of its words: the fewest words between. By first token. */
export function withoutWider(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  /** By number of words: where the match that ends earliest does. */
  const ends: number[] = [];
  for (const match of [...matches].sort((a, b) => b.first - a.first || a.last - b.last || b.words - a.words)) {
    const isWider = ends.some((end, words) => words >= match.words && end <= match.last);
    if (isWider) continue;
    ends[match.words] = match.last;
    kept.push(match);
  }
  return kept.reverse();
}

/**
 * Whether a match overlaps one of some spans.
 * @param matches by first token
 * @param spans how many there are, by place; with the tokens of each
 */
export function overlapsOne(matches: readonly Match[], spans: number, firstOf: (span: number) => number, lastOf: (span: number) => number): boolean {
  let span = 0;
  for (const { first, last } of matches) {
    while (span < spans && lastOf(span) < first) span++;
    if (span < spans && firstOf(span) <= last) return true;
  }
  return false;
}

/** Matches that others are held against. */
export class Cover {
  /** By first token, and the furthest last token so far. */
  private readonly firsts: number[] = [];
  private readonly lasts: number[] = [];

  constructor(matches: readonly Match[]) {
    for (const { first, last } of [...matches].sort((a, b) => a.first - b.first)) {
      this.firsts.push(first);
      this.lasts.push(Math.max(last, this.lasts.at(-1) ?? -1));
    }
  }

  /** Whether one of them holds the whole of `match`. */
  holds(match: Match): boolean {
    const at = countUpTo(this.firsts, match.first) - 1;
    return at >= 0 && this.lasts[at] >= match.last;
  }
}

/** How many of the ascending numbers are at most `limit`. */
export function countUpTo(ascending: ArrayLike<number>, limit: number): number {
  return firstThat(0, ascending.length, (at) => ascending[at] > limit);
}

function lengthOf(match: Match): number {
  return match.last - match.first;
}
