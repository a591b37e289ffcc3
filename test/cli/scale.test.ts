/** The commands of docs/scale.md, run as they stand there: each way gives the uses and counts of one run. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const PROJECT = resolve(__dirname, '../../..');
const CLI = join(PROJECT, 'dist/leitmotif.js');
/** Stands in for PySpark where it is not installed. */
const SPARK = join(PROJECT, 'test/support/spark');

interface Block {
  /** What it is for: `sh`, `python`, or `sh` with what must be installed. */
  readonly info: string;
  readonly code: string;
}

describe('the commands of docs/scale.md', function () {
  this.timeout(60_000);
  const page = readFileSync(join(PROJECT, 'docs/scale.md'), 'utf8');
  const blocks: Block[] = [...page.matchAll(/^```(sh|sh parallel|sh hadoop|python)\n(.*?)^```$/gms)].map(([, info, code]) => ({ info, code }));
  let folder: string;
  let environment: NodeJS.ProcessEnv;
  let uses: string;
  let counts: string;

  before(function () {
    if (process.platform === 'win32' || !isThere('bash')) this.skip();
    folder = mkdtempSync(join(tmpdir(), 'leitmotif-scale-'));
    mkdirSync(join(folder, 'bin'));
    const bash = `exec "${process.execPath}" "${CLI}" "$@"`;
    writeFileSync(join(folder, 'bin/leitmotif'), `#!/bin/sh\n${bash}\n`, { mode: 0o755 });
    environment = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`, PYTHONPATH: hasSpark() ? '' : SPARK, PYTHONDONTWRITEBYTECODE: '1' };
    writeFileSync(join(folder, 'lexicon.yaml'), readFileSync(join(PROJECT, 'corpus/lexicon.yaml')));
    writeFileSync(join(folder, 'documents.jsonl'), documents());
    const scan = spawnSync(process.execPath, [CLI, 'scan', '--stdin', '--summary', '--lexicon', 'lexicon.yaml'], { cwd: folder, input: documents(), encoding: 'utf8' });
    uses = scan.stdout;
    counts = spawnSync(process.execPath, [CLI, 'count'], { cwd: folder, input: uses, encoding: 'utf8' }).stdout;
    assert.ok(counts.split('\n').length > 10);
  });
  after(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('are all known', () => {
    assert.deepEqual(blocks.map(({ info }) => info), ['sh', 'sh parallel', 'sh parallel', 'sh', 'sh', 'python', 'sh', 'sh hadoop', 'sh']);
    assert.equal(blocks.length, [...page.matchAll(/^```(?!json)\w/gm)].length);
  });

  for (const { info, code } of blocks) {
    if (info === 'sh hadoop') continue;
    it(`${info}: ${code.split('\n')[0]}`, function () {
      const program = info === 'python' ? 'python3' : 'bash';
      for (const needed of [program, ...info.split(' ').slice(1)]) {
        if (isThere(needed)) continue;
        process.stderr.write(`      ${needed} is not installed: the command was not run\n`);
        this.skip();
      }
      // The corpus of the test is small: parts of 50 MB would be one part.
      const small = code.replace('--block 50M', '--block 30k');
      const { status, stderr } = spawnSync(program, info === 'python' ? ['-c', small] : ['-euo', 'pipefail', '-c', small], { cwd: folder, env: environment, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      if (code.includes('> counts.jsonl')) assert.equal(taken('counts.jsonl'), counts);
      // Each part has its own summary.
      if (code.includes('> uses.jsonl')) assert.deepEqual(taken('uses.jsonl').split('\n').filter(isUse), uses.split('\n').filter(isUse));
    });
  }

  /** The text of a file that a command has made, which is taken away for the next one. */
  function taken(name: string): string {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    return text;
  }
});

function isUse(line: string): boolean {
  return line.includes('"file":');
}

/** The sample corpus, a document a line. */
function documents(): string {
  const texts = join(PROJECT, 'corpus/texts');
  const names = readdirSync(texts).filter((name) => /\.(?:txt|md)$/.test(name)).sort();
  return names.map((id) => `${JSON.stringify({ id, text: readFileSync(join(texts, id), 'utf8') })}\n`).join('');
}

function isThere(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

function hasSpark(): boolean {
  return spawnSync('python3', ['-c', 'import pyspark'], { stdio: 'ignore' }).status === 0;
}
