/** Conditions on a variant: another wording near by. */
import type { Near } from '../lexicon/model';
import { Join, type TokenReader } from '../text/tokens';
import type { Match } from './matches';
import { countUpTo } from './overlaps';

/** How far a condition reaches, and to which side. */
export type Reach = Omit<Near, 'patterns'>;

/** The least that divides what is near from what is not. */
export function unitEnd(reach: Reach): Join {
  return reach.in === 'paragraph' ? Join.Paragraph : Join.Sentence;
}

/** Where one wording stands in a text, and how far from it something else is. */
export class Neighbours {
  private readonly firsts: Int32Array;
  private readonly lasts: Int32Array;

  constructor(
    private readonly places: Places,
    matches: readonly Match[],
  ) {
    this.firsts = Int32Array.from(matches, (match) => match.first).sort();
    this.lasts = Int32Array.from(matches, (match) => match.last).sort();
  }

  /** Whether one of them stands so near to `match`, and overlaps it nowhere. The nearest on either side tells. */
  areNear({ first, last }: Match, reach: Reach): boolean {
    const before = reach.side === 'after' ? -1 : countUpTo(this.lasts, first - 1) - 1;
    if (before >= 0 && this.places.isWithin(this.lasts[before], first, reach)) return true;
    const after = reach.side === 'before' ? this.firsts.length : countUpTo(this.firsts, last);
    return after < this.firsts.length && this.places.isWithin(last, this.firsts[after], reach);
  }
}

/** Tokens that are looked at one by one, before all of a text are numbered. */
const FEW = 64;

/** How far tokens of a text stand from each other. */
export class Places {
  private all?: Numbered;

  constructor(private readonly tokens: TokenReader) {}

  /** Whether token `to` stands so near after token `from`. */
  isWithin(from: number, to: number, reach: Reach): boolean {
    const { tokens } = this;
    const divides = unitEnd(reach);
    const most = reach.words ?? Infinity;
    const end = Math.min(to, from + FEW);
    let between = -1;
    for (let token = from + 1; token <= end; token++) {
      const join = tokens.joinAt(token);
      if (join >= divides) return false;
      if (join !== Join.Hyphen && ++between > most) return false;
    }
    return end === to || (this.all ??= new Numbered(tokens)).isWithin(from, to, reach);
  }
}

/** By token: which word, sentence and paragraph of the text it stands in; counted from 1. */
class Numbered {
  private readonly word: Int32Array;
  private readonly sentence: Int32Array;
  private readonly paragraph: Int32Array;

  constructor(tokens: TokenReader) {
    const { count } = tokens;
    this.word = new Int32Array(count);
    this.sentence = new Int32Array(count);
    this.paragraph = new Int32Array(count);
    let [word, sentence, paragraph] = [0, 0, 0];
    for (let token = 0; token < count; token++) {
      const join = tokens.joinAt(token);
      this.word[token] = join === Join.Hyphen ? word : ++word;
      this.sentence[token] = join >= Join.Sentence ? ++sentence : sentence;
      this.paragraph[token] = join === Join.Paragraph ? ++paragraph : paragraph;
    }
  }

  /** Whether token `to` stands so near after token `from`. */
  isWithin(from: number, to: number, { words, in: unit }: Reach): boolean {
    const whole = unit === 'paragraph' ? this.paragraph : this.sentence;
    return whole[from] === whole[to] && (words === undefined || this.word[to] - this.word[from] - 1 <= words);
  }
}
