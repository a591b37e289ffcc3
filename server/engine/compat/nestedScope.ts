/**
 * Which matches count: quanteda's `nested_scope`.
 *
 * Longest first, and of one length from left to right. Within a key what overlaps a match that counts does not count. Where the
 * scope is the dictionary, neither does what lies wholly inside tokens that matches of any key have taken before; so that
 * partial overlaps of different keys count, and so do several keys on one wording.
 */

export type NestedScope = 'key' | 'dictionary';

/** Where a value of a key stands: tokens `[first, last]`, both included. */
export interface KeyMatch {
  /** Number of the key, in the lexicon's order. */
  readonly key: number;
  /** Position of the variant in its theme. */
  readonly variant: number;
  readonly first: number;
  readonly last: number;
}

/** The matches that count; of several values of one key on one wording the first. */
export function counted(matches: readonly KeyMatch[], scope: NestedScope): KeyMatch[] {
  const ranked = [...matches].sort((a, b) => lengthOf(b) - lengthOf(a) || a.first - b.first || a.key - b.key || a.variant - b.variant);
  const accepted: KeyMatch[] = [];
  const takenByKey = new Map<number, Set<number>>();
  const taken = new Set<number>();
  for (let i = 0; i < ranked.length; ) {
    const { first, last } = ranked[i];
    const isNested = scope === 'dictionary' && isCovered(taken, first, last);
    const before = accepted.length;
    for (; i < ranked.length && ranked[i].first === first && ranked[i].last === last; i++) {
      if (!isNested && take(takenByKey, ranked[i])) accepted.push(ranked[i]);
    }
    if (scope === 'dictionary' && accepted.length > before) fill(taken, first, last);
  }
  return accepted;
}

/** Takes the tokens of a match for its key, unless some are taken. */
function take(takenByKey: Map<number, Set<number>>, { key, first, last }: KeyMatch): boolean {
  let taken = takenByKey.get(key);
  if (!taken) takenByKey.set(key, (taken = new Set()));
  // What was taken before is as long or longer: where it overlaps, it holds the first token or the last.
  if (taken.has(first) || taken.has(last)) return false;
  fill(taken, first, last);
  return true;
}

function isCovered(taken: ReadonlySet<number>, first: number, last: number): boolean {
  for (let token = first; token <= last; token++) if (!taken.has(token)) return false;
  return true;
}

function fill(taken: Set<number>, first: number, last: number): void {
  for (let token = first; token <= last; token++) taken.add(token);
}

function lengthOf(match: KeyMatch): number {
  return match.last - match.first;
}
