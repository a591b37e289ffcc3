#!/usr/bin/env node
// npm run screenshots: the pictures of docs/images, taken of the packaged extension in the npm-borne VS Code.
//   npm run screenshots -- NAME…   only the shots whose name holds one of these
import { cpSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from './lib/browser.mjs';
import { pictureFonts } from './lib/fonts.mjs';
import { ensureHost } from './lib/host.mjs';
import { inProject, root, workshop } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';
import { PlainError, main, say } from './lib/say.mjs';
import { scratchFolder } from './lib/scratch.mjs';
import { installExtension, startServer, writeSettings } from './lib/server.mjs';
import { actionsOn, windowReady } from './lib/window.mjs';
import { packageFile } from './lib/package.mjs';
import { shots } from './shots.mjs';

const pictures = inProject('docs', 'images');

/** Takes one shot in a window of its own. */
async function take(shot, { server, dataDir, folder, env }) {
  writeSettings(dataDir, {
    'workbench.colorTheme': shot.theme,
    // The calm of a picture: nothing that blinks or tells of the machine.
    'editor.cursorBlinking': 'solid',
    'window.commandCenter': false,
    'window.title': '${activeEditorShort}${separator}${rootName}',
    ...shot.settings,
  });
  const { browser, page } = await launchBrowser({ width: 1280, height: 800, scale: 1.5, env });
  try {
    const actions = actionsOn(page, pictures);
    actions.command = async ({ title }) => {
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget input').first().fill(`>${title}`);
      await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
      await page.keyboard.press('Enter');
    };
    await page.goto(server.address({ folder, open: { file: path.join(folder, shot.file), line: shot.line ?? 2 } }));
    await windowReady(page);
    await page.locator('.editor-instance .view-line').first().waitFor();
    // The status item tells when the corpus is read.
    await page.locator('#leitmotif\\.leitmotif\\.leitmotif\\.status').waitFor({ timeout: 20_000 });
    // What belongs to this way of running VS Code, not to what is shown.
    await page.addStyleTag({ content: '[id="status.workbench.keyboardLayout"], [id="status.forwardedPorts"] { display: none !important }' });
    await page.waitForTimeout(2000);
    for (const { action, ...request } of shot.steps ?? []) await actions[action](request);
    await actions.screenshot({ name: shot.name, clip: shot.clip });
  } catch (error) {
    const seen = await actionsOn(page, path.join(workshop, 'pictures')).screenshot({ name: `${shot.name}-failed` });
    throw new Error(`${error.message.split('\n')[0]} (the window then: ${path.relative(root, seen)})`, { cause: error });
  } finally {
    await browser.close();
  }
}

await main(async () => {
  const asked = process.argv.slice(2);
  const chosen = shots.filter(({ name }) => asked.length === 0 || asked.some((part) => name.includes(part)));
  if (chosen.length === 0) throw new PlainError(`No shot has such a name; there are ${shots.map(({ name }) => name).join(', ')}`);
  await runNode(inProject('scripts', 'package.mjs'), [], 'The package could not be made; the reason is above.');
  const host = await ensureHost();
  const env = await pictureFonts();
  const scratch = scratchFolder('pictures');
  const dataDir = path.join(scratch, 'data');
  const extensionsDir = path.join(scratch, 'extensions');
  const folder = path.join(scratch, 'corpus');
  cpSync(inProject('corpus'), folder, { recursive: true });
  await installExtension(host, { vsix: packageFile(), dataDir, extensionsDir });
  // The window then tells of the folder as one in the reader's home.
  const server = await startServer(host, { dataDir, extensionsDir, env: { HOME: scratch, USERPROFILE: scratch } });
  const missed = [];
  for (const shot of chosen) {
    try {
      await take(shot, { server, dataDir, folder, env });
      say(`  docs/images/${shot.name}.png`);
    } catch (error) {
      missed.push(shot.name);
      say(`  ${shot.name} could not be taken: ${error.message}`);
    }
  }
  if (missed.length > 0) throw new PlainError(`${missed.length} of ${chosen.length} pictures could not be taken.`);
});
