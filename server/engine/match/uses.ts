/**
 * Uses: the matches of a lexicon's themes that stand after exceptions, conditions and overlaps are settled.
 *
 * Within a theme the longest match wins, then the leftmost; a match wholly inside one of the theme's exceptions is none. Themes
 * are independent of each other unless the lexicon says `overlap: exclusive`.
 */
import type { Lexicon, Pole, WrittenPattern } from '../lexicon/model';
import { hasGap } from '../lexicon/pattern';
import { paragraphOfToken, type TextAnalysis } from '../text/analysis';
import { Join, type Tokens } from '../text/tokens';
import type { Vocabulary } from '../text/vocabulary';
import type { Zone } from '../text/zones';
import { Matcher, type Match } from './matcher';

/** One place where a variant stands. It carries its offsets from the moment it is matched. */
export interface Use {
  /** Theme id. */
  readonly theme: string;
  /** Position of the variant in the theme; 0-based. */
  readonly variant: number;
  readonly pole: Pole;
  /** UTF-16 units into the text. */
  readonly start: number;
  readonly end: number;
  /** Tokens, both included. */
  readonly firstToken: number;
  readonly lastToken: number;
  readonly zone: Zone;
}

type Role =
  | { kind: 'use'; theme: number; variant: number; shortest: boolean }
  | { kind: 'except'; theme: number; variant?: number }
  | { kind: 'near'; theme: number; variant: number };

interface Candidate {
  readonly match: Match;
  readonly theme: number;
  readonly variant: number;
}

/** A lexicon made ready to be held against texts. */
export class CompiledLexicon {
  private readonly matcher: Matcher;
  private readonly roles: Role[] = [];

  constructor(
    private readonly lexicon: Lexicon,
    vocabulary: Vocabulary,
  ) {
    this.matcher = new Matcher(vocabulary);
    for (const [theme, { variants, except }] of lexicon.themes.entries()) {
      for (const [variant, written] of variants.entries()) {
        this.addAll([written], { kind: 'use', theme, variant, shortest: hasGap(written.pattern) });
        this.addAll(written.except, { kind: 'except', theme, variant });
        this.addAll(written.near?.patterns ?? [], { kind: 'near', theme, variant });
      }
      this.addAll(except, { kind: 'except', theme });
    }
  }

  /** The uses in a text, by start, then end, then theme. */
  usesIn(analysis: TextAnalysis): Use[] {
    const matches = this.matcher.match(analysis.text, analysis.tokens);
    if (matches.length === 0) return [];
    const candidates = this.candidates(matches, analysis);
    const groups = this.lexicon.overlap === 'exclusive' ? [candidates] : groupByTheme(candidates);
    const accepted = groups.flatMap(withoutOverlaps);
    return accepted.map((candidate) => this.toUse(candidate, analysis)).sort(byPlace);
  }

  private addAll(written: readonly WrittenPattern[], role: Role): void {
    if (written.length === 0) return;
    const number = this.roles.push(role) - 1;
    for (const { pattern } of written) this.matcher.add(number, pattern);
  }

  private candidates(matches: Match[], analysis: TextAnalysis): Candidate[] {
    const found: (Candidate & { shortest: boolean })[] = [];
    const except = new Map<string, Match[]>();
    const near = new Map<string, Match[]>();
    for (const match of matches) {
      const role = this.roles[match.pattern];
      if (role.kind === 'use') found.push({ match, theme: role.theme, variant: role.variant, shortest: role.shortest });
      else if (role.kind === 'except') push(except, `${role.theme}:${role.variant ?? ''}`, match);
      else push(near, `${role.theme}:${role.variant}`, match);
    }
    return withoutWiderGaps(found).filter(
      ({ match, theme, variant }) =>
        !isInside(match, except.get(`${theme}:`)) &&
        !isInside(match, except.get(`${theme}:${variant}`)) &&
        this.hasNear(match, theme, variant, near.get(`${theme}:${variant}`), analysis),
    );
  }

  private hasNear(match: Match, theme: number, variant: number, near: Match[] | undefined, analysis: TextAnalysis): boolean {
    const condition = this.lexicon.themes[theme].variants[variant].near;
    if (!condition) return true;
    return (near ?? []).some((other) => isNear(match, other, condition.within, analysis.tokens));
  }

  private toUse({ match, theme, variant }: Candidate, analysis: TextAnalysis): Use {
    const { tokens, paragraphs } = analysis;
    const of = this.lexicon.themes[theme];
    return {
      theme: of.id,
      variant,
      pole: of.variants[variant].pole,
      start: tokens.start[match.first],
      end: tokens.end[match.last],
      firstToken: match.first,
      lastToken: match.last,
      zone: paragraphs[paragraphOfToken(analysis, match.first)].zone,
    };
  }
}

export function byPlace(a: Use, b: Use): number {
  return a.start - b.start || a.end - b.end || (a.theme < b.theme ? -1 : a.theme > b.theme ? 1 : 0);
}

/** Of a variant with a gap, only the matches that hold no smaller one: the fewest words between. */
function withoutWiderGaps(found: (Candidate & { shortest: boolean })[]): Candidate[] {
  const smallest = found.filter((one) => one.shortest);
  if (smallest.length < 2) return found;
  return found.filter(
    (one) =>
      !one.shortest ||
      !smallest.some((other) => other.theme === one.theme && other.variant === one.variant && isWithin(other.match, one.match) && lengthOf(other.match) < lengthOf(one.match)),
  );
}

/** Longest first, then leftmost, then in the lexicon's order; what overlaps an accepted one is dropped. */
function withoutOverlaps(candidates: Candidate[]): Candidate[] {
  const taken = new Set<number>();
  const accepted: Candidate[] = [];
  const ranked = [...candidates].sort(
    (a, b) => lengthOf(b.match) - lengthOf(a.match) || a.match.first - b.match.first || a.theme - b.theme || a.variant - b.variant,
  );
  for (const candidate of ranked) {
    const { first, last } = candidate.match;
    if (isTaken(taken, first, last)) continue;
    for (let token = first; token <= last; token++) taken.add(token);
    accepted.push(candidate);
  }
  return accepted;
}

function isTaken(taken: Set<number>, first: number, last: number): boolean {
  for (let token = first; token <= last; token++) if (taken.has(token)) return true;
  return false;
}

function groupByTheme(candidates: Candidate[]): Candidate[][] {
  const groups = new Map<number, Candidate[]>();
  for (const candidate of candidates) push(groups, candidate.theme, candidate);
  return [...groups.values()];
}

function lengthOf(match: Match): number {
  return match.last - match.first;
}

function isWithin(inner: Match, outer: Match): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

function isInside(match: Match, outer: Match[] | undefined): boolean {
  return outer !== undefined && outer.some((one) => isWithin(match, one));
}

function isNear(match: Match, other: Match, within: number | 'sentence' | 'paragraph', tokens: Tokens): boolean {
  if (other.first <= match.last && match.first <= other.last) return false;
  const [from, to] = other.first > match.last ? [match.last, other.first] : [other.last, match.first];
  let words = 0;
  for (let token = from + 1; token <= to; token++) {
    const join = tokens.join[token];
    if (join === Join.Paragraph || (join === Join.Sentence && within !== 'paragraph')) return false;
    if (join !== Join.Hyphen && token < to) words++;
  }
  return typeof within !== 'number' || words <= within;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
