// What a person at the terminal is told: a line before each long step, its time after, and plain words when it fails.
import { isEnding, putAway } from './ending.mjs';

/** A failure that needs no stack: the message says what happened and what to do. */
export class PlainError extends Error {}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

export const say = (line = '') => console.log(line);

/** Runs one step: says its name before, its time after. */
export async function step(name, work) {
  const since = Date.now();
  say(`\n• ${name}…`);
  const result = await work();
  say(`  ${name}: done in ${seconds(since)}`);
  return result;
}

/** Says every ten seconds that a silent step still goes on; returns the function that ends it. */
export function heartbeat(what) {
  const since = Date.now();
  const timer = setInterval(() => say(`  … ${what}, ${Math.round((Date.now() - since) / 1000)} s so far`), 10_000);
  return () => clearInterval(timer);
}

/** Runs a script's main function and puts away what it left; a failure is said once and ends the process with code 1. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    if (isEnding()) return;
    console.error(`\n✗ ${error instanceof PlainError ? error.message : (error?.stack ?? error)}`);
    process.exitCode = 1;
  } finally {
    await putAway();
  }
}
