// The licences of what is bundled: whoever gets the bundles gets these too.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/** The notices of every package that esbuild's metafiles name as an input, as one text. */
export function noticesOf(metafiles) {
  const packages = new Set();
  for (const { inputs } of metafiles) {
    for (const input of Object.keys(inputs)) {
      const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
      if (found) packages.add(found[0]);
    }
  }
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return 'Leitmotif is bundled with the following packages.\n' + [...packages].sort().map((folder) => rule + noticeOf(folder)).join('');
}

function noticeOf(folder) {
  const absolute = path.join(root, folder);
  const { name, version, license } = JSON.parse(readFileSync(path.join(absolute, 'package.json'), 'utf8'));
  const file = existsSync(absolute) && readdirSync(absolute).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file ? readFileSync(path.join(absolute, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n${text ? `\n${text}\n` : ''}`;
}
