/** Lexicoder 3 dictionaries (`.lc3`): `+CATEGORY`, and under it a wording a line. */
import { LONGEST_DICTIONARY, type Category, type ForeignDictionary, type Format, type ReadDictionary } from './model';
import { linesOf } from './lines';
import { Notes, shown } from './notes';
import { addPlain, foldCapitals, PLAIN, tooLong } from './plain';
import { TreeBuilder, type Branch } from './tree';

export const lexicoder3: Format = {
  id: 'lexicoder3',
  name: 'Lexicoder 3 dictionary',
  extensions: ['lc3'],
  carries: { ...PLAIN, hierarchy: false, wildcards: ['*'] },
  refuses: (wording) => (wording.startsWith('+') ? 'a + begins a category there' : undefined),
  read: readLexicoder,
  write: (dictionary: ForeignDictionary) => dictionary.categories.flatMap(linesFor).map((line) => `${line}\n`).join(''),
};

function readLexicoder(text: string): ReadDictionary {
  const notes = new Notes();
  const builder = new TreeBuilder(notes);
  const long = tooLong(text, LONGEST_DICTIONARY);
  if (long) notes.error(0, long);
  let branch: Branch | undefined;
  for (const line of long ? [] : linesOf(text)) {
    if (line.text.startsWith('+')) branch = builder.category(line.text.slice(1), line.at);
    else if (branch) addPlain(builder, branch, line.text, line.at, '*');
    else notes.error(line.at, `${shown(line.text)} stands before the first category, which begins with +; it is left out`);
  }
  foldCapitals(builder, 'Lexicoder');
  return builder.finish();
}

function linesFor(category: Category): string[] {
  return [`+${category.name}`, ...category.wordings.map((wording) => wording.match)];
}
