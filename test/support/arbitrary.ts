/** Seeded random texts, lexicons and edits. The seed is printed with a failure; set LEITMOTIF_SEED to try it again. */
import fc from 'fast-check';

const SEED = Number(process.env.LEITMOTIF_SEED ?? 20260101);

export function seeded<Values>(property: fc.IProperty<Values>, numRuns = 300): void {
  fc.assert(property, { seed: SEED, numRuns });
}

/** The same for a property that takes its time. */
export async function seededAsync<Values>(property: fc.IAsyncProperty<Values>, numRuns = 300): Promise<void> {
  await fc.assert(property, { seed: SEED, numRuns });
}

const PIECES = [
  'hegemony', 'Hegemonic', 'multi-polar', 'multi‑polar', 'multi\u00adpolar', 'multi-\npolar', 'no', 'alliance', 'no-alliance', 'US', 'U.S.', 'us', 'Cold War', 'win–win',
  'unilateral', 'sanctions', 'the', 'of', 'and', 'Mr.', 'No.', '3.5', '1,300', '2014–2023', '’s', "'s", '“', '”', '"', ',', '.', '!', '?', '…', ';', ':', '—', ' – ', '-', '(', ')',
  ' ', '  ', '\u00a0', '\n', '\r\n', '\r', '\n\n', '\u2028', '\u200b', '\ufeff', '霸权', '冷战', '。', '，', 'гегемония', 'ё', 'й', 'é', 'e\u0301', 'ﬁ', 'İ', 'ß', 'ς', '😀', '𝕏', '\ud800',
  'ภาษา', '---', '# ', '* ', '> ', 'a', 'b', '²', '\u0301',
];

/** Texts made of the pieces that readers stumble over, and of any characters at all. */
export function anyText(): fc.Arbitrary<string> {
  const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((some) => some.join(''));
  const spaced = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((some) => some.join(' '));
  return fc.oneof(pieces, spaced, fc.string({ unit: 'binary', maxLength: 200 }));
}

/** An edit: replace so many units from a place by a text. Numbers are taken modulo the text's length. */
export interface Edit {
  at: number;
  remove: number;
  insert: string;
}

export function anyEdit(): fc.Arbitrary<Edit> {
  return fc.record({ at: fc.nat(), remove: fc.nat({ max: 20 }), insert: anyText() });
}

export function applyEdit(text: string, { at, remove, insert }: Edit): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + insert + text.slice(from + remove);
}
