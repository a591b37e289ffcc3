/**
 * The conditions of variants, held against a text only around the matches that have one: what must stand near may be as common as "countries".
 */
import type { Pattern } from '../lexicon/pattern';
import type { ReadableText } from '../text/readableText';
import { Join, type TokenReader } from '../text/tokens';
import { longestOfAll } from './anchors';
import type { Matcher } from './matcher';
import type { Match } from './matches';
import { Neighbours, Places, unitEnd, type Reach } from './nearness';

export class Conditions {
  private count = 0;
  /** By number of the condition: words of a text that one of its wordings may take. */
  readonly longest: number[] = [];

  constructor(readonly matcher: Matcher) {}

  /** Adds a condition of several wordings. @returns its number */
  add(patterns: readonly Pattern[]): number {
    const number = this.count++;
    for (const pattern of patterns) this.matcher.add(number, pattern);
    this.longest[number] = Math.max(0, ...patterns.map(({ elements }) => longestOfAll(elements)));
    return number;
  }

  in(text: ReadableText): ConditionsIn {
    return new ConditionsIn(this, text);
  }
}

export class ConditionsIn {
  private places?: Places;

  constructor(
    private readonly conditions: Conditions,
    private readonly text: ReadableText,
  ) {}

  /** Of matches, by place, those that have a wording of a condition near. */
  met<T extends Match>(number: number, reach: Reach, matches: readonly T[]): T[] {
    const places = (this.places ??= new Places(this.text.tokens));
    const neighbours = new Neighbours(places, this.around(number, reach, matches));
    return matches.filter((match) => neighbours.areNear(match, reach));
  }

  /** The condition's matches in the sentences or paragraphs of some matches, and those that reach into them. */
  private around(number: number, reach: Reach, matches: readonly Match[]): Match[] {
    const { matcher, longest } = this.conditions;
    const { tokens } = this.text;
    const found: Match[] = [];
    let done = 0;
    for (const { first, last } of matches) {
      const from = Math.max(done, wordsBefore(tokens, firstOfUnit(tokens, first, reach, done), longest[number], done));
      const end = endOfUnit(tokens, Math.max(last, done), reach);
      for (const match of from < end ? matcher.matchFrom(this.text, tokens.startsOf(matcher, from, end)) : []) if (match.pattern === number) found.push(match);
      done = Math.max(done, end);
    }
    return found;
  }
}

/** @param least token at which to stop */
function firstOfUnit(tokens: TokenReader, token: number, reach: Reach, least: number): number {
  const divides = unitEnd(reach);
  while (token > least && tokens.joinAt(token) < divides) token--;
  return token;
}

function endOfUnit(tokens: TokenReader, token: number, reach: Reach): number {
  const divides = unitEnd(reach);
  for (token++; token < tokens.count && tokens.joinAt(token) < divides; ) token++;
  return Math.min(token, tokens.count);
}

/** The token so many words before another. @param least token at which to stop */
function wordsBefore(tokens: TokenReader, token: number, words: number, least: number): number {
  for (let left = words; token > least; token--) if (tokens.joinAt(token) !== Join.Hyphen && left-- === 0) break;
  return token;
}
