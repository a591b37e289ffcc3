/** Texts in order of their names, kept in order as single texts come and go. */
import { firstThat } from '../text/search';
import type { IndexedText } from './indexedText';

export class Names {
  /** Absent until it is asked for, and after many changes. */
  private ordered?: IndexedText[];
  private changes = 0;

  /** Ascending by UTF-16 unit. */
  inOrder(texts: ReadonlyMap<string, IndexedText>): readonly IndexedText[] {
    this.changes = 0;
    return (this.ordered ??= [...texts.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
  }

  /** Adds a text, or puts it in the place of the one that has its name. */
  add(text: IndexedText): void {
    const ordered = this.changing();
    if (!ordered) return;
    const at = placeOf(ordered, text.name);
    if (ordered[at]?.name === text.name) ordered[at] = text;
    else ordered.splice(at, 0, text);
  }

  remove(name: string): void {
    const ordered = this.changing();
    if (!ordered) return;
    const at = placeOf(ordered, name);
    if (ordered[at]?.name === name) ordered.splice(at, 1);
  }

  /** What is in order and to be kept so; of many changes the order is found anew once. */
  private changing(): IndexedText[] | undefined {
    if (++this.changes > MANY) this.ordered = undefined;
    return this.ordered;
  }
}

const MANY = 100;

/** Where a name stands, or would. */
function placeOf(ordered: readonly IndexedText[], name: string): number {
  return firstThat(0, ordered.length, (at) => ordered[at].name >= name);
}
