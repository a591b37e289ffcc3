// What has to be put away before this process ends, whether its work is done, has failed, or a person pressed Ctrl+C.
const cleanups = [];
let listening = false;
let ending = false;

/** Registers a cleanup. They run once, the last registered first; their failures are passed over. */
export function atEnd(cleanup) {
  cleanups.push(cleanup);
  if (listening) return;
  listening = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl+C comes twice where a parent passes it on.
      if (ending) return;
      ending = true;
      void putAway().finally(() => process.exit(process.exitCode ?? 1));
    });
  }
}

/** Whether a signal asked this process to end. */
export const isEnding = () => ending;

let underWay;

/** Runs the cleanups registered so far; resolves when all have run, whoever asked first. */
export function putAway() {
  underWay ??= runAll().finally(() => { underWay = undefined; });
  return underWay;
}

async function runAll() {
  while (cleanups.length > 0) {
    try {
      await cleanups.pop()();
    } catch {
      // What could not be put away must not hide why we end.
    }
  }
}
