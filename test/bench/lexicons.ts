/** Lexicons that benchmarks hold against texts. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { random, type BenchText } from './corpus';

/** Variants of a theme. */
const VARIANTS = 100;
/** Letters of a word that is drawn at least: shorter ones are mostly words that every text is full of. */
const SHORTEST = 5;

/** The lexicon of the sample project. */
export function sampleLexicon(): string {
  return readFileSync(resolve(__dirname, '../../../corpus/lexicon.yaml'), 'utf8');
}

/**
 * Variants drawn from the texts by a fixed rule. Words are drawn by type, each as likely as any other, so that hits are as a lexicon has them:
 * most words are rare. A third of the variants are globs of the word (its last two letters given up), a third the word with the one that follows
 * where it first stands, and a third with the two that follow.
 */
export function drawnVariants(texts: readonly BenchText[], variants: number): string[] {
  const phrases = firstPhrases(texts);
  const words = [...phrases.keys()].sort();
  const next = random(5000);
  const chosen = new Set<string>();
  while (chosen.size < variants) {
    const word = words[Math.floor(next() * words.length)];
    const kind = chosen.size % 3;
    chosen.add(kind === 0 ? `${word.slice(0, Math.max(SHORTEST, word.length - 2))}*` : phrases.get(word)!.slice(0, kind + 1).join(' '));
  }
  return [...chosen];
}

/** By word, the three words that begin where it first stands with two words after it and no mark between. */
function firstPhrases(texts: readonly BenchText[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { text } of texts) {
    const words = text.toLowerCase().split(/\s+/);
    for (let i = 0; i + 2 < words.length; i++) {
      const word = words[i];
      if (word.length < SHORTEST || found.has(word)) continue;
      const phrase = words.slice(i, i + 3);
      if (phrase.every((one) => /^[a-z]+$/.test(one))) found.set(word, phrase);
    }
  }
  return found;
}

/** A lexicon of so many drawn variants, a hundred a theme. */
export function drawnLexicon(texts: readonly BenchText[], variants: number): string {
  const list = drawnVariants(texts, variants);
  const themes = Array.from({ length: Math.ceil(list.length / VARIANTS) }, (_, i) => themeOf(i, list.slice(i * VARIANTS, (i + 1) * VARIANTS)));
  return `name: Drawn from the corpus\nthemes:\n${themes.join('')}`;
}

function themeOf(number: number, variants: readonly string[]): string {
  const lines = variants.map((variant) => `      - ${variant}   # drawn\n`);
  return `  theme-${number}:\n    label: Theme ${number}\n    definition: Wordings drawn from the corpus.\n    variants:\n${lines.join('')}`;
}

/** A lexicon with one variant more at the end of a theme. */
export function withVariant(lexicon: string, theme: string, variant: string): string {
  const lines = lexicon.split('\n');
  const variants = lines.indexOf('    variants:', lines.indexOf(`  ${theme}:`));
  let end = variants + 1;
  while (/^ {6}[-#]/.test(lines[end])) end++;
  return [...lines.slice(0, end), `      - ${variant}`, ...lines.slice(end)].join('\n');
}
