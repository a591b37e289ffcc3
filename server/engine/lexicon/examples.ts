/** Checks the examples of a lexicon: each says which wordings its theme must find in it, and no others. */
import { CompiledLexicon } from '../match/uses';
import { analyse } from '../text/analysis';
import { Vocabulary } from '../text/vocabulary';
import type { Example, Lexicon, LexiconProblem, Theme } from './model';

export function checkExamples(lexicon: Lexicon): LexiconProblem[] {
  const vocabulary = new Vocabulary();
  return lexicon.themes.flatMap((theme) => (theme.examples.length > 0 ? checkTheme(theme, lexicon, vocabulary) : []));
}

function checkTheme(theme: Theme, lexicon: Lexicon, vocabulary: Vocabulary): LexiconProblem[] {
  const compiled = new CompiledLexicon({ ...lexicon, themes: [theme] }, vocabulary);
  return theme.examples.flatMap((example) => {
    const uses = compiled.usesIn(analyse(example.text, vocabulary));
    const message = complaint(example, uses.map((use) => example.text.slice(use.start, use.end)));
    return message ? [{ code: 'example-fails' as const, severity: 'warning' as const, message, file: theme.file, span: example.span }] : [];
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
