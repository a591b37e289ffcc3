/**
 * Adds the uses of a new variant to those of its theme, without matching the theme's other variants again.
 *
 * Where none of its matches overlaps a use that there is, all of them are uses: what gave way to those uses does so still. Elsewhere, and where
 * exceptions or conditions may have a say, the theme is matched again as a whole.
 */
import type { CorpusIndex, IndexedText } from '../engine/index/corpusIndex';
import type { Theme } from '../engine/lexicon/model';
import { hasGap } from '../engine/lexicon/pattern';
import type { Match } from '../engine/match/matcher';
import { withoutOverlaps, withoutWider } from '../engine/match/overlaps';
import { byPlace, exceptionsOf, type Evidence, type Use } from '../engine/match/uses';
import { asFound, type Found } from './found';

export class VariantAdding {
  /** Texts in which an exception may take a match away. */
  private readonly excepted: ReadonlySet<IndexedText>;
  private readonly isConditional: boolean;

  /** @param position of the variant in the theme */
  constructor(
    private readonly theme: Theme,
    private readonly position: number,
    index: CorpusIndex,
  ) {
    const { near, language } = theme.variants[position];
    this.isConditional = near !== undefined || language !== undefined;
    this.excepted = new Set(this.isConditional ? [] : exceptionsOf(theme).flatMap(({ pattern }) => index.textsThatMayHave(pattern)));
  }

  /**
   * What is found of the theme now.
   * @param before what was found, with the variants numbered as they are now
   * @param matches of the new variant; one at least
   * @returns `undefined` where only matching the whole theme tells
   */
  to(before: Found, text: IndexedText, matches: readonly Match[]): Found | undefined {
    if (this.isConditional || this.excepted.has(text)) return undefined;
    const stood = hasGap(this.theme.variants[this.position].pattern) ? withoutWider(matches) : matches;
    const added = withoutOverlaps(stood).map((match) => this.useOf(match, text));
    if (overlap(before.uses, added)) return undefined;
    return asFound([...before.uses, ...added].sort(byPlace), this.with(before.evidence, stood.length));
  }

  private useOf({ first, last }: Match, text: IndexedText): Use {
    const { theme, position } = this;
    const start = text.tokens.startAt(first);
    return { theme: theme.id, variant: position, pole: theme.variants[position].pole, start, end: text.tokens.endAt(last), firstToken: first, lastToken: last, zone: text.zoneAt(start) };
  }

  private with(evidence: Evidence | undefined, matches: number): Evidence {
    const and = (counts: ReadonlyMap<number, number> | undefined): Map<number, number> => new Map(counts).set(this.position, matches);
    return { matched: and(evidence?.matched), stood: and(evidence?.stood), applied: new Map(evidence?.applied) };
  }
}

/** Whether a use of one list overlaps one of the other; both are by place. */
function overlap(some: readonly Use[], others: readonly Use[]): boolean {
  let next = 0;
  for (const { firstToken, lastToken } of others) {
    while (next < some.length && some[next].lastToken < firstToken) next++;
    if (next < some.length && some[next].firstToken <= lastToken) return true;
  }
  return false;
}
