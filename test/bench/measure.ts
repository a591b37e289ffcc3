/** How benchmarks measure and what they say. */

export interface Row {
  readonly what: string;
  /** In `unit`; the middle of the values measured. */
  readonly median: number;
  readonly p99?: number;
  readonly unit: 'ms' | 'MB/s' | 'bytes a token' | 'MB';
  /** What the issue of the project asks for, in words; '' where it asks for nothing. */
  readonly target: string;
}

/** The middle and the 99th percentile of values. */
export function summary(values: readonly number[]): { median: number; p99: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], p99: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] };
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

export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, median, p99, unit, target }) => [what, `${shown(median)} ${unit}`, p99 === undefined ? '' : `${shown(p99)} ${unit}`, target]);
  const all = [['what', 'median', '99th percentile', 'target'], ...cells];
  const widths = all[0].map((_, i) => Math.max(...all.map((row) => row[i].length)));
  return all.map((row) => row.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd()).join('\n');
}

function shown(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}
