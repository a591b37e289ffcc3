/**
 * A lexicon held against texts as quanteda would: `tokens_lookup(valuetype = "glob", case_insensitive = TRUE)` over its own tokens.
 *
 * A theme is a key, and its counter-framing another; a variant is a value, as it is written: globs with spaces between. What
 * quanteda does not have is not applied: exceptions, conditions, gaps, alternatives, stems, languages, accents.
 */
import type { Lexicon, Variant } from '../lexicon/model';
import { countUpTo } from '../match/overlaps';
import { byPlace, type Use } from '../match/uses';
import { paragraphAt, type TextAnalysis } from '../text/analysis';
import { tokenAfter, type Tokens } from '../text/tokens';
import type { Zone } from '../text/zones';
import { Globs } from './globs';
import { counted, type KeyMatch, type NestedScope } from './nestedScope';
import { QuantedaTokenizer, type QuantedaTokens } from './quantedaTokens';
import { Types } from './types';

/** A variant that may say that capitals matter, as quanteda's `case_insensitive = FALSE`. */
export type CasedVariant = Variant & { readonly caseSensitive?: boolean };

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
  private readonly types = new Types();
  private readonly globs = new Globs(this.types);
  private readonly tokenizer: QuantedaTokenizer;
  private readonly scope: NestedScope;
  private readonly root = newNode();
  /** By key: the theme it is of. */
  private readonly themes: number[] = [];

  constructor(private readonly lexicon: Lexicon) {
    this.tokenizer = new QuantedaTokenizer(this.types, lexicon.compat?.removePunct ?? false);
    this.scope = lexicon.overlap === 'exclusive' ? 'dictionary' : 'key';
    for (const theme of lexicon.themes.keys()) this.addTheme(theme);
  }

  /** The uses in a text, by start, then end, then theme. Its front matter is no part of it, its paragraphs divide nothing. */
  usesIn(analysis: TextAnalysis): Use[] {
    const tokens = this.tokenizer.tokensOf(analysis.text, analysis.layout.frontMatter?.end);
    const accepted = counted(this.matchesIn(tokens), this.scope);
    // Keys stand in the lexicon's order, which settles what place and theme do not.
    accepted.sort((a, b) => a.key - b.key);
    return accepted.map((match) => this.toUse(match, tokens, analysis)).sort(byPlace);
  }

  private addTheme(theme: number): void {
    const { variants } = this.lexicon.themes[theme];
    for (const pole of ['main', 'counter'] as const) {
      const key = this.themes.push(theme) - 1;
      for (const [variant, written] of variants.entries()) if (written.pole === pole) this.addVariant(written, { key, variant });
    }
  }

  private addVariant({ source, caseSensitive = false }: CasedVariant, value: Value): void {
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
    for (let first = 0; first < tokens.count; first++) this.follow(this.root, tokens, first, first, found);
    return found;
  }

  private follow(node: Node, tokens: QuantedaTokens, first: number, token: number, found: KeyMatch[]): void {
    for (const glob of this.globs.acceptingType(tokens.type[token])) {
      const next = node.next.get(glob);
      if (!next) continue;
      for (const value of next.ends) found.push({ ...value, first, last: token });
      if (next.next.size > 0 && token + 1 < tokens.count) this.follow(next, tokens, first, token + 1, found);
    }
  }

  private toUse({ key, variant, first, last }: KeyMatch, tokens: QuantedaTokens, analysis: TextAnalysis): Use {
    const theme = this.lexicon.themes[this.themes[key]];
    const [start, end] = [tokens.start[first], tokens.end[last]];
    return { theme: theme.id, variant, pole: theme.variants[variant].pole, start, end, ...wordsIn(analysis.tokens, start, end), zone: zoneAt(analysis, start) };
  }
}

function newNode(): Node {
  return { next: new Map(), ends: [] };
}

function zoneAt(analysis: TextAnalysis, offset: number): Zone {
  return analysis.paragraphs[Math.max(0, paragraphAt(analysis, offset))]?.zone ?? 'body';
}

/** Of the analysis' own tokens those that `[start, end)` touches; where it touches none, the nearest. */
function wordsIn(tokens: Tokens, start: number, end: number): { firstToken: number; lastToken: number } {
  const firstToken = tokenAfter(tokens, start);
  const lastToken = countUpTo(tokens.start, end - 1) - 1;
  if (firstToken <= lastToken) return { firstToken, lastToken };
  const nearest = nearer(tokens, lastToken, firstToken, start, end);
  return { firstToken: nearest, lastToken: nearest };
}

/** Of the tokens on either side of `[start, end)` the nearer; 0 in a text without words. */
function nearer(tokens: Tokens, before: number, after: number, start: number, end: number): number {
  if (before < 0) return 0;
  if (after >= tokens.count) return before;
  return start - tokens.end[before] <= tokens.start[after] - end ? before : after;
}
