/** How words begin: by their first letters most of those that do not begin alike are told apart, without looking at the rest. */

/** UTF-16 units of a beginning. */
export const BEGINNING = 2;

/** The beginning of a word, or of what stands in it from a unit on, as one number; equal for words that have these units alike. */
export function beginningOf(word: string, from = 0): number {
  return (word.charCodeAt(from) << 16) | word.charCodeAt(from + 1);
}
