/** A lexicon held against texts one after the other, however many come: what is remembered of words is let go when it is full. */
import type { Lexicon } from '../../engine/lexicon/model';
import { compileLexicon, type Compiled } from '../../engine/match/compile';
import type { Use } from '../../engine/match/uses';
import { analyse, type TextAnalysis } from '../../engine/text/analysis';
import type { Docvars } from '../../engine/text/metadata';
import { PlainWords } from '../../engine/text/plainWords';
import { Vocabulary } from '../../engine/text/vocabulary';

/** What may be remembered before the next text is begun; a text that is begun is always read to its end. */
export interface Capacity {
  /** Types of the vocabulary. */
  readonly types: number;
  /** UTF-16 units of the texts they come from. Holds where words of another kind are remembered beside them, as with `compat: quanteda`. */
  readonly units: number;
}

/** Some hundred megabytes at most. A billion words of one language have more types; to meet some of them again costs next to nothing. */
export const CAPACITY: Capacity = { types: 500_000, units: 64 << 20 };

export class BoundedLexicon {
  private vocabulary = new Vocabulary();
  private plain = PlainWords.make();
  private compiled: Compiled;
  /** UTF-16 units read into the vocabulary. */
  private units = 0;

  constructor(
    readonly lexicon: Lexicon,
    private readonly capacity = CAPACITY,
  ) {
    this.compiled = compileLexicon(lexicon, this.vocabulary);
  }

  /** A text and the uses in it, which depend on no text before it. */
  read(text: string, docvars: Docvars): { analysis: TextAnalysis; uses: Use[] } {
    if (this.vocabulary.size > this.capacity.types || this.units > this.capacity.units) this.forget();
    this.units += text.length;
    const analysis = analyse(text, this.vocabulary, docvars, this.plain);
    return { analysis, uses: this.compiled.usesIn(analysis) };
  }

  /** What a compiled lexicon knows of words is by the vocabulary's numbers, so both go. */
  private forget(): void {
    this.vocabulary = new Vocabulary();
    this.plain = PlainWords.make();
    this.compiled = compileLexicon(this.lexicon, this.vocabulary);
    this.units = 0;
  }
}
