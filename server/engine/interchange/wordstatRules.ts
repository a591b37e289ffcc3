/**
 * WordStat's rules: `A NEAR B /S 3` and its kin. A and B are wordings, or `#CATEGORY` for any wording of it; `/S`, `/P` and `/D` are the
 * same sentence, paragraph and document; the number is how far apart the two may be, 1 being adjacent.
 */
import type { Wording } from './model';
import { isRefusal, patternOf } from './wording';

export interface ReadRule {
  readonly matches: readonly string[];
  readonly near: readonly string[];
  readonly within: string;
  /** Where B stands as seen from A; absent: on either side. */
  readonly side?: 'before' | 'after';
}

/** Wordings that a category named in a rule may have. */
export const MOST_IN_RULE = 200;

const RULE = /^(\S+)\s+(NEAR|AFTER|BEFORE)\s+(\S+)((?:\s*\/\s*[A-Za-z])?)(?:\s*(\d{1,4}))?$/i;

export function readRule(body: string, wordingsOf: (category: string) => readonly string[]): ReadRule | { reason: string } {
  const rule = RULE.exec(body);
  if (!rule) return { reason: 'only one NEAR, AFTER or BEFORE of two wordings or categories can be carried' };
  const [, first, operator, second, unit, distance] = rule;
  const matches = wordingsNamed(first, wordingsOf);
  if (!Array.isArray(matches)) return matches as { reason: string };
  const near = wordingsNamed(second, wordingsOf);
  if (!Array.isArray(near)) return near as { reason: string };
  const reach = reachOf(unit.replace(/[\s/]/g, '').toUpperCase(), distance === undefined ? undefined : Number(distance));
  if ('reason' in reach) return reach;
  const side = SIDES[operator.toUpperCase()];
  return { matches, near, within: reach.within, ...(side === undefined ? {} : { side }) };
}

/** What follows B has B before it. */
const SIDES: Readonly<Record<string, ReadRule['side']>> = { AFTER: 'before', BEFORE: 'after' };

function wordingsNamed(written: string, wordingsOf: (category: string) => readonly string[]): readonly string[] | { reason: string } {
  if (written.startsWith('@')) return { reason: `it names another rule, ${written}` };
  if (!written.startsWith('#')) {
    const match = patternOf(written.replace(/_/g, ' '), '*?');
    return isRefusal(match) ? match : [match];
  }
  const wordings = wordingsOf(written.slice(1));
  if (wordings.length === 0) return { reason: `the category ${written} has no wordings in this file` };
  if (wordings.length > MOST_IN_RULE) {
    return { reason: `the category ${written} has ${wordings.length} wordings, and a rule may bring ${MOST_IN_RULE} at most` };
  }
  return wordings;
}

function reachOf(unit: string, distance: number | undefined): { within: string } | { reason: string } {
  if (unit !== '' && unit !== 'S' && unit !== 'P') {
    return { reason: unit === 'D' ? 'a condition on the whole document cannot be said' : `/${unit} is unknown` };
  }
  if (distance === undefined) return { within: unit === 'P' ? 'paragraph' : 'sentence' };
  if (distance < 1 || distance > 1000) return { reason: `the distance ${distance} cannot be said` };
  return { within: unit === 'P' ? `${distance - 1} in paragraph` : String(distance - 1) };
}

/** A wording with one condition, as a rule has it. */
export function ruleOf({ match, near, within = 'sentence', side }: Wording): string {
  const [, words] = /^(\d+)/.exec(within) ?? [];
  const unit = within.endsWith('paragraph') ? '/P' : '/S';
  const reach = words === undefined ? unit : `${unit} ${Number(words) + 1}`;
  const operator = { before: 'AFTER', after: 'BEFORE', either: 'NEAR' }[side ?? 'either'];
  return `${match.replace(/ /g, '_')} ${operator} ${near![0].replace(/ /g, '_')} ${reach}`;
}
