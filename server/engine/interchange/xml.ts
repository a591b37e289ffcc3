/**
 * XML of dictionaries, read as a tree of elements with their places. Entities of a document's own are refused, and so is what is too
 * large, too deep or has too many elements.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { LineIndex } from '../text/lines';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Of the element itself, not of those in it. */
  readonly text: string;
  /** UTF-16 units into the file. */
  readonly at: number;
}

/** What is wrong with a file as XML; `at` in UTF-16 units. */
export interface XmlProblem {
  readonly message: string;
  readonly at: number;
}

/** Elements inside elements. */
export const DEEPEST_XML = 100;
/** Elements of a document. */
export const MOST_ELEMENTS = 200_000;
/** UTF-16 units of a document. */
export const LONGEST_XML = 5_000_000;

const META = XMLParser.getMetaDataSymbol() as unknown as string;

export function readXml(file: string): XmlElement | XmlProblem {
  // The library takes all ends of lines for LF, so that is what it is given; lines stay what they are.
  const xml = file.replace(/\r\n?/g, '\n');
  const refused = refusal(xml) ?? malformed(xml);
  if (refused) return { ...refused, at: placeIn(file, xml, refused.at) };
  try {
    const nodes = newParser().parse(xml) as XmlNode[];
    const root = nodes.find((node) => !nameOf(node).startsWith('?') && !nameOf(node).startsWith('#'));
    if (!root) return { message: 'no element is in this file', at: 0 };
    return new TreeReader(file, xml).element(root);
  } catch (error) {
    return { message: `this XML cannot be read: ${oneLine((error as Error).message)}`, at: 0 };
  }
}

export function isXmlProblem(read: XmlElement | XmlProblem): read is XmlProblem {
  return 'message' in read;
}

function refusal(xml: string): XmlProblem | undefined {
  if (xml.length > LONGEST_XML) {
    const [most, length] = [LONGEST_XML, xml.length].map((number) => number.toLocaleString('en'));
    return { message: `an XML file may have ${most} characters at most; this one has ${length}`, at: 0 };
  }
  const declared = /<!(?:DOCTYPE|ENTITY)/i.exec(xml);
  if (declared) {
    return { message: 'a document type and entities of its own are refused (an entity can grow without limit)', at: declared.index };
  }
  return tooLarge(xml);
}

/** Counts the tags without reading them: opening less closing ones give the depth. */
function tooLarge(xml: string): XmlProblem | undefined {
  let elements = 0;
  let depth = 0;
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const end = endOfTag(xml, at);
    if (end < 0) return undefined;
    const next = xml[at + 1];
    if (next === '/') depth--;
    else if (next !== '!' && next !== '?') {
      if (++elements > MOST_ELEMENTS) return { message: `an XML file may have ${MOST_ELEMENTS.toLocaleString('en')} elements at most`, at };
      if (xml[end - 2] !== '/' && ++depth > DEEPEST_XML) return { message: `elements may stand ${DEEPEST_XML} deep at most`, at };
    }
    at = xml.indexOf('<', end);
  }
  return undefined;
}

/** Past the end of the tag, comment or such that begins here; -1 where it never ends. */
function endOfTag(xml: string, at: number): number {
  for (const [opening, closing] of [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>']]) {
    if (!xml.startsWith(opening, at)) continue;
    const end = xml.indexOf(closing, at + opening.length);
    return end < 0 ? -1 : end + closing.length;
  }
  for (let quote = '', i = at + 1; i < xml.length; i++) {
    const sign = xml[i];
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return i + 1;
  }
  return -1;
}

function malformed(xml: string): XmlProblem | undefined {
  const result = XMLValidator.validate(xml);
  if (result === true) return undefined;
  const { line = 1, col = 1, msg } = result.err;
  return {
    message: `this XML is not well formed: ${oneLine(msg)}`,
    at: LineIndex.of(xml).offset({ line: line - 1, character: Math.max(0, (col || 1) - 1) }),
  };
}

function oneLine(message: string): string {
  const line = message.replace(/\s+/g, ' ').replace(/[.\s]+$/, '');
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}

function placeIn(file: string, xml: string, at: number): number {
  return file.length === xml.length ? at : LineIndex.of(file).offset(LineIndex.of(xml).position(at));
}

function newParser(): XMLParser {
  return new XMLParser({
    preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false,
    parseAttributeValue: false, processEntities: false,
    trimValues: false, captureMetaData: true, maxNestedTags: DEEPEST_XML + 1, removeNSPrefix: true,
  });
}

/** A node as the library gives it: one key that is its name, and the attributes under `:@`. */
type XmlNode = Record<string, unknown>;

function nameOf(node: XmlNode): string {
  return Object.keys(node).find((key) => key !== ':@') ?? '#';
}

class TreeReader {
  private readonly from: LineIndex;
  private readonly to: LineIndex;

  constructor(
    file: string,
    private readonly xml: string,
  ) {
    this.to = LineIndex.of(file);
    this.from = LineIndex.of(xml);
  }

  element(node: XmlNode): XmlElement {
    const name = nameOf(node);
    const inside = (node[name] as XmlNode[]).map((child) => ({ child, name: nameOf(child) }));
    const start = (node[META] as { startIndex?: number } | undefined)?.startIndex ?? 0;
    return {
      name,
      attributes: new Map(Object.entries(node[':@'] ?? {}).map(([key, value]) => [key, unescapeXml(String(value))])),
      children: inside.filter((one) => !one.name.startsWith('#') && !one.name.startsWith('?')).map((one) => this.element(one.child)),
      text: inside.filter((one) => one.name === '#text').map((one) => unescapeXml(String(one.child['#text']))).join(''),
      at: this.to.offset(this.from.position(Math.min(start, this.xml.length))),
    };
  }
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi;

/** The five entities of XML, and characters by number. */
function unescapeXml(text: string): string {
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name.toLowerCase()];
    const code = decimal ? Number(decimal) : parseInt(hex!, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Text as it can stand between tags and in an attribute. */
export function escapeXml(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"\n\t]/g, (sign) => named[sign] ?? `&#${sign.charCodeAt(0)};`);
}

/** ` name="value"` for each one that is set. */
export function attributesOf(attributes: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(attributes).map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(value)}"`)).join('');
}
