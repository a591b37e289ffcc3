/**
 * The window as a reader sees it, for suites that run inside the extension host: screenshots, the mouse, the keyboard, and
 * what is drawn. It speaks to the launcher's browser (`scripts/lib/control.mjs`), so it is there in the npm-borne VS Code and
 * not on the desktop; a test that needs it calls `needsWindow(this)` first, which reports it as skipped there.
 */

/**
 * A Playwright selector; words as they stand in a visible editor line (the `nth` from 0, in the editors `within` a selector);
 * or a point in CSS pixels.
 */
export type Target = string | { text: string; nth?: number; within?: string } | { x: number; y: number };

interface ClickOptions {
  button?: 'left' | 'right';
  /** 2: a double click. */
  count?: number;
  modifiers?: ('Alt' | 'Control' | 'Meta' | 'Shift')[];
  /** The selector is meant inside the newest webview. */
  webview?: boolean;
}

export const hasWindow = process.env.LEITMOTIF_WINDOW !== undefined;

export function needsWindow(test: Mocha.Context): void {
  if (!hasWindow) test.skip();
}

async function ask<T>(action: string, request: object): Promise<T> {
  const response = await fetch(String(process.env.LEITMOTIF_WINDOW), { method: 'POST', body: JSON.stringify({ action, ...request }) });
  const { result, error } = await response.json() as { result: T; error?: string };
  if (error !== undefined) throw new Error(`${action}: ${error}`);
  return result;
}

/** Saves a picture of the window as `name.png`; returns the file. `clip` in CSS pixels. */
export const screenshot = (name: string, clip?: { x: number; y: number; width: number; height: number }) =>
  ask<string>('screenshot', { name, clip });

export const click = (target: Target, options: ClickOptions = {}) => ask<null>('click', { target, ...options });

/** Lets the mouse rest on the target. A hover shows about half a second later: `wait('.monaco-hover')`. */
export const hover = (target: Target) => ask<null>('hover', { target });

/** One key or chord, in Playwright's names: `F1`, `Control+Shift+P`, `Escape`. */
export const press = (keys: string) => ask<null>('press', { keys });

/** Types text where the focus is. */
export const type = (text: string) => ask<null>('type', { text });

/** Waits until the first element of the selector is visible (or hidden). `timeout` in milliseconds. */
export const wait = (target: string, options: { state?: 'visible' | 'hidden' | 'attached'; timeout?: number; webview?: boolean } = {}) =>
  ask<null>('wait', { target, ...options });

/** The visible text of every element of the selector. */
export const read = (target: string, options: { webview?: boolean } = {}) => ask<string[]>('read', { target, ...options });

/** Evaluates a JavaScript expression in the workbench's page; its value must be plain JSON. */
export const evaluate = <T>(script: string) => ask<T>('evaluate', { script });

/** Milliseconds of rest, for things that announce themselves by nothing one could wait for. */
export const rest = (ms: number) => ask<null>('rest', { ms });

/** CSS pixels; the window starts at 1440 × 900. */
export const resize = (width: number, height: number) => ask<null>('resize', { width, height });
