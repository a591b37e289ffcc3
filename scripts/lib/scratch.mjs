// Folders that live as long as this process.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { atEnd } from './ending.mjs';

/** A new empty folder among the system's temporary ones; `putAway` takes it away again. */
export function scratchFolder(purpose) {
  const folder = mkdtempSync(path.join(os.tmpdir(), `leitmotif-${purpose}-`));
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
