/**
 * Patterns: the little language of variants, read into sequences of word tests.
 *
 *     ruling power*              words, with globs anchored to the word
 *     maintain ~2 hegemony       at most two words between, the fewest that do
 *     (acts|policy) of domination   one of several; an empty one makes it optional
 *     /^bully(ing)?$/            a regular expression on one word
 *     =US                        exactly as written
 *
 * A variant is read by the very scanner that reads texts, so that whatever is equal in a text is equal in a variant.
 */
import { RE2JSException } from 're2js';
import type { FoldOptions } from '../text/fold';
import { isAllCapitals } from '../text/fold';
import { scan } from '../text/scanner';
import { Join, TokenBuilder, type Tokens } from '../text/tokens';
import { Vocabulary } from '../text/vocabulary';
import { exactTest, globTest, literalTest, regexTest, type WordTest } from './wordTest';

/** One word of a pattern, with what must stand before it. */
export interface Step {
  readonly test: WordTest;
  /** At most so many words may stand between this word and the one before; 0: adjacent. */
  readonly gap: number;
  /** Marks that must stand before this word (spaces, quotation marks and hyphens left out); '' for none. */
  readonly marks: string;
}

export type Sequence = readonly Step[];

export interface Pattern {
  /** Any one of these makes a use. Never empty, and no sequence is empty. */
  readonly sequences: readonly Sequence[];
}

export interface PatternProblem {
  readonly code: 'pattern-empty' | 'pattern-syntax' | 'pattern-limit';
  readonly message: string;
}

export interface PatternOptions extends FoldOptions {
  /** Capitals never matter, not even in an all-capitals variant of up to three letters. */
  anyCase?: boolean;
}

/** Sequences one variant may stand for; an alternation of more is refused. */
export const MOST_SEQUENCES = 1000;
/** Words a `~n` gap may span at most. */
export const WIDEST_GAP = 50;
/** UTF-16 units a variant may have at most. */
export const LONGEST_PATTERN = 2000;

/** Patterns read before, so that one edit of a lexicon reads one pattern. Emptied when it is full. */
const known = new Map<string, Pattern | PatternProblem>();
const MOST_KNOWN = 20_000;

/** Reads a pattern. Never throws: what cannot be read comes back as a problem. */
export function parsePattern(source: string, options: PatternOptions = {}): Pattern | PatternProblem {
  const key = `${options.keepCase ? 'c' : ''}${options.keepDiacritics ? 'd' : ''}${options.anyCase ? 'a' : ''} ${source}`;
  const before = known.get(key);
  if (before) return before;
  const parsed = readPattern(source.trim(), options);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, parsed);
  return parsed;
}

function readPattern(text: string, options: PatternOptions): Pattern | PatternProblem {
  if (text === '') return problem('pattern-empty', 'This variant is empty.');
  if (text.length > LONGEST_PATTERN) {
    return problem('pattern-limit', `A variant may have ${LONGEST_PATTERN.toLocaleString('en')} characters at most; this one has ${text.length.toLocaleString('en')}.`);
  }
  if (text.startsWith('=') && text.length > 1) return finished([exactSequence(text.slice(1).trim())]);
  if (text.startsWith('/')) return parseRegex(text, options);
  const expanded = expandAlternatives(text);
  if (!Array.isArray(expanded)) return expanded;
  const sequences: Sequence[] = [];
  for (const alternative of expanded) {
    const parsed = parsePhrase(alternative, options);
    if (!Array.isArray(parsed)) return parsed;
    sequences.push(...parsed);
  }
  return finished(sequences);
}

/** Any words as they stand: no globs, gaps or alternatives, nothing is special. */
export function literalPattern(words: string): Pattern | PatternProblem {
  const sequences = sequencesOf(scanAll(words), words, undefined, 0, {});
  return finished(sequences);
}

export function isProblem(pattern: Pattern | PatternProblem): pattern is PatternProblem {
  return 'code' in pattern;
}

