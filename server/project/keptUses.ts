/**
 * What was found of themes in texts, as bytes that are kept from one session to the next.
 *
 * A theme's uses in a text are known by the theme's signature and by the text's name and note: where all of these are what they were, so are
 * the uses. Nothing else is believed, and what is not there is found as ever.
 */
import type { IndexedText } from '../engine/index/corpusIndex';
import { growingIntegers } from '../engine/index/growing';
import { joinSections, Sections } from '../engine/index/sections';
import type { Theme } from '../engine/lexicon/model';
import type { Evidence, Use } from '../engine/match/uses';
import { asFound, hasUses, type Found } from './found';
import { rulesOf, type SignedThemes } from './signedThemes';

/** What is said of them once. */
interface Head {
  readonly rules: string;
  /** Ids and signatures. */
  readonly themes: readonly (readonly [string, string])[];
  /** Names and notes. */
  readonly texts: readonly (readonly [string, string])[];
}

/** Variant, start, end, first and last token. */
const USE = 5;
const KINDS = ['matched', 'stood', 'applied'] as const satisfies readonly (keyof Evidence)[];

/** Packs what was found, text by text. */
export class UsesPacking {
  private readonly texts: (readonly [string, string])[] = [];
  private readonly ends = growingIntegers();
  /** By text and theme of which something was found: the theme, how many uses, the uses; then of each kind of evidence how much, and what. */
  private readonly numbers = growingIntegers();

  constructor(readonly themes: SignedThemes) {}

  /** @param found by theme id, of all themes */
  add(text: IndexedText, note: string, found: ReadonlyMap<string, Found>): void {
    this.texts.push([text.name, note]);
    for (const [number, { id }] of this.themes.lexicon.themes.entries()) {
      const one = found.get(id)!;
      const { evidence } = one;
      if (!hasUses(one) && !evidence) continue;
      // What nobody has looked at yet is not kept for it.
      const uses = one.places?.usesIn(text) ?? one.uses;
      this.push(number, uses.length);
      for (const use of uses) this.push(use.variant, use.start, use.end, use.firstToken, use.lastToken);
      for (const kind of KINDS) this.addCounts(evidence?.[kind]);
    }
    this.ends.push(this.numbers.length);
  }

  build(): ArrayBuffer {
    const { lexicon, signatures } = this.themes;
    const head: Head = { rules: rulesOf(this.themes), themes: lexicon.themes.map(({ id }) => [id, signatures.get(id)!]), texts: this.texts };
    return joinSections([new TextEncoder().encode(JSON.stringify(head)), this.ends.taken, this.numbers.taken]);
  }

  private addCounts(counts: ReadonlyMap<number, number> = NO_COUNTS): void {
    this.push(counts.size);
    for (const [what, times] of counts) this.push(what, times);
  }

  private push(...numbers: number[]): void {
    for (const number of numbers) this.numbers.push(number);
  }
}

const NO_COUNTS: ReadonlyMap<number, number> = new Map();

/** What was packed. */
export class KeptUses {
  private readonly head: Head;
  private readonly ends: Int32Array;
  private readonly numbers: Int32Array;
  private readonly byName: ReadonlyMap<string, number>;
  /** By number of a theme that is what it was, the theme. */
  private readonly same: (Theme | undefined)[];
  private at = 0;
  private missed = 0;
  private taken = 0;

  /**
   * @param themes in force now
   * @throws where the buffer is none that `UsesPacking` made
   */
  constructor(
    buffer: ArrayBuffer,
    private readonly themes: SignedThemes,
  ) {
    const sections = new Sections(buffer);
    this.head = JSON.parse(new TextDecoder().decode(sections.bytes())) as Head;
    this.ends = sections.integers();
    this.numbers = sections.integers();
    this.byName = new Map(this.head.texts.map(([name], i) => [name, i]));
    const byId = new Map(themes.lexicon.themes.map((theme) => [theme.id, theme]));
    const isSame = this.head.rules === rulesOf(themes);
    this.same = this.head.themes.map(([id, signature]) => (isSame && themes.signatures.get(id) === signature ? byId.get(id) : undefined));
  }

  /** Whether just these texts have been asked for, and just these themes are in force. */
  get isWhole(): boolean {
    return this.missed === 0 && this.taken === this.head.texts.length && this.same.length === this.themes.lexicon.themes.length && this.same.every((theme) => theme !== undefined);
  }

  /** By theme id, of the themes that are what they were; nothing where the text is not what it was. */
  of(text: IndexedText, note: string): Map<string, Found> {
    const found = new Map<string, Found>();
    const number = this.byName.get(text.name);
    if (number === undefined || this.head.texts[number][1] !== note) {
      this.missed++;
      return found;
    }
    this.taken++;
    for (const theme of this.same) if (theme) found.set(theme.id, asFound([], undefined));
    this.at = number > 0 ? this.ends[number - 1] : 0;
    while (this.at < this.ends[number]) this.takeTheme(text, found);
    return found;
  }

  private takeTheme(text: IndexedText, into: Map<string, Found>): void {
    const theme = this.same[this.next()];
    const uses: Use[] = [];
    for (let left = this.next(); left > 0; left--) {
      if (theme) uses.push(this.use(text, theme));
      else this.at += USE;
    }
    const [matched, stood, applied] = KINDS.map(() => this.counts());
    if (theme) into.set(theme.id, asFound(uses, matched.size + stood.size + applied.size > 0 ? { matched, stood, applied } : undefined));
  }

  private use(text: IndexedText, theme: Theme): Use {
    const [variant, start, end, firstToken, lastToken] = this.numbers.subarray(this.at, (this.at += USE));
    return { theme: theme.id, variant, pole: theme.variants[variant].pole, start, end, firstToken, lastToken, zone: text.zoneAt(start) };
  }

  private counts(): Map<number, number> {
    const counts = new Map<number, number>();
    for (let left = this.next(); left > 0; left--) counts.set(this.next(), this.next());
    return counts;
  }

  private next(): number {
    return this.numbers[this.at++];
  }
}
