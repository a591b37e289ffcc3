/**
 * Where words end by quanteda's rules: those of ICU for words, with hyphenated words left whole.
 *
 * `Intl.Segmenter` is ICU too, yet its rules differ a little from the copy that quanteda ships, and from one engine to the
 * next (Chromium's divides at every stop). So the few characters on which they differ are read as others of the class that
 * quanteda's rules give them; what a letter is is asked of ICU itself, so that no table of Unicode is kept here.
 */

/** What stands for a character while ICU reads the text; one UTF-16 unit for one. */
const STAND_INS: Record<string, string> = {
  // A letter in quanteda's rules.
  '@': 'a',
  // Divides: quanteda's rules, unlike Unicode's, let no word go on over a colon.
  ':': '|',
  '\ufe55': '|',
  '\uff1a': '|',
  // Inside words as inside numbers, like the apostrophe: "peace.We" is one word.
  '.': '\u2019',
  '\uff0e': '\u2019',
};
const STOOD_FOR = /[@:\ufe55\uff1a.\uff0e]/g;
const DASH = /^\p{Pd}/u;
const HAS_DASH = /\p{Pd}/u;

let knownSegmenter: Intl.Segmenter | undefined;

/** Made when it is first needed, as few lexicons ask for it. */
function segmenter(): Intl.Segmenter {
  return (knownSegmenter ??= new Intl.Segmenter('en', { granularity: 'word' }));
}

/** UTF-16 units given to the segmenter at once: its time grows with the square of them. */
const LONGEST_RUN = 1000;

/** Segments at the end of a run that what follows may lengthen: a word, and a mark that may turn out to stand inside it. */
const UNSURE = 2;

/** The ends of all segments of a text, ascending, spaces and marks being segments too; UTF-16 units. */
export function wordBreaks(text: string): number[] {
  const ends = plainBreaks(text.replace(STOOD_FOR, (character) => STAND_INS[character]));
  return HAS_DASH.test(text) ? withoutBreaksAtHyphens(text, ends) : ends;
}

/** ICU's own breaks, found run by run. */
function plainBreaks(text: string): number[] {
  const ends: number[] = [];
  let from = 0;
  let length = LONGEST_RUN;
  while (from < text.length) {
    const run = text.slice(from, from + length);
    // Of a run made longer for the sake of one long word, that word alone is taken.
    const found = endsIn(run, length > LONGEST_RUN ? UNSURE + 1 : LONGEST_RUN);
    const isWhole = found.at(-1) === run.length && from + run.length === text.length;
    const sure = isWhole ? found : found.slice(0, -UNSURE);
    for (const end of sure) ends.push(from + end);
    from = ends.at(-1) ?? 0;
    length = sure.length > 0 ? LONGEST_RUN : length * 2;
  }
  return ends;
}

/** The ends of the first segments of a run. */
function endsIn(run: string, most: number): number[] {
  const ends: number[] = [];
  for (const { index, segment } of segmenter().segment(run)) {
    ends.push(index + segment.length);
    if (ends.length === most) break;
  }
  return ends;
}

/** Takes away the breaks on both sides of a hyphen between letters or digits: "well-known", "1945-46". */
function withoutBreaksAtHyphens(text: string, ends: readonly number[]): number[] {
  const joins = ends.map((end, i) => i > 0 && i + 1 < ends.length && isJoiningHyphen(text, ends[i - 1], end));
  return ends.filter((_, i) => !joins[i] && !joins[i + 1]);
}

/** Whether the segment `text[start, end)` is one hyphen, whichever, that stands tight between letters or digits. */
function isJoiningHyphen(text: string, start: number, end: number): boolean {
  const segment = text.slice(start, end);
  if (!DASH.test(segment)) return false;
  const [, ...attached] = segment;
  return attached.every((character) => kindOf(character) === 'attached') && kindBefore(text, start) === 'joining' && kindOf(characterAt(text, end)) === 'joining';
}

/** The kind of the last character before `offset` that is not attached to another. */
function kindBefore(text: string, offset: number): Kind {
  for (let at = offset; at > 0; ) {
    at -= isPairBefore(text, at) ? 2 : 1;
    const kind = kindOf(characterAt(text, at));
    if (kind !== 'attached') return kind;
  }
  return 'other';
}

function isPairBefore(text: string, offset: number): boolean {
  return offset > 1 && text.codePointAt(offset - 2)! > 0xffff;
}

function characterAt(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset)!);
}

/** What a character is to the hyphen rule: a letter or digit, part of the character before it (a combining mark), or neither. */
type Kind = 'joining' | 'attached' | 'other';

const kinds = new Map<string, Kind>();

function kindOf(character: string): Kind {
  let kind = kinds.get(character);
  if (!kind) kinds.set(character, (kind = askKind(STAND_INS[character] ?? character)));
  return kind;
}

function askKind(character: string): Kind {
  if (isOneSegment(`|${character}`)) return 'attached';
  // An underscore is joined to letters too, and, unlike them, to kana.
  return isOneSegment(`a${character}`) && !isOneSegment(`カ${character}`) ? 'joining' : 'other';
}

function isOneSegment(text: string): boolean {
  return endsIn(text, 1)[0] === text.length;
}
