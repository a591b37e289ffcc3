/**
 * Patterns: the little language of variants, read into word tests.
 *
 *     ruling power*              words, with globs anchored to the word
 *     maintain ~2 hegemony       at most two words between, the fewest that do
 *     (acts|policy) of domination   one of several; an empty one makes it optional
 *     /^bully(ing)?$/            a regular expression on one word
 *     =US                        exactly as written
 *
 * The words of a variant are read by the very scanner that reads texts, so that whatever is equal in a text is equal in a variant.
 */
import { RE2JSException } from 're2js';
import { isAllCapitals, type FoldOptions } from '../text/fold';
import { scan } from '../text/scanner';
import { TokenBuilder } from '../text/tokenBuilder';
import { Join, type Tokens } from '../text/tokens';
import { Vocabulary } from '../text/vocabulary';
import { ItemError, itemsOf, type Item } from './items';
import { exactTest, globTest, literalTest, regexTest, stemTest, type WordTest } from './wordTest';

/** What must stand before an element. */
interface Before {
  /** At most so many words may stand between this and the word before; 0: adjacent. */
  readonly gap: number;
  /** Marks that must stand there (spaces, quotation marks and hyphens left out); '' for none. */
  readonly marks: string;
}

export interface Word extends Before {
  readonly kind: 'word';
  readonly test: WordTest;
}

export interface Choice extends Before {
  readonly kind: 'choice';
  /** Any one of these makes it up; an empty one lets it be absent. */
  readonly choices: readonly Sequence[];
}

export type Element = Word | Choice;
export type Sequence = readonly Element[];

export interface Pattern {
  /** Has a word in every reading, and none that begins with a gap. */
  readonly elements: Sequence;
}

/** Stands where a wording is matched by another tool's rules: it finds nothing itself. */
export const UNREAD_PATTERN: Pattern = { elements: [] };

export interface PatternProblem {
  readonly code: 'pattern-empty' | 'pattern-syntax' | 'pattern-limit';
  readonly message: string;
}

export interface PatternOptions extends FoldOptions {
  /** Capitals never matter, not even in an all-capitals variant of up to three letters. */
  anyCase?: boolean;
  /** Words stand for all words of their stem in this language, one of `STEM_LANGUAGES`. */
  stem?: string;
}

/** UTF-16 units a variant may have at most. */
const LONGEST_PATTERN = 2000;
/** Steps that matching may take for one word of a text beyond one look-up, over all readings: further ways to a word, and the gaps before it. */
const MOST_STEPS = 5000;

/** Patterns read before, so that one edit of a lexicon reads one pattern. Emptied when it is full. */
const known = new Map<string, Pattern | PatternProblem>();
const MOST_KNOWN = 20_000;

/** Reads a pattern. Never throws: what cannot be read comes back as a problem. */
export function parsePattern(source: string, options: PatternOptions = {}): Pattern | PatternProblem {
  const key = `${options.keepCase ? 'c' : ''}${options.keepDiacritics ? 'd' : ''}${options.anyCase ? 'a' : ''}${options.stem ?? ''} ${source}`;
  const before = known.get(key);
  if (before) return before;
  const parsed = readPattern(source.trim(), options);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, parsed);
  return parsed;
}

/** Any words as they stand: no globs, gaps or alternatives, nothing is special. */
export function literalPattern(words: string): Pattern | PatternProblem {
  return finished(scannedWords(words, undefined, {}).elements);
}

export function isProblem(pattern: Pattern | PatternProblem): pattern is PatternProblem {
  return 'code' in pattern;
}

/** Whether a gap stands anywhere in a pattern. */
export function hasGap({ elements }: Pattern): boolean {
  return elements.some((element) => element.gap > 0 || (element.kind === 'choice' && element.choices.some((choice) => hasGap({ elements: choice }))));
}

