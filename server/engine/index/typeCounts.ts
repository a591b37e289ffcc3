/** How often each type stands in a corpus, and in how many of its texts; kept up to date as texts come and go. */
import { withRoom } from '../text/arrays';
import type { TypeId } from '../text/vocabulary';
import type { TextPostings } from './postings';
import type { Segment } from './segment';

export class TypeCounts {
  private timesByType = new Int32Array(1 << 10);
  private textsByType = new Int32Array(1 << 10);

  add(postings: TextPostings): void {
    const { types } = postings;
    if (types.length > 0) this.makeRoom(types[types.length - 1]);
    for (let i = 0; i < types.length; i++) {
      this.timesByType[types[i]] += postings.timesAt(i);
      this.textsByType[types[i]]++;
    }
  }

  /** Adds all texts of a segment. */
  addSegment(segment: Segment): void {
    const { types, times, newest } = segment;
    this.makeRoom(newest);
    const { timesByType, textsByType } = this;
    for (let word = 0; word < types.length; word++) {
      timesByType[types[word]] += times[word];
      textsByType[types[word]] += segment.textCountOf(word);
    }
  }

  /** Adds a text by its counts. */
  addTimes(inText: ReadonlyMap<TypeId, number>): void {
    for (const [type, times] of inText) {
      this.makeRoom(type);
      this.timesByType[type] += times;
      this.textsByType[type]++;
    }
  }

  times(type: TypeId): number {
    return this.timesByType[type] ?? 0;
  }

  texts(type: TypeId): number {
    return this.textsByType[type] ?? 0;
  }

  /** One word more or less (`by` 1 or -1) in a text whose counts are `inText`, which are brought up to date. */
  change(type: TypeId, by: 1 | -1, inText: Map<TypeId, number>): void {
    this.makeRoom(type);
    const before = inText.get(type) ?? 0;
    if (before + by === 0) inText.delete(type);
    else inText.set(type, before + by);
    this.timesByType[type] += by;
    if (before === 0 || before + by === 0) this.textsByType[type] += by;
  }

  /** Takes a text away by its counts. */
  removeTimes(inText: ReadonlyMap<TypeId, number>): void {
    for (const [type, times] of inText) {
      this.timesByType[type] -= times;
      this.textsByType[type]--;
    }
  }

  private makeRoom(type: TypeId): void {
    this.timesByType = withRoom(this.timesByType, type + 1);
    this.textsByType = withRoom(this.textsByType, type + 1);
  }
}
