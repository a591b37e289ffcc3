/**
 * Runs the suites in a real VS Code, one run of `runs.ts` after the other: `node out/test/vscode/run.js [--desktop] [name…]`.
 * Without `--desktop` it is the npm-borne VS Code behind `scripts/vscode-launcher.mjs`; with it, the desktop VS Code that
 * `LEITMOTIF_VSCODE` names, or else one that is downloaded. Names choose runs whose name holds one of them.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { runs, type Run } from './runs';

interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

const project = path.resolve(__dirname, '..', '..', '..');
const desktop = process.argv.includes('--desktop');
const launcher = path.join(project, 'scripts', process.platform === 'win32' ? 'vscode-launcher.cmd' : 'vscode-launcher.mjs');

/** Runs one run; a window that ends without an outcome counts as one failure. */
async function runOne(run: Run): Promise<Outcome> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'leitmotif-run-'));
  const folder = path.join(scratch, path.basename(run.folder));
  const userData = path.join(scratch, 'user');
  const result = path.join(scratch, 'result.json');
  fs.cpSync(path.join(project, run.folder), folder, { recursive: true });
  fs.mkdirSync(path.join(userData, 'User'), { recursive: true });
  fs.writeFileSync(path.join(userData, 'User', 'settings.json'), JSON.stringify(run.settings ?? {}));
  try {
    await runTests({
      vscodeExecutablePath: desktop ? process.env.LEITMOTIF_VSCODE : launcher,
      extensionDevelopmentPath: project,
      extensionTestsPath: path.join(__dirname, 'index.js'),
      extensionTestsEnv: {
        LEITMOTIF_SUITES: run.suites,
        LEITMOTIF_TEST_RESULT: result,
        LEITMOTIF_RESTRICTED: run.restricted ? '1' : '0',
        LEITMOTIF_COLOR: process.stdout.isTTY ? '1' : '0',
      },
      launchArgs: [folder, `--user-data-dir=${userData}`, `--extensions-dir=${path.join(scratch, 'extensions')}`],
    });
    return outcomeIn(result);
  } catch (error) {
    console.error(`  ${run.name}: ${error instanceof Error ? error.message : String(error)}`);
    const outcome = outcomeIn(result);
    return { ...outcome, failed: Math.max(1, outcome.failed) };
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

function outcomeIn(file: string): Outcome {
  if (!fs.existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Outcome;
}

async function main(): Promise<void> {
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const total: Outcome = { passed: 0, failed: 0, skipped: 0 };
  for (const run of runs) {
    if (names.length > 0 && !names.some((name) => run.name.includes(name))) continue;
    if (desktop && run.restricted) {
      console.log(`\n  ${run.name}: not run on the desktop, where runTests always trusts the folder`);
      total.skipped++;
      continue;
    }
    console.log(`\n  ${run.name} (a copy of ${run.folder})`);
    const outcome = await runOne(run);
    for (const key of Object.keys(total) as (keyof Outcome)[]) total[key] += outcome[key];
  }
  const { LEITMOTIF_TEST_RESULT: result } = process.env;
  if (result) fs.writeFileSync(result, JSON.stringify(total));
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

void main();
