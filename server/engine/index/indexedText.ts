/** A text of the corpus. */
import type { TextAnalysis } from '../text/analysis';
import { TextPostings } from './postings';

export class IndexedText {
  private made?: TextPostings;

  constructor(
    /** Its name in the corpus; unique. */
    readonly name: string,
    readonly analysis: TextAnalysis,
  ) {}

  /** Made when they are first asked for: a text that is being typed in seldom needs them. */
  get postings(): TextPostings {
    return (this.made ??= TextPostings.of(this.analysis.tokens));
  }
}
