/**
 * What words of a segment are to some patterns: found once, so that most tokens of its texts need one look.
 *
 * Of every pattern the anchor is taken whose words stand least often in the segment; a pattern of which one never stands there has none.
 */
import { NO_KIND, type PatternAnchor, type PatternWords } from '../text/tokens';
import { narrowed, type Numbers } from './sections';

export interface WordKinds {
  /** By word of the segment. */
  readonly kinds: Numbers;
  /** `Role`s, by kind. */
  readonly roles: Uint8Array;
  /** By kind, in how many words a match may begin, from such a word back; 0 where it is no anchor. */
  readonly lookback: Uint16Array;
  /** By word, 1 where its kind is an anchor. */
  readonly anchors: Uint8Array;
  /** The most of them. */
  readonly furthest: number;
}

/**
 * @param kinds by word
 * @param times by word, how often it stands in the segment
 */
export function wordKinds(kinds: Int32Array, times: Numbers, patterns: PatternWords): WordKinds {
  const byTest = lookbackByTest(kinds, times, patterns);
  const roles = new Uint8Array(patterns.kindCount);
  const lookback = new Uint16Array(patterns.kindCount);
  for (let kind = NO_KIND + 1; kind < patterns.kindCount; kind++) {
    roles[kind] = patterns.roleOf(kind);
    for (const test of patterns.testsOf(kind)) if (byTest[test] > lookback[kind]) lookback[kind] = byTest[test];
  }
  const anchors = new Uint8Array(kinds.length);
  for (let word = 0; word < kinds.length; word++) if (lookback[kinds[word]] > 0) anchors[word] = 1;
  return { kinds: narrowed(kinds, patterns.kindCount), roles, anchors, lookback, furthest: byTest.reduce((most, back) => Math.max(most, back), 0) };
}

function lookbackByTest(kinds: Int32Array, times: Numbers, patterns: PatternWords): Uint16Array {
  const timesOfTest = new Float64Array(patterns.testCount);
  for (let word = 0; word < kinds.length; word++) if (kinds[word] !== NO_KIND) for (const test of patterns.testsOf(kinds[word])) timesOfTest[test] += times[word];
  const lookback = new Uint16Array(patterns.testCount);
  for (const anchors of patterns.anchors) {
    const rarest = rarestOf(anchors, timesOfTest);
    if (rarest) for (const test of rarest.tests) lookback[test] = Math.max(lookback[test], rarest.before + 1);
  }
  return lookback;
}

/** The anchor that costs least to look for; `undefined` where one of them never stands. */
function rarestOf(anchors: readonly PatternAnchor[], timesOfTest: Float64Array): PatternAnchor | undefined {
  let rarest: PatternAnchor | undefined;
  let fewest = Infinity;
  for (const anchor of anchors) {
    let times = 0;
    for (const test of anchor.tests) times += timesOfTest[test];
    if (times === 0) return undefined;
    const cost = times * (anchor.before + 1);
    if (cost < fewest) [rarest, fewest] = [anchor, cost];
  }
  return rarest;
}
