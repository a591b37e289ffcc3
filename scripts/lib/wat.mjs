// Makes a TypeScript file of a program for WebAssembly.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const LINE = 140;

/** The file in which the program of a `.wat` file stands. */
export async function programOf(source) {
  const { default: wabt } = await import('wabt');
  const name = path.basename(source);
  const parsed = (await wabt()).parseWat(name, readFileSync(source, 'utf8'));
  parsed.validate();
  const program = Buffer.from(parsed.toBinary({}).buffer).toString('base64');
  parsed.destroy();
  const lines = Array.from({ length: Math.ceil(program.length / LINE) }, (_, i) => `  '${program.slice(i * LINE, (i + 1) * LINE)}'`);
  const constant = path.basename(name, '.wat').replace(/[A-Z]/g, '_$&').toUpperCase();
  return `/** The program of \`${name}\`, in base 64. Made by \`npm run regenerate\`: do not edit. */\nexport const ${constant} =\n${lines.join(' +\n')};\n`;
}
