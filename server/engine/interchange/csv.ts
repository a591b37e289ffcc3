/**
 * Tables (`.csv`, `.tsv`): a wording a row, with its theme. The columns that we write carry the whole of a lexicon but its examples; of
 * tables from elsewhere those columns are read whose names are known. Wordings are in our own pattern language.
 */
import { parse } from 'csv-parse/sync';
import { isProblem, parsePattern } from '../lexicon/pattern';
import { PALETTE_NAMES, SEVERITIES, SWITCHES, TRUTHS } from '../lexicon/grammar';
import { STEM_LANGUAGES, primaryLanguage } from '../lexicon/stems';
import { LineIndex } from '../text/lines';
import { Hierarchy } from './hierarchy';
import { languageTag } from './languages';
import { DEEPEST_TREE, LONGEST_DICTIONARY, type Category, type ForeignDictionary, type Format, type ReadDictionary, type Wording } from './model';
import { cleanName, cleanText } from './names';
import { Notes, shown } from './notes';
import { tooLong } from './plain';
import { TreeBuilder, type Branch } from './tree';

export const COLUMNS = [
  'theme', 'label', 'definition', 'parent', 'color', 'severity', 'kind', 'variant', 'pole', 'near', 'within', 'side', 'except', 'case',
  'diacritics', 'stem', 'language',
] as const;
type Column = (typeof COLUMNS)[number];

/** What others call our columns. */
const OTHER_NAMES: Record<string, Column> = {
  category: 'theme', code: 'theme', key: 'theme', sentiment: 'theme', topic: 'theme',
  theme_id: 'theme', name: 'label', description: 'definition', memo: 'definition',
  colour: 'color', word: 'variant', words: 'variant', term: 'variant', pattern: 'variant',
  wording: 'variant', feature: 'variant', token: 'variant',
  exceptions: 'except', type: 'kind', broader: 'parent', parent_theme: 'parent', parent_id: 'parent', lang: 'language',
};

/** Rows of a table, with its head. */
const MOST_ROWS = 200_000;

/** Of a variant in its row, and of a theme in the row of the kind `theme`. */
const FIELDS = ['case', 'diacritics', 'stem', 'language'] as const;

