/** One variant added to a lexicon: how long until its uses over the corpus are counted. */
import type { Project } from '../../server/project/project';
import { addresses } from './corpus';
import { filesOf, inMillions, LEXICON, projectOf, type Bytes } from './indexing';
import { drawnLexicon, sampleLexicon, withVariant } from './lexicons';
import { summary, type Row } from './measure';

/** Variants measured of each kind; each is new to the project, so that nothing of it was found before. */
const TIMES = 10;
/** Others of every kind before them: a variant is typed letter by letter, each letter makes it another, and a lexicon has many. */
const WARM_UP = 10;

interface Kind {
  readonly what: string;
  /** Words with about so many places in the corpus are made variants. */
  readonly uses: number;
  readonly variant: (word: string) => string;
  readonly hasTarget: boolean;
}

const plain = (uses: number): Kind => ({ what: `a word of some ${uses.toLocaleString('en')} uses`, uses, variant: (word) => word, hasTarget: true });

const KINDS: readonly Kind[] = [
  plain(100),
  plain(1000),
  plain(10_000),
  { what: 'a glob', uses: 1000, variant: (word) => `${word.slice(0, Math.max(4, word.length - 2))}*`, hasTarget: true },
  { what: 'a phrase of two words', uses: 3000, variant: (word) => `the ${word}`, hasTarget: true },
  { what: 'two words with up to two between', uses: 3000, variant: (word) => `${word} ~2 of`, hasTarget: true },
  { what: 'a regular expression', uses: 1000, variant: (word) => `/^${word}(s|ed|ing)?$/`, hasTarget: false },
];

export function variantAdded({ once, ten }: Bytes): Row[] {
  const drawn = drawnLexicon(addresses(), 5000);
  const small = projectOf(filesOf(once), sampleLexicon());
  const first = timesOf(small, sampleLexicon(), 'hegemony', wordsWith(small, 500, 1), (word) => word);
  return [
    { what: `one variant added, ${inMillions(small.index.words)}, sample lexicon: the first of a session, its code not yet compiled`, median: first[0].time, unit: 'ms', target: '' },
    ...measured(small, sampleLexicon(), 'hegemony', 'sample lexicon', '5 ms', KINDS),
    ...measured(projectOf(filesOf(ten), sampleLexicon()), sampleLexicon(), 'hegemony', 'sample lexicon', '30 ms', KINDS),
    ...measured(projectOf(filesOf(ten), drawn), drawn, 'theme-24', '5,000 drawn variants', '30 ms', [KINDS[1], KINDS[2]]),
  ];
}

function measured(project: Project, lexicon: string, theme: string, name: string, target: string, kinds: readonly Kind[]): Row[] {
  const size = inMillions(project.index.words);
  const words = kinds.map(({ uses }) => wordsWith(project, uses, WARM_UP + TIMES));
  for (const [i, { variant }] of kinds.entries()) timesOf(project, lexicon, theme, words[i].slice(0, WARM_UP), variant);
  return kinds.map((kind, i) => {
    const added = timesOf(project, lexicon, theme, words[i].slice(WARM_UP), kind.variant);
    const note = `${summary(added.map(({ uses }) => uses)).median.toLocaleString('en')} uses more, in the middle`;
    return { what: `one variant added, ${size}, ${name}: ${kind.what}`, ...summary(added.map(({ time }) => time)), unit: 'ms', target: kind.hasTarget ? target : '', note };
  });
}

/** Adds a variant of each word, one after the other: milliseconds, and uses more than without. */
export function timesOf(project: Project, lexicon: string, theme: string, words: readonly string[], variant: Kind['variant']): { time: number; uses: number }[] {
  const before = project.totals().get(theme)!.uses;
  return words.map((word) => {
    const text = withVariant(lexicon, theme, variant(word));
    const started = performance.now();
    project.setLexicon([{ uri: LEXICON, text }]);
    const { uses } = project.totals().get(theme)!;
    const time = performance.now() - started;
    project.setLexicon([{ uri: LEXICON, text: lexicon }]);
    project.totals();
    return { time, uses: uses - before };
  });
}

/** Letters of a word that is made a variant at least. */
const SHORTEST = 5;

/** The words written in small letters alone whose number of places comes nearest to one that is asked for. */
export function wordsWith({ index }: Project, uses: number, most: number): string[] {
  const { surface } = index.vocabulary;
  const types = surface.flatMap((word, type) => (word.length >= SHORTEST && /^[a-z]+$/.test(word) ? [type] : []));
  const away = (type: number): number => Math.abs(index.timesOf(type) - uses);
  return types.sort((a, b) => away(a) - away(b)).slice(0, most).map((type) => surface[type]);
}
