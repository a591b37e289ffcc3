/** A program that is kept as it was compiled runs as it is written, whatever is kept of it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const RUNNER = resolve(__dirname, '../../server/hosts/compiledProgram.js');

describe('a program as it was compiled', () => {
  let folder: string;
  let program: string;
  let compiled: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'leitmotif-program-'));
    program = join(folder, 'program.js');
    compiled = join(folder, 'kept', 'compiled');
    file = join(compiled, 'program.js.compiled');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Says a word, twice by functions that are compiled late, and stays a while. */
  function write(word: string): void {
    writeFileSync(program, `#!/usr/bin/env node
      const { basename } = require('node:path');
      const say = (word) => console.log(word, basename(__filename), basename(__dirname) === basename(${JSON.stringify(folder)}), typeof module.exports);
      say('${word}');
      setTimeout(() => say('é ${word}'), 300);`);
  }

  const said = (word: string): string => [word, `é ${word}`].map((one) => `${one} program.js true object\n`).join('');

  function run(into: string | undefined = compiled, keepAfter = 50): string {
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', `require(${JSON.stringify(RUNNER)}).runAsCompiled(${[program, into, keepAfter].map((one) => JSON.stringify(one) ?? 'undefined').join()})`], { encoding: 'utf8' });
    assert.equal(stderr, '');
    return stdout;
  }

  it('runs, where nothing is to be kept', () => {
    write('one');
    assert.equal(spawnSync(process.execPath, ['-e', `require(${JSON.stringify(RUNNER)}).runAsCompiled(${JSON.stringify(program)})`], { encoding: 'utf8' }).stdout, said('one'));
    assert.equal(existsSync(compiled), false);
  });

  it('runs, where nothing can be kept', () => {
    write('one');
    writeFileSync(join(folder, 'kept'), '');
    assert.equal(run(), said('one'));
  });

  it('is the program that is there now, even where that is as long as before', () => {
    write('one');
    for (let i = 0; i < 2; i++) assert.equal(run(), said('one'));
    write('two');
    for (let i = 0; i < 2; i++) assert.equal(run(), said('two'));
  });

  // Node keeps it in a form of its own from 22 on.
  const here = 'enableCompileCache' in Module ? describe.skip : describe;
  here('by ourselves', () => {
    it('is kept once, for nobody else to read, and then as it is', () => {
      write('one');
      assert.equal(run(), said('one'));
      assert.deepEqual(readdirSync(compiled), ['program.js.compiled']);
      if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
      const { mtimeMs } = statSync(file);
      assert.equal(run(), said('one'));
      assert.equal(statSync(file).mtimeMs, mtimeMs, 'it was believed, and not written again');
    });

    it('is not kept by a program that ends before', () => {
      write('one');
      assert.equal(run(compiled, 60_000), said('one'));
      assert.equal(existsSync(file), false);
    });

    it('is not believed where it is damaged or cut, and is made anew', () => {
      write('one');
      run();
      const whole = readFileSync(file);
      const damaged = [0, 19, 20, 40, whole.length >> 1, whole.length - 1].map((at) => {
        const bytes = Buffer.from(whole);
        bytes[at] ^= 1;
        return bytes;
      });
      for (const bytes of [...damaged, whole.subarray(0, whole.length - 8), whole.subarray(0, 20), Buffer.alloc(0)]) {
        writeFileSync(file, bytes);
        assert.equal(run(), said('one'));
        assert.notDeepEqual(readFileSync(file), bytes);
      }
    });
  });
});
