/**
 * Tables (`.csv`, `.tsv`): a wording a row, with its theme. The columns that we write carry the whole of a lexicon but its examples; of
 * tables from elsewhere those columns are read whose names are known. Wordings are in our own pattern language.
 */
import { parse } from 'csv-parse/sync';
import { isProblem, parsePattern } from '../lexicon/pattern';
import { PALETTE_NAMES } from '../lexicon/grammar';
import { LineIndex } from '../text/lines';
import { LONGEST_DICTIONARY, type Category, type ForeignDictionary, type Format, type ReadDictionary, type Wording } from './model';
import { cleanName, cleanText } from './names';
import { Notes, shown } from './notes';
import { tooLong } from './plain';
import { TreeBuilder, type Branch } from './tree';

export const COLUMNS = [
  'theme', 'label', 'definition', 'color', 'severity', 'kind', 'variant', 'pole', 'near', 'within', 'except', 'case',
  'diacritics',
] as const;
type Column = (typeof COLUMNS)[number];

/** What others call our columns. */
const OTHER_NAMES: Record<string, Column> = {
  category: 'theme', code: 'theme', key: 'theme', sentiment: 'theme', topic: 'theme',
  theme_id: 'theme', name: 'label', description: 'definition', memo: 'definition',
  colour: 'color', word: 'variant', words: 'variant', term: 'variant', pattern: 'variant',
  wording: 'variant', feature: 'variant', token: 'variant',
  exceptions: 'except', type: 'kind',
};

/** Rows of a table, with its head. */
const MOST_ROWS = 200_000;

const FOLDING_FIELDS = ['case', 'diacritics'] as const;

export const csv: Format = {
  id: 'csv',
  name: 'CSV table',
  extensions: ['csv', 'tsv'],
  carries: {
    title: false, label: true, definition: true, color: 'any', hierarchy: false, wordings: 'all', wildcards: ['*', '?'],
    near: true, ours: true,
  },
  read: (text) => new TableReader(text).read(),
  write: (dictionary: ForeignDictionary) => [COLUMNS as readonly string[], ...dictionary.categories.flatMap(rowsOf)].map(csvLine).join(''),
};

interface Row {
  readonly cells: ReadonlyMap<Column, string>;
  readonly at: number;
}

class TableReader {
  private readonly notes = new Notes();
  private readonly builder = new TreeBuilder(this.notes);
  private readonly themes = new Map<string, Branch>();

  constructor(private readonly text: string) {}

  read(): ReadDictionary {
    const long = tooLong(this.text, LONGEST_DICTIONARY);
    if (long) this.notes.error(0, long);
    else for (const row of this.rows()) this.readRow(row);
    return this.builder.finish();
  }

  /** The rows below the head, by column. */
  private rows(): Row[] {
    const [head, ...records] = recordsOf(this.text, this.notes);
    if (!head) return [];
    const named = head.cells.map((name) => columnOf(name));
    const columns = named.map((column, i) => (named.indexOf(column) === i ? column : undefined));
    const unknown = head.cells.filter((name, i) => !columns[i] && name.trim() !== '');
    if (!columns.includes('theme')) {
      this.notes.error(
        head.at,
        `no column of this table is called "theme" (or category, code, key, sentiment); it has ${shown(head.cells.join(', '))}`,
      );
      return [];
    }
    if (unknown.length > 0) this.notes.lost(head.at, `the columns ${shown(unknown.join(', '))}`);
    const byColumn = (cells: readonly string[]): Map<Column, string> =>
      new Map(columns.flatMap((column, i) => (column ? [[column, (cells[i] ?? '').trim()]] : [])));
    return records.map(({ cells, at }) => ({ at, cells: byColumn(cells) }));
  }

