/** Which matches give way to others: the rules of overlap, of gaps and of exceptions, each in time n log n. */
import { firstThat } from '../text/search';
import { Matches, type Match } from './matches';

/**
 * Longest first, then leftmost, then by number of the pattern; what overlaps an accepted one is dropped. By first token.
 */
export function withoutOverlaps(matches: readonly Match[]): Match[] {
  const sorted = [...matches].sort((a, b) => a.first - b.first);
  const dropped = overlapped(Matches.of(sorted));
  return dropped ? sorted.filter((_, number) => dropped[number] === 0) : sorted;
}

/** Matches of one group that overlap, one by one. */
interface Run {
  /** The number of the first. */
  first: number;
  /** Where they end so far. */
  last: number;
  /** Their numbers; absent where it is one alone. */
  numbers?: number[];
}

/**
 * Of matches those that are dropped so among the matches of each group; those of different groups may overlap.
 * @param matches by first token
 * @param stands by number, 1 where it is taken into account; absent, all are
 * @param groups by number of the pattern; absent, all are of one
 * @returns by number, 1 where it is dropped; absent where none is
 */
export function overlapped(matches: Matches, stands?: Uint8Array, groups?: Int32Array): Uint8Array | undefined {
  const { count, pattern, first, last } = matches;
  const runs: (Run | undefined)[] = [];
  let dropped: Uint8Array | undefined;
  const close = ({ numbers }: Run): void => {
    if (numbers) drop(matches, numbers, (dropped ??= new Uint8Array(count)));
  };
  for (let number = 0; number < count; number++) {
    if (stands && stands[number] === 0) continue;
    const group = groups ? groups[pattern[number]] : 0;
    const run = runs[group];
    if (!run) runs[group] = { first: number, last: last[number] };
    else if (first[number] <= run.last) {
      (run.numbers ??= [run.first]).push(number);
      run.last = Math.max(run.last, last[number]);
    } else {
      close(run);
      run.first = number;
      run.last = last[number];
      run.numbers = undefined;
    }
  }
  for (const run of runs) if (run) close(run);
  return dropped;
}

/** Of matches that overlap, one by one, drops those that give way to others. */
function drop({ pattern, first, last }: Matches, numbers: number[], dropped: Uint8Array): void {
  const taken = new Set<number>();
  const lengthOf = (number: number): number => last[number] - first[number];
  for (const number of numbers.sort((a, b) => lengthOf(b) - lengthOf(a) || first[a] - first[b] || pattern[a] - pattern[b])) {
    // What was taken before is as long or longer: where it overlaps, it holds the first token or the last.
    if (taken.has(first[number]) || taken.has(last[number])) dropped[number] = 1;
    else for (let token = first[number]; token <= last[number]; token++) taken.add(token);
  }
}

/** Of one pattern's matches those that hold no smaller one of as many of its words: the fewest words between. By first token. */
export function withoutWider<T extends Match>(matches: readonly T[]): T[] {
  const kept: T[] = [];
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
