/** Which of several named things stands below which, where a file says so by name and not by nesting. No way up is a circle. */
import { DEEPEST_TREE } from './model';

/** `second`: it stands below another already. `circle`, `deep`: the way up would lead back to it, or be too long. */
export type Put = 'done' | 'second' | 'circle' | 'deep';

export class Hierarchy<T> {
  private readonly parents = new Map<string, string>();
  private readonly made = new Map<string, T>();

  /** Puts one below another, unless that cannot be. */
  put(key: string, above: string): Put {
    const before = this.parents.get(key);
    if (before !== undefined) return before === above ? 'done' : 'second';
    for (let up: string | undefined = above, steps = 0; up !== undefined; up = this.parents.get(up), steps++) {
      if (up === key) return 'circle';
      if (steps > DEEPEST_TREE) return 'deep';
    }
    this.parents.set(key, above);
    return 'done';
  }

  /** Makes a thing once, and before it whatever it stands below. */
  make(key: string, make: (key: string, above: T | undefined) => T): T {
    const path: string[] = [];
    let top: string | undefined = key;
    for (; top !== undefined && !this.made.has(top); top = this.parents.get(top)) path.push(top);
    let thing = top === undefined ? undefined : this.made.get(top);
    for (const one of path.reverse()) this.made.set(one, (thing = make(one, thing)));
    return this.made.get(key)!;
  }
}