/** Whether a word in it stands for all words of its stem. */
export function hasStem(sequence: Sequence): boolean {
  return sequence.some((element) => (element.kind === 'word' ? element.test.stemmed !== undefined : element.choices.some(hasStem)));
}

/** The tests of the words a sequence may begin with. */
export function firstTests(sequence: Sequence): WordTest[] {
  const tests: WordTest[] = [];
  for (const element of sequence) {
    if (element.kind === 'word') return [...tests, element.test];
    tests.push(...element.choices.flatMap(firstTests));
    if (!element.choices.some(mayBeEmpty)) return tests;
  }
  return tests;
}

/** The tests of the words that stand in every reading. */
export function neededTests(sequence: Sequence): WordTest[] {
  return sequence.flatMap((element) => (element.kind === 'word' ? [element.test] : []));
}

/** The tests of all its words. */
export function allTests(sequence: Sequence): WordTest[] {
  return sequence.flatMap((element) => (element.kind === 'word' ? [element.test] : element.choices.flatMap(allTests)));
}

/** Whether a sequence has a reading without a word. */
export function mayBeEmpty(sequence: Sequence): boolean {
  return sequence.every((element) => element.kind === 'choice' && element.choices.some(mayBeEmpty));
}

function problem(code: PatternProblem['code'], message: string): PatternProblem {
  return { code, message };
}

function readPattern(text: string, options: PatternOptions): Pattern | PatternProblem {
  if (text === '') return problem('pattern-empty', 'This variant is empty.');
  if (text.length > LONGEST_PATTERN) {
    return problem('pattern-limit', `A variant may have ${LONGEST_PATTERN.toLocaleString('en')} characters at most; this one has ${text.length.toLocaleString('en')}.`);
  }
  if (text.startsWith('=') && text.length > 1) return finished(exactSequence(text.slice(1).trim()));
  if (text.startsWith('/')) return readRegex(text, options);
  try {
    return finished(sequenceOf(itemsOf(text), withCapitals(text, options)));
  } catch (error) {
    if (error instanceof ItemError) return error.problem;
    throw error;
  }
}

function finished(elements: Sequence): Pattern | PatternProblem {
  if (mayBeEmpty(elements)) return problem('pattern-empty', 'This variant has no words in it.');
  if (elements[0].gap > 0) return problem('pattern-syntax', GAP_BETWEEN);
  if (stepsOf(elements, [0]).steps > MOST_STEPS) {
    return problem('pattern-limit', 'This variant can be read in too many ways. Use fewer optional words or narrower gaps, or divide it.');
  }
  return { elements };
}

/** @param gaps before the sequence, one for each way to come to it */
function stepsOf(sequence: Sequence, gaps: readonly number[]): { steps: number; gaps: readonly number[] } {
  let steps = 0;
  for (const element of sequence) {
    const before = gaps.map((gap) => gap + element.gap);
    if (element.kind === 'word') {
      steps += before.reduce((sum, gap) => sum + gap + 1, -1);
      gaps = [0];
    } else {
      for (const choice of element.choices) steps += stepsOf(choice, before).steps;
      gaps = element.choices.some(mayBeEmpty) ? [0, ...before] : [0];
    }
    if (steps > MOST_STEPS) break;
  }
  return { steps, gaps };
}

function readRegex(text: string, options: PatternOptions): Pattern | PatternProblem {
  const end = text.lastIndexOf('/');
  if (end === 0) return problem('pattern-syntax', 'A regular expression ends with a slash: /…/.');
  if (text.slice(end + 1) !== '') return problem('pattern-syntax', 'Nothing may follow the closing slash of a regular expression.');
  try {
    return { elements: [word(regexTest(text.slice(1, end), options))] };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return problem('pattern-syntax', `This regular expression cannot be read: ${error.message}.`);
  }
}

function exactSequence(wording: string): Sequence {
  const tokens = scanAll(wording);
  return wordsIn(tokens).map(([first, last]) => word(exactTest(wording.slice(tokens.start[first], tokens.end[last])), { gap: 0, marks: marksBefore(wording, tokens, first) }));
}

