/** Checks the examples of a lexicon: each says which wordings its theme must find in it, and no others. */
import { compileLexicon } from '../match/compile';
import { analyse } from '../text/analysis';
import { layOut } from '../text/layout';
import type { ReadableText } from '../text/readableText';
import { scan } from '../text/scanner';
import { TokenBuilder } from '../text/tokenBuilder';
import type { Tokens } from '../text/tokens';
import { Vocabulary } from '../text/vocabulary';
import type { Zone } from '../text/zones';
import { EMPTY_LEXICON, type Example, type Lexicon, type LexiconProblem, type Theme, type WrittenPattern } from './model';
import { neededTests } from './pattern';
import type { WordTest } from './wordTest';

/** What is wrong with the examples of one theme. Other themes have no say, as they are independent of it in an example. */
export function checkExamples(theme: Theme, { compat }: Pick<Lexicon, 'compat'> = {}): LexiconProblem[] {
  if (theme.examples.length === 0) return [];
  const vocabulary = new Vocabulary();
  const examples = theme.examples.map((example) => ({ example, text: new ExampleText(example.text, vocabulary) }));
  const compiled = compileLexicon({ ...EMPTY_LEXICON, compat, themes: [compat ? theme : withWordsOf(vocabulary, theme)] }, vocabulary);
  return examples.flatMap(({ example, text }) => {
    const uses = compiled.usesIn(text);
    const message = complaint(example, uses.map((use) => example.text.slice(use.start, use.end)));
    return message ? [{ code: 'example-fails' as const, severity: 'error' as const, message, file: theme.file, span: example.span }] : [];
  });
}

/** The theme with the wordings that may stand in texts of these words: most stand in none of its examples, and need not be made ready. */
function withWordsOf(vocabulary: Vocabulary, theme: Theme): Theme {
  const isThere = (test: WordTest): boolean => (test.folded === undefined ? vocabulary.surface.some((_, type) => test.accepts(vocabulary, type)) : vocabulary.withFolded(test.folded).length > 0);
  const mayStand = ({ pattern }: WrittenPattern): boolean => neededTests(pattern.elements).every(isThere);
  return { ...theme, variants: theme.variants.filter(mayStand), except: theme.except.filter(mayStand) };
}

/** An example as it is matched: its words. The rest of an analysis is made only where it is asked for: a language, by few lexicons. */
class ExampleText implements ReadableText {
  readonly tokens: Tokens;
  readonly wordsFrom: number;
  private knownLanguage?: { readonly tag: string | undefined };

  constructor(
    readonly text: string,
    private readonly vocabulary: Vocabulary,
  ) {
    const { frontMatter, paragraphs } = layOut(text);
    const builder = new TokenBuilder(text, vocabulary);
    for (const { start, end } of paragraphs) scan(text, start, end, builder);
    this.tokens = builder.build();
    this.wordsFrom = frontMatter?.end ?? 0;
  }

  get content(): string {
    return this.text;
  }

  get language(): string | undefined {
    return (this.knownLanguage ??= { tag: analyse(this.text, this.vocabulary).language }).tag;
  }

  /** An example has the uses of its words wherever in a text they would stand. */
  zoneAt(): Zone {
    return 'body';
  }
}

function complaint(example: Example, found: string[]): string | undefined {
  if (!example.uses) return found.length > 0 ? undefined : 'No use is found in this example.';
  if (JSON.stringify(found) === JSON.stringify(example.uses)) return undefined;
  return `Expected here: ${listed(example.uses)}. Found: ${listed(found)}.`;
}

function listed(wordings: readonly string[]): string {
  return wordings.length === 0 ? 'no use' : wordings.map((wording) => `"${wording}"`).join(', ');
}
