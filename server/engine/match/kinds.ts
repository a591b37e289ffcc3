/**
 * Kinds of words: types that pass the same word tests of a lexicon are of one kind to it. Found once a type; of most types the kind is
 * `NO_KIND`, as no wording has them.
 */
import { withRoom } from '../text/arrays';
import { NO_KIND } from '../text/tokens';
import type { TypeId } from '../text/vocabulary';

export class Kinds {
  /** By kind, the tests that are passed. */
  readonly tests: (readonly number[])[] = [[]];
  private readonly byTests = new Map<string, number>([['', NO_KIND]]);
  /** By type, its kind + 1; 0 where it has not been asked for. */
  private kinds = new Int32Array(0);

  /** @param findTests gives the numbers of the tests that a type passes, ascending */
  constructor(private readonly findTests: (type: TypeId) => readonly number[]) {}

  of(type: TypeId): number {
    return (this.kinds[type] || this.find(type)) - 1;
  }

  /**
   * Takes over of all types below one which tests they pass.
   * @param tests numbers, ascending, by type; a type that is not there passes none
   */
  takeOver(below: TypeId, tests: ReadonlyMap<TypeId, readonly number[]>): void {
    this.kinds = withRoom(this.kinds, below);
    for (const [type, passed] of tests) if (this.kinds[type] === 0) this.kinds[type] = this.numberOf(passed) + 1;
    const { kinds } = this;
    for (let type = 0; type < below; type++) if (kinds[type] === 0) kinds[type] = NO_KIND + 1;
  }

  /** @returns the kind + 1 */
  private find(type: TypeId): number {
    // Types are only ever added.
    this.kinds = withRoom(this.kinds, type + 1);
    return (this.kinds[type] = this.numberOf(this.findTests(type)) + 1);
  }

  private numberOf(tests: readonly number[]): number {
    const key = tests.length === 1 ? `${tests[0]}` : tests.join();
    let kind = this.byTests.get(key);
    if (kind === undefined) {
      kind = this.tests.push(tests) - 1;
      this.byTests.set(key, kind);
    }
    return kind;
  }
}
