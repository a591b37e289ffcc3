/**
 * REFI-QDA codebooks (`.qdc`): codes with names, colours and descriptions, inside each other. They have no wordings: a code says what is
 * meant, and people apply it.
 */
import type { Category, ForeignDictionary, Format, ReadDictionary } from './model';
import { cleanText } from './names';
import { counted, Notes, shown } from './notes';
import { placesOf, PLAIN } from './plain';
import { TreeBuilder, type Branch } from './tree';
import { attributesOf, escapeXml, isXmlProblem, readXml, type XmlElement } from './xml';

export const codebook: Format = {
  id: 'codebook',
  name: 'REFI-QDA codebook',
  extensions: ['qdc'],
  carries: { ...PLAIN, definition: true, color: 'hex', wordings: 'none', wildcards: [] },
  commentsIn: placesOf(/<!--/g),
  read: (text) => new CodebookReader().read(text),
  write: writeCodebook,
};

class CodebookReader {
  private readonly notes = new Notes();
  private readonly builder = new TreeBuilder(this.notes);
  private codes = 0;

  read(text: string): ReadDictionary {
    const root = readXml(text);
    if (isXmlProblem(root)) this.notes.error(root.at, root.message);
    else if (root.name !== 'CodeBook') this.notes.error(
      root.at,
      `the element <${root.name.slice(0, 40)}> is no codebook; that begins with <CodeBook>`,
    );
    else this.readRoot(root);
    return this.builder.finish();
  }

  private readRoot(root: XmlElement): void {
    for (const child of root.children) {
      if (child.name === 'Codes') child.children.forEach((code) => this.readCode(code, this.builder.root));
      else if (child.name === 'Sets') this.readSets(child);
      else this.notes.error(child.at, `the element <${child.name.slice(0, 40)}> is unknown and left out`);
    }
    if (this.codes > 0) {
      const no = this.codes === 1 ? 'has no wordings' : 'have no wordings: give each theme its variants';
      this.notes.changed(root.at, `${counted(this.codes, 'code')} ${no}`);
      this.notes.lost(root.at, `the GUIDs of ${counted(this.codes, 'code')}`);
    }
  }

  private readSets(sets: XmlElement): void {
    for (const set of sets.children) this.notes.lost(
      set.at,
      `the set ${shown(set.attributes.get('name') ?? '')} of ${counted(set.children.length, 'member')}`,
    );
  }

  private readCode(code: XmlElement, above: Branch): void {
    if (code.name !== 'Code') {
      this.notes.error(code.at, `the element <${code.name.slice(0, 40)}> is unknown and left out`);
      return;
    }
    this.codes++;
    const branch = this.builder.category(code.attributes.get('name') ?? '', code.at, above);
    branch.color = this.colorOf(code, branch.name);
    if (code.attributes.get('isCodable') === 'false') this.notes.lost(code.at, `${shown(branch.name)} is marked as no code to be applied`);
    for (const child of code.children) this.readInside(child, branch);
  }

  private readInside(child: XmlElement, branch: Branch): void {
    if (child.name === 'Code') this.readCode(child, branch);
    else if (child.name === 'Description') branch.definition = cleanText(child.text) || branch.definition;
    else if (child.name === 'NoteRef') this.notes.lost(child.at, `a note of ${shown(branch.name)}`);
    else this.notes.error(child.at, `the element <${child.name.slice(0, 40)}> is unknown and left out`);
  }

  private colorOf(code: XmlElement, name: string): string | undefined {
    const written = code.attributes.get('color')?.trim();
    if (!written) return undefined;
    if (/^#[0-9a-f]{6}$/i.test(written)) return written.toLowerCase();
    this.notes.lost(code.at, `the colour ${shown(written)} of ${shown(name)}: it is not #RRGGBB`);
    return undefined;
  }
}

function writeCodebook(dictionary: ForeignDictionary): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>', '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Leitmotif">', '\t<Codes>',
    ...dictionary.categories.flatMap((category) => linesFor(category, '', 2)), '\t</Codes>', '</CodeBook>', '',
  ].join('\n');
}

function linesFor(category: Category, path: string, depth: number): string[] {
  const own = `${path}/${category.name}`;
  const tabs = '\t'.repeat(depth);
  const attributes = attributesOf({ guid: guidOf(own), name: category.name, isCodable: 'true', color: category.color });
  const description = category.definition === undefined ? [] : [`${tabs}\t<Description>${escapeXml(category.definition)}</Description>`];
  const inside = category.children.flatMap((child) => linesFor(child, own, depth + 1));
  return [`${tabs}<Code${attributes}>`, ...description, ...inside, `${tabs}</Code>`];
}

/**
 * The same GUID for the same path of names, so that a codebook written again is known again: version 8, which everyone makes as they
 * like.
 */
function guidOf(path: string): string {
  const digits = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => hashOf(path, seed).toString(16).padStart(8, '0')).join('');
  const variant = (8 | (parseInt(digits[16], 16) & 3)).toString(16);
  const parts = [
    digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `${variant}${digits.slice(17, 20)}`, digits.slice(20),
  ];
  return parts.join('-').toUpperCase();
}

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}
