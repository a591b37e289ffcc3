/**
 * The matcher: a lexicon's patterns as one graph of word tests, held against texts. Plain phrases share their beginnings, as in a
 * trie; the alternatives of a choice meet again behind it.
 *
 * Which tests a type passes is found once a type and remembered, so that matching a text costs one look-up a token; a new
 * word of the corpus is tested the first time it is met.
 */
import { marksBetween, type Element, type Pattern, type Sequence } from '../lexicon/pattern';
import type { TestTypes } from '../index/testTypes';
import { stemOfType } from '../lexicon/stems';
import { withRoom } from '../text/arrays';
import { BEGINNING, beginningOf } from '../text/beginnings';
import { foldCompound, foldWord } from '../text/fold';
import type { WordTest } from '../lexicon/wordTest';
import type { ReadableText } from '../text/readableText';
import { Join, NO_KIND, Role, type PatternAnchor, type PatternWords, type TokenKinds, type TokenReader } from '../text/tokens';
import type { TypeId, Vocabulary } from '../text/vocabulary';
import { anchorsOf } from './anchors';
import { Kinds } from './kinds';
import { listIn } from './lists';
import { Matches, type Match } from './matches';
import { Reaches } from './reaches';

/** A next word that stands after a gap or after marks of its own. */
interface Edge {
  readonly gap: number;
  readonly marks: string;
  readonly word: NextWords;
}

/** Words that may come next, by test, and where they lead. */
type NextWords = ReadonlyMap<number, readonly Node[]>;

interface Node {
  /** Unlike that of any other node. */
  readonly id: number;
  /** Patterns that end here. */
  readonly ends: number[];
  /** Next words that stand right after. */
  readonly adjacent: Map<number, Node[]>;
  readonly apart: Edge[];
  /** Reached by one way only, so that another pattern may go the same way. Others may be reached by many. */
  readonly shared: boolean;
}

/** Whether no pattern goes on from a node. */
function isEnd({ adjacent, apart }: Node): boolean {
  return adjacent.size === 0 && apart.length === 0;
}

function newNode(id: number, shared: boolean): Node {
  return { id, ends: [], adjacent: new Map(), apart: [], shared };
}

/** A node a pattern has come to, with what the next word must have before it. */
interface Reached {
  readonly node: Node;
  readonly gap: number;
  readonly marks: string;
}

/** Types below `below` that patterns begin with. */
interface Listed {
  readonly below: TypeId;
  readonly types: readonly TypeId[];
}

const NO_TESTS: readonly number[] = [];

export class Matcher implements PatternWords {
  readonly anchors: PatternAnchor[][] = [];
  private readonly root = newNode(0, true);
  private nodes = 1;
  private readonly tests: WordTest[] = [];
  private readonly testIds = new Map<string, number>();
  private readonly byFolded = new Map<string, number[]>();
  /** By language, then stem. */
  private readonly byStem = new Map<string, Map<string, number[]>>();
  private readonly bySurface = new Map<string, number[]>();
  /** Tests that cannot be looked up, by the letters they ask a word to begin with; and how many these may be, ascending. */
  private readonly byPrefix = new Map<string, number[]>();
  private prefixLengths: number[] = [];
  /** How folded words begin that may pass a test; and whether any may, however it begins. */
  private readonly beginnings = new Set<number>();
  private anyMayPass = false;
  private readonly kinds: Kinds;
  private list?: Listed;
  /** By kind: where patterns that begin with it lead. */
  private readonly starts: (readonly Node[] | undefined)[] = [];
  private readonly roles: (Role | undefined)[] = [];
  /** By kind: the patterns that are one such word, where no pattern goes on from it; `undefined` where one does, or it has not been asked for. */
  private readonly wholes: (readonly number[] | undefined)[] = [];
  /** By kind, + 1; 0 where it has not been asked for. */
  private furthests = new Uint16Array(0);
  /** Those of the text that was matched last; kept, as making room takes as long as finding some. */
  private readonly found = new Matches();
  /** Made when it is asked for: most patterns that are looked up go on from few words. */
  private reaches?: Reaches;

  /** @param testTypes where it is found once for all matchers which types a test accepts */
  constructor(
    readonly vocabulary: Vocabulary,
    private readonly testTypes?: TestTypes,
  ) {
    this.kinds = new Kinds((type) => this.findTests(type));
  }

  /** Makes `pattern` one of the wordings of number `number`. All are added before the first match. */
  add(number: number, pattern: Pattern): void {
    for (const { node } of this.follow([{ node: this.root, gap: 0, marks: '' }], pattern.elements)) {
      if (!node.ends.includes(number)) node.ends.push(number);
    }
    this.anchors.push(anchorsOf(pattern.elements).map(({ tests, before }) => ({ tests: tests.map((test) => this.testId(test)), before })));
  }

