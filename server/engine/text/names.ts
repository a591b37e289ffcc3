/** Names of persons and of outlets, told by their shape and a few tables; where shape does not tell, there is no name. */
import type { Span } from './layout';

const set = (words: string) => new Set(words.split(' '));

const PARTICLES = set("de del della der den da das dos di du la le van von ten ter zu zum el al bin ibn y e af av und");
const HONORIFIC = /^(?:(?:dr|prof|professor|mr|mrs|ms|sir|dame|lord|amb|ambassador|gen|col|rev)\.?\s+)+/i;

/** Words of outlets. A line that has one names no person. */
const OUTLET = set(
  'times post daily news review agency press herald wire weekly journal gazette tribune magazine quarterly monthly courier observer ' +
  'guardian telegraph tass xinhua reuters afp ap cgtn ' +
    'cctv bbc cnn rt sputnik interfax kommersant bulletin digest chronicle globe standard mirror ledger lookout horizon diplomat ' +
    'economist lianhe zaobao caixin thepaper valdai ' +
    'izvestia pravda rossiya nezavisimaya bloomberg nikkei aljazeera vedomosti meduza syndicate tv radio online today report',
);
const INSTITUTION = set(
  'institute institution institutes centre center council foundation club university academy society network committee association ' +
  'ministry department embassy school college ' +

    'forum organization organisation group bureau office commission union federation republic bank fund party government army league ' +
    'alliance chamber initiative programme program project secretariat company corporation staff team desk',
);
/** Words that stand capitalised in headlines, sections and places, and in no name. */
const NEVER_IN_NAMES = set(
  'the a an of in on at to for and or but with by from as is are was be how why what when where who will can not no new world foreign ' +
  'policy opinion editorial commentary essay ' +
    'interview analysis column feature politics economy business affairs international global national news home photo source updated ' +
    'published page part chapter introduction summary conclusion ' +
    'recommendations background abstract contents notes references appendix section question answer russia russian china chinese america ' +
    'american europe european asia asian eurasia eurasian india indian ' +
    'ukraine japan western eastern northern southern united states kingdom soviet beijing moscow washington london brussels shanghai ' +
    'astana samarkand tokyo delhi hong kong south north east west sino ' +
    'strategic partnership order power war peace cold january february march april june july august september october november december ' +
    'monday tuesday wednesday thursday friday saturday sunday ' +

    'president minister secretary general state foreign prime mr mrs ms dear ladies gentlemen friends colleagues all his her their our ' +
    'my your this that these those',
);
/** Words for what an author is by trade: the source of a pattern. */
export const TRADES =
  'professor|fellow|research(?:er)?|lecturer|scholar|analyst|columnist|commentator|editor|journalist|correspondent|reporter|writer|' +
  'contributor|director|dean|' +
  'president|chair(?:man|woman|person)?|ambassador|diplomat|economist|historian|expert|adviser|advisor|associate|consultant|candidate|' +
  'student|author|head|chief|' +
  'minister|general|colonel|senior|visiting|профессор|научный|сотрудник|эксперт|обозреватель|журналист|директор|политолог|教授|研究员|学者|记者|' +
  '评论员|主任|院长|所长';
const ROLE = new RegExp(`(?:^|[\\s,(])(?:${TRADES})(?=$|[\\s,.);])`, 'iu');
const ROLE_ZH = /(?:教授|研究员|学者|记者|评论员|主任|院长|所长|专家)/u;

function wordsOf(phrase: string): string[] {
  return phrase.toLowerCase().split(/[\s/]+/).map((word) => word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''));
}

/** "The Coromandel Post", "Baikal Wire", "新华网": a short capitalised phrase with a word of outlets in it. */
export function isOutlet(phrase: string): boolean {
  if (/^[\p{Script=Han}·]{2,12}$/u.test(phrase)) return /(?:社|报|報|网|網|台|周刊|杂志|雜誌|时评|新闻|客户端)$/u.test(phrase);
  return isCapitalised(phrase, 6) && wordsOf(phrase).some((word) => OUTLET.has(word));
}

/** "Harrow Bridge Institute": a body that publishes, if a page says so by its place in a path. */
export function isInstitution(phrase: string): boolean {
  return isCapitalised(phrase, 8) && wordsOf(phrase).some((word) => INSTITUTION.has(word));
}

const LINKING = /^(?:of|the|and|for|on|in|de|des|du|la|für|и|на)$/u;

