/** How often each type stands in a corpus, and in how many of its texts; kept up to date as texts come and go. */
import type { TypeId } from '../text/vocabulary';
import type { TextPostings } from './postings';

export class TypeCounts {
  private timesByType: Int32Array = new Int32Array(1 << 10);
  private textsByType: Int32Array = new Int32Array(1 << 10);

  add(postings: TextPostings): void {
    this.count(postings, 1);
  }

  remove(postings: TextPostings): void {
    this.count(postings, -1);
  }

  times(type: TypeId): number {
    return this.timesByType[type] ?? 0;
  }

  texts(type: TypeId): number {
    return this.textsByType[type] ?? 0;
  }

  /** One word more or less (`by` 1 or -1) in a text whose counts are `inText`, which are brought up to date. */
  change(type: TypeId, by: 1 | -1, inText: Map<TypeId, number>): void {
    if (type >= this.timesByType.length) this.grow(type + 1);
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

  private count(postings: TextPostings, sign: 1 | -1): void {
    const { types } = postings;
    const last = types.length > 0 ? types[types.length - 1] : -1;
    if (last >= this.timesByType.length) this.grow(last + 1);
    for (let i = 0; i < types.length; i++) {
      this.timesByType[types[i]] += sign * postings.timesAt(i);
      this.textsByType[types[i]] += sign;
    }
  }

  private grow(size: number): void {
    const doubled = Math.max(size, this.timesByType.length * 2);
    this.timesByType = widened(this.timesByType, doubled);
    this.textsByType = widened(this.textsByType, doubled);
  }
}

function widened(from: Int32Array, size: number): Int32Array {
  const to = new Int32Array(size);
  to.set(from);
  return to;
}
