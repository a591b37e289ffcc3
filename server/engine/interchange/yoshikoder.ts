/**
 * Yoshikoder dictionaries (`.ykd`) and Lexicoder 2 ones (`.lcd`), which have the same shape: `cnode` is a category, `pnode` a wording.
 *
 * Yoshikoder's pattern engine "substring" matches whole words; a `*` in them stands for any signs but white space. Its engine "regexp"
 * takes every wording for a regular expression. The one category that holds all the others is the dictionary itself.
 */
import { isProblem, parsePattern } from '../lexicon/pattern';
import type { Category, ForeignDictionary, Format, ReadDictionary } from './model';
import { cleanName, cleanText } from './names';
import { Notes, shown } from './notes';
import { addPlain, foldCapitals, placesOf, PLAIN, plainWording } from './plain';
import { TreeBuilder, type Branch } from './tree';
import { attributesOf, isXmlProblem, readXml, type XmlElement } from './xml';

export const yoshikoder: Format = {
  id: 'yoshikoder',
  name: 'Yoshikoder dictionary',
  extensions: ['ykd'],
  carries: { ...PLAIN, title: true, definition: true, wildcards: ['*'] },
  commentsIn: placesOf(/<!--/g),
  read: (text) => new NodeReader('Yoshikoder').read(text),
  write: writeYoshikoder,
};

export const lexicoder2: Format = {
  id: 'lexicoder2',
  name: 'Lexicoder 2 dictionary',
  extensions: ['lcd'],
  carries: { ...PLAIN, title: true, wildcards: ['*'] },
  commentsIn: placesOf(/<!--/g),
  read: (text) => new NodeReader('Lexicoder').read(text),
  write: writeLexicoder,
};

class NodeReader {
  private readonly notes = new Notes();
  private readonly builder = new TreeBuilder(this.notes);
  private regexps = false;

  constructor(private readonly tool: string) {}

  read(text: string): ReadDictionary {
    const root = readXml(text);
    if (isXmlProblem(root)) this.notes.error(root.at, root.message);
    else if (root.name !== 'dictionary') this.notes.error(
      root.at,
      `the element <${shortName(root.name)}> is no dictionary of ${this.tool}; that begins with <dictionary>`,
    );
    else this.readRoot(root);
    foldCapitals(this.builder, this.tool);
    return this.builder.finish();
  }

  private readRoot(root: XmlElement): void {
    this.regexps = root.attributes.get('patternengine') === 'regexp';
    this.builder.name = cleanName(root.attributes.get('name') ?? '') || undefined;
    const [only, ...others] = root.children;
    // The category that holds everything is the dictionary, unless it has wordings of its own.
    const isAlone = only?.name === 'cnode' && others.length === 0 && !root.attributes.has('name');
    if (isAlone && !only.children.some((child) => child.name === 'pnode')) {
      this.readDictionary(only);
    } else {
      this.readInside(root, this.builder.root);
    }
  }

  private readDictionary(element: XmlElement): void {
    const name = cleanName(element.attributes.get('name') ?? '');
    const description = cleanText(element.attributes.get('desc') ?? '');
    this.builder.name = name || undefined;
    if (description !== '' && description !== name) this.notes.lost(element.at, `the description ${shown(description)} of the dictionary`);
    this.readScore(element, name);
    this.readInside(element, this.builder.root);
  }

  private readInside(element: XmlElement, branch: Branch): void {
    for (const child of element.children) {
      if (child.name === 'cnode') this.readCategory(child, branch);
      else if (child.name !== 'pnode') this.notes.error(child.at, `the element <${shortName(child.name)}> is unknown and left out`);
      else if (branch === this.builder.root) this.notes.error(
        child.at,
        `${shown(child.attributes.get('name') ?? '')} stands in no category and is left out`,
      );
      else this.readWording(child, branch);
    }
  }

  private readCategory(element: XmlElement, above: Branch): void {
    const branch = this.builder.category(element.attributes.get('name') ?? '', element.at, above);
    branch.definition = cleanText(element.attributes.get('desc') ?? '') || undefined;
    this.readColor(element, branch);
    this.readScore(element, branch.name);
    this.readInside(element, branch);
  }

  private readColor(element: XmlElement, branch: Branch): void {
    const written = element.attributes.get('color');
    branch.color = colorOf(written);
    if (written && branch.color === undefined) this.notes.lost(
      element.at,
      `the colour ${shown(written)} of ${shown(branch.name)}: it is not three parts of one`,
    );
  }

  private readWording(element: XmlElement, branch: Branch): void {
    const written = element.attributes.get('name') ?? '';
    if (this.regexps) this.readRegexp(written, element, branch);
    else addPlain(this.builder, branch, written, element.at, '*');
    this.readScore(element, written);
    const description = element.attributes.get('desc');
    if (description) this.notes.lost(element.at, `the description ${shown(description)} of ${shown(written)}`);
  }

  private readRegexp(written: string, element: XmlElement, branch: Branch): void {
    const text = cleanText(written);
    const match = `/${text}/`;
    const pattern = parsePattern(match);
    if (text === '' || /\n/.test(text) || isProblem(pattern)) {
      const why = isProblem(pattern) ? pattern.message.replace(/\.$/, '') : 'it is none';
      this.notes.lost(element.at, `the regular expression ${shown(written)} of ${shown(branch.name)}: ${why}`);
    } else {
      this.builder.wording(branch, plainWording(match, element.at));
      if (/\\s|\s/.test(text)) this.notes.changed(
        element.at,
        `the regular expression ${shown(written)} is held against one word here, so that it never meets white space`,
      );
    }
  }

  private readScore(element: XmlElement, name: string): void {
    const score = element.attributes.get('score');
    if (score !== undefined && score !== '') this.notes.lost(element.at, `the score ${shown(score)} of ${shown(name)}`);
  }
}

function shortName(name: string): string {
  return name.slice(0, 40);
}

/** Three parts of one each, as Yoshikoder's successor writes them: `0.5 0 1`. */
function colorOf(written: string | undefined): string | undefined {
  const parts = written?.trim().split(/\s+/).map(Number) ?? [];
  if (parts.length !== 3 || !parts.every((part) => part >= 0 && part <= 1)) return undefined;
  return `#${parts.map((part) => Math.round(part * 255).toString(16).padStart(2, '0')).join('')}`;
}

function writeYoshikoder(dictionary: ForeignDictionary): string {
  const lines = dictionary.categories.flatMap((category) => linesFor(category, 2, true));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>', '<dictionary style="050805" patternengine="substring">',
    `\t<cnode${attributesOf({ name: dictionary.name ?? 'Leitmotif', desc: '' })}>`, ...lines, '\t</cnode>', '</dictionary>', '',
  ].join('\n');
}

function writeLexicoder(dictionary: ForeignDictionary): string {
  const lines = dictionary.categories.flatMap((category) => linesFor(category, 1, false));
  const root = attributesOf({ style: 'Lexicoder', name: dictionary.name ?? 'Leitmotif' });
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<dictionary${root}>`, ...lines, '</dictionary>', ''].join('\n');
}

function linesFor(category: Category, depth: number, describe: boolean): string[] {
  const tabs = '\t'.repeat(depth);
  return [
    `${tabs}<cnode${attributesOf({ name: category.name, desc: describe ? (category.definition ?? '') : undefined })}>`,
    ...category.wordings.map((wording) => `${tabs}\t<pnode${attributesOf({ name: wording.match })}/>`),
    ...category.children.flatMap((child) => linesFor(child, depth + 1, describe)),
    `${tabs}</cnode>`,
  ];
}
