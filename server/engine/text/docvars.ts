/**
 * The table of docvars beside the texts (`metadata.csv`): one row a file, one column a docvar, as quanteda and its kin have it.
 */
import { parse } from 'csv-parse/sync';
import type { Docvars } from './metadata';

export interface TableProblem {
  /** Line of the table, from 0. */
  readonly line: number;
  readonly message: string;
}

export interface DocvarsTable {
  /** Docvars by the file they are of: its path from the table's folder, with `/`. Names of docvars are in lower case. */
  readonly rows: ReadonlyMap<string, Docvars>;
  readonly problems: readonly TableProblem[];
}

/** Names of the column that names the file; without one it is the first. */
const FILE_COLUMNS = ['file', 'filename', 'file_name', 'doc_id', 'text', 'name'];

/** A table with more broken rows than this is given up at the last of them. */
const MOST_PROBLEMS = 100;

/** Reads what can be read; a row that is broken is left out, and said. */
export function readDocvarsTable(csv: string): DocvarsTable {
  const table = csv.startsWith('\ufeff') ? csv.slice(1) : csv;
  const problems: TableProblem[] = [];
  const [header, ...records] = recordsOf(table, delimiterOf(table), problems);
  const rows = new Map<string, Docvars>();
  if (!header) return { rows, problems };
  const names = header.fields.map((name) => name.trim().toLowerCase());
  const fileColumn = Math.max(0, FILE_COLUMNS.map((name) => names.indexOf(name)).find((column) => column >= 0) ?? 0);
  for (const { fields, line } of records) {
    const file = fileOf(fields[fileColumn]);
    if (file === '') problems.push({ line, message: 'This row names no file.' });
    else if (rows.has(file)) problems.push({ line, message: `"${file}" has a row already; the first one is used.` });
    else rows.set(file, docvarsOf(names, fields, fileColumn));
    if (fields.length > names.length) problems.push({ line, message: `This row has ${fields.length} values for ${names.length} columns.` });
  }
  return { rows, problems: problems.sort((a, b) => a.line - b.line) };
}

function fileOf(field: string | undefined): string {
  return (field ?? '').trim().replace(/\\/g, '/').replace(/^(?:\.\/)+/, '');
}

function docvarsOf(names: readonly string[], fields: readonly string[], fileColumn: number): Docvars {
  const docvars = new Map<string, string>();
  for (let column = 0; column < names.length; column++) {
    const value = fields[column]?.trim() ?? '';
    if (column !== fileColumn && names[column] !== '' && value !== '' && !docvars.has(names[column])) docvars.set(names[column], value);
  }
  return docvars;
}

/** The separator that the header has most of, outside quotation marks. */
function delimiterOf(table: string): string {
  const header = (/^\s*(.*)$/m.exec(table)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

interface TableRecord {
  readonly fields: string[];
  /** Line it ends on, from 0. */
  readonly line: number;
}

/** The parser gives up at a broken record; reading goes on in the line after the one it begins in. */
function recordsOf(table: string, delimiter: string, problems: TableProblem[]): TableRecord[] {
  const lines = table.split(/\r\n|\n|\r/);
  const records: TableRecord[] = [];
  for (let from = 0; from < lines.length; ) {
    const part = readUntilBroken(lines.slice(from).join('\n'), delimiter);
    for (const record of part.records) records.push({ ...record, line: from + record.line });
    if (!part.broken) break;
    let line = part.records.length > 0 ? records[records.length - 1].line + 1 : from;
    while (line < lines.length - 1 && lines[line].trim() === '') line++;
    problems.push({ line, message: 'The quotation marks of this row do not close; it is left out.' });
    if (problems.length >= MOST_PROBLEMS) break;
    from = line + 1;
  }
  return records;
}

function readUntilBroken(table: string, delimiter: string): { records: TableRecord[]; broken: boolean } {
  const records: TableRecord[] = [];
  let broken = false;
  try {
    parse(table, {
      delimiter,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      trim: true,
      max_record_size: 1 << 20,
      on_skip: () => void (broken = true),
      on_record: (fields: string[], { lines }: { lines: number }) => {
        if (!broken) records.push({ fields, line: lines - 1 });
        return null;
      },
    });
  } catch {
    broken = true;
  }
  return { records, broken };
}
