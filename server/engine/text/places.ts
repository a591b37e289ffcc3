/**
 * Places in a text where the scanner begins a word whatever stood before: up to there nothing it settled looked further ahead than a few units,
 * and from there on nothing it settles looks back.
 */
import { Char, classAt, classOf } from './characters';

/**
 * UTF-16 units that the scanner looks at behind such a place at most, to settle what stands before it: of "U.S’s" after "U." it looks at four.
 * There may be more, as only white space, marks that combine and characters that are not there to the eye are passed over without end.
 */
export const AHEAD = 16;

/**
 * Whether a place at which a word begins is one: it stands behind white space, or between two ideographs. Letters that touch other characters may be
 * no beginning, as a run of a script without spaces is divided as a whole, however long.
 * @param at UTF-16 units
 */
export function isOpenPlace(text: string, at: number): boolean {
  if (at === 0) return false;
  const before = classOf(text.charCodeAt(at - 1));
  if (before === Char.Space || before === Char.Newline) return true;
  return before === Char.Ideograph && classAt(text, at) === Char.Ideograph;
}
