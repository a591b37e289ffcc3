/**
 * What an edit of a theme may have changed of its uses, and where: so that only the texts which have words of the variants that were edited
 * are matched again.
 */
import type { Theme, Variant, WrittenPattern } from '../engine/lexicon/model';
import type { Pattern } from '../engine/lexicon/pattern';
import { listIn } from '../engine/match/lists';
import { exceptionsOf } from '../engine/match/uses';

export interface ThemeEdit {
  /** Patterns that are new, gone or otherwise conditioned: where none of them may stand, the uses are what they were. */
  readonly touched: readonly Pattern[];
  /** By former position of a variant its position now; `undefined` where none has moved. */
  readonly moved?: ReadonlyMap<number, number>;
  /** Position of a variant that is new, where nothing else is touched. */
  readonly added?: number;
}

/** @returns `undefined` where the uses of any text may have changed */
export function themeEdit(before: Theme, now: Theme): ThemeEdit | undefined {
  const exceptions = [exceptionsOf(before), exceptionsOf(now)];
  if (exceptions[0].length !== exceptions[1].length || exceptions[0].some((one, i) => one.pattern !== exceptions[1][i].pattern)) return undefined;
  const same = sameAround(before.variants, now.variants);
  const former = positions(before.variants, same);
  const moved = new Map<number, number>();
  const touched: Pattern[] = [];
  const added: number[] = [];
  const behind = now.variants.length - same.behind;
  for (const [position, variant] of now.variants.entries()) {
    let was: number | undefined;
    if (position < same.before) was = position;
    else if (position >= behind) was = position - now.variants.length + before.variants.length;
    else was = former.get(keyOf(variant))?.shift();
    if (was === undefined) {
      touched.push(variant.pattern);
      added.push(position);
    } else moved.set(was, position);
  }
  for (const left of former.values()) for (const position of left) touched.push(before.variants[position].pattern);
  // Of two equally long matches the earlier variant's stands, so that no variant may have passed another.
  const order = [...moved].sort((a, b) => a[0] - b[0]).map(([, position]) => position);
  if (order.some((position, i) => i > 0 && position < order[i - 1])) return undefined;
  return { touched, moved: [...moved].every(([was, is]) => was === is) ? undefined : moved, added: added.length === 1 && touched.length === 1 ? added[0] : undefined };
}

/** How many variants are the same at the beginning and, of the others, at the end. */
interface SameAround {
  readonly before: number;
  readonly behind: number;
}

function sameAround(was: readonly Variant[], is: readonly Variant[]): SameAround {
  const most = Math.min(was.length, is.length);
  let before = 0;
  while (before < most && isSame(was[before], is[before])) before++;
  let behind = 0;
  while (behind < most - before && isSame(was[was.length - behind - 1], is[is.length - behind - 1])) behind++;
  return { before, behind };
}

/** Whether two plain variants are the same; of others only their keys tell. */
function isSame(a: Variant, b: Variant): boolean {
  if (a.pattern !== b.pattern || a.near || b.near || a.except.length + b.except.length > 0) return keyOf(a) === keyOf(b);
  return a.source === b.source && a.pole === b.pole && a.language === b.language && a.caseSensitive === b.caseSensitive;
}

/** Former positions by what a variant is, in order; those that are the same around left out. */
function positions(variants: readonly Variant[], same: SameAround): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (let position = same.before; position < variants.length - same.behind; position++) {
    listIn(found, keyOf(variants[position])).push(position);
  }
  return found;
}

const numbers = new WeakMap<Pattern, number>();
let last = 0;

/** Patterns are kept as long as they are written somewhere, so that one that was not edited is the same. */
function numberOf({ pattern }: WrittenPattern): number {
  let number = numbers.get(pattern);
  if (number === undefined) numbers.set(pattern, (number = ++last));
  return number;
}

function keyOf(variant: Variant): string {
  const { near, except, pole, language, caseSensitive, source } = variant;
  const condition = near && [near.patterns.map(numberOf), near.words, near.in, near.side];
  return JSON.stringify([numberOf(variant), condition, except.map(numberOf), pole, language, caseSensitive, source]);
}
