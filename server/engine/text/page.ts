/**
 * The page around a text: what its head and foot say of it (title, author, source, date), and what each paragraph is: the
 * text proper, or something that stood beside it on the page it was pasted from.
 *
 * Read in passes: cues that hold anywhere, then the head down to the first running prose, then the foot up from the end,
 * then what only the whole tells (repeats, lists of links). A wrong guess is worse than none: what no rule explains is body.
 */
import { readCredits, outletOfPath, type Credits } from './credits';
import type { Mark } from './cueTables';
import { cueOf, isSectionLine, navigationParts, opensLinkList } from './cues';
import type { TextContent } from './editedText';
import { excerptOf, isWhole, keyOf, type Excerpt } from './excerpt';
import type { Layout, SameParagraphs, Span } from './layout';
import { isOutlet, isPersonName, isRole } from './names';

/** A value that the page shows, with where it stands; UTF-16 units of the text. */
export interface Shown {
  readonly value: string;
  readonly span: Span;
}

export interface Page {
  /** One a paragraph of the layout. */
  readonly marks: readonly Mark[];
  /** The marks that paragraphs have by themselves, wherever they stand. */
  readonly ownMarks: readonly (Mark | undefined)[];
  readonly title?: Shown;
  readonly author?: Shown;
  readonly source?: Shown;
  readonly date?: Shown;
  /** Where the running text begins, UTF-16 units. */
  readonly bodyStart: number;
}

/** The page before an edit. */
export interface Earlier extends SameParagraphs {
  readonly page: Page;
}

/** What is known of a text before its page is read. */
export interface Known {
  readonly title?: string;
  readonly author?: string;
}

const BODY: Mark = { zone: 'body', rule: 'text' };
const HEADLINE: Mark = { zone: 'headline', rule: 'headline' };
const STANDFIRST: Mark = { zone: 'headline', rule: 'standfirst' };
const SECTION: Mark = { zone: 'apparatus', rule: 'section line' };
const BYLINE: Mark = { zone: 'apparatus', rule: 'byline' };

/** Paragraphs of the longest head and foot. */
const LONGEST_HEAD = 16;
const LONGEST_FOOT = 14;

/** UTF-16 units from the start of a text in which a word is sought. */
const NEAR = 20_000;

export function readPage(text: TextContent, layout: Layout, known: Known = {}, earlier?: Earlier): Page {
  return new PageReader(text, layout, known, earlier).read();
}

class PageReader {
  private readonly spans: readonly Span[];
  /** Those that were asked for. */
  private readonly excerpts: (Excerpt | undefined)[];
  private readonly ownMarks: readonly (Mark | undefined)[];
  private readonly marks: (Mark | undefined)[];
  private readonly credits = new Map<number, Credits>();
  /** The first paragraph of running prose, and the one after the last; equal where there is none. */
  private headEnd = 0;
  private footStart = 0;
  private titleAt = -1;
  private title?: Shown;
  private author?: Shown;
  private source?: Shown;
  private date?: Shown;

  constructor(
    private readonly text: TextContent,
    layout: Layout,
    private readonly known: Known,
    earlier?: Earlier,
  ) {
    this.spans = layout.paragraphs;
    this.excerpts = new Array<Excerpt | undefined>(this.spans.length).fill(undefined);
    this.ownMarks = this.spans.map((_, i) => this.ownMark(i, earlier));
    this.marks = [...this.ownMarks];
  }

  /** By what stands in the paragraph, whatever stands around it: that of a paragraph that was there before is taken over. */
  private ownMark(i: number, earlier: Earlier | undefined): Mark | undefined {
    const fromEnd = this.spans.length - i;
    if (earlier && i < earlier.before) return earlier.page.ownMarks[i];
    if (earlier && fromEnd <= earlier.after) return earlier.page.ownMarks[earlier.page.ownMarks.length - fromEnd];
    return headingOf(this.excerpt(i)) ?? cueOf(this.excerpt(i), false);
  }

  private excerpt(i: number): Excerpt {
    return (this.excerpts[i] ??= excerptOf(this.text, this.spans[i]));
  }

  read(): Page {
    this.findHead();
    this.findFoot();
    this.readHead();
    this.readFoot();
    this.markRepeats();
    this.markLinkLists();
    return {
      marks: this.marks.map((mark) => mark ?? BODY),
      ownMarks: this.ownMarks,
      title: this.title,
      author: this.author,
      source: this.source,
      date: this.date,
      bodyStart: (this.spans[this.headEnd] ?? this.spans[0])?.start ?? this.text.length,
    };
  }

