/** How benchmarks measure and what they say. */

export interface Row {
  readonly what: string;
  /** In `unit`; the middle of the values measured. Absent where nothing could be measured, and `note` says why. */
  readonly median?: number;
  readonly p99?: number;
  readonly unit: 'ms' | 'MB/s' | 'bytes a token' | 'bytes a word' | 'MB';
  /** What the issue of the project asks for, in words; '' where it asks for nothing. */
  readonly target: string;
  /** What to know when reading the number. */
  readonly note?: string;
}

/** The middle and the 99th percentile of values. */
export function summary(values: readonly number[]): { median: number; p99: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], p99: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] };
}

export function median(values: readonly number[]): number {
  return summary(values).median;
}

/** Milliseconds that an action takes, of each of so many times after some to warm up. */
export async function timed(times: number, warmUp: number, action: (i: number) => Promise<void> | void): Promise<number[]> {
  const values: number[] = [];
  for (let i = 0; i < warmUp + times; i++) {
    const started = performance.now();
    await action(i);
    if (i >= warmUp) values.push(performance.now() - started);
  }
  return values;
}

/** Milliseconds that an action takes once. */
export function once(action: () => void): number {
  const started = performance.now();
  action();
  return performance.now() - started;
}

/** Megabytes (a million bytes) a second. */
export function rate(bytes: number, milliseconds: number): number {
  return bytes / 1000 / milliseconds;
}

/** Collects garbage twice, as what finalisers let go of is freed by the second round. */
export function collectGarbage(): void {
  const { gc } = globalThis;
  if (!gc) throw new Error('benchmarks are run with --expose-gc');
  gc();
  gc();
}

const COLUMNS = ['what', 'median', '99th percentile', 'target', 'note'];

export function table(rows: readonly Row[]): string {
  const all = [COLUMNS, ...rows.map(cells)];
  const widths = all[0].map((_, i) => Math.max(...all.map((row) => row[i].length)));
  return all.map((row) => row.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd()).join('\n');
}

function cells({ what, median, p99, unit, target, note = '' }: Row): string[] {
  const value = (number: number | undefined): string => (number === undefined ? '' : `${shown(number)} ${unit}`);
  return [what, value(median), value(p99), target, note];
}

function shown(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}
