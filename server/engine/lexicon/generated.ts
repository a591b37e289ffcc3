/** The files that are made of `grammar` and `problems`, whole or in part. `npm run regenerate` writes them; a test holds them against it. */
import { withFieldRules, type TextMateGrammar } from './highlighting';
import { checksPage, withParts } from './reference';
import { lexiconSchema } from './schema';

export interface GeneratedFile {
  /** In the project. */
  readonly path: string;
  /** The file as it should be, given as it is; empty where there is none yet. */
  write(current: string): string;
}

export const GENERATED: readonly GeneratedFile[] = [
  { path: 'docs/lexicon.md', write: withParts },
  { path: 'docs/checks.md', write: checksPage },
  { path: 'syntaxes/lexicon.schema.json', write: () => json(lexiconSchema()) },
  { path: 'syntaxes/lexicon.tmLanguage.json', write: (current) => json(withFieldRules(JSON.parse(current) as TextMateGrammar)) },
];

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
