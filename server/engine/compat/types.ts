/** The types of quanteda's tokens: every wording once, with a number from 0. They are only ever added. */

/** One mark: what is longer stays with `remove_punct`, such as "__". */
const PUNCTUATION = /^\p{P}$/u;

export class Types {
  /** By type: the wording, composed (NFC). */
  readonly wording: string[] = [];
  /** By type: the wording in lower case. Nothing else is folded: quanteda keeps accents and the shape of quotation marks. */
  readonly lower: string[] = [];
  /** By type: whether `remove_punct` takes it out. */
  readonly isPunctuation: boolean[] = [];
  private readonly ids = new Map<string, number>();

  /** The type of a wording, added if it is new. */
  intern(wording: string): number {
    const known = this.ids.get(wording);
    if (known !== undefined) return known;
    const type = this.wording.push(wording) - 1;
    this.lower.push(wording.toLowerCase());
    this.isPunctuation.push(PUNCTUATION.test(wording));
    this.ids.set(wording, type);
    return type;
  }
}
