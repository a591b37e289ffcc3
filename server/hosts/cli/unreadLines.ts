/** Lines of a stream that could not be read: named on standard error while there are few of them, and counted. */
import { count } from '../../features/wording';

/** Lines that are named; a stream of something else altogether would name them all. */
const MOST_NAMED = 20;

export class UnreadLines {
  /** Lines that are not blank. */
  private lines = 0;
  private unread = 0;

  /** @param say says one line to a person, without its line break */
  constructor(private readonly say: (line: string) => void) {}

  get count(): number {
    return this.unread;
  }

  /** Whether there were lines, and all in vain. */
  get areAll(): boolean {
    return this.unread > 0 && this.unread === this.lines;
  }

  /** Counts a line that could be read. */
  read(): void {
    this.lines++;
  }

  /** @param where such as "line 3" */
  cannotRead(where: string, reason: string): void {
    this.lines++;
    this.unread++;
    if (this.unread <= MOST_NAMED) this.say(`${where}: ${reason}`);
  }

  /** Says how many of all they were, if there were any. */
  end(): void {
    const named = this.unread > MOST_NAMED ? `; the first ${MOST_NAMED} are named above` : '';
    if (this.unread > 0) this.say(`${this.unread.toLocaleString('en')} of ${count(this.lines, 'line')} could not be read${named}`);
  }
}