const NOTHING: Before = { gap: 0, marks: '' };

function word(test: WordTest, before: Before = NOTHING): Word {
  return { kind: 'word', test, ...before };
}

const GAP_BETWEEN = 'A gap stands between two words: maintain ~2 hegemony.';

/** @throws ItemError */
function sequenceOf(items: readonly Item[], options: PatternOptions): Sequence {
  const elements: Element[] = [];
  let before = NOTHING;
  for (const item of items) {
    if (item.kind === 'gap') {
      before = { ...before, gap: before.gap + item.words };
      continue;
    }
    if (item.kind === 'choice') {
      elements.push({ kind: 'choice', choices: item.choices.map((choice) => sequenceOf(choice, options)), ...before });
      before = NOTHING;
      continue;
    }
    const { elements: words, marksBefore: leading, marksAfter } = wordsWithGlobs(item.text, options);
    if (words.length === 0) before = { ...before, marks: before.marks + leading };
    else {
      elements.push({ ...words[0], gap: before.gap, marks: before.marks + leading }, ...words.slice(1));
      before = { gap: 0, marks: marksAfter };
    }
  }
  if (before.gap > 0) throw new ItemError({ code: 'pattern-syntax', message: GAP_BETWEEN });
  return elements;
}

/** A phrase all in capitals says nothing of its short words: "NO ALLIANCE" is not case-sensitive in "NO". */
function withCapitals(phrase: string, options: PatternOptions): PatternOptions {
  return /\s/.test(phrase) && isAllCapitals(phrase) ? { ...options, anyCase: true } : options;
}

// Words

interface ScannedWords {
  elements: Element[];
  marksBefore: string;
  marksAfter: string;
}

/** Letters of ASCII and wildcards, hyphens between them, one space between words: the scanner would divide them just here. */
const PLAIN_WORDS = /^[A-Za-z*?]+(?:[- ][A-Za-z*?]+)*$/;

function wordsWithGlobs(words: string, options: PatternOptions): ScannedWords {
  // Most variants are such words, and when a server starts, reading the lexicon takes a good part of the time.
  if (PLAIN_WORDS.test(words)) return { elements: words.split(' ').map((one) => wordOf(one.split('-'), NOTHING, options)), marksBefore: '', marksAfter: '' };
  const standIns = standInsFor(words);
  return scannedWords(words.replace(/[*?]/g, (wildcard) => (wildcard === '*' ? standIns.star : standIns.one)), standIns, options);
}

interface StandIns {
  star: string;
  one: string;
}

/** Letters that stand for wildcards while a variant is scanned: two of a script of their own that the variant has not. */
function standInsFor(words: string): StandIns {
  const letters: string[] = [];
  for (let code = 0xa000; letters.length < 2; code++) {
    const letter = String.fromCharCode(code);
    if (!words.includes(letter)) letters.push(letter);
  }
  return { star: letters[0], one: letters[1] };
}

function scanAll(text: string): Tokens {
  const builder = new TokenBuilder(text, new Vocabulary());
  scan(text, 0, text.length, builder);
  return builder.build();
}

/** First and last token of each word. */
function wordsIn(tokens: Tokens): [number, number][] {
  const words: [number, number][] = [];
  for (let token = 0; token < tokens.count; token++) {
    if (tokens.join[token] === Join.Hyphen) words[words.length - 1][1] = token;
    else words.push([token, token]);
  }
  return words;
}

