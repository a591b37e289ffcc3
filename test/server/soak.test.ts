/**
 * Hours of work in short, in a process of its own: the server ends equal to one made from scratch, its memory flat, and answers throughout.
 * `LEITMOTIF_SOAK=120` makes it last so many seconds and prints what it measured.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { SoakReport } from '../support/soak';

const ASKED = Number(process.env.LEITMOTIF_SOAK ?? 0);
const SECONDS = ASKED > 0 ? ASKED : 9;
const SEED = Number(process.env.LEITMOTIF_SEED ?? 20260101);
/** Bytes by which memory may differ between two moments of the same work: words typed for the first time are kept. */
const SLACK = 12 << 20;

describe('a long day', function () {
  this.timeout(SECONDS * 3000 + 60_000);
  let report: SoakReport;

  before(async () => {
    const program = resolve(__dirname, '../support/soak.js');
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program, String(SECONDS), String(SEED)], { maxBuffer: 1 << 26 });
    report = JSON.parse(stdout.trim().split('\n').at(-1)!) as SoakReport;
    if (ASKED > 0) console.log(report);
  });

  it('ends equal to a rebuild', () => {
    assert.equal(report.checks, 3);
    assert.deepEqual(report.unequal, []);
    for (const what of ['type', 'save', 'edit lexicon', 'make', 'delete', 'rename']) assert.ok(report.doings[what] > 0, what);
  });

  it('keeps its memory flat', () => {
    const bytes = report.memory.map(({ heap, buffers }) => heap + buffers);
    const grown = bytes[2] - bytes[0];
    assert.ok(grown < bytes[0] * 0.15 + SLACK, `grew from ${bytes[0] >> 20} to ${bytes[2] >> 20} MB`);
  });

  it('answers throughout', () => {
    assert.ok(report.longestAnswer < 1500, `${report.longestOf} took ${Math.round(report.longestAnswer)} ms`);
    assert.ok(report.percentile99 < 300, `one answer in a hundred took more than ${Math.round(report.percentile99)} ms`);
  });
});