  private readRow({ cells, at }: Row): void {
    const name = cleanName(cells.get('theme') ?? '');
    if (name === '') {
      if ([...cells.values()].some((cell) => cell !== '')) this.notes.error(at, 'this row names no theme, and is left out');
      return;
    }
    const branch = this.themes.get(name) ?? this.builder.category(name, at);
    this.themes.set(name, branch);
    const kind = cells.get('kind') || 'variant';
    this.readTheme(branch, cells, kind, at);
    const written = cells.get('variant') ?? '';
    if (kind === 'theme' && written !== '') this.notes.error(at, `a row of the kind "theme" has no variant; ${shown(written)} is left out`);
    else if (written !== '') this.readWording(branch, written, kind, cells, at);
  }

  /** What a row says of its theme; the first row that says it is believed. */
  private readTheme(branch: Branch, cells: Row['cells'], kind: string, at: number): void {
    branch.label = this.first(branch.label, cleanName(cells.get('label') ?? ''), 'label', branch, at);
    branch.definition = this.first(branch.definition, cleanText(cells.get('definition') ?? ''), 'definition', branch, at);
    branch.color = this.first(branch.color, this.colorOf(cells.get('color'), at) ?? '', 'colour', branch, at);
    const severity = this.fieldOf('severity', cells.get('severity'), at) ?? '';
    const first = this.first(branch.fields.severity, severity, 'severity', branch, at);
    if (first !== undefined) branch.fields.severity = first;
    if (kind === 'theme') Object.assign(branch.fields, this.folding(cells, at));
  }

  private first(before: string | undefined, now: string, what: string, branch: Branch, at: number): string | undefined {
    if (now === '' || now === before) return before;
    if (before === undefined) return now;
    this.notes.lost(at, `another ${what} of ${shown(branch.name)}, ${shown(now)}: the first one stands`);
    return before;
  }

  private folding(cells: Row['cells'], at: number): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const field of FOLDING_FIELDS) {
      const value = this.fieldOf(field, cells.get(field), at);
      if (value) fields[field] = value;
    }
    return fields;
  }

  private fieldOf(field: string, value: string | undefined, at: number): string | undefined {
    if (!value) return undefined;
    const allowed = field === 'severity' ? ['error', 'warning', 'information', 'hint', 'off'] : ['sensitive', 'insensitive'];
    if (allowed.includes(value)) return value;
    this.notes.error(at, `${shown(value)} is no ${field}; that is one of ${allowed.join(', ')}`);
    return undefined;
  }

  private colorOf(written: string | undefined, at: number): string | undefined {
    if (!written) return undefined;
    const color = written.toLowerCase();
    if (/^#[0-9a-f]{6}$/.test(color) || PALETTE_NAMES.includes(color)) return color;
    this.notes.error(at, `${shown(written)} is no colour: that is one of ${PALETTE_NAMES.join(', ')}, or #RRGGBB`);
    return undefined;
  }

  private readWording(branch: Branch, written: string, kind: string, cells: Row['cells'], at: number): void {
    const match = this.pattern(written, at);
    if (match === undefined) return;
    const except = this.patterns(cells.get('except'), at);
    const near = this.patterns(cells.get('near'), at);
    const wording: Wording = {
      match,
      ...(this.isCounter(cells.get('pole'), at) ? { pole: 'counter' as const } : {}),
      ...(near.length > 0 ? { near, within: this.within(cells.get('within'), at) } : {}),
      ...(except.length > 0 ? { except } : {}),
      fields: this.folding(cells, at),
      at,
    };
    if (kind === 'exception') this.readException(branch, wording);
    else if (kind === 'variant') this.builder.wording(branch, wording);
    else this.notes.error(at, `${shown(kind)} is no kind of row; that is one of theme, variant, exception`);
  }

  private readException(branch: Branch, { match, pole, near, except, fields, at }: Wording): void {
    this.builder.exception(branch, { match, fields: {}, at });
    if (pole || near || except || Object.keys(fields).length > 0) this.notes.lost(
      at,
      `the fields of the exception ${shown(match)}: an exception has none`,
    );
  }

  private isCounter(written: string | undefined, at: number): boolean {
    if (written && written !== 'main' && written !== 'counter') this.notes.error(
      at,
      `${shown(written)} is no pole; that is main or counter`,
    );
    return written === 'counter';
  }

  private within(written: string | undefined, at: number): string {
    if (!written) return 'sentence';
    if (/^(?:sentence|paragraph|\d{1,3})$/.test(written)) return written;
    this.notes.error(at, `${shown(written)} is no reach; that is a number of words, sentence or paragraph`);
    return 'sentence';
  }

  /** One pattern a line of the cell. */
  private patterns(cell: string | undefined, at: number): string[] {
    return (cell ?? '').split(/[\r\n]+/).flatMap((line) => (line.trim() === '' ? [] : (this.pattern(line, at) ?? [])));
  }

  private pattern(written: string, at: number): string | undefined {
    const match = cleanText(written).replace(/\s+/g, ' ');
    const pattern = parsePattern(match);
    if (!isProblem(pattern)) return match;
    this.notes.lost(at, `the wording ${shown(written)}: ${pattern.message.replace(/\.$/, '')}`);
    return undefined;
  }
}

