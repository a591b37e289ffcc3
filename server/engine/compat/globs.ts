/**
 * Globs: quanteda's patterns for one token. `*` is any characters or none, `?` just one, everything else itself, and so is a `?`
 * alone; a glob is held against the whole token.
 *
 * Each is held against a type once, when the type is first met, and only against types that begin or end as it does; so a
 * long dictionary costs a token no more than a short one.
 */
import { matchesGlob } from '../lexicon/wordTest';
import type { Types } from './types';

const NONE: readonly number[] = [];

/** By itself it is the mark, and no wildcard: quanteda looks a glob up before it reads it, and has no index of one-letter words. */
const QUESTION_MARK = '?';

export class Globs {
  private readonly insensitive = new GlobTable();
  private readonly sensitive = new GlobTable();
  private readonly ids = new Map<string, number>();
  /** By type. */
  private readonly accepting: (readonly number[] | undefined)[] = [];

  constructor(private readonly types: Types) {}

  /** The number of a glob, from 0; the same for the same glob. All are added before the first is asked for. */
  add(glob: string, caseSensitive: boolean): number {
    const composed = glob.normalize('NFC');
    const wanted = caseSensitive ? composed : composed.toLowerCase();
    const key = `${caseSensitive ? '=' : '~'}${wanted}`;
    let id = this.ids.get(key);
    if (id === undefined) {
      this.ids.set(key, (id = this.ids.size));
      (caseSensitive ? this.sensitive : this.insensitive).add(wanted, id);
    }
    return id;
  }

  /** The globs that accept a type. */
  acceptingType(type: number): readonly number[] {
    return (this.accepting[type] ??= this.find(type));
  }

  private find(type: number): readonly number[] {
    const found = [...this.insensitive.accepting(this.types.lower[type]), ...this.sensitive.accepting(this.types.wording[type])];
    return found.length > 0 ? found : NONE;
  }
}

interface Glob {
  readonly id: number;
  /** Code points. */
  readonly characters: readonly string[];
}

/** Globs by what the words they accept begin with, or else end with. */
class GlobTable {
  private readonly literal = new Map<string, number>();
  private readonly byStart = new ByPart();
  private readonly byEnd = new ByPart();
  private readonly others: Glob[] = [];

  add(glob: string, id: number): void {
    const start = /^[^*?]*/.exec(glob)![0];
    const end = /[^*?]*$/.exec(glob)![0];
    if (start === glob || glob === QUESTION_MARK) this.literal.set(glob, id);
    else if (start !== '') this.byStart.add(start, { id, characters: [...glob] });
    else if (end !== '') this.byEnd.add(end, { id, characters: [...glob] });
    else this.others.push({ id, characters: [...glob] });
  }

  accepting(word: string): number[] {
    const literal = this.literal.get(word);
    const candidates = [
      ...this.byStart.of(word, (length) => word.slice(0, length)),
      ...this.byEnd.of(word, (length) => word.slice(word.length - length)),
      ...this.others,
    ];
    const found = candidates.filter(({ characters }) => matchesGlob(characters, word)).map(({ id }) => id);
    return literal === undefined ? found : [literal, ...found];
  }
}

/** Globs by one literal part of theirs. */
class ByPart {
  private readonly globs = new Map<string, Glob[]>();
  /** Lengths of the parts, in UTF-16 units. */
  private readonly lengths = new Set<number>();

  add(part: string, glob: Glob): void {
    const some = this.globs.get(part);
    if (some) some.push(glob);
    else this.globs.set(part, [glob]);
    this.lengths.add(part.length);
  }

  /** @param partOf the part of `word` that has so many units */
  of(word: string, partOf: (length: number) => string): Glob[] {
    const found: Glob[] = [];
    for (const length of this.lengths) {
      const some = length <= word.length ? this.globs.get(partOf(length)) : undefined;
      if (some) found.push(...some);
    }
    return found;
  }
}
