/** Completion in a lexicon: fields, their values, themes, checks, and the words of the corpus with how often they stand in it. */
import { CompletionItemKind, InsertTextMode, MarkupKind, type Command, type CompletionItem, type CompletionList, type MarkupContent, type Position } from 'vscode-languageserver-types';
import { HEX } from '../engine/interchange/reduce';
import { quoted } from '../engine/lexicon/edits';
import { fieldsOf, valuesOf, type Field } from '../engine/lexicon/grammar';
import { OPTIONAL_CODES, PROBLEMS } from '../engine/lexicon/problems';
import { valueInWords } from '../engine/lexicon/reference';
import { STEM_LANGUAGES } from '../engine/lexicon/stems';
import type { Project } from '../project/project';
import { wordsAfter, wordsStartingWith } from './corpusWords';
import { contextAt, type LexiconContext } from './lexiconContext';
import { count, escapeMarkdown, included, usesInTexts } from './wording';

/** Letters of a word that must be typed before words of the corpus are offered, and words offered at most. */
const FEWEST_LETTERS = 2;
const MOST_WORDS = 50;

/** VS Code's own command: what was just begun is completed further. */
const SUGGEST: Command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

export interface CompletionOptions {
  /** The client is VS Code with our commands. */
  readonly commands: boolean;
}

/** @param offset of the cursor in `text`, in UTF-16 units; `position` is the same place */
export function lexiconCompletion(project: Project, text: string, offset: number, position: Position, options: CompletionOptions): CompletionList {
  const at = { position, isKey: /^[\w-]*["']?[ \t]*:/.test(text.slice(offset)), ...options };
  return complete(project, contextAt(text, offset), at);
}

interface At extends CompletionOptions {
  readonly position: Position;
  /** A colon follows already. */
  readonly isKey: boolean;
}

type Of<Kind extends LexiconContext['kind']> = Extract<LexiconContext, { kind: Kind }>;

function complete(project: Project, context: LexiconContext, at: At): CompletionList {
  switch (context.kind) {
    case 'field':
      return whole(fieldItems(context, at));
    case 'check':
      return whole(checkItems(context, at));
    case 'value':
      return whole(valueItems(project, context, at));
    case 'wording':
      return wordItems(project, context, at);
    default:
      return whole([]);
  }
}

function whole(items: CompletionItem[]): CompletionList {
  return { isIncomplete: false, items };
}

/** Replaces what is typed, whatever an editor takes for a word. */
function written(newText: string, typed: string, { position }: At): Pick<CompletionItem, 'textEdit' | 'insertTextMode'> {
  const start = { line: position.line, character: position.character - typed.length };
  return { textEdit: { range: { start, end: position }, newText }, insertTextMode: InsertTextMode.asIs };
}

function inOrder(number: number): string {
  return String(number).padStart(3, '0');
}

// Fields and checks

function fieldItems({ of, typed, present, isFlow }: Pick<Of<'field'>, 'of' | 'typed' | 'present' | 'isFlow'>, at: At): CompletionItem[] {
  const offered = fieldsOf(of).filter(({ name }) => !present.includes(name));
  return offered.map((field, i) => ({
    label: field.name,
    kind: CompletionItemKind.Field,
    documentation: explained(field),
    sortText: inOrder(i),
    ...written(at.isKey ? field.name : beginningOf(field, isFlow, at.position.character - typed.length), typed, at),
    ...(at.commands && !at.isKey && hasValues(field) ? { command: SUGGEST } : {}),
  }));
}

/** A field as it is begun: what is a list or a map of its own goes on in the next line. */
function beginningOf({ name, of, value }: Field, isFlow: boolean, column: number): string {
  if (isFlow) return `${name}: `;
  const below = `${name}:\n${' '.repeat(column + 2)}`;
  if (value === 'themes' || value === 'checks') return below;
  return value === 'variants' || value === 'examples' || (value === 'wordings' && of.includes('theme')) ? `${below}- ` : `${name}: `;
}

function hasValues(field: Field): boolean {
  return field.value === 'theme' || field.value === 'checks' || valuesOf(field).length > 0;
}

function explained(field: Field): MarkupContent {
  return { kind: MarkupKind.Markdown, value: `${field.says}\n\nIts value: ${valueInWords(field)}.\n\n\`\`\`yaml\n${field.example}\n\`\`\`` };
}

function checkItems({ typed, present }: Of<'check'>, at: At): CompletionItem[] {
  const offered = OPTIONAL_CODES.filter((code) => !present.includes(code));
  return offered.map((code, i) => ({
    label: code,
    kind: CompletionItemKind.Field,
    detail: PROBLEMS[code].title,
    documentation: { kind: MarkupKind.Markdown, value: PROBLEMS[code].explanation },
    sortText: inOrder(i),
    ...written(at.isKey ? code : `${code}: `, typed, at),
    ...(at.commands && !at.isKey ? { command: SUGGEST } : {}),
  }));
}

// Values

function valueItems(project: Project, context: Of<'value'>, at: At): CompletionItem[] {
  const { field, typed } = context;
  if (field.value === 'theme') return themeItems(project, context, at);
  const items = field.value === 'language' ? languageItems(project, field) : valuesOf(field).map((value) => ({ label: value, ...(field.value === 'color' ? colored(value) : { kind: CompletionItemKind.EnumMember }) }));
  return items.map((item, i) => ({ ...item, sortText: inOrder(i), ...written(item.label, typed, at) }));
}

/** Editors show a patch of the colour that the documentation gives. */
function colored(name: string): Pick<CompletionItem, 'kind' | 'documentation'> {
  return { kind: CompletionItemKind.Color, documentation: HEX[name] };
}

/** The themes that may stand above one: not itself, nor those below it. */
function themeItems(project: Project, { theme, typed, isQuoted, isFlow }: Of<'value'>, at: At): CompletionItem[] {
  const totals = project.totals();
  const below = theme === undefined ? new Set<string>() : project.themesBelow(theme);
  return project.lexicon.themes
    .filter(({ id }) => id !== theme && !below.has(id))
    .map(({ id, label, definition }, i) => {
      const total = totals.get(id)!;
      const counted = `${usesInTexts(total, project.index.size)}${included(total)}`;
      return {
        label: id,
        kind: CompletionItemKind.Reference,
        detail: label === id ? counted : `${label} · ${counted}`,
        ...(definition ? { documentation: { kind: MarkupKind.Markdown, value: escapeMarkdown(definition) } } : {}),
        sortText: inOrder(i),
        ...written(isQuoted ? id : quoted(id, isFlow), typed, at),
      };
    });
}

/** Languages of the corpus first, the commonest before the others. */
function languageItems(project: Project, field: Field): CompletionItem[] {
  const texts = new Map<string, number>();
  for (const text of project.index.eachText()) {
    const tag = text.language;
    if (tag) texts.set(tag, (texts.get(tag) ?? 0) + 1);
  }
  const ofCorpus = [...texts].sort((a, b) => b[1] - a[1]).map(([tag]) => tag);
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });
  return [...new Set([...ofCorpus, ...valuesOf(field)])].map((tag) => {
    const here = texts.get(tag);
    const notes = [nameOf(names, tag), ...(here ? [count(here, 'text')] : []), ...(STEM_LANGUAGES.includes(tag) ? ['has stems'] : [])];
    return { label: tag, kind: CompletionItemKind.EnumMember, detail: notes.join(' · ') };
  });
}

