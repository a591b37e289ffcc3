/** Output on standard out: with back-pressure, as lines of a table or of CSV. */
import { once } from 'node:events';

export class Output {
  async write(text: string): Promise<void> {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  }
}

/** One line by RFC 4180, ended by LF. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(String(cell)) ? `"${String(cell).replace(/"/g, '""')}"` : cell)).join(',')}\n`;
}

/** Columns as wide as their widest cell; numbers to the right. */
export function tableLines(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const widths = head.map((name, i) => Math.max(widthOf(name), ...rows.map((row) => widthOf(String(row[i])))));
  const line = (row: readonly (string | number)[]): string => row.map((cell, i) => padded(cell, widths[i])).join('  ').trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].map((one) => `${one}\n`).join('');
}

function padded(cell: string | number, width: number): string {
  const gap = ' '.repeat(Math.max(0, width - widthOf(String(cell))));
  return typeof cell === 'number' ? gap + cell : cell + gap;
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60]/u;

/** Columns a terminal gives a text: ideographs take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}
