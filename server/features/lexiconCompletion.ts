/** Completion in a lexicon: fields, their values, and the words of the corpus with how often they stand in it. */
import { CompletionItemKind, type CompletionItem, type CompletionList } from 'vscode-languageserver-types';
import { PALETTE_NAMES, SEVERITIES } from '../engine/lexicon/grammar';
import type { Project } from '../project/project';
import { contextAt } from './lexiconContext';
import { count } from './wording';

/** What each field is for, said where it is completed. */
const FIELDS: Record<'lexicon' | 'theme', Record<string, string>> = {
  lexicon: {
    name: 'What the lexicon is called.',
    description: 'What it is for.',
    language: 'The language it is written for.',
    overlap: 'Whether uses of different themes may overlap: independent (as they stand) or exclusive.',
    themes: 'The themes, each by its id.',
  },
  theme: {
    label: 'The name readers see.',
    definition: 'What counts as a use; shown on hover.',
    color: 'A palette name, or "#RRGGBB".',
    severity: 'How its uses are listed under Problems; off marks nothing and counts all the same.',
    case: 'sensitive: capitals matter. insensitive: they never do, not even in US.',
    diacritics: 'sensitive: accents matter.',
    variants: 'The wordings that voice the theme, one a line after a dash.',
    except: 'Wordings inside which nothing is a use.',
    examples: 'Texts with the uses that must be found in them; checked as you type.',
  },
};

const VALUES: Record<string, readonly string[]> = {
  color: PALETTE_NAMES,
  severity: SEVERITIES,
  overlap: ['independent', 'exclusive'],
  pole: ['main', 'counter'],
  case: ['sensitive', 'insensitive'],
  diacritics: ['sensitive', 'insensitive'],
  within: ['sentence', 'paragraph'],
};

/** Letters of a word that must be typed before words of the corpus are offered, and words offered at most. */
const FEWEST_LETTERS = 2;
const MOST_WORDS = 50;

/** @param before the text from the beginning of the file to the cursor */
export function lexiconCompletion(project: Project, before: string): CompletionList {
  const context = contextAt(before);
  switch (context.kind) {
    case 'field':
      return whole(Object.entries(FIELDS[context.of]).map(([name, documentation]) => ({ label: name, kind: CompletionItemKind.Field, documentation, insertText: `${name}: ` })));
    case 'value':
      return whole((VALUES[context.field] ?? []).map((value) => ({ label: value, kind: context.field === 'color' ? CompletionItemKind.Color : CompletionItemKind.EnumMember })));
    case 'wording':
      return corpusWords(project, context.typed);
    default:
      return whole([]);
  }
}

function whole(items: CompletionItem[]): CompletionList {
  return { isIncomplete: false, items };
}

/** Words that begin as the one that is typed, the commonest first; equal spellings counted together. */
function corpusWords({ index }: Project, typed: string): CompletionList {
  const { vocabulary } = index;
  const prefix = typed.toLowerCase();
  if (prefix.length < FEWEST_LETTERS) return { isIncomplete: true, items: [] };
  const counts = new Map<string, { uses: number; texts: number }>();
  const texts = index.texts();
  for (let type = 0; type < vocabulary.size; type++) {
    const folded = vocabulary.folded[type];
    if (!folded.startsWith(prefix)) continue;
    const word = vocabulary.hyphenated[type] ?? folded;
    const known = counts.get(word) ?? { uses: 0, texts: 0 };
    for (const { postings } of texts) {
      const here = postings.tokensOf(type).length;
      known.uses += here;
      known.texts += here > 0 ? 1 : 0;
    }
    counts.set(word, known);
  }
  const ranked = [...counts].filter(([, { uses }]) => uses > 0).sort((a, b) => b[1].uses - a[1].uses || (a[0] < b[0] ? -1 : 1));
  const items = ranked.slice(0, MOST_WORDS).map(([word, { uses }], i) => ({
    label: word,
    kind: CompletionItemKind.Text,
    detail: count(uses, 'time') + ' in the corpus',
    sortText: String(i).padStart(3, '0'),
  }));
  return { isIncomplete: ranked.length > MOST_WORDS, items };
}
