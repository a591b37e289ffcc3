/** How words begin: by their first letters most of those that do not begin alike are told apart, without looking at the rest. */

/** UTF-16 units of a beginning. */
export const BEGINNING = 2;

/** The beginning of a word, as one number; equal for words that have these units alike. */
export function beginningOf(word: string): number {
  return (word.charCodeAt(0) << 16) | word.charCodeAt(1);
}
