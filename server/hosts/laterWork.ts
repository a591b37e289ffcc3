/**
 * What is done for a project when nobody waits for it: advice on its lexicon, once someone looks at that; and what counts do not need, so that the
 * first who asks of a word need not wait.
 */
import type { Advice } from '../project/advice';
import type { Project } from '../project/project';
import { Slices, Throttle } from './pause';

/** Milliseconds from when all is taken over until what counts do not wait for is done: time for the first answers. */
const CATCH_UP_AFTER = 100;
/** Milliseconds of learning before everybody else has a turn, and words between two looks at the clock. */
const LEARNING_SLICE = 5;
const LEARNT_AT_ONCE = 500;
/** Milliseconds without a change after which the lexicon is held against the texts for advice. */
const ADVISE_AFTER = 300;

/** Whose work it is. */
export interface Owner {
  /** Whether all texts are read. */
  isComplete(): boolean;
  /** Other problems of the lexicon are found. */
  onProgress(): void;
  onAdvice(): void;
}

export class LaterWork {
  private isDisposed = false;
  private readonly quiet = new Throttle(ADVISE_AFTER, () => void this.advise());
  private advising?: Promise<void>;
  private readonly idle = new Throttle(CATCH_UP_AFTER, () => void this.catchUp());

  constructor(
    private readonly project: Project,
    private readonly advice: Advice,
    private readonly owner: Owner,
  ) {}

  /** Someone looks at the lexicon: what the checks find is brought up to date once nothing changes for a while. */
  adviseSoon(): void {
    if (this.isDisposed || !this.advice.isStale(this.owner.isComplete())) return;
    this.quiet.cancel();
    this.quiet.request();
  }

  /** Words were taken over, or the lexicon changed. */
  catchUpSoon(): void {
    this.idle.request();
  }

  dispose(): void {
    this.isDisposed = true;
    this.quiet.cancel();
    this.idle.cancel();
  }

  private async advise(): Promise<void> {
    await this.advising;
    const slices = new Slices();
    this.advising = this.advice.find(this.owner.isComplete(), () => slices.next());
    await this.advising;
    if (this.isDisposed) return;
    if (this.advice.isStale(this.owner.isComplete())) this.adviseSoon();
    else this.owner.onAdvice();
  }

  /** Checks the examples of the lexicon, and learns words. */
  private async catchUp(): Promise<void> {
    const { project } = this;
    const { problemsSoFar } = project.lexiconState;
    if (!this.isDisposed && project.lexiconState.problems.length !== problemsSoFar.length) this.owner.onProgress();
    const slices = new Slices(LEARNING_SLICE);
    while (!this.isDisposed && project.index.vocabulary.learnAwaited(LEARNT_AT_ONCE)) await slices.next();
  }
}