function problem(code: PatternProblem['code'], message: string): PatternProblem {
  return { code, message };
}

function finished(sequences: Sequence[]): Pattern | PatternProblem {
  const some = sequences.filter((sequence) => sequence.length > 0);
  return some.length > 0 ? { sequences: some } : problem('pattern-empty', 'This variant has no words in it.');
}

function parseRegex(text: string, options: PatternOptions): Pattern | PatternProblem {
  const end = text.lastIndexOf('/');
  if (end === 0) return problem('pattern-syntax', 'A regular expression ends with a slash: /…/.');
  if (text.slice(end + 1) !== '') return problem('pattern-syntax', 'Nothing may follow the closing slash of a regular expression.');
  try {
    return { sequences: [[{ test: regexTest(text.slice(1, end), options), gap: 0, marks: '' }]] };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return problem('pattern-syntax', `This regular expression cannot be read: ${error.message}.`);
  }
}

function exactSequence(wording: string): Sequence {
  const tokens = scanAll(wording);
  const steps: Step[] = [];
  for (let token = 0; token < tokens.count; token++) {
    let last = token;
    while (last + 1 < tokens.count && tokens.join[last + 1] === Join.Hyphen) last++;
    const test = exactTest(wording.slice(tokens.start[token], tokens.end[last]));
    steps.push({ test, gap: 0, marks: marksBefore(wording, tokens, token) });
    token = last;
  }
  return steps;
}

// Alternatives

/** All the phrases that `a (b|c d) e` stands for, parentheses taken out. */
function expandAlternatives(text: string): string[] | PatternProblem {
  const reader = { text, at: 0 };
  const phrases = readAlternatives(reader, 0);
  if (!Array.isArray(phrases)) return phrases;
  if (reader.at < text.length) return problem('pattern-syntax', 'A closing parenthesis has no opening one before it.');
  return [...new Set(phrases)];
}

const DEEPEST = 10;

function readAlternatives(reader: { text: string; at: number }, depth: number): string[] | PatternProblem {
  const all: string[] = [];
  let current = [''];
  while (reader.at < reader.text.length) {
    const character = reader.text[reader.at];
    if (character === ')' && depth > 0) break;
    if (character === ')') return problem('pattern-syntax', 'A closing parenthesis has no opening one before it.');
    reader.at++;
    if (character === '|' && depth > 0) {
      all.push(...current);
      current = [''];
    } else if (character === '(') {
      if (depth === DEEPEST) return problem('pattern-limit', `Parentheses may stand ${DEEPEST} deep at most.`);
      const inner = readAlternatives(reader, depth + 1);
      if (!Array.isArray(inner)) return inner;
      if (reader.text[reader.at] !== ')') return problem('pattern-syntax', 'An opening parenthesis is never closed.');
      reader.at++;
      current = current.flatMap((before) => inner.map((middle) => before + middle));
    } else if (character === '|') {
      return problem('pattern-syntax', 'Put alternatives in parentheses: (one|other).');
    } else {
      current = current.map((before) => before + character);
    }
    if (all.length + current.length > MOST_SEQUENCES) {
      return problem('pattern-limit', `The alternatives of one variant may make ${MOST_SEQUENCES.toLocaleString('en')} phrases at most.`);
    }
  }
  return [...all, ...current];
}

// Phrases

const GAP = /(?:^|\s)~(\d+)(?=\s|$)/;