/** Texts may give as their language what is no tag. */
function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

// Wordings

function wordItems({ index }: Project, context: Of<'wording'>, at: At): CompletionList {
  const { typed, before, isItem } = context;
  const previous = /([\p{L}\p{M}\p{N}’'-]+)\s+$/u.exec(before)?.[1];
  const following = previous === undefined ? [] : wordsAfter(index, previous, typed);
  const others = typed.length < FEWEST_LETTERS ? [] : wordsStartingWith(index, typed);
  const known = new Set(following.map(({ word }) => word));
  const all = [
    ...following.map(({ word, times }) => ({ word, detail: `${count(times, 'time')} after “${previous}”` })),
    ...others.filter(({ word }) => !known.has(word)).map(({ word, times }) => ({ word, detail: `${count(times, 'time')} in the corpus` })),
  ];
  const items = all.slice(0, MOST_WORDS).map(({ word, detail }, i): CompletionItem => ({ label: word, kind: CompletionItemKind.Text, detail, sortText: inOrder(i), ...written(word, typed, at) }));
  // After a dash a variant may begin with fields as well.
  const fields = isItem && typed !== '' && before === '' ? fieldItems({ of: 'variant', typed, present: [], isFlow: false }, at).filter(({ label }) => label.startsWith(typed)) : [];
  return { isIncomplete: typed.length < FEWEST_LETTERS || all.length > MOST_WORDS, items: [...items, ...fields.map((item) => ({ ...item, sortText: `9${item.sortText}` }))] };
}