/** What each may be; a language is a tag. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  severity: SEVERITIES, case: SWITCHES, diacritics: SWITCHES, stem: TRUTHS,
};

export const csv: Format = {
  id: 'csv',
  name: 'CSV table',
  extensions: ['csv', 'tsv'],
  carries: {
    title: false, label: true, definition: true, color: 'any', hierarchy: true, ids: true, languages: false, wordings: 'all',
    wildcards: ['*', '?'], near: true, ours: true,
  },
  read: (text) => new TableReader(text).read(),
  write: ({ categories }: ForeignDictionary) => [[...COLUMNS], ...categories.flatMap((one) => rowsOf(one))].map(csvLine).join(''),
};

interface Row {
  readonly cells: ReadonlyMap<Column, string>;
  readonly at: number;
}

class TableReader {
  private readonly notes = new Notes();
  private readonly builder = new TreeBuilder(this.notes);
  private readonly hierarchy = new Hierarchy<Branch>();
  /** Where each theme is named first. */
  private readonly places = new Map<string, number>();

  constructor(private readonly text: string) {}

  read(): ReadDictionary {
    const long = tooLong(this.text, LONGEST_DICTIONARY);
    if (long) this.notes.error(0, long);
    else this.readRows(this.rows());
    this.dropStems(this.builder.root);
    return this.builder.finish();
  }

  /** What stands below what is known at the end only. */
  private readRows(rows: readonly Row[]): void {
    for (const row of rows) this.readParent(row);
    for (const row of rows) this.readRow(row);
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
    const branch = this.branchOf(name);
    const kind = cells.get('kind') || 'variant';
    this.readTheme(branch, cells, kind, at);
    const written = cells.get('variant') ?? '';
    if (kind === 'theme' && written !== '') this.notes.error(at, `a row of the kind "theme" has no variant; ${shown(written)} is left out`);
    else if (written !== '') this.readWording(branch, written, kind, cells, at);
  }

  private readParent({ cells, at }: Row): void {
    const name = cleanName(cells.get('theme') ?? '');
    const parent = cleanName(cells.get('parent') ?? '');
    for (const one of [name, parent]) if (one !== '' && !this.places.has(one)) this.places.set(one, at);
    if (name === '' || parent === '') return;
    const put = this.hierarchy.put(name, parent);
    const of = `the parent ${shown(parent)} of ${shown(name)}`;
    if (put === 'second') this.notes.lost(at, `another parent of ${shown(name)}, ${shown(parent)}: the first one stands`);
    else if (put === 'circle') this.notes.error(at, `${of}: the way up leads in a circle`);
    else if (put === 'deep') this.notes.error(at, `${of}: themes may stand ${DEEPEST_TREE} deep at most`);
  }

  /** A parent that no row is about is a theme as well, which holds the others. */
  private branchOf(name: string): Branch {
    return this.hierarchy.make(name, (one, above) => {
      const branch = this.builder.category(one, this.places.get(one)!, above);
      if (branch !== above) branch.id = one;
      return branch;
    });
  }

  /** What a row says of its theme; the first row that says it is believed. */
  private readTheme(branch: Branch, cells: Row['cells'], kind: string, at: number): void {
    branch.label = this.first(branch.label, cleanName(cells.get('label') ?? ''), 'label', branch, at);
    branch.definition = this.first(branch.definition, cleanText(cells.get('definition') ?? ''), 'definition', branch, at);
    branch.color = this.first(branch.color, this.colorOf(cells.get('color'), at) ?? '', 'colour', branch, at);
    const severity = this.fieldOf('severity', cells.get('severity'), at) ?? '';
    const first = this.first(branch.fields.severity, severity, 'severity', branch, at);
    if (first !== undefined) branch.fields.severity = first;
    if (kind === 'theme') Object.assign(branch.fields, this.fieldsOf(cells, at));
  }

  private first(before: string | undefined, now: string, what: string, branch: Branch, at: number): string | undefined {
    if (now === '' || now === before) return before;
    if (before === undefined) return now;
    this.notes.lost(at, `another ${what} of ${shown(branch.name)}, ${shown(now)}: the first one stands`);
    return before;
  }

  private fieldsOf(cells: Row['cells'], at: number): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const field of FIELDS) {
      const value = this.fieldOf(field, cells.get(field), at);
      if (value) fields[field] = value;
    }
    return fields;
  }

  private fieldOf(field: string, written: string | undefined, at: number): string | undefined {
    if (!written) return undefined;
    // A spreadsheet writes truths in capitals.
    const value = written.toLowerCase();
    if (field === 'language' ? languageTag(value) : VALUES[field].includes(value)) return value;
    const allowed = field === 'language' ? 'such as en, zh or ru' : `one of ${VALUES[field].join(', ')}`;
    this.notes.error(at, `${shown(written)} is no ${field}; that is ${allowed}`);
    return undefined;
  }

  /** A stem of a language that has none would be an error of the lexicon: it is left out. */
  private dropStems(branch: Branch): void {
    const { name, fields, wordings, children, at } = branch;
    if (this.isStemless(fields, undefined, name, at)) delete fields.stem;
    for (const [i, wording] of wordings.entries()) {
      if (!this.isStemless(wording.fields, fields.language, name, wording.at)) continue;
      wordings[i] = { ...wording, fields: without(wording.fields, 'stem') };
    }
    for (const child of children) this.dropStems(child);
  }

  private isStemless({ stem, language }: Wording['fields'], ofTheme: string | undefined, name: string, at: number): boolean {
    const tag = primaryLanguage(language ?? ofTheme ?? 'en');
    if (stem !== 'true' || STEM_LANGUAGES.includes(tag)) return false;
    this.notes.lost(at, `"stem: true" of ${shown(name)}: there are no stems for the language ${shown(tag)}`);
    return true;
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
      ...(near.length > 0 ? { near, within: this.within(cells.get('within'), at), ...this.side(cells.get('side'), at) } : {}),
      ...(except.length > 0 ? { except } : {}),
      fields: this.fieldsOf(cells, at),
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
    const reach = written.toLowerCase().replace(/\s+/g, ' ').replace(/^(\d+) in sentence$/, '$1');
    if (/^(?:sentence|paragraph|\d{1,3}(?: in paragraph)?)$/.test(reach)) return reach;
    this.notes.error(at, `${shown(written)} is no reach; that is a number of words, sentence, paragraph, or both: 20 in paragraph`);
    return 'sentence';
  }

  private side(written: string | undefined, at: number): Pick<Wording, 'side'> {
    const side = written?.toLowerCase();
    if (side === 'before' || side === 'after') return { side };
    if (side && side !== 'either') this.notes.error(at, `${shown(written!)} is no side; that is before, after or either`);
    return {};
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

function without(fields: Wording['fields'], name: string): Wording['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name));
}

interface TableRecord {
  readonly cells: readonly string[];
  readonly at: number;
}

function recordsOf(text: string, notes: Notes): TableRecord[] {
  const lines = LineIndex.of(text);
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

function rowsOf(category: Category, parent?: string): string[][] {
  const { name, label, definition, color, fields, wordings, except, children } = category;
  const head = { theme: name, label, definition, parent, color, severity: fields.severity };
  const rows = [...wordings.map((wording) => rowOf('variant', wording)), ...except.map((wording) => rowOf('exception', wording))];
  const needsOwn = rows.length === 0 || FIELDS.some((field) => fields[field]);
  const all = needsOwn ? [{ kind: 'theme', ...ownCells(fields) }, ...rows] : rows;
  const own = all.map((row, i) => cellsOf(i === 0 ? { ...head, ...row } : { theme: name, ...row }));
  return [...own, ...children.flatMap((child) => rowsOf(child, name))];
}

function rowOf(kind: string, { match, pole, near, within, side, except, fields }: Wording): Partial<Record<Column, string>> {
  return {
    kind,
    variant: match,
    pole,
    near: near?.join('\n'),
    within: near && within,
    side: near && side,
    except: except?.join('\n'),
    ...ownCells(fields),
  };
}

function ownCells(fields: Readonly<Record<string, string>>): Partial<Record<Column, string>> {
  return Object.fromEntries(FIELDS.map((field) => [field, fields[field]]));
}

function cellsOf(row: Partial<Record<Column, string>>): string[] {
  return COLUMNS.map((column) => row[column] ?? '');
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(',')}\n`;
}
