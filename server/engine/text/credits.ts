/**
 * Lines of credits: date, source and author as they stand above and below a text. A line is one only if all of it can be
 * accounted for, so that no sentence of a text is taken for a credit.
 */
import { findDate, withoutTimes } from './dates';
import type { Span } from './layout';
import { isCapitalised, isInstitution, isOutlet, isPersonName, isRole, readByline, trim } from './names';

export interface Credits {
  readonly rule: 'date line' | 'source line' | 'byline';
  readonly date?: { readonly iso: string; readonly span: Span; readonly isUpdate: boolean };
  /** Ranges in the line, UTF-16 units. */
  readonly source?: Span;
  readonly author?: Span;
}

type Label = 'published' | 'updated' | 'source' | 'author' | 'other';

const LABEL_WORDS: Readonly<Record<Label, readonly string[]>> = {
  updated: [
    'last updated on', 'last updated', 'updated on', 'updated', 'update', 'last modified', 'modified', '更新时间', '更新', 'обновлено',
    'изменено', 'mis à jour le', 'mis à jour', 'aktualisiert am', 'aktualisiert', 'actualizado',
  ],
  published: [
    'first published on', 'first published', 'published online', 'published on', 'published at', 'published', 'posted on', 'posted',
    'release date', 'publication date', 'date', 'time', 'issued', '发布时间', '发表时间', '发布日期', '日期', '时间',
    'опубликовано', 'дата публикации', 'дата', 'publié le', 'veröffentlicht am', 'veröffentlicht', 'erschienen am', 'publicado el',
    'publicado', 'fecha',
  ],
  source: [
    'source', 'sources', 'originally published in', 'first published in', 'published in', '来源', '文章来源', '稿件来源', '來源', 'источник', 'quelle',
    'fuente',
  ],
  author: [
    'by', 'author', 'authors', 'written by', 'text by', 'words by', 'op-ed by', 'commentary by', '作者', '撰文', '文', '记者', '本报记者', 'автор',
    'авторы', 'текст', 'auteur', 'auteurs', 'autor', 'autorin', 'autores', 'par', 'von', 'por',
  ],
  other: ['editor', 'web editor', 'editors', '编辑', '责任编辑', '责编', 'редактор', 'xinhua editor'],
};

/** Labels that stand without a colon. */
const BARE = new RegExp(
  '^(?:(?:(?:last |first )?(?:updated|published|posted|modified|written by|text by)(?: on| at)?|by|par|von|por|文)' +
    '|опубликовано|обновлено|publié le|mis à jour le|veröffentlicht am)$',
  'iu',
);

const LABELS = new Map<string, Label>();
for (const [label, words] of Object.entries(LABEL_WORDS)) for (const word of words) LABELS.set(word, label as Label);

/** Labels by their first letter, the longest first. */
const BY_FIRST = new Map<string, string[]>();
for (const word of [...LABELS.keys()].sort((a, b) => b.length - a.length)) BY_FIRST.set(word[0], [...(BY_FIRST.get(word[0]) ?? []), word]);

/** The label that stands at `at` of a line in lower case and is no part of a longer word. */
function labelAt(lower: string, at: number): string | undefined {
  return BY_FIRST.get(lower[at])?.find((word) => lower.startsWith(word, at) && /^[\s:：]?$/.test(lower.charAt(at + word.length)));
}

const BEFORE_LABEL = /^[•·*_\s(（【[]*/;
const DIVIDERS = /\s*[|｜•·\t]\s*|\s{2,}|\s+[–—/-]\s+/g;

/** Words of the longest line of credits, as spaces divide them. */
const MOST_WORDS = 25;

interface Segment extends Span {
  readonly label?: Label;
}

/** What a line credits, if it is a line of credits. `labelled`: only what a label names, as at the foot of a text. */
export function readCredits(line: string, labelled = false): Credits | undefined {
  if (line.length > 240 || line.split(/\s+/).length > MOST_WORDS) return undefined;
  const label = openingLabel(line);
  if (!label && labelled) return undefined;
  const date = findDate(line);
  if (!label && !date) return readNameWithRole(line);
  return gather(line, segmentsOf(line, label, date), date);
}

function openingLabel(line: string): Cut | undefined {
  const start = BEFORE_LABEL.exec(line)![0].length;
  const word = labelAt(line.toLowerCase(), start);
  if (!word || !(BARE.test(word) || /^\s?[:：]/.test(line.slice(start + word.length)))) return undefined;
  return { start: 0, end: start + word.length, label: LABELS.get(word) };
}

/** "Wang Shuhe, Research Fellow". */
function readNameWithRole(line: string): Credits | undefined {
  const comma = /[,，]/.exec(line);
  if (!comma || /[.!?]$/.test(line)) return undefined;
  const span = trim(line, /^[•·*\s]*/.exec(line)![0].length, comma.index);
  const rest = line.slice(comma.index + 1).trim();
  const isPost = isRole(rest) && /^[\p{Lu}\p{Ll}]/u.test(rest) && rest.split(/\s+/).length <= 14;
  return isPost && isPersonName(line.slice(span.start, span.end)) ? { rule: 'byline', author: span } : undefined;
}

interface Cut extends Span {
  /** What the segment after the cut is said to be. */
  readonly label?: Label;
  readonly isDate?: true;
}

/** The line without its date, cut at dividers and at labels. */
function segmentsOf(line: string, opening: Cut | undefined, date: Span | undefined): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  let label: Label | undefined;
  for (const cut of [...cutsOf(line, opening, date), { start: line.length, end: line.length }] as Cut[]) {
    if (cut.start < at) continue;
    const segment = { ...withoutColon(line, at, cut.start), label };
    if (segment.end > segment.start) segments.push(segment);
    // A label holds over the white space after it: "Source:  Xinhua".
    if (cut.label || cut.isDate || segment.end > segment.start) label = cut.label;
    at = cut.end;
  }
  return segments;
}

function cutsOf(line: string, opening: Cut | undefined, date: Span | undefined): Cut[] {
  const cuts: Cut[] = opening ? [opening] : [];
  if (date) cuts.push({ start: date.start, end: date.end, isDate: true });
  cuts.push(...labelsBeforeColons(line));
  for (const found of line.matchAll(DIVIDERS)) cuts.push({ start: found.index, end: found.index + found[0].length });
  return cuts.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** "By Eastern Times Source: Eastern Times Published: 2018/11/16": a colon ends a label wherever it stands. */
function labelsBeforeColons(line: string): Cut[] {
  const lower = line.toLowerCase();
  const cuts: Cut[] = [];
  for (const colon of lower.matchAll(/\s?[:：]/g)) {
    for (let at = Math.max(0, colon.index - 24); at < colon.index; at++) {
      if (at > 0 && isJoined(lower[at - 1], lower[at])) continue;
      if (!LABELS.has(lower.slice(at, colon.index))) continue;
      cuts.push({ start: at, end: colon.index, label: LABELS.get(lower.slice(at, colon.index)) });
      break;
    }
  }
  return cuts;
}

/** Letters of one word; ideographs stand apart. */
function isJoined(before: string, after: string): boolean {
  return /[\p{L}\p{N}]/u.test(before) && !(/\p{Script=Han}/u.test(after));
}

function withoutColon(line: string, start: number, end: number): Span {
  const colon = /^[\s:：)）\]】]+/.exec(line.slice(start, end))?.[0].length ?? 0;
  return trim(line, start + colon, end);
}

