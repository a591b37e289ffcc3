// Reads on in a file as others write to it.
import { closeSync, existsSync, openSync, readSync } from 'node:fs';

/** Hands what is added to `file` to `take`, until the returned function is called (which hands over the rest first). */
export function follow(file, take) {
  const decoder = new TextDecoder();
  const buffer = Buffer.alloc(64 * 1024);
  let position = 0;
  function readOn() {
    if (!existsSync(file)) return;
    const descriptor = openSync(file, 'r');
    for (let read = 1; read > 0;) {
      read = readSync(descriptor, buffer, 0, buffer.length, position);
      position += read;
      if (read > 0) take(decoder.decode(buffer.subarray(0, read), { stream: true }));
    }
    closeSync(descriptor);
  }
  const timer = setInterval(readOn, 200);
  return () => {
    clearInterval(timer);
    readOn();
  };
}