/** @throws ItemError where a wildcard stands for words */
function scannedWords(words: string, standIns: StandIns | undefined, options: PatternOptions): ScannedWords {
  // Spaces around, so that a dash at either end is a spaced one.
  const text = ` ${words} `;
  const tokens = scanAll(text);
  const elements = wordsIn(tokens).flatMap(([first, last]): Element[] => {
    const parts: string[] = [];
    for (let part = first; part <= last; part++) parts.push(restore(text.slice(tokens.start[part], tokens.end[part]), standIns));
    if (/^\*+$/.test(parts.join('')) && isIdle(tokens, first)) return [];
    return [wordOf(parts, { gap: 0, marks: marksBefore(text, tokens, first) }, options)];
  });
  const ends = tokens.count > 0 ? [tokens.start[0], tokens.end[tokens.count - 1]] : [text.length, text.length];
  return { elements, marksBefore: marksBetween(text, 0, ends[0]), marksAfter: marksBetween(text, ends[1], text.length) };
}

/**
 * Whether a star stands tight beside a character that is a word by itself, as in 霸权*: no letters of its word are left for it.
 * @throws ItemError where it stands between two of them
 */
function isIdle({ start, end, count }: Tokens, token: number): boolean {
  const isAfter = token > 0 && end[token - 1] === start[token];
  const isBefore = token + 1 < count && start[token + 1] === end[token];
  if (isAfter && isBefore) throw new ItemError({ code: 'pattern-syntax', message: WORDS_BETWEEN });
  return isAfter || isBefore;
}

const WORDS_BETWEEN = 'A star stands for letters of one word, and here each character is a word. For words between, write a gap: ~3.';

/**
 * A hyphenated word stands for itself open ("multi polar", which also matches hyphenated text) and closed ("multipolar"); with
 * a part that is nothing but wildcards only for itself, as a glob stays inside one word: "no-*" is not "no reason".
 */
function wordOf(parts: readonly string[], before: Before, options: PatternOptions): Element {
  if (parts.length === 1) return word(testOf(parts[0], options), before);
  if (parts.some((part) => /^[*?]+$/.test(part))) return word(globTest(parts.join('-'), options), before);
  const open = parts.map((part) => word(testOf(part, options)));
  return { kind: 'choice', choices: hasClosedForm(parts) ? [open, [word(testOf(parts.join(''), options))]] : [open], ...before };
}

function restore(part: string, standIns: StandIns | undefined): string {
  return standIns ? part.replaceAll(standIns.star, '*').replaceAll(standIns.one, '?') : part;
}

/** A closed form is read only where letters meet at each hyphen: "anti-*" does not stand for "antique". */
function hasClosedForm(parts: readonly string[]): boolean {
  return parts.every((part, i) => (i === 0 || !/^[*?]/.test(part)) && (i === parts.length - 1 || !/[*?]$/.test(part)));
}

function testOf(part: string, options: PatternOptions): WordTest {
  if (/[*?]/.test(part)) return globTest(part, options);
  const capitals = !options.anyCase && isAllCapitals(part) && isShort(part);
  if (options.stem && !capitals) return stemTest(part, options.stem);
  return literalTest(part, capitals ? { ...options, keepCase: true } : options);
}

/** Of two or three letters. */
function isShort(part: string): boolean {
  const { length } = part.replace(/[^\p{L}]/gu, '');
  return length >= 2 && length <= 3;
}

/** A dash, however it is written: em, spaced, or two hyphens. */
const DASH = /\s[-\u2010\u2011\u2212\u2013]+\s|--+|[\u2014\u2015]/g;
/** Spaces, quotation marks, hyphens and possessives, which phrases cross anyway. */
const CROSSED = /[\s"'‘’‚‛“”„‟«»‹›「」『』《》`´\-‐‑–]|(?<=['’])s\b/gu;

function marksBefore(text: string, tokens: Tokens, token: number): string {
  if (token === 0 || tokens.join[token] <= Join.Quote) return '';
  return marksBetween(text, tokens.end[token - 1], tokens.start[token]);
}

/** The marks in `text[start, end)` that a phrase does not cross by itself, each in one shape. */
export function marksBetween(text: string, start: number, end: number): string {
  const between = text.slice(start, end);
  // Between most words stands a space.
  return between.trim() === '' ? '' : between.replace(DASH, '—').replace(CROSSED, '').normalize('NFKC');
}
