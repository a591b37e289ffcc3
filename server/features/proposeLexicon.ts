/** A first lexicon for a folder: a template, seeded with the phrases that recur in its texts. */
import { stringify } from 'yaml';
import { recurrences, type Recurrence } from '../engine/measure/recurrences';
import type { IndexedText } from '../engine/index/corpusIndex';
import type { Vocabulary } from '../engine/text/vocabulary';
import { count } from './wording';

/** Phrases put into a first lexicon at most, each as a theme of its own to be kept, merged or removed. */
const MOST_PHRASES = 12;

export interface Proposal {
  text: string;
  phrases: number;
}

export function proposeLexicon(name: string, texts: readonly IndexedText[], vocabulary: Vocabulary): Proposal {
  const leastTexts = texts.length < 3 ? 1 : texts.length < 12 ? 2 : 3;
  const chosen = distinct(recurrences(texts, vocabulary, leastTexts).filter((one) => one.frequency > 1));
  return { text: HEAD.replace('NAME', stringify(name).trim()) + (chosen.length > 0 ? seeded(chosen, texts.length) : EXAMPLE), phrases: chosen.length };
}

/** Leaves out phrases that say over again what one before them has. */
function distinct(ranked: Recurrence[]): Recurrence[] {
  const chosen: Recurrence[] = [];
  const ids = new Set<string>();
  for (const one of ranked) {
    const folded = ` ${one.wording.toLowerCase()} `;
    const id = idOf(one.wording);
    if (id === '' || ids.has(id) || isOfNames(one.wording) || chosen.some((other) => ` ${other.wording.toLowerCase()} `.includes(folded.trim()))) continue;
    chosen.push(one);
    ids.add(id);
    if (chosen.length === MOST_PHRASES) break;
  }
  return chosen;
}

const CAPITAL = /^\p{Lu}/u;

/** Names frame nothing by themselves: a phrase that ends in one, or begins with one in the possessive, is left out. */
function isOfNames(wording: string): boolean {
  const words = wording.split(/[\s-]+/);
  return CAPITAL.test(words[words.length - 1]) || (CAPITAL.test(words[0]) && /[’']s$/.test(words[0]));
}

const HEAD = `# A theme lexicon: each theme is a framing you follow; its variants are the wordings that voice it.
#
#   hegemon*                 a glob: hegemony, hegemonic, hegemons
#   ruling power*            a phrase
#   maintain ~2 hegemony     at most two words between
#   (acts|policy) of domination
#
# Counts stand above every theme and variant and follow as you type. Nothing here leaves this machine.

name: NAME
themes:
`;

const EXAMPLE = `  example:
    label: Example
    definition: Say here what counts as a use of this theme.
    variants:
      - "put a wording here"
`;

function seeded(chosen: readonly Recurrence[], texts: number): string {
  const note = `  # These phrases recur in the ${count(texts, 'text')} of this folder. Keep what frames, merge what belongs together, delete the rest.\n`;
  return note + chosen.map(themeOf).join('\n');
}

function themeOf({ wording }: Recurrence): string {
  const label = wording.charAt(0).toLocaleUpperCase() + wording.slice(1);
  return `  ${idOf(wording)}:
    label: ${stringify(label).trim()}
    definition: ""   # say what counts as a use
    variants:
      - ${stringify(wording).trim()}
`;
}

/** Lower-case words joined by hyphens. */
function idOf(wording: string): string {
  return wording
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