  // Where the head ends and the foot begins

  private findHead(): void {
    const most = Math.min(this.spans.length, LONGEST_HEAD);
    let at = 0;
    while (at < most && this.isHeadLine(at)) at++;
    this.headEnd = at;
  }

  private isHeadLine(i: number): boolean {
    const mark = (this.marks[i] ??= cueOf(this.excerpt(i), true));
    if (mark) return mark.zone !== 'biography' || i < 8;
    return (!this.excerpt(i).prose && !ENDS_HEAD.test(this.excerpt(i).opening)) || this.isStandfirst(i);
  }

  /** A sentence or two between the headline and the lines of credit. */
  private isStandfirst(i: number): boolean {
    const next = i + 1 < this.spans.length ? this.excerpt(i + 1) : undefined;
    if (i < 1 || i > 4 || !next || next.prose || this.excerpt(i).words > 45) return false;
    const credits = this.creditsOf(next.opening);
    if (!credits?.author && !credits?.date) return false;
    this.marks[i] = STANDFIRST;
    return true;
  }

  private findFoot(): void {
    const least = Math.max(this.headEnd, this.spans.length - LONGEST_FOOT);
    let at = this.spans.length;
    while (at > least && this.isFootLine(at - 1)) at--;
    this.footStart = at;
  }

  private isFootLine(i: number): boolean {
    this.marks[i] ??= cueOf(this.excerpt(i), true);
    return this.marks[i] !== undefined || this.aboutAuthor(i) || !this.excerpt(i).prose;
  }

  /** What a line credits, read once: the author is sought before the head is read in order. */
  private creditsOf(line: string): Credits | undefined {
    if (!this.creditsByLine.has(line)) this.creditsByLine.set(line, readCredits(line));
    return this.creditsByLine.get(line);
  }

  private readonly creditsByLine = new Map<string, Credits | undefined>();

  // The head

  private readHead(): void {
    // A head without a text under it is a list, a poem or a note: nothing in it is told by its place.
    const hasText = this.headEnd < this.spans.length;
    for (let i = 0; i < this.headEnd; i++) this.readCreditsAt(i, !hasText);
    for (let i = 0; i < this.headEnd; i++) if (isSectionLine(this.excerpt(i))) this.marks[i] ??= SECTION;
    if (!hasText) return;
    this.findTitle();
    if (this.titleAt >= 0) this.readAroundTitle();
    this.readPath();
    this.readDateline();
    this.readNote();
  }

  private readCreditsAt(i: number, labelled: boolean): void {
    const { opening, start, prose } = this.excerpt(i);
    if (this.marks[i] || prose) return;
    const lines = linesWithin(opening);
    const credits = lines.map(({ line }) => (labelled ? readCredits(line, true) : this.creditsOf(line)));
    if (!credits.every((line) => line !== undefined)) return;
    this.credits.set(i, credits[0]);
    this.marks[i] = { zone: 'apparatus', rule: credits[0].rule };
    credits.forEach((line, n) => this.take(start + lines[n].at, line));
  }

  /** @param start of the line, UTF-16 units of the text */
  private take(start: number, { author, source, date }: Credits): void {
    if (author) this.author ??= this.shown(start + author.start, start + author.end);
    if (source) this.source ??= this.shown(start + source.start, start + source.end);
    if (!date) return;
    const span = { start: start + date.span.start, end: start + date.span.end };
    // The day a text came out goes before the day it was last touched.
    if (!this.date || (this.dateIsUpdate && !date.isUpdate)) {
      this.date = { value: date.iso, span };
      this.dateIsUpdate = date.isUpdate;
    }
  }

  private dateIsUpdate = false;

  private shown(start: number, end: number): Shown {
    return { value: this.text.slice(start, end).replace(/\s+/g, ' '), span: { start, end } };
  }

