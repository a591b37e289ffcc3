// Mocha's spec reporter, which also writes the counts to the file LEITMOTIF_TEST_RESULT. Where LEITMOTIF_TEST_OUTPUT names a
// file (inside VS Code's extension host, whose standard output goes nowhere), the words go there.
import { appendFileSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';

const { LEITMOTIF_TEST_OUTPUT: output, LEITMOTIF_TEST_RESULT: result } = process.env;
const { Base, Spec } = Mocha.reporters;
if (output) Base.consoleLog = (...words) => appendFileSync(output, `${format(...words)}\n`);

export default class CountingReporter extends Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      if (result) writeFileSync(result, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
}
