/**
 * Adds the uses of a new variant to those of its theme, without matching the theme's other variants again.
 *
 * Where none of its matches overlaps a use that there is, all that the theme's exceptions leave are uses: what gave way to those uses does so still.
 * Elsewhere, and where the variant has a condition, the theme is matched again as a whole.
 */
import type { CorpusIndex, IndexedText } from '../engine/index/corpusIndex';
import type { Pole, Theme } from '../engine/lexicon/model';
import { allTests, firstTests, hasGap, type Pattern } from '../engine/lexicon/pattern';
import type { Match } from '../engine/match/matches';
import { Cover, overlapsOne, withoutOverlaps, withoutWider } from '../engine/match/overlaps';
import type { Evidence, Use } from '../engine/match/uses';
import { evidenceIn, withEvidence, withMore, type Found } from './found';

export class VariantAdding {
  private readonly isConditional: boolean;
  private readonly hasGap: boolean;
  private readonly pole: Pole;
  /** The exceptions of the theme that may take matches away, by their position; with where they stand. */
  private readonly excepting: { readonly ordinal: number; readonly matches: ReadonlyMap<IndexedText, readonly Match[]> }[] = [];

  /**
   * @param position of the variant in the theme; it has no exceptions of its own
   * @param matches of the variant
   */
  constructor(
    private readonly theme: Theme,
    private readonly position: number,
    index: CorpusIndex,
    matches: ReadonlyMap<IndexedText, readonly Match[]>,
  ) {
    const { near, language, pattern, pole } = theme.variants[position];
    this.pole = pole;
    this.hasGap = hasGap(pattern);
    this.isConditional = near !== undefined || language !== undefined;
    if (this.isConditional) return;
    for (const [ordinal, exception] of theme.except.entries()) {
      if (mayHold(exception.pattern, pattern, index)) this.excepting.push({ ordinal, matches: index.matchesOf(exception.pattern, (text) => matches.has(text)) });
    }
  }

  /**
   * What is found of the theme now.
   * @param before what was found, with the variants numbered as they are now
   * @param matches of the new variant; one at least
   * @returns `undefined` where only matching the whole theme tells
   */
  to(before: Found, text: IndexedText, matches: readonly Match[]): Found | undefined {
    if (this.isConditional) return undefined;
    const nearest = this.hasGap ? withoutWider(matches) : matches;
    const { standing, applied } = this.withoutExceptions(nearest, text);
    const added = withoutOverlaps(standing);
    if (overlap(before, added)) return undefined;
    // Where every match came to be a use, the uses tell all.
    const evidence = before.evidence || added.length < nearest.length ? this.with(evidenceIn(before), nearest.length, standing.length, applied) : undefined;
    if (added.length === 0) return withEvidence(before, evidence);
    return withMore(before, this.countsWith(before.counts, added, text), evidence, () => added.map((match) => this.useOf(match, text)));
  }

  private countsWith({ counted, residue }: Found['counts'], added: readonly Match[], text: IndexedText): Found['counts'] {
    const inResidue = added.reduce((count, { first }) => (text.zoneOfToken(first) === 'apparatus' ? count + 1 : count), 0);
    const { pole } = this;
    return { counted: { ...counted, [pole]: counted[pole] + added.length - inResidue }, residue: { ...residue, [pole]: residue[pole] + inResidue } };
  }

  private withoutExceptions(matches: readonly Match[], text: IndexedText): { standing: readonly Match[]; applied: Map<number, number> } {
    const applied = new Map<number, number>();
    let standing = matches;
    for (const { ordinal, matches } of this.excepting) {
      const holding = matches.get(text);
      if (!holding) continue;
      const cover = new Cover(holding);
      const left = standing.filter((match) => !cover.holds(match));
      if (left.length < standing.length) applied.set(ordinal, standing.length - left.length);
      standing = left;
    }
    return { standing, applied };
  }

  private useOf({ first, last }: Match, text: IndexedText): Use {
    const { theme, position, pole } = this;
    const start = text.tokens.startAt(first);
    return { theme: theme.id, variant: position, pole, start, end: text.tokens.endAt(last), firstToken: first, lastToken: last, zone: text.zoneAt(start) };
  }

  private with({ matched, stood, applied }: Evidence, matches: number, standing: number, taken: ReadonlyMap<number, number>): Evidence {
    const all = new Map(applied);
    for (const [ordinal, times] of taken) all.set(ordinal, (all.get(ordinal) ?? 0) + times);
    return { matched: new Map(matched).set(this.position, matches), stood: new Map(stood).set(this.position, standing), applied: all };
  }
}

/** Whether a match of an exception may hold one of a variant: by its gaps, or as both have a word. */
function mayHold(exception: Pattern, variant: Pattern, { testTypes, vocabulary }: CorpusIndex): boolean {
  if (hasGap(exception)) return true;
  const types = firstTests(variant.elements).flatMap((test) => testTypes.of(test));
  return allTests(exception.elements).some((test) => types.some((type) => test.accepts(vocabulary, type)));
}

/** Whether a match overlaps a use of what was found. */
function overlap(found: Found, matches: readonly Match[]): boolean {
  if (found.places) return found.places.overlap(matches);
  // To ask for the uses has them made.
  const { uses } = found;
  return overlapsOne(matches, uses.length, (use) => uses[use].firstToken, (use) => uses[use].lastToken);
}
