/**
 * Canonical composition (NFC) with the way back: quanteda composes a text before it reads it, while offsets are those of the
 * text as it stands.
 */

/** A composed text, and where its places stand in the text it was made of. */
export interface Composed {
  readonly text: string;
  /** The place in the source of an offset into `text`; UTF-16 units both. Inside a composed character it is the character's start. */
  readonly sourceOf: (offset: number) => number;
}

const PLAIN = /^[\0-\u02ff]*$/;
/** A character with all that may be composed with it: marks, and the vowels and finals of Hangul. */
const CLUSTER = /[^][\p{M}\u1161-\u1175\u11a8-\u11c2]*/gu;

const asItStands = (offset: number): number => offset;

export function composed(source: string): Composed {
  if (PLAIN.test(source)) return { text: source, sourceOf: asItStands };
  const text = source.normalize('NFC');
  return text === source ? { text, sourceOf: asItStands } : { text, sourceOf: wayBack(source) };
}

function wayBack(source: string): (offset: number) => number {
  /** By offset into the composed text. */
  const places: number[] = [];
  for (const { 0: cluster, index } of source.matchAll(CLUSTER)) {
    const made = cluster.normalize('NFC');
    for (let i = 0; i < made.length; i++) places.push(index + (made === cluster ? i : 0));
  }
  return (offset) => places[offset] ?? source.length;
}
