/** Cues: what stands in a paragraph that tells residue, captions, notes and biographies from the text proper. */
import { LINES, LINK_LISTS, OPENERS, PATTERNS, type Cue, type Mark, type Patterns } from './cueTables';
import type { Excerpt } from './excerpt';

const SHARING = new Set(
  ('share tweet print email e-mail mail facebook twitter whatsapp telegram linkedin reddit pinterest weibo wechat vk ok viber messenger ' +
    'instagram youtube ' +
    'rss flipboard pocket line copy link comment comments save pin pdf bookmark post send x like more this article story on via to with ' +
    'friends a url').split(' '),
);
const SHARING_HEADS = /\b(?:share|tweet|print|facebook|twitter|whatsapp|telegram|linkedin|weibo|vk)\b/;

/** "Share   Tweet   Print", "Share: Telegram | Facebook | Copy link": all its words are of the sharing kind, two at least. */
function isSharing({ key, words }: Excerpt): boolean {
  if (words < 2 || words > 16 || !SHARING_HEADS.test(key)) return false;
  return key.split(/[^\p{L}-]+/u).every((word) => word === '' || SHARING.has(word));
}

const LANGUAGES = new Set(
  ('english русский 中文 简体 繁體 繁体 简体中文 繁體中文 français deutsch español português italiano العربية 日本語 한국어 türkçe українська қазақша ўзбекча ' +
    'o‘zbekcha ' +
    "o'zbek тоҷикӣ кыргызча монгол polski nederlands हिन्दी فارسی עברית tiếng việt ไทย bahasa indonesia en ru cn zh fr de es ar jp kr " +
    "eng rus chinese russian french spanish arabic").split(' '),
);

const LANGUAGE_LABEL = /^(?:languages?|язык|语言|語言|langue|sprache|idioma)\s*[:：]/;

/** "English | Русский | 中文", "Language : English": names of languages and nothing else, two at least without a label. */
function isLanguageBar({ key, words }: Excerpt): boolean {
  if (words > 16) return false;
  const bare = key.replace(LANGUAGE_LABEL, '');
  const names = bare.split(/[\s|/·•,;:]+/).filter((name) => name !== '');
  return names.length >= (bare === key ? 2 : 1) && names.every((name) => LANGUAGES.has(name)) && names.some((name) => name.length > 2);
}

const BARS = /\s*[|›»>·•]\s*|\s+\/\s+|\t+|\s{3,}/;

/** The parts of a navigation line or of a path through a site, three at least: "Home | Region | Opinion"; else none. */
export function navigationParts({ opening, words, sentences, whole }: Excerpt): string[] {
  if (!whole || words > 24 || sentences > 0 || /^[|>]/.test(opening)) return [];
  const parts = opening.split(BARS).map((part) => part.trim()).filter((part) => part !== '');
  return parts.length >= 3 && parts.every((part) => part.split(/\s+/).length <= 4 && !/\d{4}/.test(part)) ? parts : [];
}

const SECTIONS = new Set(
  ('opinion opinions editorial editorials commentary commentaries comment comments analysis essay essays column columns columnists ' +
    'feature features interview interviews news world international global ' +
    'national politics policy foreign affairs economy economics economic business finance markets trade energy security defense defence ' +
    'diplomacy society culture sport weather life people science ' +
    'technology tech environment climate health sports style travel region regions regional asia asia-pacific europe eurasia africa ' +
    'america americas china russia us usa uk central ' +
    'south east west north middle pacific home latest top stories story briefs brief reports report research publications publication ' +
    'insight insights perspective perspectives viewpoint viewpoints views view voices op-ed ' +
    'blog blogs press release statement review reviews special exclusive and the of in & - – main military history video podcast expert ' +
    'experts forum debate relations ' +
    '观点 评论 国际 国内 时评 社评 财经 政治 军事 专栏 社论 首页 新闻 要闻 时政 深度 главная мнение мнения политика экономика мир общество аналитика комментарий колонка ' +
    'статьи новости интервью эссе в мире международная оборона культура').split(' '),
);

/** The line above a headline that names the section of a paper: "Foreign Policy", "Opinion / Energy", "ESSAY". */
export function isSectionLine({ key, words, whole }: Excerpt): boolean {
  if (!whole || words > 5 || key === '') return false;
  return key.split(/[\s/|>›»·,:]+/).every((word) => word === '' || SECTIONS.has(word));
}

const byLine = new Map<string, Cue>();
for (const row of [LINK_LISTS, ...LINES]) for (const line of row.lines) byLine.set(line, row);

/** UTF-16 units of the longest line. */
const LONGEST_LINE = Math.max(...[...byLine.keys()].map((line) => line.length));

/** What may stand behind such a line. */
const BEHIND_LINE = /[\s:：>»›.…!]/;

function cueOfLine(key: string): Cue | undefined {
  let end = key.length;
  while (end > 0 && BEHIND_LINE.test(key[end - 1])) end--;
  return end <= LONGEST_LINE ? byLine.get(key.slice(0, end)) : undefined;
}

/** Openers by the character they begin with. */
const byFirst = new Map<string, (readonly [string, Cue])[]>();
for (const row of OPENERS) for (const opener of row.openers) byFirst.set(opener[0], [...(byFirst.get(opener[0]) ?? []), [opener, row]]);

const MOST_OF_PATTERNS = Math.max(...PATTERNS.map((row) => row.most));

const BRACKETS = /^[([【「（]+/;

/** The mark of a paragraph by what stands in it. `edge`: before the first running prose of a text, or after the last. */
export function cueOf(excerpt: Excerpt, edge: boolean): Mark | undefined {
  const acts = (cue: Cue | undefined): cue is Cue => cue !== undefined && (edge || !cue.edges) && excerpt.words <= cue.most;
  const byWhole = cueOfLine(excerpt.key);
  if (acts(byWhole)) return byWhole;
  const unbracketed = excerpt.key.replace(BRACKETS, '');
  const opened = openerOf(excerpt.key, acts) ?? (unbracketed === excerpt.key ? undefined : openerOf(unbracketed, acts));
  if (opened) return opened;
  if (edge && isSharing(excerpt)) return { zone: 'apparatus', rule: 'share links' };
  if (edge && isLanguageBar(excerpt)) return { zone: 'apparatus', rule: 'language bar' };
  if (edge && navigationParts(excerpt).length > 0) return { zone: 'apparatus', rule: 'navigation' };
  if (excerpt.words > MOST_OF_PATTERNS) return undefined;
  return PATTERNS.find((row) => acts(row) && fits(row, excerpt));
}

function fits({ pattern, least = 0, closing }: Patterns, excerpt: Excerpt): boolean {
  return excerpt.words >= least && pattern.test(closing ? excerpt.closing : excerpt.opening);
}

function openerOf(key: string, acts: (cue: Cue) => boolean): Cue | undefined {
  for (const [opener, cue] of byFirst.get(key[0]) ?? []) {
    if (key.startsWith(opener) && !continuesWord(opener, key) && acts(cue)) return cue;
  }
  return undefined;
}

/** Ideographs have no space after a word; letters of other scripts do. */
function continuesWord(opener: string, key: string): boolean {
  return /[\p{L}\p{N}]$/u.test(opener) && !/\p{Script=Han}$/u.test(opener) && /^[\p{L}\p{N}]/u.test(key.slice(opener.length));
}

/** Whether short lines after this one are links. */
export function opensLinkList(mark: Mark): boolean {
  return mark === LINK_LISTS || mark.rule === 'link list';
}