/** Every word begins with a capital, small linking words left out; `most` words at most. */
export function isCapitalised(phrase: string, most: number): boolean {
  const words = phrase.split(/\s+/);
  if (phrase === '' || words.length > most) return false;
  return words.every((word, i) => /^[\p{Lu}\p{Script=Han}&]/u.test(word) || (i > 0 && LINKING.test(word)));
}

export function isRole(phrase: string): boolean {
  return ROLE.test(phrase) || ROLE_ZH.test(phrase);
}

const NAME_WORD = /^\p{Lu}[\p{L}\p{M}]*(?:['’.-]\p{Lu}?[\p{L}\p{M}]*)*\.?$/u;

/** "Song Fang", "V. Raghunandan", "Margaret Ellison-Hart", "Ludwig van der Berg", "Андрей Лопатин". */
export function isPersonName(phrase: string): boolean {
  if (phrase.length > 60) return false;
  const words = phrase.split(/\s+/);
  if (words.length < 2 || words.length > 5) return false;
  const own = words.filter((word) => !PARTICLES.has(word));
  if (own.length < 2 || PARTICLES.has(words[words.length - 1])) return false;
  return own.every((word) => NAME_WORD.test(word) && !isNoNameWord(word)) && own.some((word) => /\p{Ll}/u.test(word) || word.length > 3);
}

function isNoNameWord(word: string): boolean {
  const bare = word.toLowerCase().replace(/\.$/, '');
  return OUTLET.has(bare) || INSTITUTION.has(bare) || NEVER_IN_NAMES.has(bare);
}

const HAN_NAME = /^[\p{Script=Han}]{2,4}$|^[\p{Script=Han}]{1,8}·[\p{Script=Han}]{1,8}$/u;

export interface Byline {
  /** The names, as they stand; UTF-16 range in the line given. */
  readonly names?: Span;
  /** An outlet named after or instead of them. */
  readonly outlet?: Span;
}

const SEPARATOR = /\s*[,;、，；]\s*(?:and\s+|und\s+)?|\s+(?:and|und|et|и|y|&)\s+|\s*和\s*/gu;

/** "Eastern Wire writer Liu Sichuan". */
const STAFF = /^(.{2,40}?)\s(?:staff )?(?:writer|correspondent|reporter|columnist|commentator|contributor)s?\s+(?=\p{Lu})/u;

/** Reads `line[from, to)` as what follows "By": names, then perhaps an outlet or roles. `undefined` if it is none of these. */
export function readByline(line: string, from: number, to: number, labelled = false): Byline | undefined {
  const writer = STAFF.exec(line.slice(from, to));
  const isByOutlet = writer && isOutlet(writer[1]);
  const start = isByOutlet ? from + writer[0].length : from;
  const outlet = isByOutlet ? { start: from, end: from + writer[1].length } : undefined;
  return readNames(line, partsOf(line, start, to), outlet, labelled);
}

function readNames(line: string, parts: readonly Span[], writersOutlet: Span | undefined, labelled: boolean): Byline | undefined {
  let names: Span | undefined;
  let outlet = writersOutlet;
  for (const part of parts) {
    const phrase = line.slice(part.start, part.end);
    if (isPersonName(phrase) || (labelled && HAN_NAME.test(phrase) && !isOutlet(phrase))) {
      if (outlet !== writersOutlet) break;
      names = { start: names?.start ?? part.start, end: part.end };
    } else if (isOutlet(phrase)) {
      outlet ??= part;
    } else if (!names) {
      return undefined;
    } else break;
  }
  return names || outlet ? { names, outlet } : undefined;
}

/** The parts of a list of names, without honorifics. */
function partsOf(line: string, from: number, to: number): Span[] {
  const parts: Span[] = [];
  const list = line.slice(from, to);
  let start = 0;
  for (const mark of [...list.matchAll(SEPARATOR), undefined]) {
    const end = mark?.index ?? list.length;
    const skip = HONORIFIC.exec(list.slice(start, end))?.[0].length ?? 0;
    if (end > start) parts.push(trim(line, from + start + skip, from + end));
    start = end + (mark?.[0].length ?? 0);
  }
  return parts.filter((part) => part.end > part.start);
}

/** A range without white space and marks at its ends. */
export function trim(line: string, start: number, end: number): Span {
  while (start < end && /[\s,;|•·*_/–—-]/.test(line[start])) start++;
  while (end > start && /[\s,;|•·*_/–—-]/.test(line[end - 1])) end--;
  return { start, end };
}
