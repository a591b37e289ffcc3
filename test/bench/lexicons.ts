/** Lexicons that benchmarks hold against texts. */
import { random, type BenchText } from './corpus';

/** Variants of a theme. */
const VARIANTS = 100;

/**
 * A lexicon of so many variants drawn from the texts by a fixed rule: of the words of each place chosen a third become a glob, a third a
 * phrase of two and a third a phrase of three.
 */
export function drawnLexicon(texts: readonly BenchText[], variants: number): string {
  const next = random(5000);
  const wordsOf = new Map<BenchText, string[]>();
  const chosen = new Set<string>();
  while (chosen.size < variants) {
    const text = texts[Math.floor(next() * texts.length)];
    let words = wordsOf.get(text);
    if (!words) wordsOf.set(text, (words = text.text.match(/[A-Za-z]+(?=[ ]|$)/g) ?? []));
    const at = Math.floor(next() * (words.length - 3));
    const [a, b, c] = words.slice(at, at + 3).map((word) => word.toLowerCase());
    if (a.length < 6) continue;
    const kind = chosen.size % 3;
    chosen.add(kind === 0 ? `${a.slice(0, Math.max(6, a.length - 2))}*` : kind === 1 ? `${a} ${b}` : `${a} ${b} ${c}`);
  }
  const list = [...chosen];
  const themes = Array.from({ length: Math.ceil(list.length / VARIANTS) }, (_, i) => themeOf(i, list.slice(i * VARIANTS, (i + 1) * VARIANTS)));
  return `name: Drawn from the corpus\nthemes:\n${themes.join('')}`;
}

function themeOf(number: number, variants: readonly string[]): string {
  const lines = variants.map((variant) => `      - ${/^(?:no|yes|true|false|null)$/.test(variant) ? `"${variant}"` : variant}   # drawn\n`);
  return `  theme-${number}:\n    label: Theme ${number}\n    definition: Wordings drawn from the corpus.\n    variants:\n${lines.join('')}`;
}
