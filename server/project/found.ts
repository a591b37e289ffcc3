/** What was found of a theme in a text. */
import type { IndexedText } from '../engine/index/corpusIndex';
import type { Pole } from '../engine/lexicon/model';
import { byPlace, evidenceOfUses, type Evidence, type Use, type UsePlaces } from '../engine/match/uses';

/** The uses of one theme in one text, whatever their zone. */
export interface Found {
  /** By place. */
  readonly uses: readonly Use[];
  /** Absent where every match came to be a use. */
  readonly evidence?: Evidence;
  /** Numbers of uses by pole, those in web residue apart. */
  readonly counts: Readonly<Record<'counted' | 'residue', Readonly<Record<Pole, number>>>>;
  /** Where the uses stand, as long as they are not made. */
  readonly places?: UsePlaces;
}

const NO_COUNTS: Found['counts'] = { counted: { main: 0, counter: 0 }, residue: { main: 0, counter: 0 } };

/** Most themes are voiced in few texts. */
const NOTHING: Found = { uses: [], counts: NO_COUNTS };

/** What the theme's wordings did, whether or not a use came of it. */
export function evidenceIn(found: Pick<Found, 'uses' | 'evidence' | 'places'>): Evidence {
  return found.evidence ?? evidenceOfUses(found.places?.variants ?? variantsOf(found.uses));
}

export function asFound(uses: readonly Use[], evidence: Evidence | undefined): Found {
  if (uses.length === 0) return nothingBut(evidence);
  return { uses, evidence, counts: countsOf(uses) };
}

/** @param places of the uses in a text; absent where it has none */
export function foundAt(places: UsePlaces | undefined, text: IndexedText, evidence: Evidence | undefined): Found {
  return places ? new FoundLater(countsAt(places, text), evidence, () => places.usesIn(text), places) : nothingBut(evidence);
}

/** What was found, with other evidence. */
export function withEvidence(before: Found, evidence: Evidence | undefined): Found {
  return hasUses(before) ? new FoundLater(before.counts, evidence, () => before.uses, before.places) : nothingBut(evidence);
}

/** What was found, and uses beside it, which are made later. @param more none of them overlap those there were */
export function withMore(before: Found, counts: Found['counts'], evidence: Evidence | undefined, more: () => readonly Use[]): Found {
  return new FoundLater(counts, evidence, () => [...before.uses, ...more()].sort(byPlace));
}

export function hasUses({ counts: { counted, residue } }: Found): boolean {
  return counted.main + counted.counter + residue.main + residue.counter > 0;
}

function nothingBut(evidence: Evidence | undefined): Found {
  return evidence ? { ...NOTHING, evidence } : NOTHING;
}

/** Uses that are counted when they are found, and made once someone looks at them: most are only counted. */
export class FoundLater implements Found {
  private made?: readonly Use[];
  private make?: () => readonly Use[];

  /** @param make makes the uses, by place; called once */
  constructor(
    readonly counts: Found['counts'],
    readonly evidence: Evidence | undefined,
    make: () => readonly Use[],
    public places?: UsePlaces,
  ) {
    this.make = make;
  }

  get uses(): readonly Use[] {
    if (this.make) this.made = this.make();
    // What they are made of is let go.
    this.make = this.places = undefined;
    return this.made!;
  }
}

function variantsOf(uses: readonly Use[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { variant } of uses) counts.set(variant, (counts.get(variant) ?? 0) + 1);
  return counts;
}

function countsAt(places: UsePlaces, text: IndexedText): Found['counts'] {
  if (!text.hasZone('apparatus')) return { counted: places.counts, residue: NO_COUNTS.residue };
  const [counted, residue] = [{ main: 0, counter: 0 }, { main: 0, counter: 0 }];
  places.each((pole, first) => {
    const counts = text.zoneOfToken(first) === 'apparatus' ? residue : counted;
    counts[pole]++;
  });
  return { counted, residue };
}

function countsOf(uses: readonly Use[]): Found['counts'] {
  const counts = { counted: { main: 0, counter: 0 }, residue: { main: 0, counter: 0 } };
  for (const { zone, pole } of uses) counts[zone === 'apparatus' ? 'residue' : 'counted'][pole]++;
  return counts;
}
