/**
 * Dictionaries of other tools, in and out. Import: a file of another tool → a lexicon file of ours. Export: a lexicon file of ours → a file
 * of another tool. What is not carried over, or only as something else, is listed with its place.
 */
import { readLexiconSource } from './fromLexicon';
import type { Category, Format, Note, Written } from './model';
import { counted, Notes } from './notes';
import { reduceTo } from './reduce';
import { writeLexicon } from './toLexicon';
import { commentsIn } from './yamlSource';

export { detectFormat, formatNamed, formatOf, FORMATS } from './formats';
export { FORMAT_IDS, type Format, type FormatId, type Note, type Written } from './model';

export interface Imported extends Written {
  readonly themes: number;
  readonly variants: number;
}

/** Never throws: what can be read is read, and everything else is a note. Places are in `text` without its byte order mark. */
export function importDictionary(text: string, format: Format): Imported {
  const file = text.replace(/^\ufeff/, '');
  const { dictionary, notes } = format.read(file);
  const written = new Notes();
  sayComments(format.commentsIn?.(file) ?? [], written);
  const lexicon = writeLexicon(dictionary, written);
  return { ...lexicon, notes: byPlace([...notes, ...written.list()]) };
}

export interface Exported extends Written {
  /** Themes of the lexicon; 0 where it cannot be read. */
  readonly themes: number;
}

/** Never throws. Places are in the lexicon. */
export function exportLexicon(lexicon: string, format: Format): Exported {
  const notes = new Notes();
  sayComments(commentsIn(lexicon), notes);
  const source = readLexiconSource(lexicon, notes);
  const text = format.write(reduceTo(format, source, notes));
  return { text, themes: countOf(source.categories), notes: notes.list() };
}

function countOf(categories: readonly Category[]): number {
  return categories.reduce((sum, { children }) => sum + 1 + countOf(children), 0);
}

function sayComments(comments: readonly number[], notes: Notes): void {
  if (comments.length > 0) notes.lost(
    comments[0],
    comments.length === 1 ? 'a comment' : `${counted(comments.length, 'comment')}, of which this is the first`,
  );
}

function byPlace(notes: readonly Note[]): Note[] {
  return [...notes].sort((a, b) => a.at - b.at);
}
