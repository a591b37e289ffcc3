// Where things stand in the project.
import { fileURLToPath } from 'node:url';
import path from 'node:path';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the project. */
export const inProject = (...parts) => path.join(root, ...parts);

/** What npm start and npm test install or write beside the sources; git ignores it. */
export const workshop = inProject('.vscode-test');
