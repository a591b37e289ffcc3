/**
 * A lexicon held against texts as quanteda would: `tokens_lookup(valuetype = "glob", case_insensitive = TRUE)` over its own tokens.
 *
 * A theme is a key, and its counter-framing another; a variant is a value, as it is written: globs with spaces between. What
 * quanteda does not have is not applied: exceptions, conditions, gaps, alternatives, stems, languages, accents.
 */
import type { Lexicon, Variant } from '../lexicon/model';
import { byPlace, type Evidence, type Use } from '../match/uses';
import type { ReadableText } from '../text/readableText';
import { tokenAfter, tokenBefore, type TokenReader } from '../text/tokens';
import { Globs } from './globs';
import { counted, type KeyMatch, type NestedScope } from './nestedScope';
import { QuantedaTexts } from './quantedaTexts';
import type { QuantedaTokens } from './quantedaTokens';

/** What quanteda puts between the words of a phrase that is one token: "cold_war". */
const CONCATENATOR = '_';

/** A value's way, token by token; values that begin alike go it together. */
interface Node {
  /** By number of the glob that accepts the next token. */
  readonly next: Map<number, Node>;
  /** Values that end here. */
  readonly ends: Value[];
}

/** A value: the key it counts for, and its position in the theme. */
interface Value {
  readonly key: number;
  readonly variant: number;
}

export class QuantedaLexicon {
  private readonly globs: Globs;
  private readonly removePunct: boolean;
  private readonly scope: NestedScope;
  private readonly root = newNode();
  /** By key: the theme it is of. */
  private readonly themes: number[] = [];

  /** @param texts where texts are read; lexicons that share it read each text once */
  constructor(
    private readonly lexicon: Lexicon,
    private readonly texts = new QuantedaTexts(),
  ) {
    this.globs = new Globs(texts.types);
    this.removePunct = lexicon.compat?.removePunct ?? false;
    this.scope = lexicon.overlap === 'exclusive' ? 'dictionary' : 'key';
    for (const theme of lexicon.themes.keys()) this.addTheme(theme);
  }

  /**
   * The uses in a text, by start, then end, then theme. Its front matter is no part of it, its paragraphs divide nothing.
   * @param evidence filled, by theme id, where it is given
   */
  usesIn(text: ReadableText, evidence?: Map<string, Evidence>): Use[] {
    const tokens = this.texts.tokensOf(text, this.removePunct);
    const matches = this.matchesIn(tokens);
    if (evidence) this.tell(matches, evidence);
    const accepted = counted(matches, this.scope);
    // Keys stand in the lexicon's order, which settles what place and theme do not.
    accepted.sort((a, b) => a.key - b.key);
    return accepted.map((match) => this.toUse(match, tokens, text)).sort(byPlace);
  }

  private addTheme(theme: number): void {
    const { variants } = this.lexicon.themes[theme];
    for (const pole of ['main', 'counter'] as const) {
      const key = this.themes.push(theme) - 1;
      for (const [variant, written] of variants.entries()) if (written.pole === pole) this.addVariant(written, { key, variant });
    }
  }

  private addVariant({ source, caseSensitive = false }: Variant, value: Value): void {
    const words = source.split(/\s+/).filter((word) => word !== '');
    if (words.length === 0) return;
    this.addPath(words, caseSensitive, value);
    if (words.length > 1) this.addPath([words.join(CONCATENATOR)], caseSensitive, value);
  }

  private addPath(words: readonly string[], caseSensitive: boolean, value: Value): void {
    let node = this.root;
    for (const word of words) {
      const glob = this.globs.add(word, caseSensitive);
      let next = node.next.get(glob);
      if (!next) node.next.set(glob, (next = newNode()));
      node = next;
    }
    node.ends.push(value);
  }

  /** All matches, overlapping ones included. */
  private matchesIn(tokens: QuantedaTokens): KeyMatch[] {
    const found: KeyMatch[] = [];
    for (let first = 0; first < tokens.count; first++) {
      if (this.globs.acceptingType(tokens.type[first]).length > 0) this.matchFrom(first, tokens, found);
    }
    return found;
  }

  /** The matches that begin at a token. */
  private matchFrom(first: number, tokens: QuantedaTokens, found: KeyMatch[]): void {
    const open = [{ node: this.root, token: first }];
    for (let step = open.pop(); step; step = open.pop()) {
      const { node, token } = step;
      for (const glob of this.globs.acceptingType(tokens.type[token])) {
        const next = node.next.get(glob);
        if (!next) continue;
        for (const value of next.ends) found.push({ ...value, first, last: token });
        if (next.next.size > 0 && token + 1 < tokens.count) open.push({ node: next, token: token + 1 });
      }
    }
  }

  /** Nothing takes a match away, so that all that matched stood. */
  private tell(matches: readonly KeyMatch[], evidence: Map<string, Evidence>): void {
    const matched = new Map<string, Map<number, number>>();
    for (const { key, variant } of matches) {
      const { id } = this.lexicon.themes[this.themes[key]];
      let of = matched.get(id);
      if (!of) matched.set(id, (of = new Map()));
      of.set(variant, (of.get(variant) ?? 0) + 1);
    }
    for (const [id, counts] of matched) evidence.set(id, { matched: counts, stood: counts, applied: new Map() });
  }

  private toUse({ key, variant, first, last }: KeyMatch, tokens: QuantedaTokens, text: ReadableText): Use {
    const theme = this.lexicon.themes[this.themes[key]];
    const [start, end] = [tokens.start[first], tokens.end[last]];
    return { theme: theme.id, variant, pole: theme.variants[variant].pole, start, end, ...wordsIn(text.tokens, start, end), zone: text.zoneAt(start) };
  }
}

function newNode(): Node {
  return { next: new Map(), ends: [] };
}

/** Of the text's own tokens those that `[start, end)` touches; where it touches none, the nearest. */
function wordsIn(tokens: TokenReader, start: number, end: number): { firstToken: number; lastToken: number } {
  const firstToken = tokenAfter(tokens, start);
  const lastToken = tokenBefore(tokens, end);
  if (firstToken <= lastToken) return { firstToken, lastToken };
  const nearest = nearer(tokens, lastToken, firstToken, start, end);
  return { firstToken: nearest, lastToken: nearest };
}

/** Of the tokens on either side of `[start, end)` the nearer; 0 in a text without words. */
function nearer(tokens: TokenReader, before: number, after: number, start: number, end: number): number {
  if (before < 0) return 0;
  if (after >= tokens.count) return before;
  return start - tokens.endAt(before) <= tokens.startAt(after) - end ? before : after;
}
