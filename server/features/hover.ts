/**
 * Hover on a use: its theme, why it matched and whether it is quoted, how often it is voiced, and the nearest other uses as lines that lead there.
 *
 * Wordings of corpus and lexicon are escaped, so that nothing in them is rendered or loaded.
 */
import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import type { IndexedText } from '../engine/index/corpusIndex';
import type { Theme } from '../engine/lexicon/model';
import type { Use } from '../engine/match/uses';
import type { TextContent } from '../engine/text/editedText';
import type { Span } from '../engine/text/layout';
import { CLIENT_COMMANDS, type PeekArguments } from '../protocol';
import type { PlacedUse, Project } from '../project/project';
import { concordanceLine } from './concordanceLine';
import { rangeIn, usesAt } from './places';
import { readingOf } from './reading';
import { code, count, escapeMarkdown, included, usesInTexts } from './wording';

/** Other uses shown: so many of this text, and of the corpus in all. */
const NEAREST_HERE = 2;
const NEAREST = 5;
/** UTF-16 units of a variant shown at most. */
const LONGEST_SOURCE = 80;

export interface HoverOptions {
  /** The client has our commands, so that links may carry them. */
  commands: boolean;
  complete: boolean;
  /** All texts of the project, read or not. */
  ofTexts: number;
}

export function hover(project: Project, text: IndexedText, offset: number, options: HoverOptions): Hover | null {
  const found = usesAt(project, text, offset);
  if (found.length === 0) return null;
  const sections = found.map((placed) => section(project, placed, options));
  return {
    range: rangeIn(text, found[0].use),
    contents: { kind: MarkupKind.Markdown, value: sections.join('\n\n---\n\n') },
  };
}

function section(project: Project, placed: PlacedUse, options: HoverOptions): string {
  const theme = project.theme(placed.use.theme)!;
  const lines = [heading(theme, placed.use), counts(project, placed, theme, options), why(placed, theme), ...others(project, placed)];
  return lines.filter((line) => line !== '').join('\n\n');
}

function heading(theme: Theme, use: Use): string {
  const pole = use.pole === 'counter' ? ' — counter-framing' : '';
  const definition = theme.definition ? `  \n${escapeMarkdown(theme.definition)}` : '';
  return `**${escapeMarkdown(theme.label)}**${pole}${definition}`;
}

function why({ text, use }: PlacedUse, theme: Theme): string {
  const variant = theme.variants[use.variant];
  const reading = readingOf(text, use, variant);
  const zone = use.zone === 'body' ? '' : `; it stands in the ${use.zone}`;
  return `Matched by ${code(shortened(variant.source))}${reading ? `, ${escapeMarkdown(reading)}` : ''}${zone}.${quoted(text, use)}`;
}

/**
 * That the use stands in quotation marks, and where those were opened if not in its paragraph; who is quoted is not known. Said of texts that
 * are held, as open ones are: others would have to be read for it.
 */
function quoted({ storage, content, lines }: IndexedText, use: Use): string {
  const quotation = storage.isPacked ? undefined : storage.analysis.quotations.around(use);
  if (!quotation) return '';
  const { isContinued, isClosed } = quotation;
  const byItself = isClosed && !isContinued && isAllOf(content, quotation, use) ? ' by itself' : '';
  const opened = isContinued ? ` opened in line ${lines.position(quotation.openedAt).line + 1}` : '';
  return ` Stands in quotation marks${byItself}${opened}${isClosed ? '' : isContinued ? ' and not closed' : ' that are not closed'}.`;
}

/** UTF-16 units beside a wording at most, such as the comma in “hegemony,”, where it is all of what is quoted. */
const BESIDE = 4;

function isAllOf(content: TextContent, quotation: Span, use: Span): boolean {
  if (quotation.end - quotation.start - (use.end - use.start) > BESIDE) return false;
  return !/[\p{L}\p{N}]/u.test(content.slice(quotation.start, use.start) + content.slice(use.end, quotation.end));
}

