/** What is asked at a place in a text: hover, references, definition, highlight, and the places of any phrase. */
import type { IndexedText } from '../../server/engine/index/corpusIndex';
import type { Use } from '../../server/engine/match/uses';
import { hover } from '../../server/features/hover';
import { definition, highlights, references } from '../../server/features/references';
import { findUses } from '../../server/features/useQueries';
import type { Project } from '../../server/project/project';
import { random } from './corpus';
import { filesOf, inMillions, projectOf, type Bytes } from './indexing';
import { sampleLexicon } from './lexicons';
import { summary, type Row } from './measure';

const TIMES = 100;
const TARGET = 'under 5 ms, for the first 100 results';

interface Place {
  readonly text: IndexedText;
  readonly offset: number;
}

export function lookups({ ten }: Bytes): Row[] {
  const project = projectOf(filesOf(ten), sampleLexicon());
  const size = inMillions(project.index.words);
  const places = usedPlaces(project);
  const options = { commands: true, complete: true, ofTexts: project.index.size };
  const row = (what: string, target: string, times: readonly number[], found?: readonly number[]): Row => ({
    what: `${what}, ${size}`,
    ...summary(times),
    unit: 'ms',
    target,
    note: found && `${summary(found).median.toLocaleString('en')} places, in the middle`,
  });
  const at = (what: string, ask: (place: Place) => readonly unknown[] | unknown): Row => {
    const { times, found } = asked(places, ask);
    return row(what, TARGET, times, found);
  };
  const phrases = phrasesOf(project);
  const named = asked(phrases, ({ phrase }) => findUses(project, { uri: '', phrase }, { complete: true }, 100).locations);
  const recurring = asked(phrases, ({ text, offset }) => references(project, text, offset, false));
  return [
    at('hover on a use', ({ text, offset }) => hover(project, text, offset, options)),
    at('definition of a use', ({ text, offset }) => definition(project, text, offset)),
    at('highlights of a use', ({ text, offset }) => highlights(project, text, offset)),
    at('references of a use, all of them', ({ text, offset }) => references(project, text, offset, true)),
    row('places of an arbitrary phrase of five words', 'under 20 ms', named.times, named.found),
    row('references on a word of no theme: the longest phrase there that recurs', 'under 20 ms', recurring.times, recurring.found),
  ];
}

/** Uses drawn from all, so that themes are asked of as often as they are voiced; the first half warms up. */
function usedPlaces(project: Project): Place[] {
  const next = random(100);
  const texts = project.index.texts();
  const places: Place[] = [];
  while (places.length < 2 * TIMES) {
    const text = texts[Math.floor(next() * texts.length)];
    const uses: readonly Use[] = project.usesIn(text);
    if (uses.length > 0) places.push({ text, offset: uses[Math.floor(next() * uses.length)].start });
  }
  return places;
}

/** Five words of any place without a mark between them. */
function phrasesOf(project: Project): (Place & { phrase: string })[] {
  const next = random(200);
  const texts = project.index.texts();
  const phrases: (Place & { phrase: string })[] = [];
  while (phrases.length < 2 * TIMES) {
    const text = texts[Math.floor(next() * texts.length)];
    const { tokens, text: wording } = text.analysis;
    const first = Math.floor(next() * (tokens.count - 5));
    const phrase = wording.slice(tokens.start[first], tokens.end[first + 4]);
    const offset = tokens.start[first];
    if (/^[a-z ]+$/i.test(phrase) && !project.usesIn(text).some(({ start, end }) => start <= offset && offset <= end)) phrases.push({ text, offset, phrase });
  }
  return phrases;
}

/** Milliseconds of each question of the second half, and how many places each gave. */
function asked<P extends Place>(places: readonly P[], ask: (place: P) => unknown): { times: number[]; found?: number[] } {
  const times: number[] = [];
  const found: number[] = [];
  for (const [i, place] of places.entries()) {
    const started = performance.now();
    const answer = ask(place);
    const time = performance.now() - started;
    if (i < places.length / 2) continue;
    times.push(time);
    if (Array.isArray(answer)) found.push(answer.length);
  }
  return { times, found: found.length > 0 ? found : undefined };
}