  /** The headline: a line that is known or repeated; else the first that may be one, if no other is as likely. */
  private findTitle(): void {
    const heading = this.firstInHead((i) => this.marks[i]?.rule === HEADING.rule);
    const lines = this.titleLines();
    const known = this.known.title === undefined ? -1 : lines.find((i) => isSameTitle(this.excerpt(i).key, this.known.title!)) ?? -1;
    const repeated = lines.find((i) => lines.some((j) => j > i && this.excerpt(j).key === this.excerpt(i).key)) ?? -1;
    const certain = [known, heading, repeated].find((i) => i >= 0);
    if (certain !== undefined) return this.setTitle(certain);
    const lastBar = this.lastInHead((i) => ['navigation', 'language bar'].includes(this.marks[i]?.rule ?? ''));
    const firstCredit = this.firstInHead((i, at) => this.credits.has(i) && lines.some((line) => line < at));
    const likely = lines.filter((i) => i > lastBar && (firstCredit < 0 || i < firstCredit));
    const afterBar = lines.filter((i) => i > lastBar);
    const [first, second] = likely.length > 0 ? likely : afterBar.length > 0 ? afterBar : lines;
    if (first === undefined) return;
    // A short line over a long one may be the name of a section, or a headline over a subtitle.
    const isEither = second === first + 1 && this.excerpt(first).words <= 3 && this.excerpt(second).words >= 5;
    if (isEither) this.marks[first] = this.marks[second] = HEADLINE;
    else this.setTitle(first);
  }

  /** Lines that may be the headline; names of outlets and authors only if nothing else is there. */
  private titleLines(): number[] {
    const lines: number[] = [];
    for (let i = 0; i < this.headEnd; i++) if (!this.marks[i] && mayBeTitle(this.excerpt(i))) lines.push(i);
    const others = lines.filter((i) => !isOutlet(this.excerpt(i).opening) && !this.isAuthorLine(i));
    return others.length > 0 ? others : lines;
  }

  private isAuthorLine(i: number): boolean {
    const name = nameOnLine(this.excerpt(i).opening);
    return isPersonName(name) && this.isBesideCredits(i) && !this.isCommonWording(name);
  }

  private firstInHead(test: (i: number, at: number) => boolean): number {
    for (let i = 0; i < this.headEnd; i++) if (test(i, i)) return i;
    return -1;
  }

  private lastInHead(test: (i: number) => boolean): number {
    for (let i = this.headEnd - 1; i >= 0; i--) if (test(i)) return i;
    return -1;
  }

  private setTitle(i: number): void {
    const { start, end, opening } = this.excerpt(i);
    const hashes = /^#{1,6}\s+/.exec(opening)?.[0].length ?? 0;
    this.titleAt = i;
    this.title = this.shown(start + hashes, end);
    this.marks[i] = HEADLINE;
  }

  private readAroundTitle(): void {
    for (let i = 0; i < this.headEnd; i++) {
      const excerpt = this.excerpt(i);
      if (this.marks[i]) continue;
      if (excerpt.key === this.excerpt(this.titleAt).key) this.marks[i] = { zone: 'apparatus', rule: 'repeated headline' };
      else if (this.readAuthorLine(i)) continue;
      else if (i < this.titleAt) this.markAboveTitle(i);
      else if (i === this.titleAt + 1 && mayBeTitle(excerpt)) this.marks[i] = { zone: 'headline', rule: 'subtitle' };
    }
  }

  private markAboveTitle(i: number): void {
    const { words, opening, start, end } = this.excerpt(i);
    if (words > 8) return;
    this.marks[i] = { zone: 'apparatus', rule: 'line above the headline' };
    if (isOutlet(opening)) this.source ??= this.shown(start, end);
  }

  /** A bare name beside the date, or over the post its bearer holds ("• Yu Sui / Professor, China Center …"). */
  private readAuthorLine(i: number): boolean {
    const { opening, end } = this.excerpt(i);
    const name = nameOnLine(opening);
    const post = i + 1 < this.headEnd && !this.marks[i + 1] && isPost(this.excerpt(i + 1)) ? i + 1 : -1;
    if (!isPersonName(name) || !(post >= 0 || this.isBesideCredits(i)) || this.isCommonWording(name)) return false;
    this.author ??= this.shown(end - name.length, end);
    this.marks[i] = BYLINE;
    if (post >= 0) this.marks[post] = { zone: 'biography', rule: "author's post" };
    return true;
  }

  private isBesideCredits(i: number): boolean {
    return this.credits.has(i - 1) || this.credits.has(i + 1);
  }

  /** Whether a word of it stands in lower case in the text, as words of headings do and names do not. */
  private isCommonWording(name: string): boolean {
    return name.split(/[\s-]+/).some((word) => word.length > 2 && /^\p{Lu}\p{Ll}+$/u.test(word) && this.hasWord(word.toLowerCase()));
  }

  private hasWord(word: string): boolean {
    const near = this.text.slice(0, NEAR);
    for (let at = near.indexOf(word); at >= 0; at = near.indexOf(word, at + 1)) {
      if (!isLetter(near[at - 1]) && !isLetter(near[at + word.length])) return true;
    }
    return false;
  }