  /** All matches in a text, overlapping ones included, by first token. They are good until the next text is matched. */
  match(text: ReadableText): Matches {
    return this.walk(text, text.tokens.startsOf(this));
  }

  /** The matches that begin at one of these tokens. */
  matchFrom(text: ReadableText, starts: Iterable<number>): Match[] {
    return this.walk(text, starts).all();
  }

  private walk(text: ReadableText, starts: Iterable<number>): Matches {
    const { found } = this;
    found.count = 0;
    const walk = new Walk(this, text, found);
    for (const token of starts) walk.from(token);
    return found;
  }

  kindOf(type: TypeId): number {
    return this.kinds.of(type);
  }

  get testCount(): number {
    return this.tests.length;
  }

  get kindCount(): number {
    return this.kinds.tests.length;
  }

  roleOf(kind: number): Role {
    return (this.roles[kind] ??= this.findRole(kind));
  }

  reach(kind: number, next: number): number {
    return next === NO_KIND ? 0 : (this.reaches ??= new Reaches((kind, next) => this.findReach(kind, next))).of(kind, next);
  }

  furthest(kind: number): number {
    return (this.furthests[kind] || this.findFurthest(kind)) - 1;
  }

  /** @returns it + 1 */
  private findFurthest(kind: number): number {
    let most = 0;
    for (const { adjacent, apart } of this.startsOf(kind)) {
      if (most === 0 && adjacent.size > 0) most = 1;
      for (const { gap } of apart) most = Math.max(most, gap + 1);
    }
    this.furthests = withRoom(this.furthests, this.kindCount);
    return (this.furthests[kind] = most + 1);
  }

  private findReach(kind: number, next: number): number {
    const tests = this.kinds.tests[next];
    let reach = 0;
    for (const { adjacent, apart } of this.startsOf(kind)) {
      if (reach === 0 && adjacent.size > 0 && leads(adjacent, tests)) reach = 1;
      for (const { gap, word } of apart) if (gap >= reach && leads(word, tests)) reach = gap + 1;
    }
    return reach;
  }

  /** Of the types there were when it was first asked, where it is found elsewhere which of them a test accepts. */
  get listed(): readonly TypeId[] {
    return (this.list ??= this.listTypes()).types;
  }

  get listedBelow(): TypeId {
    return (this.list ??= this.listTypes()).below;
  }

  /** Where the patterns that begin with a kind lead. */
  startsOf(kind: number): readonly Node[] {
    return (this.starts[kind] ??= this.kinds.tests[kind].flatMap((test) => this.root.adjacent.get(test) ?? []));
  }

  /** The tests that words of a kind pass. */
  testsOf(kind: number): readonly number[] {
    return this.kinds.tests[kind];
  }

  private listTypes(): Listed {
    const { testTypes } = this;
    if (!testTypes) return { below: 0, types: [] };
    const tests = new Map<TypeId, number[]>();
    for (const [number, test] of this.tests.entries()) for (const type of testTypes.of(test)) listIn(tests, type).push(number);
    const below = this.vocabulary.size;
    this.kinds.takeOver(below, tests);
    return { below, types: [...tests.keys()] };
  }

  /** The patterns that are one word of a kind, where its role is known and no pattern goes on from it. */
  wholesOf(kind: number): readonly number[] | undefined {
    return this.wholes[kind];
  }

  private findRole(kind: number): Role {
    const starts = this.startsOf(kind);
    if (starts.every(isEnd)) this.wholes[kind] = [...new Set(starts)].flatMap(({ ends }) => ends);
    if (starts.some(({ ends }) => ends.length > 0)) return Role.Whole;
    return starts.length > 0 ? Role.Beginning : kind === NO_KIND ? Role.None : Role.Inside;
  }

  private findTests(type: TypeId): readonly number[] {
    const folded = this.vocabulary.folded[type];
    const hyphenated = this.vocabulary.hyphenated(type);
    if (!this.mayPass(folded) && (hyphenated === undefined || !this.mayPass(hyphenated))) return NO_TESTS;
    const tests = [...(this.byFolded.get(folded) ?? [])];
    for (const [language, stems] of this.byStem) tests.push(...(stems.get(stemOfType(this.vocabulary, language, type)) ?? NO_TESTS));
    tests.push(...(this.bySurface.get(this.vocabulary.surface[type]) ?? NO_TESTS));
    this.testPrefixes(type, folded, '', tests);
    if (hyphenated !== undefined) this.testPrefixes(type, hyphenated, folded, tests);
    return tests.length > 1 ? tests.sort((a, b) => a - b) : tests;
  }

