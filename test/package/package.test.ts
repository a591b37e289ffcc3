/**
 * The package as a reader gets it. Needs the `.vsix` that `npm run package` makes in the project's folder, and the npm-borne
 * VS Code (`npm test -- --only package` sees to both).
 */
import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';

/** Every file the package may hold; the ones marked `true` it must hold. */
const allowed: [RegExp, boolean][] = [
  [/^extension\.vsixmanifest$/, true],
  [/^\[Content_Types\]\.xml$/, true],
  [/^extension\/package\.json$/, true],
  [/^extension\/readme\.md$/i, true],
  [/^extension\/changelog\.md$/i, false],
  [/^extension\/license(\.txt)?$/i, true],
  [/^extension\/dist\/client\.js$/, true],
  [/^extension\/dist\/server\.js$/, true],
  [/^extension\/dist\/leitmotif\.js$/, true],
  [/^extension\/dist\/reader\.js$/, true],
  [/^extension\/dist\/third-party\.txt$/, true],
  [/^extension\/client\/media\/icon\.(png|svg)$/, true],
  [/^extension\/client\/media\/(icons|walkthrough)\/[\w-]+\.(png|svg|md)$/, true],
  [/^extension\/syntaxes\/[\w.-]+\.json$/, true],
  [/^extension\/docs\/[\w.-]+\.md$/, true],
  [/^extension\/corpus\/lexicon\.yaml$/, true],
  [/^extension\/corpus\/README\.md$/, true],
  [/^extension\/corpus\/\.vscode\/settings\.json$/, false],
  [/^extension\/corpus\/texts\/[\w-]+\.(txt|md|csv)$/, true],
];

interface Scripts {
  ensureHost(): Promise<object>;
  installExtension(host: object, options: { vsix: string; dataDir: string; extensionsDir: string }): Promise<void>;
}

const project = path.resolve(__dirname, '..', '..', '..');
const manifest = JSON.parse(fs.readFileSync(path.join(project, 'package.json'), 'utf8')) as { name: string; version: string };
const vsix = path.join(project, `${manifest.name}-${manifest.version}.vsix`);

const script = (name: string) => import(pathToFileURL(path.join(project, 'scripts', 'lib', name)).href) as Promise<Scripts>;

describe('the package', () => {
  let scratch: string;
  before(() => {
    assert.ok(fs.existsSync(vsix), `${vsix} is missing: run npm run package`);
    scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'leitmotif-package-'));
  });
  after(() => fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

  it('is smaller than 1 MB', () => {
    assert.ok(fs.statSync(vsix).size < 1_000_000);
  });

  it('holds what it must and nothing else', () => {
    const names = Object.keys(unzipSync(fs.readFileSync(vsix)));
    assert.deepEqual(names.filter((name) => !allowed.some(([pattern]) => pattern.test(name))), [], 'files that are not allowed');
    const missing = allowed.filter(([pattern, must]) => must && !names.some((name) => pattern.test(name)));
    assert.deepEqual(missing.map(([pattern]) => String(pattern)), [], 'files that are missing');
  });

  it('names no folder of the machine it was made on', () => {
    const holding = Object.entries(unzipSync(fs.readFileSync(vsix)))
      .filter(([, bytes]) => Buffer.from(bytes).includes(project + path.sep))
      .map(([name]) => name);
    assert.deepEqual(holding, []);
  });

  it('has a command line that runs by itself', () => {
    const program = path.join(scratch, 'leitmotif.js');
    fs.writeFileSync(program, unzipSync(fs.readFileSync(vsix))['extension/dist/leitmotif.js']);
    const scan = spawnSync(process.execPath, [program, 'scan', '.'], { cwd: path.join(project, 'corpus'), encoding: 'utf8' });
    assert.equal(scan.status, 0, scan.stderr);
    const first = JSON.parse(scan.stdout.split('\n')[0]) as { theme: string; text: string };
    assert.ok(first.theme && first.text);
  });

  it('runs in VS Code where it is installed', async function () {
    this.timeout(180_000);
    const extensions = path.join(scratch, 'extensions');
    const folder = path.join(scratch, 'corpus');
    const bearer = path.join(scratch, 'bearer');
    fs.cpSync(path.join(project, 'corpus'), folder, { recursive: true });
    // The suites need a development extension to come with; this one does nothing.
    fs.mkdirSync(bearer);
    fs.writeFileSync(path.join(bearer, 'package.json'), JSON.stringify({
      name: 'bearer', publisher: 'leitmotif-test', version: '0.0.0', engines: { vscode: '*' },
    }));
    const host = await (await script('host.mjs')).ensureHost();
    await (await script('server.mjs')).installExtension(host, { vsix, dataDir: path.join(scratch, 'installing'), extensionsDir: extensions });
    const result = path.join(scratch, 'result.json');
    const ran = spawnSync(process.execPath, [
      path.join(project, 'scripts', 'vscode-launcher.mjs'), folder,
      `--extensionDevelopmentPath=${bearer}`, `--extensions-dir=${extensions}`,
      `--extensionTestsPath=${path.join(project, 'out', 'test', 'vscode', 'index.js')}`,
    ], {
      encoding: 'utf8',
      env: { ...process.env, LEITMOTIF_SUITES: path.join(__dirname, 'inside'), LEITMOTIF_TEST_RESULT: result },
    });
    assert.equal(ran.status, 0, ran.stdout + ran.stderr);
    assert.ok((JSON.parse(fs.readFileSync(result, 'utf8')) as { passed: number }).passed > 0);
  });
});
