// What can be done with VS Code's window in a browser page: look, point, click, type, read.
// A target is one of
//   'a selector'                        as Playwright reads it (CSS, `text=…`)
//   { text, nth?, within? }             words as they stand in an editor's line; `within` a selector of the editor
//   { x, y }                            a point, in CSS pixels
// With `webview: true` a selector is looked for in the newest webview instead of the workbench.
import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** Runs in the page: the middle of the nth place where `text` stands in the editors' visible lines. */
function findInEditors({ text, nth, within }) {
  // Editors draw spaces as no-break spaces.
  const plain = (drawn) => drawn.replaceAll('\u00a0', ' ').replaceAll('\u200b', '');
  let left = nth;
  for (const line of document.querySelectorAll(`${within} .view-line`)) {
    const nodes = [];
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const whole = plain(nodes.map((node) => node.data).join(''));
    for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
      if (left-- > 0) continue;
      const range = document.createRange();
      let before = 0;
      for (const node of nodes) {
        const length = plain(node.data).length;
        if (before <= at && at < before + length) range.setStart(node, at - before);
        if (before < at + text.length && at + text.length <= before + length) range.setEnd(node, at + text.length - before);
        before += length;
      }
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
  }
  return null;
}

/** The actions, each taking plain JSON and answering plain JSON. */
export function actionsOn(page, picturesFolder) {
  const locator = ({ target, webview }) => {
    const where = webview ? page.frameLocator('iframe.webview.ready >> nth=-1').frameLocator('#active-frame') : page;
    return where.locator(target);
  };
  const first = (request) => locator(request).first();

  async function pointOf(request) {
    const { target } = request;
    if (typeof target.x === 'number') return target;
    const { text, nth = 0, within = '.part.editor' } = target;
    for (let tries = 0; tries < 50; tries++) {
      const point = await page.evaluate(findInEditors, { text, nth, within });
      if (point) return point;
      await page.waitForTimeout(100);
    }
    throw new Error(`"${text}" (${nth}) is not in sight in any editor within ${within}`);
  }

  const actions = {
    async click(request) {
      const { target, button, count = 1, modifiers } = request;
      if (typeof target === 'string') return first(request).click({ button, clickCount: count, modifiers, timeout: 10_000 });
      const { x, y } = await pointOf(request);
      for (const key of modifiers ?? []) await page.keyboard.down(key);
      await page.mouse.click(x, y, { button, clickCount: count });
      for (const key of modifiers ?? []) await page.keyboard.up(key);
    },
    async hover(request) {
      if (typeof request.target === 'string') return first(request).hover({ timeout: 10_000 });
      const { x, y } = await pointOf(request);
      // A hover starts when the mouse moves and then rests.
      await page.mouse.move(x - 3, y);
      await page.mouse.move(x, y, { steps: 3 });
    },
    press: ({ keys }) => page.keyboard.press(keys),
    type: ({ text }) => page.keyboard.type(text),
    wait: (request) => first(request).waitFor({ state: request.state ?? 'visible', timeout: request.timeout ?? 10_000 }),
    read: (request) => locator(request).allInnerTexts(),
    evaluate: ({ script }) => page.evaluate(script),
    rest: ({ ms }) => page.waitForTimeout(ms),
    async resize({ width, height }) {
      await page.setViewportSize({ width, height });
    },
    async screenshot({ name, clip }) {
      mkdirSync(picturesFolder, { recursive: true });
      const file = path.join(picturesFolder, `${name.replace(/[^\w.-]+/g, '-')}.png`);
      await page.screenshot({ path: file, clip });
      return file;
    },
  };
  return actions;
}

/** Waits until the workbench has drawn itself. */
export const windowReady = (page, timeout = 60_000) =>
  page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor({ timeout });