/** A long alternation is recognised by its beginning. */
function shortened(source: string): string {
  return source.length <= LONGEST_SOURCE ? source : `${source.slice(0, LONGEST_SOURCE - 1)}…`;
}

function counts(project: Project, { text, use }: PlacedUse, theme: Theme, { commands, complete, ofTexts }: HoverOptions): string {
  const here = project.usesOf(text, theme.id).filter((one) => one.pole === use.pole).length;
  const total = project.totals().get(theme.id)!;
  const partial = complete ? '' : ` (${project.index.size.toLocaleString('en')} of ${count(ofTexts, 'text')} read so far)`;
  const all = usesInTexts(total, project.index.size) + included(total);
  return `${count(here, 'use')} here · ${commands ? showAll({ text, use }, all) : all}${partial}${datedSpan(project, theme.id)}${above(project, theme)}`;
}

/** The theme above counts these as well. */
function above(project: Project, { parent }: Theme): string {
  const theme = parent === undefined ? undefined : project.theme(parent);
  return theme ? `  \nPart of ${escapeMarkdown(theme.label)}: ${usesInTexts(project.totals().get(theme.id)!, project.index.size)}` : '';
}

/** First and last dated use in this corpus. */
function datedSpan(project: Project, theme: string): string {
  const dated = new Map<string, boolean>();
  for (const text of project.index.eachText()) {
    const { date } = text.metadata;
    if (date && project.hasUseOf(text, theme)) dated.set(date.value, (dated.get(date.value) ?? false) || date.origin === 'inferred');
  }
  const dates = [...dated.keys()].sort();
  if (dates.length === 0) return '';
  const say = (date: string): string => `${escapeMarkdown(date)}${dated.get(date) ? ' (inferred)' : ''}`;
  const [first, last] = [dates[0], dates[dates.length - 1]];
  return first === last ? `  \nDated ${say(first)}` : `  \nFirst in this corpus ${say(first)}, last ${say(last)}`;
}

// Other uses

function others(project: Project, placed: PlacedUse): string[] {
  const here = nearestHere(project, placed);
  const shown = [...here, ...nearestAway(project, placed, NEAREST - here.length)];
  return shown.length === 0 ? [] : [shown.map((other) => `- ${concordanceLine(other, placed.text)}`).join('\n')];
}

/** The nearest in this text. */
function nearestHere(project: Project, { text, use }: PlacedUse): PlacedUse[] {
  const uses = project.usesOf(text, use.theme).filter((other) => other !== use);
  return [...uses].sort((a, b) => Math.abs(a.start - use.start) - Math.abs(b.start - use.start)).slice(0, NEAREST_HERE).map((other) => ({ text, use: other }));
}

/** The first of each of the texts nearest in date, else in name. */
function nearestAway(project: Project, { text, use: { theme } }: PlacedUse, most: number): PlacedUse[] {
  const when = dateOf(text);
  const texts = project.index.texts().filter((other) => other !== text && project.hasUseOf(other, theme)).map((other) => ({ other, away: distance(dateOf(other), when) }));
  // Not by their difference, as two may be infinitely far.
  texts.sort((a, b) => (a.away < b.away ? -1 : a.away > b.away ? 1 : 0));
  return texts.slice(0, most).map(({ other }) => ({ text: other, use: project.usesOf(other, theme)[0] }));
}

function dateOf(text: IndexedText): number {
  return Date.parse(text.metadata.date?.value ?? '');
}

function distance(a: number, b: number): number {
  return Number.isNaN(a - b) ? Infinity : Math.abs(a - b);
}

/** A link that peeks at all uses of the theme. */
function showAll({ text, use }: PlacedUse, title: string): string {
  const at = rangeIn(text, use).start;
  const peek: PeekArguments = { at: { uri: text.name, position: at }, query: { uri: text.name, theme: use.theme } };
  return `[${title}](command:${CLIENT_COMMANDS.peekUses}?${encodeURIComponent(JSON.stringify([peek]))} "Show all uses")`;
}