  private readPath(): void {
    const bar = this.firstInHead((i) => this.marks[i]?.rule === 'navigation');
    if (bar < 0 || this.source) return;
    const outlet = outletOfPath(navigationParts(this.excerpt(bar)));
    if (outlet) this.source = this.shown(this.spans[bar].start, this.spans[bar].start + outlet.length);
  }

  /** The agency that a dispatch names in its first line: "MOSCOW, March 21 (Xinhua) --". */
  private readDateline(): void {
    if (this.source) return;
    const { start, opening } = this.excerpt(this.headEnd);
    const found = DATELINE.exec(opening);
    if (!found) return;
    const at = start + found.index + found[0].lastIndexOf(found[1] ?? found[2]);
    this.source = this.shown(at, at + (found[1] ?? found[2]).length);
  }

  /** An editor's note that speaks of "the author" and says who somebody is names the author. */
  private readNote(): void {
    if (this.author || this.known.author) return;
    const i = this.firstInHead((at) => this.marks[at]?.zone === 'note');
    if (i < 0 || this.spans[i].end - this.spans[i].start > 1500) return;
    const note = this.text.slice(this.spans[i].start, this.spans[i].end);
    if (!/\b(?:author|writer)\b/i.test(note)) return;
    for (const found of note.matchAll(/(?:^|[.:]\s+)((?:\p{Lu}[\p{L}.'’-]*\s){2,4})is\s/gu)) {
      const name = found[1].trim();
      const at = this.spans[i].start + found.index + found[0].indexOf(name);
      if (isPersonName(name) && !this.isCommonWording(name)) return void (this.author = this.shown(at, at + name.length));
    }
  }

  // The foot

  private readFoot(): void {
    for (let i = this.footStart; i < this.spans.length; i++) {
      if (this.aboutAuthor(i)) this.marks[i] = { zone: 'biography', rule: 'about the author' };
      else if (!this.marks[i] && this.author && this.excerpt(i).opening === this.author.value) this.marks[i] = BYLINE;
      else this.readCreditsAt(i, true);
    }
  }

  /** A paragraph at the foot that begins with the author's own name, and goes on about them. */
  private aboutAuthor(i: number): boolean {
    const author = this.known.author ?? this.author?.value ?? this.bylineAuthor();
    if (!author || this.excerpt(i).words > 120) return false;
    const { opening } = this.excerpt(i);
    return namesIn(author).some((name) => opening.startsWith(name) && /^(?:,? \(?\p{Ll}|,? [–—-] )/u.test(opening.slice(name.length)));
  }

  /** The author, before the head has been read in order: the foot is found first. */
  private bylineAuthor(): string | undefined {
    if (this.soughtAuthor === undefined) {
      this.soughtAuthor = '';
      for (let i = 0; i < this.headEnd && this.soughtAuthor === ''; i++) {
        const author = this.marks[i] ? undefined : this.creditsOf(this.excerpt(i).opening)?.author;
        if (author) this.soughtAuthor = this.excerpt(i).opening.slice(author.start, author.end);
      }
    }
    return this.soughtAuthor === '' ? undefined : this.soughtAuthor;
  }

  private soughtAuthor?: string;

  // What only the whole tells

  private markRepeats(): void {
    const title = this.titleAt >= 0 ? keyOf(this.title!.value) : undefined;
    const captions = new Set<string>();
    for (let i = 0; i < this.spans.length; i++) if (isWhole(this.spans[i])) this.markRepeat(i, title, captions);
  }

  private markRepeat(i: number, title: string | undefined, captions: Set<string>): void {
    const { key, words } = this.excerpt(i);
    if (key === title && i !== this.titleAt && words >= 2) this.marks[i] = { zone: 'apparatus', rule: 'repeated headline' };
    else if (captions.has(key)) this.marks[i] = { zone: 'apparatus', rule: 'repeated caption' };
    else if (this.marks[i]?.zone === 'caption') captions.add(key);
    else if (i > 0 && !this.marks[i] && !this.marks[i - 1] && this.isLineTwice(i)) {
      // The caption of a picture is pasted twice: once as its replacement text.
      this.marks[i - 1] = { zone: 'caption', rule: 'line pasted twice' };
      this.marks[i] = { zone: 'apparatus', rule: 'repeated caption' };
      captions.add(key);
    }
  }

  /** Whether a paragraph of a sentence at most repeats the one before. */
  private isLineTwice(i: number): boolean {
    const { key, words, sentences } = this.excerpt(i);
    return words >= 6 && words <= 45 && sentences <= 1 && key === this.excerpt(i - 1).key;
  }

  private markLinkLists(): void {
    let left = 0;
    for (let i = 0; i < this.spans.length; i++) {
      const mark = this.marks[i];
      // In mid-text a list of links is short, and what follows may be a heading of the text's own.
      if (mark && opensLinkList(mark)) left = this.excerpt(i).words > 6 ? 0 : i >= this.footStart ? Infinity : 3;
      else if (left > 0 && this.isLink(i) && (left === Infinity || this.followsClosely(i))) {
        this.marks[i] ??= { zone: 'apparatus', rule: 'link list' };
        left--;
      } else left = 0;
    }
  }

  /** On the next line, with no blank one between. */
  private followsClosely(i: number): boolean {
    return !/\n\s*\n|\r\s*\r/.test(this.text.slice(this.spans[i - 1].end, this.spans[i].start).replace(/\r\n/g, '\n'));
  }

  private isLink(i: number): boolean {
    if (this.marks[i]) return this.marks[i].zone === 'apparatus';
    const { words, prose, opening } = this.excerpt(i);
    return !prose && words <= 25 && !/[.。;；]["”’)]*$/.test(opening);
  }
}

const AGENCIES = 'Xinhua|TASS|Reuters|AP|AFP|UPI|ANI|PTI|RIA Novosti|Sputnik|Interfax|Kyodo News|Kyodo|Yonhap';
const DATELINE = new RegExp(
  String.raw`^\p{Lu}[\p{Lu}\s.,'’/-]{2,40}(?:\p{Lu}\p{L}{2,8}\.?\s\d{1,2})?[\s.,]*[(/](${AGENCIES})[)/][\s.]*(?:[–—-]|(?=[\s.]))` +
    String.raw`|^(新华社|中新社|新華社)[\p{Script=Han}]{1,12}\d{1,2}月\d{1,2}日电`,
  'u',
);

const HEADING: Mark = { zone: 'headline', rule: 'heading' };

function headingOf({ opening, words }: Excerpt): Mark | undefined {
  return words <= 40 && /^#{1,6}\s+\S/.test(opening) ? HEADING : undefined;
}

/** Salutations, questions of an interview, items of a list: with them the text itself begins. */
const ENDS_HEAD = new RegExp(
  [
    String.raw`^(?:Q|A|Question|Answer|В|О|Вопрос|Ответ|问|答)\s?[:.：]`,
    String.raw`^(?:[-*+]\s|\d{1,3}[.)]\s(?!\p{L}+\.?\s\d{4})|[>"“«]\s?\p{Ll})`,
    String.raw`^(?:dear|ladies and gentlemen|distinguished|excellenc|your excellenc|mr\.? |madam |friends|colleagues|comrades)`,
    '^(?:уважаем|дорогие|товарищ|дамы и господа|尊敬的|各位|女士们|同志们|朋友们)',
  ].join('|'),
  'iu',
);

/** A line that may be a headline: letters, no more than thirty words, and no stop at its end. */
function mayBeTitle({ opening, words, whole, prose }: Excerpt): boolean {
  if (!whole || prose || words < 1 || words > 30 || !/\p{L}/u.test(opening)) return false;
  return /^[\p{Lu}\p{Lo}\p{N}"“«‘'《¿¡(]/u.test(opening) && !/[.,;:。，；：、]$/.test(opening);
}

/** The same words, or the one a beginning of the other of some length. */
function isSameTitle(key: string, title: string): boolean {
  const [a, b] = [bare(key), bare(keyOf(title))];
  return a === b || (Math.min(a.length, b.length) >= 12 && (a.startsWith(b) || b.startsWith(a)));
}

function bare(key: string): string {
  return key.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function isPost({ opening, prose, words }: Excerpt): boolean {
  return !prose && words <= 25 && isRole(opening) && !/[.!?]$/.test(opening);
}

function namesIn(authors: string): string[] {
  return authors.split(/\s*[,;、]\s*(?:and\s+)?|\s+(?:and|und|et|и|y|&)\s+/u).filter((name) => name.length > 3);
}

/** What stands on a line after its bullet. */
function nameOnLine(opening: string): string {
  return opening.replace(/^[•·*\s]+/, '');
}

/** In a wrapped text the lines of a head may be one paragraph. */
function linesWithin(opening: string): { line: string; at: number }[] {
  if (!/[\n\r]/.test(opening)) return [{ line: opening, at: 0 }];
  return [...opening.matchAll(/[^\n\r]*\S[^\n\r]*/g)].map((found) => ({ line: found[0].trimEnd(), at: found.index }));
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /\p{L}/u.test(character);
}
