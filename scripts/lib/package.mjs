// Where the package stands.
import { readFileSync } from 'node:fs';
import { inProject } from './paths.mjs';

/** The .vsix that npm run package makes, as an absolute path. */
export function packageFile() {
  const { name, version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  return inProject(`${name}-${version}.vsix`);
}
