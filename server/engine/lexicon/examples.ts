/** Checks the examples of a lexicon: each says which wordings its theme must find in it, and no others. */
import { compileLexicon } from '../match/compile';
import { analyse } from '../text/analysis';
import { Vocabulary } from '../text/vocabulary';
import { EMPTY_LEXICON, type Example, type Lexicon, type LexiconProblem, type Theme } from './model';

/** What is wrong with the examples of one theme. Other themes have no say, as they are independent of it in an example. */
export function checkExamples(theme: Theme, { compat }: Pick<Lexicon, 'compat'> = {}): LexiconProblem[] {
  if (theme.examples.length === 0) return [];
  const vocabulary = new Vocabulary();
  const compiled = compileLexicon({ ...EMPTY_LEXICON, compat, themes: [theme] }, vocabulary);
  return theme.examples.flatMap((example) => {
    const uses = compiled.usesIn(analyse(example.text, vocabulary));
    const message = complaint(example, uses.map((use) => example.text.slice(use.start, use.end)));
    return message ? [{ code: 'example-fails' as const, severity: 'error' as const, message, file: theme.file, span: example.span }] : [];
  });
}

function complaint(example: Example, found: string[]): string | undefined {
  if (!example.uses) return found.length > 0 ? undefined : 'No use is found in this example.';
  if (JSON.stringify(found) === JSON.stringify(example.uses)) return undefined;
  return `Expected here: ${listed(example.uses)}. Found: ${listed(found)}.`;
}

function listed(wordings: readonly string[]): string {
  return wordings.length === 0 ? 'no use' : wordings.map((wording) => `"${wording}"`).join(', ');
}
