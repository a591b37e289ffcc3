/**
 * Frees what is used no more, where the process was started so that it can be asked to (Node's `--expose-gc`); else nothing happens. V8 does it when
 * somebody does something, so what is left over from a large piece of work would stay for as long as nobody does. Takes some 40 ms, twice: the room
 * for new objects grows with the work and is given back only some seconds after.
 */
export function collectGarbage(): void {
  const { gc } = globalThis as { gc?: () => void };
  if (!gc) return;
  gc();
  setTimeout(gc, LATER).unref();
}

/** Milliseconds. */
const LATER = 10_000;
