/** What was found of a theme in a text. */
import type { Pole } from '../engine/lexicon/model';
import { evidenceOfUses, type Evidence, type Use } from '../engine/match/uses';

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

function countsOf(uses: readonly Use[]): Found['counts'] {
  const counts = { counted: { main: 0, counter: 0 }, residue: { main: 0, counter: 0 } };
  for (const { zone, pole } of uses) counts[zone === 'apparatus' ? 'residue' : 'counted'][pole]++;
  return counts;
}
