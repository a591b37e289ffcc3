/**
 * Counts by theme and pole, made of uses, of counts made before, or of both. Addition is all there is to it, so it makes no difference in
 * how many parts and in what order they come, as long as the uses of a text are in one part.
 */
import type { Count, UseLine } from './countedLine';
import { CannotDo } from './options';
import { together, type Summary } from './summary';

export class Tally {
  private readonly byKey = new Map<string, { theme: string; pole: Count['pole']; uses: number; texts: number }>();
  private readonly texts = new RecentTexts();
  private sum?: Summary;

  /** What all runs together say of themselves; absent where none has. */
  get summary(): Summary | undefined {
    return this.sum;
  }

  addUse({ file, theme, pole }: UseLine): void {
    this.add({ theme, pole, uses: 1, texts: this.texts.isFirst(file, keyOf(theme, pole)) ? 1 : 0 });
  }

  addCount(count: Count): void {
    this.add(count);
  }

  /**
   * @param place where it stands, for a person
   * @throws CannotDo where it is of other rules than those before, since no sum of such counts means anything
   */
  addSummary(summary: Summary, place: string): void {
    const before = this.sum;
    if (before && before.lexicon !== summary.lexicon) {
      throw new CannotDo(`${place}: counted with another lexicon (${short(summary.lexicon)}) than what came before (${short(before.lexicon)}).`);
    }
    if (before && before.options !== summary.options) {
      throw new CannotDo(`${place}: counted with other options (${said(summary.options)}) than what came before (${said(before.options)}).`);
    }
    this.sum = before ? together(before, summary) : summary;
  }

  /** @throws CannotDo where there are other rows than the summaries speak of */
  requireComplete(): void {
    if (!this.sum) return;
    const rows = [...this.byKey.values()].reduce((sum, { uses }) => sum + uses, 0);
    if (rows === this.sum.rows) return;
    throw new CannotDo(`the summaries are of ${this.sum.rows.toLocaleString('en')} rows, and there are ${rows.toLocaleString('en')}: a part, or the summary of a part, is missing or here twice.`);
  }

  /** By theme, the main pole first. */
  counts(): Count[] {
    return [...this.byKey.values()].sort((a, b) => (a.theme < b.theme ? -1 : a.theme > b.theme ? 1 : a.pole === 'main' ? -1 : 1));
  }

  private add({ theme, pole, uses, texts }: Count): void {
    const key = keyOf(theme, pole);
    const count = this.byKey.get(key);
    if (!count) this.byKey.set(key, { theme, pole, uses, texts });
    else {
      count.uses += uses;
      count.texts += texts;
    }
  }
}

function keyOf(theme: string, pole: string): string {
  return `${pole} ${theme}`;
}

/** As much of a hash as people compare. */
function short(hash: string): string {
  return hash.slice(0, 12);
}

function said(options: string): string {
  return options === '' ? 'none' : options;
}

/** Texts that are remembered; a text's rows may stand among those of as many others, as where several runs write to one place at once. */
const MOST_RECENT = 1000;

/** Which themes the latest texts have been counted for. */
class RecentTexts {
  private readonly keys = new Map<string, Set<string>>();

  /** Whether it is the text's first use of what the key says. */
  isFirst(file: string, key: string): boolean {
    const known = this.keys.get(file) ?? this.begin(file);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  }

  private begin(file: string): Set<string> {
    if (this.keys.size >= MOST_RECENT) this.keys.delete(this.keys.keys().next().value!);
    const keys = new Set<string>();
    this.keys.set(file, keys);
    return keys;
  }
}