  /** Whether a word of a form may pass some test, told by its first letters: most words may not. */
  private mayPass(form: string): boolean {
    return this.anyMayPass || this.beginnings.has(beginningOf(form));
  }

  /** @param other form whose beginnings are tested already */
  private testPrefixes(type: TypeId, form: string, other: string, tests: number[]): void {
    for (const length of this.prefixLengths) {
      if (length > form.length) break;
      const prefix = form.slice(0, length);
      if (other !== '' && other.startsWith(prefix)) continue;
      for (const test of this.byPrefix.get(prefix) ?? NO_TESTS) if (this.tests[test].accepts(this.vocabulary, type)) tests.push(test);
    }
  }

  private testId(test: WordTest): number {
    const known = this.testIds.get(test.key);
    if (known !== undefined) return known;
    const id = this.tests.push(test) - 1;
    this.testIds.set(test.key, id);
    if (test.folded !== undefined) {
      listIn(this.byFolded, test.folded).push(id);
      this.beginnings.add(beginningOf(test.folded));
    } else if (test.stemmed) {
      listIn(mapIn(this.byStem, test.stemmed.language), test.stemmed.stem).push(id);
      this.anyMayPass = true;
    } else if (test.surface !== undefined) {
      listIn(this.bySurface, test.surface).push(id);
      // As a word, and as a compound.
      for (const form of [foldWord(test.surface), foldCompound(test.surface)]) this.beginnings.add(beginningOf(form));
    } else this.addByPrefix(test.prefix, id);
    return id;
  }

  private addByPrefix(prefix: string, id: number): void {
    listIn(this.byPrefix, prefix).push(id);
    this.beginnings.add(beginningOf(prefix));
    this.anyMayPass ||= prefix.length < BEGINNING;
    if (!this.prefixLengths.includes(prefix.length)) this.prefixLengths = [...this.prefixLengths, prefix.length].sort((a, b) => a - b);
  }

  // Building

  private follow(from: readonly Reached[], sequence: Sequence, target?: Node): Reached[] {
    return sequence.reduce<Reached[]>((reached, element, i) => this.link(reached, element, i === sequence.length - 1 ? target : undefined), [...from]);
  }

  /** @param target where the element is to lead, if that is given: the alternatives of a choice meet there */
  private link(from: readonly Reached[], element: Element, target?: Node): Reached[] {
    const before = from.map((reached) => this.before(reached, element));
    if (element.kind === 'word') return [{ node: this.linkWord(before, this.testId(element.test), target), gap: 0, marks: '' }];
    const meeting = target ?? this.newNode(false);
    const ends = element.choices.flatMap((choice) => this.follow(before, choice, meeting));
    return [...new Map(ends.map((end) => [end.node, end] as const)).values()];
  }

  /** A match begins with a word: what is asked to stand before an element holds only behind another word. */
  private before({ node, gap, marks }: Reached, element: Element): Reached {
    return node === this.root ? { node, gap: 0, marks: '' } : { node, gap: gap + element.gap, marks: marks + element.marks };
  }

  private linkWord(from: readonly Reached[], test: number, target?: Node): Node {
    if (!target && from.length === 1 && from[0].gap === 0 && from[0].marks === '') return this.sharedChild(from[0].node, test);
    const node = target ?? this.newNode(false);
    for (const { node: start, gap, marks } of from) {
      if (gap > 0 || marks !== '') start.apart.push({ gap, marks, word: new Map([[test, [node]]]) });
      else listIn(start.adjacent, test).push(node);
    }
    return node;
  }

  private newNode(shared: boolean): Node {
    return newNode(this.nodes++, shared);
  }

  private sharedChild(node: Node, test: number): Node {
    const children = listIn(node.adjacent, test);
    let child = children.find((one) => one.shared);
    if (!child) children.push((child = this.newNode(true)));
    return child;
  }
}

/** Whether a word that passes some tests may come next. */
function leads(words: NextWords, tests: readonly number[]): boolean {
  for (const test of tests) if (words.has(test)) return true;
  return false;
}

/** Walks the graph over one text. */
class Walk {
  private first = 0;
  /** Whether a compound was met, whose parts and whole may lead to one place. */
  private several = false;
  /** Of nodes that several ways lead to, by node and last token: `DEAD_END`, or the first token of the walk that has been there last. */
  private readonly visits = new Map<number, number>();

  private readonly tokens: TokenReader;
  private readonly kinds: TokenKinds;