function parsePhrase(phrase: string, options: PatternOptions): Sequence[] | PatternProblem {
  const parts = phrase.split(GAP);
  let sequences: Sequence[] = [[]];
  for (let part = 0; part < parts.length; part += 2) {
    const words = parts[part].trim();
    const gap = part === 0 ? 0 : Number(parts[part - 1]);
    if (gap > WIDEST_GAP) return problem('pattern-limit', `A gap may be ${WIDEST_GAP} words at most.`);
    if (words === '' && parts.length > 1) return problem('pattern-syntax', 'A gap stands between two words: maintain ~2 hegemony.');
    const stray = /(?:^|\s)(~\S*)/.exec(words);
    if (stray) return problem('pattern-syntax', `"${stray[1]}" is no gap: write ~ and a number, as in ~2.`);
    const standIns = standInsFor(words);
    const scanned = words.replace(/[*?]/g, (wildcard) => (wildcard === '*' ? standIns.star : standIns.one));
    const found = sequencesOf(scanAll(scanned), scanned, standIns, gap, withCapitals(phrase, options));
    if (found[0].length === 0 && parts.length > 1) return problem('pattern-syntax', 'A gap stands between two words: maintain ~2 hegemony.');
    sequences = sequences.flatMap((before) => found.map((after) => [...before, ...after]));
  }
  return sequences;
}

/** A phrase all in capitals says nothing of its short words: "NO ALLIANCE" is not case-sensitive in "NO". */
function withCapitals(phrase: string, options: PatternOptions): PatternOptions {
  return /\s/.test(phrase.trim()) && isAllCapitals(phrase) ? { ...options, anyCase: true } : options;
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
  const builder = new TokenBuilder(text, new Vocabulary(64));
  scan(text, 0, text.length, builder);
  return builder.build();
}

/**
 * The sequences a scanned phrase stands for: a hyphenated word stands for itself open ("multi polar", which also matches
 * hyphenated text) and closed ("multipolar").
 */
function sequencesOf(tokens: Tokens, text: string, standIns: StandIns | undefined, gap: number, options: PatternOptions): Sequence[] {
  let sequences: Step[][] = [[]];
  for (let token = 0; token < tokens.count; ) {
    let last = token;
    while (last + 1 < tokens.count && tokens.join[last + 1] === Join.Hyphen) last++;
    const before = { gap: token === 0 ? gap : 0, marks: marksBefore(text, tokens, token) };
    const parts: string[] = [];
    for (let part = token; part <= last; part++) parts.push(restore(text.slice(tokens.start[part], tokens.end[part]), standIns));
    const open = parts.map((part, i) => ({ test: testOf(part, options), gap: i === 0 ? before.gap : 0, marks: i === 0 ? before.marks : '' }));
    const readings: Step[][] = [open];
    if (parts.length > 1 && hasClosedForm(parts)) readings.push([{ test: testOf(parts.join(''), options), ...before }]);
    sequences = sequences.flatMap((start) => readings.map((reading) => [...start, ...reading]));
    token = last + 1;
  }
  return sequences;
}

function restore(word: string, standIns: StandIns | undefined): string {
  if (!standIns) return word;
  return word.replaceAll(standIns.star, '*').replaceAll(standIns.one, '?');
}

/** A closed form is read only where letters meet at each hyphen: "anti-*" does not stand for "antique". */
function hasClosedForm(parts: string[]): boolean {
  return parts.every((part, i) => (i === 0 || !/^[*?]/.test(part)) && (i === parts.length - 1 || !/[*?]$/.test(part)));
}

function testOf(word: string, options: PatternOptions): WordTest {
  if (/[*?]/.test(word)) return globTest(word, options);
  const letters = word.replace(/[^\p{L}]/gu, '');
  const capitals = !options.anyCase && letters.length >= 2 && letters.length <= 3 && isAllCapitals(word);
  return literalTest(word, capitals ? { ...options, keepCase: true } : options);
}

/** Spaces, quotation marks, hyphens and possessives, which phrases cross anyway. */
const CROSSED = /[\s"'‘’‚‛“”„‟«»‹›「」『』《》`´\-‐‑–]|(?<=['’])s\b/gu;

function marksBefore(text: string, tokens: Tokens, token: number): string {
  if (token === 0 || tokens.join[token] <= Join.Quote) return '';
  return marksBetween(text, tokens.end[token - 1], tokens.start[token]);
}

/** The marks in `text[start, end)` that a phrase does not cross by itself. */
export function marksBetween(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(CROSSED, '');
}
