/**
 * Canonical composition (NFC) with the way back: quanteda composes a text before it reads it, while offsets are those of the
 * text as it stands.
 */

/** A composed text, and where its places stand in the text it was made of. */
export interface Composed {
  readonly text: string;
  /** The place in the source of an offset into `text`; UTF-16 units both. Places ascend, and no character is without an extent. */
  readonly sourceOf: (offset: number) => number;
}

const PLAIN = /^[\0-\u02ff]*$/;
/** A character with all that may be composed with it: marks, and in Hangul vowels and finals. */
const CLUSTER = /[\u1100-\u1112\uac00-\ud7a3][\p{M}\u1161-\u1175\u11a8-\u11c2]*|[^]\p{M}*/gu;

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
    const { length } = cluster.normalize('NFC');
    // What is composed stands at the head: behind it are the marks that were left as they were.
    places.push(index);
    for (let i = 1; i < length; i++) places.push(index + Math.max(1, cluster.length - length + i));
  }
  return (offset) => places[offset] ?? source.length;
}
