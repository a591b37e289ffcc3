// Fonts for pictures: the same letters on every machine, Chinese among them. Where the browser does not read fontconfig
// (macOS, Windows) the system's own fonts serve.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensurePinned } from './host.mjs';
import { workshop } from './paths.mjs';

const alias = (family, ...preferred) =>
  `<alias binding="strong"><family>${family}</family><prefer>${preferred.map((name) => `<family>${name}</family>`).join('')}</prefer></alias>`;

/** Installs the fonts. @returns {Promise<Record<string, string>>} the environment that makes a browser use them */
export async function pictureFonts() {
  if (process.platform !== 'linux') return {};
  const folder = path.join(workshop, 'fonts');
  await ensurePinned('fonts', folder, 'Installing fonts for the pictures from npm, once');
  const config = path.join(folder, 'fonts.conf');
  writeFileSync(config, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'node_modules', '@expo-google-fonts')}</dir>
  <cachedir>${path.join(folder, 'cache')}</cachedir>
  ${alias('monospace', 'JetBrains Mono', 'Noto Sans SC')}
  ${alias('sans-serif', 'Inter', 'Noto Sans SC')}
</fontconfig>
`);
  return { FONTCONFIG_FILE: config };
}
