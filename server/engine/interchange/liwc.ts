/**
 * LIWC dictionaries (`.dic`): a legend of numbered categories between two lines of `%`, indented where it is a hierarchy; then a word a
 * line with the numbers of its categories. Words may end in `*`. Terms with `<of>` and numbers in parentheses depend on the word before
 * or after, and are not carried.
 */
import { LONGEST_DICTIONARY, type Category, type ForeignDictionary, type Format, type ReadDictionary } from './model';
import { Indentation, linesOf, type Line } from './lines';
import { Notes, shown } from './notes';
import { addPlain, foldCapitals, PLAIN, tooLong } from './plain';
import { TreeBuilder, type Branch } from './tree';

export const liwc: Format = {
  id: 'liwc',
  name: 'LIWC dictionary',
  extensions: ['dic'],
  carries: { ...PLAIN, wildcards: ['ending*'] },
  refuses: (wording) => (/[<>%\t]/.test(wording) ? `a ${/[<>%\t]/.exec(wording)![0]} means something else there` : undefined),
  nameOf: (name) => name.replace(/^%+$/, 'percent'),
  read: (text) => new LiwcReader(text).read(),
  write: writeLiwc,
};

class LiwcReader {
  private readonly notes = new Notes();
  private readonly builder = new TreeBuilder(this.notes);
  private readonly byCode = new Map<number, Branch>();

  constructor(private readonly text: string) {}

  read(): ReadDictionary {
    const long = tooLong(this.text, LONGEST_DICTIONARY);
    if (long) this.notes.error(0, long);
    else this.readLines([...linesOf(this.text)]);
    foldCapitals(this.builder, 'LIWC');
    return this.builder.finish();
  }

  private readLines(lines: readonly Line[]): void {
    const [legend, words] = this.sections(lines);
    const indentation = new Indentation(this.builder.root);
    for (const line of legend) this.readCategory(line, indentation);
    for (const line of words) this.readWord(line);
  }

  /** The legend and the words; without its two marks the legend is the lines at the head that begin with a number. */
  private sections(lines: readonly Line[]): [readonly Line[], readonly Line[]] {
    const marks = lines.flatMap((line, i) => (line.text === '%' ? [i] : []));
    if (marks.length >= 2) {
      for (const line of lines.slice(0, marks[0])) this.notes.error(
        line.at,
        `${shown(line.text)} stands before the legend and is left out`,
      );
      return [lines.slice(marks[0] + 1, marks[1]), lines.slice(marks[1] + 1)];
    }
    const what = marks.length === 0 ? 'has no legend between two lines of %' : 'has one line of % only, and the legend needs two';
    this.notes.error(
      lines[marks[0] ?? 0]?.at ?? 0,
      `this dictionary ${what}; the lines at its head that begin with a number are taken for it`,
    );
    const rest = lines.filter((line) => line.text !== '%');
    const first = rest.findIndex((line) => !/^\d+\s+\S/.test(line.text));
    const length = first < 0 ? rest.length : first;
    return [rest.slice(0, length), rest.slice(length)];
  }

  private readCategory(line: Line, indentation: Indentation): void {
    const entry = /^(\d{1,9})\s+(\S.*)$/.exec(line.text);
    if (!entry) {
      this.notes.error(line.at, `${shown(line.text)} is no category: the legend has a number and a name in each line`);
      return;
    }
    const code = Number(entry[1]);
    const known = this.byCode.get(code);
    if (known) {
      this.notes.error(line.at, `the number ${code} is given to ${shown(known.name)} already; ${shown(entry[2])} gets no words`);
    }
    const branch = this.builder.category(entry[2], line.at, indentation.above(line.indent));
    indentation.enter(line.indent, branch);
    if (!known) this.byCode.set(code, branch);
  }

  private readWord(line: Line): void {
    const { word, codes } = wordAndCodes(line.text);
    const tagged = /<[^<>]*>/.exec(word);
    if (tagged) {
      this.notes.lost(line.at, `the term ${shown(line.text)}: ${tagged[0]} asks for the word beside it`);
      return;
    }
    for (const code of codes) this.assign(word, code, line);
    if (codes.length === 0) this.notes.error(line.at, `${shown(word)} has no category`);
  }

  private assign(word: string, code: string, line: Line): void {
    const branch = this.byCode.get(Number(code));
    if (!/^\d{1,9}$/.test(code)) this.notes.lost(line.at, `the code ${shown(code)} of ${shown(word)}: it ${whyNotCarried(code)}`);
    else if (branch) addPlain(this.builder, branch, word, line.at, '*');
    else this.notes.error(line.at, `${shown(word)} names the category ${Number(code)}, which the legend has not`);
  }
}

function whyNotCarried(code: string): string {
  if (code.startsWith('(')) return 'depends on the category of the word before';
  return code.startsWith('<') ? 'depends on the word beside it' : 'is no number of a category';
}

/** A word and what follows it: numbers, `(02 134)125/464` and `<of>131/125`. */
function wordAndCodes(line: string): { word: string; codes: string[] } {
  const tab = line.indexOf('\t');
  const tail = tab >= 0 ? tab : startOfCodes(line);
  const codes = line.slice(tail).match(/\([^()]*\)[^\s(]*|[^\s()]+|[()]/g) ?? [];
  return { word: line.slice(0, tail).trim(), codes };
}

/** Where the numbers at the end of a line begin whose columns are divided by spaces. */
function startOfCodes(line: string): number {
  const pieces = [...line.matchAll(/\S+/g)];
  let first = pieces.length;
  while (first > 1 && /^\d+$/.test(pieces[first - 1][0])) first--;
  const parenthesis = pieces.findIndex((piece, i) => i > 0 && piece[0].startsWith('('));
  const start = parenthesis > 0 ? Math.min(first, parenthesis) : first;
  return start < pieces.length ? pieces[start].index : line.length;
}

function writeLiwc(dictionary: ForeignDictionary): string {
  const legend: string[] = [];
  const codes = new Map<string, number[]>();
  const visit = (category: Category, depth: number): void => {
    const code = legend.push('');
    legend[code - 1] = `${'\t'.repeat(depth)}${code}\t${category.name}`;
    for (const { match } of category.wordings) codes.set(match, [...(codes.get(match) ?? []), code]);
    for (const child of category.children) visit(child, depth + 1);
  };
  for (const category of dictionary.categories) visit(category, 0);
  return ['%', ...legend, '%', ...[...codes].map(([word, of]) => [word, ...of].join('\t')), ''].join('\n');
}