  /** @param found to which matches are added */
  constructor(
    private readonly matcher: Matcher,
    private readonly text: ReadableText,
    private readonly found: Matches,
  ) {
    this.tokens = text.tokens;
    this.kinds = text.tokens.kindsTo(matcher);
  }

  /** Finds the matches that begin at a token. */
  from(first: number): void {
    this.first = first;
    const { tokens, matcher } = this;
    const compound = tokens.compoundAt(first);
    this.several = compound >= 0;
    const kind = this.kinds.at(first);
    // Most words of most lexicons are patterns by themselves.
    const wholes = matcher.wholesOf(kind);
    if (wholes) for (const pattern of wholes) this.found.add(pattern, first, first, 1);
    else for (const node of matcher.startsOf(kind)) this.enter(node, first, 1);
    if (compound < 0) return;
    const last = tokens.compoundLastAt(compound);
    for (const node of matcher.startsOf(matcher.kindOf(tokens.compoundTypeAt(compound)))) this.enter(node, last, 1);
  }

  /** Takes the pattern's word number `depth`, or the whole compound that begins there. Says whether a match lies that way. */
  private follow(words: NextWords, token: number, depth: number): boolean {
    const { tokens } = this;
    const compound = tokens.compoundAt(token);
    const kind = this.kinds.at(token);
    if (compound < 0) return this.take(words, kind, token, depth);
    this.several = true;
    const found = this.take(words, kind, token, depth);
    return this.take(words, this.matcher.kindOf(tokens.compoundTypeAt(compound)), tokens.compoundLastAt(compound), depth) || found;
  }

  private take(words: NextWords, kind: number, last: number, depth: number): boolean {
    if (kind === NO_KIND) return false;
    let found = false;
    for (const test of this.matcher.testsOf(kind)) {
      const nodes = words.get(test);
      if (nodes) for (const node of nodes) found = this.enter(node, last, depth) || found;
    }
    return found;
  }

  /** The `depth` words of the pattern so far end with token `last`. Nowhere is gone twice for one first token, nor ever again to a dead end. */
  private enter(node: Node, last: number, depth: number): boolean {
    if (node.ends.length === 0 && node.apart.length === 0 && !this.mayFollow(node, last + 1)) return false;
    if (node.shared && !this.several) return this.goOn(node, last, depth);
    const place = node.id * this.tokens.count + last;
    const visited = this.visits.get(place);
    if (visited === DEAD_END) return false;
    if (visited === this.first) return true;
    const found = this.goOn(node, last, depth);
    this.visits.set(place, found ? this.first : DEAD_END);
    return found;
  }

  /** Whether a token may be the next word, right after the word before it: a look that spares most ways their record. */
  private mayFollow({ adjacent }: Node, token: number): boolean {
    const { tokens } = this;
    if (token >= tokens.count || tokens.joinAt(token) > Join.Quote) return false;
    for (const test of this.matcher.testsOf(this.kinds.at(token))) if (adjacent.has(test)) return true;
    return tokens.compoundAt(token) >= 0;
  }

  private goOn(node: Node, last: number, depth: number): boolean {
    for (const pattern of node.ends) this.found.add(pattern, this.first, last, depth);
    let found = node.ends.length > 0;
    const next = last + 1;
    if (next >= this.tokens.count) return found;
    if (node.adjacent.size > 0 && this.tokens.joinAt(next) <= Join.Quote) found = this.follow(node.adjacent, next, depth + 1) || found;
    for (const edge of node.apart) found = this.followApart(edge, last, depth + 1) || found;
    return found;
  }

  /** Takes the nearest word that leads to a match. Words between are counted as words: a compound passed over is one. */
  private followApart({ gap, marks, word }: Edge, last: number, depth: number): boolean {
    const { tokens } = this;
    let between = 0;
    let missing = marks !== '';
    for (let token = last + 1; token < tokens.count; token++) {
      const join = tokens.joinAt(token);
      if (missing && this.hasMarks(token, marks)) missing = false;
      else if (join > Join.Comma) return false;
      if (join !== Join.Hyphen && token > last + 1) between++;
      if (between > gap) return false;
      if (!missing && this.follow(word, token, depth)) return true;
    }
    return false;
  }

  /** Whether just these marks stand before a token. */
  private hasMarks(token: number, marks: string): boolean {
    const { tokens, text } = this;
    if (tokens.joinAt(token) === Join.Paragraph) return false;
    const between = text.content.slice(tokens.endAt(token - 1), tokens.startAt(token));
    return marksBetween(between, 0, between.length) === marks;
  }
}

const DEAD_END = -1;

function mapIn<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let map = maps.get(key);
  if (!map) maps.set(key, (map = new Map()));
  return map;
}
