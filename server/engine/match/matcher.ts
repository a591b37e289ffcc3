/**
 * The matcher: a lexicon's patterns as one graph of word tests, held against texts. Plain phrases share their beginnings, as in a
 * trie; the alternatives of a choice meet again behind it.
 *
 * Which tests a type passes is found once a type and remembered, so that matching a text costs one look-up a token; a new
 * word of the corpus is tested the first time it is met.
 */
import { marksBetween, type Element, type Pattern, type Sequence } from '../lexicon/pattern';
import type { WordTest } from '../lexicon/wordTest';
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
  readonly adjacent: Map<number, Node[]>;
  /** Next words after a gap or after marks of their own. */
  readonly apart: Edge[];
  /** Reached by one way only, so that another pattern may go the same way. */
  readonly shared: boolean;
}

function newNode(shared: boolean): Node {
  return { ends: [], adjacent: new Map(), apart: [], shared };
}

/** A node a pattern has come to, with what the next word must have before it. */
interface Reached {
  readonly node: Node;
  readonly gap: number;
  readonly marks: string;
}

const NO_TESTS: readonly number[] = [];

export class Matcher {
  private readonly root = newNode(true);
  private readonly tests: WordTest[] = [];
  private readonly testIds = new Map<string, number>();
  private readonly byFolded = new Map<string, number[]>();
  /** Tests that cannot be looked up, by the first letter they ask for ('' for any). */
  private readonly byInitial = new Map<string, number[]>();
  /** By type: the tests it passes. */
  private readonly passed: (readonly number[] | undefined)[] = [];
  /** Whether one place can be come to by several ways. */
  private hasSeveralWays = false;

  constructor(readonly vocabulary: Vocabulary) {}

  /** Makes `pattern` one of the wordings of number `number`. All are added before the first match. */
  add(number: number, pattern: Pattern): void {
    for (const { node } of this.follow([{ node: this.root, gap: 0, marks: '' }], pattern.elements)) {
      if (!node.ends.includes(number)) node.ends.push(number);
    }
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
    const walk = new Walk(this, text, tokens, first, found, this.hasSeveralWays);
    walk.follow(this.root.adjacent, first);
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

  // Building

  private follow(from: readonly Reached[], sequence: Sequence, target?: Node): Reached[] {
    return sequence.reduce<Reached[]>((reached, element, i) => this.link(reached, element, i === sequence.length - 1 ? target : undefined), [...from]);
  }

  /** @param target where the element is to lead, if that is given: the alternatives of a choice meet there */
  private link(from: readonly Reached[], element: Element, target?: Node): Reached[] {
    const before = from.map(({ node, gap, marks }) => ({ node, gap: gap + element.gap, marks: marks + element.marks }));
    if (element.kind === 'word') return [{ node: this.linkWord(before, this.testId(element.test), target), gap: 0, marks: '' }];
    const meeting = target ?? newNode(false);
    this.hasSeveralWays = true;
    const ends = element.choices.flatMap((choice) => this.follow(before, choice, meeting));
    return [...new Map(ends.map((end) => [end.node, end] as const)).values()];
  }

  private linkWord(from: readonly Reached[], test: number, target?: Node): Node {
    if (!target && from.length === 1 && from[0].gap === 0 && from[0].marks === '') return sharedChild(from[0].node, test);
    const node = target ?? newNode(false);
    for (const { node: start, gap, marks } of from) {
      if (gap > 0 || marks !== '') {
        this.hasSeveralWays = true;
        start.apart.push({ gap, marks, test, node });
      } else listIn(start.adjacent, test).push(node);
    }
    return node;
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

  /** Takes the next word, or the whole compound that begins there. */
  follow(children: ReadonlyMap<number, readonly Node[]>, token: number): void {
    this.take(children, this.tokens.type[token], token);
    const compound = compoundAt(this.tokens, token);
    if (compound >= 0) this.take(children, this.tokens.compoundType[compound], this.tokens.compoundLast[compound]);
  }

  private take(children: ReadonlyMap<number, readonly Node[]>, type: TypeId, last: number): void {
    for (const test of this.matcher.testsOf(type)) {
      for (const child of children.get(test) ?? NO_NODES) this.enter(child, last);
    }
  }

  private followApart(edge: Edge, last: number): void {
    const { join, count, end, start } = this.tokens;
    const single = new Map([[edge.test, [edge.node]]]);
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

const NO_NODES: readonly Node[] = [];

function sharedChild(node: Node, test: number): Node {
  const children = listIn(node.adjacent, test);
  let child = children.find((one) => one.shared);
  if (!child) children.push((child = newNode(true)));
  return child;
}

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  let list = map.get(key);
  if (!list) map.set(key, (list = []));
  return list;
}
