/**
 * Marked text: the notation of matching tests. Uses stand in ⟦ ⟧, as in "acts of ⟦hegemony⟧"; uses of the counter pole in ⟪ ⟫.
 */
import assert from 'node:assert/strict';
import { readLexicon } from '../../server/engine/lexicon/reader';
import { CompiledLexicon, type Use } from '../../server/engine/match/uses';
import { analyse } from '../../server/engine/text/analysis';
import { Vocabulary } from '../../server/engine/text/vocabulary';

/** The uses of a lexicon, given as YAML, in a text. Fails where the lexicon has errors. */
export function usesOf(lexicon: string, text: string): Use[] {
  const { lexicon: read, problems } = readLexicon(lexicon);
  assert.deepEqual(problems.filter((problem) => problem.severity === 'error'), []);
  const vocabulary = new Vocabulary();
  return new CompiledLexicon(read, vocabulary).usesIn(analyse(text, vocabulary));
}

export function unmarked(marked: string): string {
  return marked.replace(/[⟦⟧⟪⟫]/g, '');
}

export function mark(text: string, uses: readonly { start: number; end: number; pole?: string }[]): string {
  const marks = uses.flatMap(({ start, end, pole }, i) => {
    const [open, close] = pole === 'counter' ? ['⟪', '⟫'] : ['⟦', '⟧'];
    return [{ at: start, order: [1, i], sign: open }, { at: end, order: [0, -i], sign: close }];
  });
  marks.sort((a, b) => a.at - b.at || a.order[0] - b.order[0] || a.order[1] - b.order[1]);
  let out = '';
  let last = 0;
  for (const { at, sign } of marks) {
    out += text.slice(last, at) + sign;
    last = at;
  }
  return out + text.slice(last);
}

/** A lexicon of one theme with these variants, one YAML item a line. */
export function theme(variants: readonly string[], extra = ''): string {
  return `themes:\n  theme:\n    variants:\n${variants.map((variant) => `      - ${variant}\n`).join('')}${extra}`;
}

/** Holds variants against a marked text and requires just the marked uses. */
export function checkUses(variants: readonly string[], marked: string, extra = ''): void {
  const text = unmarked(marked);
  assert.equal(mark(text, usesOf(theme(variants, extra), text)), marked);
}