function columnOf(name: string): Column | undefined {
  const known = name.trim().toLowerCase().replace(/[\s-]+/g, '_');
  if ((COLUMNS as readonly string[]).includes(known)) return known as Column;
  return Object.hasOwn(OTHER_NAMES, known) ? OTHER_NAMES[known] : undefined;
}

interface TableRecord {
  readonly cells: readonly string[];
  readonly at: number;
}

function recordsOf(text: string, notes: Notes): TableRecord[] {
  const lines = new LineIndex(text);
  const placeOfLine = (line: number): number => lines.offset({ line: Math.max(0, line), character: 0 });
  try {
    const read = parse(text, {
      delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true,
      max_record_size: 1_000_000, to: MOST_ROWS + 1,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    if (read.length === 0) notes.error(0, 'this table is empty');
    if (read.length > MOST_ROWS) notes.error(
      placeOfLine(read[MOST_ROWS].info.lines),
      `a table may have ${MOST_ROWS.toLocaleString('en')} rows at most; no more are read`,
    );
    let line = 0;
    return read.map(({ record, info }) => {
      const at = placeOfLine(line);
      line = info.lines;
      return { cells: record, at };
    });
  } catch (error) {
    const { message, lines: line } = error as Error & { lines?: number };
    notes.error(placeOfLine((line ?? 1) - 1), `this table cannot be read: ${message.replace(/\s+/g, ' ').slice(0, 160)}`);
    return [];
  }
}

/** The delimiter that stands most often in the first line. */
function delimiterOf(text: string): string {
  const head = /^[^\r\n]*/.exec(text)![0];
  const times = (delimiter: string): number => head.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (times(delimiter) > times(best) ? delimiter : best));
}

function rowsOf(category: Category): string[][] {
  const { name, label, definition, color, fields } = category;
  const head = { theme: name, label, definition, color, severity: fields.severity };
  const rows = [
    ...category.wordings.map((wording) => rowOf('variant', wording)),
    ...category.except.map((wording) => rowOf('exception', wording)),
  ];
  const needsOwn = rows.length === 0 || FOLDING_FIELDS.some((field) => fields[field]);
  const all = needsOwn ? [{ kind: 'theme', case: fields.case, diacritics: fields.diacritics }, ...rows] : rows;
  return all.map((row, i) => cellsOf(i === 0 ? { ...head, ...row } : { theme: name, ...row }));
}

function rowOf(kind: string, { match, pole, near, within, except, fields }: Wording): Partial<Record<Column, string>> {
  return {
    kind,
    variant: match,
    pole,
    near: near?.join('\n'),
    within: near && within,
    except: except?.join('\n'),
    case: fields.case,
    diacritics: fields.diacritics,
  };
}

function cellsOf(row: Partial<Record<Column, string>>): string[] {
  return COLUMNS.map((column) => row[column] ?? '');
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(',')}\n`;
}
