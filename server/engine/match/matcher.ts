/**
 * The matcher: a lexicon's patterns as one trie of word tests, held against texts.
 *
 * Which tests a type passes is found once a type and remembered, so that matching a text costs one look-up a token; a new
 * word of the corpus is tested the first time it is met.
 */
import type { Sequence } from '../lexicon/pattern';
import type { WordTest } from '../lexicon/wordTest';
import { marksBetween } from '../lexicon/pattern';
import { compoundAt, Join, type Tokens } from '../text/tokens';
import type { TypeId, Vocabulary } from '../text/vocabulary';

/** Where one of a matcher's patterns stands: tokens `[first, last]`, both included. */
export interface Match {
  /** Which pattern, as numbered when it was added. */
  readonly pattern: number;
  readonly first: number;
  readonly last: number;
}

interface Edge {
  readonly gap: number;
  readonly marks: string;
  readonly test: number;
  readonly node: Node;
}

interface Node {
  /** Patterns that end here. */
  readonly ends: number[];
  /** Next words that stand right after, by test. */
  readonly adjacent: Map<number, Node>;
  /** Next words after a gap or after marks of their own. */
  readonly apart: Edge[];
}

function newNode(): Node {
  return { ends: [], adjacent: new Map(), apart: [] };
}

const NO_TESTS: readonly number[] = [];

export class Matcher {
  private readonly root = newNode();
  private readonly tests: WordTest[] = [];
  private readonly testIds = new Map<string, number>();
  private readonly byFolded = new Map<string, number[]>();
  /** Tests that cannot be looked up, by the first letter they ask for ('' for any). */
  private readonly byInitial = new Map<string, number[]>();
  /** By type: the tests it passes. */
  private readonly passed: (readonly number[] | undefined)[] = [];
  private hasApart = false;

  constructor(readonly vocabulary: Vocabulary) {}

  /** Adds a sequence to what pattern number `pattern` stands for. All are added before the first match. */
  add(pattern: number, sequence: Sequence): void {
    let node = this.root;
    for (const [i, step] of sequence.entries()) {
      const test = this.testId(step.test);
      node = i === 0 || (step.gap === 0 && step.marks === '') ? childOf(node.adjacent, test) : this.apartChild(node, step.gap, step.marks, test);
    }
    if (!node.ends.includes(pattern)) node.ends.push(pattern);
  }

  /** All matches in a text, overlapping ones included, by first token. */
  match(text: string, tokens: Tokens): Match[] {
    const found: Match[] = [];
    for (let token = 0; token < tokens.count; token++) this.matchAt(text, tokens, token, found);
    return found;
  }

  /** Adds to `found` the matches that begin at a token. */
  matchAt(text: string, tokens: Tokens, first: number, found: Match[]): void {
    const plain = this.testsOf(tokens.type[first]);
    const compound = compoundAt(tokens, first);
    if (plain.length === 0 && compound < 0) return;
    const walk = new Walk(this, text, tokens, first, found, this.hasApart);
    for (const test of plain) {
      const node = this.root.adjacent.get(test);
      if (node) walk.enter(node, first);
    }
    if (compound < 0) return;
    for (const test of this.testsOf(tokens.compoundType[compound])) {
      const node = this.root.adjacent.get(test);
      if (node) walk.enter(node, tokens.compoundLast[compound]);
    }
  }

  /** The tests that a type passes. */
  testsOf(type: TypeId): readonly number[] {
    return this.passed[type] ?? (this.passed[type] = this.findTests(type));
  }

  private findTests(type: TypeId): readonly number[] {
    const folded = this.vocabulary.folded[type];
    const tests = [...(this.byFolded.get(folded) ?? [])];
    const candidates = [this.byInitial.get(''), this.byInitial.get(folded.slice(0, 1))];
    for (const some of candidates) {
      for (const test of some ?? NO_TESTS) if (this.tests[test].accepts(this.vocabulary, type)) tests.push(test);
    }
    return tests.length > 0 ? tests : NO_TESTS;
  }

  private testId(test: WordTest): number {
    const known = this.testIds.get(test.key);
    if (known !== undefined) return known;
    const id = this.tests.push(test) - 1;
    this.testIds.set(test.key, id);
    if (test.folded !== undefined) listIn(this.byFolded, test.folded).push(id);
    else listIn(this.byInitial, test.prefix.slice(0, 1)).push(id);
    return id;
  }

  private apartChild(node: Node, gap: number, marks: string, test: number): Node {
    this.hasApart = true;
    const known = node.apart.find((edge) => edge.gap === gap && edge.marks === marks && edge.test === test);
    if (known) return known.node;
    const child = newNode();
    node.apart.push({ gap, marks, test, node: child });
    return child;
  }
}

/** One walk through the trie from one first token. */
class Walk {
  /** Places already walked, where gaps can lead to the same place by several ways. */
  private readonly seen?: Map<Node, Set<number>>;

  constructor(
    private readonly matcher: Matcher,
    private readonly text: string,
    private readonly tokens: Tokens,
    private readonly first: number,
    private readonly found: Match[],
    remember: boolean,
  ) {
    if (remember) this.seen = new Map();
  }

  /** The pattern words so far end with token `last`. */
  enter(node: Node, last: number): void {
    if (this.wasHere(node, last)) return;
    for (const pattern of node.ends) this.found.push({ pattern, first: this.first, last });
    const next = last + 1;
    if (next >= this.tokens.count) return;
    if (node.adjacent.size > 0 && this.tokens.join[next] <= Join.Quote) this.follow(node.adjacent, next);
    for (const edge of node.apart) this.followApart(edge, last);
  }

  private follow(children: Map<number, Node>, token: number): void {
    for (const test of this.matcher.testsOf(this.tokens.type[token])) {
      const child = children.get(test);
      if (child) this.enter(child, token);
    }
    const compound = compoundAt(this.tokens, token);
    if (compound < 0) return;
    for (const test of this.matcher.testsOf(this.tokens.compoundType[compound])) {
      const child = children.get(test);
      if (child) this.enter(child, this.tokens.compoundLast[compound]);
    }
  }

  private followApart(edge: Edge, last: number): void {
    const { join, count, end, start } = this.tokens;
    const single = new Map([[edge.test, edge.node]]);
    if (edge.marks !== '') {
      const next = last + 1;
      if (join[next] < Join.Paragraph && marksBetween(this.text, end[last], start[next]) === edge.marks) this.follow(single, next);
      return;
    }
    // Words between are counted as words: a compound passed over is one.
    let between = 0;
    for (let token = last + 1; token < count && join[token] <= Join.Comma; token++) {
      if (join[token] !== Join.Hyphen && token > last + 1) between++;
      if (between > edge.gap) return;
      const before = this.found.length;
      this.follow(single, token);
      if (this.found.length > before) return;
    }
  }

  private wasHere(node: Node, last: number): boolean {
    if (!this.seen) return false;
    const places = this.seen.get(node) ?? new Set();
    if (places.has(last)) return true;
    places.add(last);
    this.seen.set(node, places);
    return false;
  }
}

function childOf(children: Map<number, Node>, test: number): Node {
  let child = children.get(test);
  if (!child) children.set(test, (child = newNode()));
  return child;
}

function listIn<K>(map: Map<K, number[]>, key: K): number[] {
  let list = map.get(key);
  if (!list) map.set(key, (list = []));
  return list;
}