function gather(line: string, segments: readonly Segment[], date: ReturnType<typeof findDate>): Credits | undefined {
  let source: Span | undefined;
  let author: Span | undefined;
  for (const segment of segments) {
    const phrase = line.slice(segment.start, segment.end);
    if (isNothing(phrase) || segment.label === 'other') continue;
    if (segment.label === 'source' && isSourceName(phrase)) source ??= segment;
    else if (segment.label === 'author') {
      const byline = readByline(line, segment.start, segment.end, true);
      if (!byline) return undefined;
      author ??= byline.names;
      source ??= byline.outlet;
    } else if (isOutlet(phrase)) source ??= segment;
    else if (date && isPersonName(phrase)) author ??= segment;
    else if (!(date && isPlace(phrase) && isSetOff(line, segment, date))) return undefined;
  }
  if (!date && !source && !author) return undefined;
  const bare = (span: Span | undefined) => span && { start: span.start, end: span.end };
  return {
    rule: ruleOf(date, source, author),
    date: date && { iso: date.iso, span: { start: date.start, end: date.end }, isUpdate: isUpdate(line, date) },
    source: bare(source),
    author: bare(author),
  };
}

function ruleOf(date: unknown, source: unknown, author: unknown): Credits['rule'] {
  if (author) return 'byline';
  return source ? 'source line' : date ? 'date line' : 'byline';
}

/** The label that stands last before the date. */
function isUpdate(line: string, date: Span): boolean {
  const before = line.slice(0, date.start).toLowerCase();
  const last = (label: Label) => Math.max(-1, ...LABEL_WORDS[label].map((word) => before.lastIndexOf(word)));
  return last('updated') >= 0 && last('updated') + 2 >= last('published');
}

const WEEKDAYS = new RegExp(
  String.raw`\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?` +
    '|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|星期[一二三四五六日天]|周[一二三四五六日]',
  'giu',
);
const SMALL_WORDS = /(?<!\p{L})(?:г\.?|года|at|à|um|uhr|в)(?!\p{L})/giu;

/** Marks, times and weekdays. */
function isNothing(phrase: string): boolean {
  return withoutTimes(phrase).replace(WEEKDAYS, '').replace(SMALL_WORDS, '').replace(/[\s,.()（）:：[\]*_]/g, '') === '';
}

function isSourceName(phrase: string): boolean {
  if (/^[\p{Script=Han}\p{N}《》“”·]{2,20}$/u.test(phrase)) return true;
  if (/^\p{Lu}[\p{Script=Cyrillic}\s«»-]{1,40}$/u.test(phrase)) return phrase.split(/\s+/).length <= 5;
  if (phrase.length > 60 || /[.!?]$/.test(phrase)) return false;
  return isCapitalised(phrase, 8) || /^[\w-]+(?:\.[\w-]+)+$/.test(phrase);
}

/** Divided from the date by a mark: "Moscow, May 9, 1945" and not "After May 9, 1945". */
function isSetOff(line: string, segment: Span, date: Span): boolean {
  const between = segment.end <= date.start ? line.slice(segment.end, date.start) : line.slice(date.end, segment.start);
  return /[,|｜•·(:–—-]/.test(between);
}

/** "Moscow", "Khabarovsk–Harbin (by video link)", "TSUGOL RANGE, Russia". */
function isPlace(phrase: string): boolean {
  const bare = phrase.replace(/\([^)]*\)/g, '').replace(/,/g, ' ').trim();
  return isCapitalised(bare, 5) && !/\b(?:of|the|and|for|on|in)\b/.test(bare) && !isRole(bare);
}

/** The outlet of a page's path or bar: its first part ("Port & Rail Weekly | News | Asia"). */
export function outletOfPath(parts: readonly string[]): string | undefined {
  return parts.length > 0 && (isOutlet(parts[0]) || isInstitution(parts[0])) ? parts[0] : undefined;
}
