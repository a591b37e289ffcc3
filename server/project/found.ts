/** What was found of a theme in a text. */
import type { Pole } from '../engine/lexicon/model';
import { byPlace, evidenceOfUses, type Evidence, type Use } from '../engine/match/uses';

/** The uses of one theme in one text, whatever their zone. */
export interface Found {
  /** By place. */
  readonly uses: readonly Use[];
  /** Absent where every match came to be a use. */
  readonly evidence?: Evidence;
  /** Numbers of uses by pole, those in web residue apart. */
  readonly counts: Readonly<Record<'counted' | 'residue', Readonly<Record<Pole, number>>>>;
}

const NO_COUNTS: Found['counts'] = { counted: { main: 0, counter: 0 }, residue: { main: 0, counter: 0 } };

/** Most themes are voiced in few texts. */
const NOTHING: Found = { uses: [], counts: NO_COUNTS };

/** What the theme's wordings did, whether or not a use came of it. */
export function evidenceIn({ uses, evidence }: Pick<Found, 'uses' | 'evidence'>): Evidence {
  return evidence ?? evidenceOfUses(uses);
}

export function asFound(uses: readonly Use[], evidence: Evidence | undefined): Found {
  if (uses.length === 0) return evidence ? { ...NOTHING, evidence } : NOTHING;
  return { uses, evidence, counts: countsOf(uses) };
}

/** What was found, and uses beside it, which are counted now and made once someone looks at them: most edits are only counted. */
export class FoundWithMore implements Found {
  private made?: readonly Use[];
  private make?: () => readonly Use[];

  /** @param more makes the uses beside those there were; none of them overlap */
  constructor(
    before: Found,
    readonly counts: Found['counts'],
    readonly evidence: Evidence | undefined,
    more: () => readonly Use[],
  ) {
    this.make = () => [...before.uses, ...more()].sort(byPlace);
  }

  get uses(): readonly Use[] {
    if (this.make) this.made = this.make();
    this.make = undefined;
    return this.made!;
  }
}

function countsOf(uses: readonly Use[]): Found['counts'] {
  const counts = { counted: { main: 0, counter: 0 }, residue: { main: 0, counter: 0 } };
  for (const { zone, pole } of uses) counts[zone === 'apparatus' ? 'residue' : 'counted'][pole]++;
  return counts;
}
