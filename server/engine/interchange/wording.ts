/**
 * Wordings between two languages: what other tools write, in our pattern language; and our patterns, as the words and wildcards that
 * other tools have. What cannot be said comes back as the reason why.
 */
import { ItemError, itemsOf, type Item } from '../lexicon/items';
import { isProblem, literalPattern, parsePattern, type Sequence } from '../lexicon/pattern';
import type { Carries } from './model';
import { cleanText } from './names';

/** Why a wording cannot be said in the other language; reads on after "it has …" or stands alone. */
export interface Refusal {
  readonly reason: string;
}

export function isRefusal(result: object | string): result is Refusal {
  return typeof result === 'object' && 'reason' in result;
}

/** Spellings that alternations of one variant may make in a format without alternations. */
export const MOST_SPELLINGS = 200;

// In

/** Letters, digits and stars, with single spaces or hyphens between: what no reading of patterns takes for anything else. */
const ORDINARY = /^[\p{L}\p{N}*][\p{L}\p{N}\p{M}*]*(?:[ -][\p{L}\p{N}][\p{L}\p{N}\p{M}*]*)*$/u;
const LONGEST_ORDINARY = 1000;

/**
 * A wording of another tool as a pattern of ours.
 * @param wildcards the signs that are wildcards in that tool: `*`, `?`
 */
export function patternOf(written: string, wildcards: string): string | Refusal {
  const text = cleanText(written).replace(/\s+/g, ' ').trim();
  if (text === '') return { reason: 'it is empty' };
  if (ORDINARY.test(text) && /[\p{L}\p{N}]/u.test(text) && text.length < LONGEST_ORDINARY) return text;
  for (const sign of '*?') {
    if (text.includes(sign) && !wildcards.includes(sign)) {
      return { reason: `a literal ${sign} cannot be written, as ${sign} is a wildcard here` };
    }
  }
  const special = /^[=/]|[()|]|(?<=^| )~/.exec(text);
  if (special) return { reason: `a literal ${special[0]} cannot be written here` };
  const pattern = parsePattern(text);
  if (isProblem(pattern)) return { reason: lowerFirst(pattern.message.replace(/\.$/, '')) };
  if (!/[\p{L}\p{N}]/u.test(text)) return { reason: 'it has no letters or digits' };
  return readsAsWords(text) ? text : { reason: 'it would be read as more than words and wildcards' };
}

/** Whether nothing in a wording is special but its wildcards: it reads the same where nothing is. */
function readsAsWords(text: string): boolean {
  const plain = text.replace(/[*?]/g, 'q').toLowerCase();
  const pattern = parsePattern(plain);
  const literal = literalPattern(plain);
  return !isProblem(pattern) && !isProblem(literal) && JSON.stringify(pattern.elements) === JSON.stringify(literal.elements);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Whether capitals matter in some word of a pattern, as they do in an all-capitals word of two or three letters. */
export function mindsCapitals(match: string): boolean {
  if (!/\p{Lu}/u.test(match)) return false;
  const pattern = parsePattern(match);
  return !isProblem(pattern) && hasCaseTest(pattern.elements);
}

function hasCaseTest(sequence: Sequence): boolean {
  return sequence.some((element) => (element.kind === 'word' ? /^[wg]c/.test(element.test.key) : element.choices.some(hasCaseTest)));
}

// Out

/** A pattern of ours as words and wildcards, each spelling of its alternations by itself. */
export function plainWordings(match: string, wildcards: Carries['wildcards']): readonly (string | Refusal)[] {
  if (match.startsWith('=') && match.length > 1) return [{ reason: 'it stands for one exact spelling' }];
  if (match.startsWith('/')) return [{ reason: 'it is a regular expression' }];
  const spellings = spellingsOf(match);
  if (isRefusal(spellings)) return [spellings];
  const plain = [...new Set(spellings)].filter((spelling) => spelling !== '');
  return plain.map((spelling) => checked(spelling, wildcards));
}

function spellingsOf(match: string): readonly string[] | Refusal {
  try {
    return spelledOut(itemsOf(match)) ?? { reason: `its alternatives make more than ${MOST_SPELLINGS} wordings` };
  } catch (error) {
    if (error instanceof ItemError) return { reason: error.problem.message.replace(/\.$/, '') };
    if (error instanceof GapInside) return { reason: 'it has a gap' };
    throw error;
  }
}

class GapInside extends Error {}

/** @throws GapInside */
function spelledOut(items: readonly Item[]): string[] | undefined {
  let spellings = [''];
  for (const item of items) {
    const pieces = piecesOf(item);
    if (pieces === undefined || spellings.length * pieces.length > MOST_SPELLINGS) return undefined;
    spellings = spellings.flatMap((before) => pieces.map((piece) => joined(before, piece)));
  }
  return spellings;
}

function piecesOf(item: Item): string[] | undefined {
  if (item.kind === 'words') return [item.text];
  if (item.kind === 'gap') throw new GapInside();
  const pieces: string[] = [];
  for (const choice of item.choices) {
    const spelled = spelledOut(choice);
    if (spelled === undefined || pieces.length + spelled.length > MOST_SPELLINGS) return undefined;
    pieces.push(...spelled);
  }
  return pieces;
}

/** Marks stand close to the word before them. */
function joined(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  return /^[,;:.!…]/.test(after) ? before + after : `${before} ${after}`;
}

function checked(spelling: string, wildcards: Carries['wildcards']): string | Refusal {
  const reason = wildcardRefusal(spelling, wildcards);
  if (reason !== undefined) return { reason };
  const read = patternOf(spelling, '*?');
  if (isRefusal(read)) return read;
  return read === spelling ? spelling : { reason: 'it would be read as another wording' };
}

/** Why the wildcards of a wording cannot stand where only some are known, or nothing. */
export function wildcardRefusal(wording: string, wildcards: Carries['wildcards']): string | undefined {
  if (wording.includes('?') && !wildcards.includes('?')) return 'it has a ?';
  if (!wording.includes('*') || wildcards.includes('*')) return undefined;
  if (!wildcards.includes('ending*')) return 'it has a *';
  return /^(?:[^*]|\*(?=$| ))*$/.test(wording) ? undefined : 'it has a * that is not at the end of a word';
}
