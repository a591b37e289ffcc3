/**
 * What a text must have beside its first word for a pattern to stand in it: so that "not", from which many patterns lead to rare words, is
 * passed over in texts that have none of these.
 */
import { firstTests, type Element, type Pattern } from '../lexicon/pattern';
import type { WordTest } from '../lexicon/wordTest';
import type { PatternNeeds } from '../text/tokens';

/** Of the tests of a clause one must be passed by some word of the text. */
type Clause = readonly number[];

const FREE: PatternNeeds = [[]];

export class Needs {
  /** By test of a first word: of every pattern that begins so, its clauses, each of which must hold. */
  private readonly byFirst = new Map<number, Clause[][]>();

  add({ elements }: Pattern, testId: (test: WordTest) => number): void {
    const clauses = elements.slice(1).flatMap((element) => {
      const tests = oneOf(element);
      return tests ? [tests.map(testId)] : [];
    });
    for (const first of new Set(firstTests(elements).map(testId))) {
      const patterns = this.byFirst.get(first);
      if (patterns) patterns.push(clauses);
      else this.byFirst.set(first, [clauses]);
    }
  }

  /** Of the patterns that begin with a word which passes some tests; where one of them needs nothing, of that one alone. */
  of(tests: readonly number[]): PatternNeeds {
    const patterns = tests.flatMap((test) => this.byFirst.get(test) ?? []);
    return patterns.some((clauses) => clauses.length === 0) ? FREE : patterns;
  }
}

/** Tests of which one is passed in every reading of an element; `undefined` where a reading has no word. */
function oneOf(element: Element): WordTest[] | undefined {
  if (element.kind === 'word') return [element.test];
  const tests: WordTest[] = [];
  for (const choice of element.choices) {
    const needed = choice.map(oneOf).find((one) => one !== undefined);
    if (!needed) return undefined;
    tests.push(...needed);
  }
  return tests;
}
