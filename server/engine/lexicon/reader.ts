/**
 * Reads one lexicon file. Never fails: what can be read is read, and everything else is a located problem.
 *
 * YAML's own reader gives the nodes with their places; scalars are taken **as written**, so that `1945`, `no` and `1e3` are the
 * words they look like.
 */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair, type Scalar, type YAMLError, type YAMLMap } from 'yaml';
import type { Span } from '../text/layout';
import { nearest } from './nearest';
import {
  SEVERITIES, type Example, type Lexicon, type LexiconProblem, type Near, type Overlap, type Pole, type ProblemCode, type Severity, type Theme,
  type Variant, type WrittenPattern,
} from './model';
import { isProblem, parsePattern, type PatternOptions } from './pattern';
import { commentTrap, quoteNodeFix, syntaxProblem } from './traps';

/** Lexicon files longer than this are not read; in UTF-16 units. */
const LONGEST_LEXICON = 2_000_000;

export const PALETTE_NAMES = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'indigo', 'purple', 'pink', 'brown', 'olive', 'gray'];

const LEXICON_FIELDS = ['name', 'description', 'language', 'overlap', 'themes'];
const THEME_FIELDS = ['label', 'definition', 'color', 'severity', 'case', 'diacritics', 'variants', 'except', 'examples'];
const VARIANT_FIELDS = ['match', 'pole', 'except', 'near', 'within', 'case', 'diacritics'];
const EXAMPLE_FIELDS = ['text', 'uses'];

export interface ReadLexicon {
  lexicon: Lexicon;
  problems: LexiconProblem[];
  /** `false` where the file as a whole cannot be relied on (YAML syntax, size, shape): the last good lexicon stays in force. */
  sound: boolean;
}

export function readLexicon(text: string, file = 0): ReadLexicon {
  return new LexiconReader(text, file).read();
}

class LexiconReader {
  private readonly problems: LexiconProblem[] = [];
  private sound = true;

  constructor(
    private readonly text: string,
    private readonly file: number,
  ) {}

  read(): ReadLexicon {
    const lexicon = this.readDocument();
    // Where YAML itself cannot be read, everything else found wrong may only follow from that.
    const syntax = this.problems.filter((problem) => problem.code.startsWith('yaml-') && !this.sound);
    const problems = syntax.length > 0 ? syntax : this.problems;
    problems.sort((a, b) => a.span.start - b.span.start);
    // What YAML's reader complains of may be named once more where the node is read.
    const once = problems.filter(({ code, span }, i) => i === 0 || problems[i - 1].code !== code || problems[i - 1].span.start !== span.start);
    return { lexicon, problems: once, sound: this.sound };
  }

  private readDocument(): Lexicon {
    const none: Lexicon = { overlap: 'independent', themes: [] };
    if (this.text.length > LONGEST_LEXICON) {
      const size = (this.text.length / 1e6).toFixed(1);
      this.unsound('lexicon-size', { start: 0, end: 0 }, `This lexicon has ${size} million characters; ${LONGEST_LEXICON / 1e6} million at most are read.`);
      return none;
    }
    const document = parseDocument(this.text, { lineCounter: new LineCounter(), version: '1.2', schema: 'failsafe', prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
    // What YAML's reader complains of after its first complaint mostly follows from that.
    if (document.errors.length > 0) this.syntaxError(document.errors[0]);
    const root = document.contents as Node | null;
    if (root === null || (isScalar(root) && textOf(root) === '')) {
      if (this.sound) this.report('theme-empty', 'information', { start: 0, end: 0 }, 'This lexicon has no themes yet.');
      return none;
    }
    if (!isMap(root)) {
      this.unsound('lexicon-shape', this.spanOf(root), 'A lexicon is a list of fields; it needs "themes:" with the themes under it.');
      return none;
    }
    return this.readRoot(root);
  }

  private readRoot(root: YAMLMap): Lexicon {
    const fields = this.fieldsOf(root, LEXICON_FIELDS, 'a lexicon');
    const themes = fields.get('themes');
    if (!themes) this.report('theme-empty', 'information', { start: 0, end: 0 }, 'This lexicon has no themes yet.');
    return {
      name: this.optionalText(fields.get('name')),
      overlap: this.oneOf<Overlap>(fields.get('overlap'), ['independent', 'exclusive'], 'independent'),
      themes: themes ? this.readThemes(themes) : [],
    };
  }

  private readThemes(pair: Pair<Node, Node | null>): Theme[] {
    if (pair.value === null || (isScalar(pair.value) && textOf(pair.value) === '')) return [];
    if (!isMap(pair.value)) {
      this.report('lexicon-shape', 'error', this.spanOf(pair.value), 'Under "themes:" stands each theme by its id, followed by a colon.');
      return [];
    }
    this.checkUnique(pair.value);
    const themes: Theme[] = [];
    for (const item of pair.value.items as Pair<Node, Node | null>[]) {
      const theme = this.readTheme(item);
      if (theme) themes.push(theme);
    }
    return themes;
  }

  private readTheme(pair: Pair<Node, Node | null>): Theme | undefined {
    const id = isScalar(pair.key) ? textOf(pair.key) : '';
    const idSpan = this.spanOf(pair.key);
    if (id === '') {
      this.report('lexicon-shape', 'error', idSpan, 'A theme has an id of letters, such as "hegemony".');
      return undefined;
    }
    const value = pair.value;
    const span = { start: idSpan.start, end: value?.range ? value.range[1] : idSpan.end };
    if (isSeq(value)) return this.assemble(id, idSpan, span, new Map(), value);
    if (!isMap(value)) {
      this.report('lexicon-shape', 'error', idSpan, `The theme "${id}" needs "variants:" with its wordings under it.`);
      return undefined;
    }
    const fields = this.fieldsOf(value, THEME_FIELDS, 'a theme');
    return this.assemble(id, idSpan, span, fields, fields.get('variants')?.value);
  }

  private assemble(id: string, idSpan: Span, span: Span, fields: Fields, written: Node | null | undefined): Theme {
    const definition = this.optionalText(fields.get('definition'));
    const items = this.itemsOf(written, 'variants');
    const folding = this.foldingOf(fields);
    if (items.length === 0) this.report('theme-empty', 'warning', idSpan, `The theme "${id}" has no variants, so nothing can be a use of it.`);
    return {
      id,
      idSpan,
      span,
      file: this.file,
      label: this.optionalText(fields.get('label')) ?? id,
      definition,
      color: this.color(fields.get('color'), id),
      severity: this.oneOf<Severity>(fields.get('severity'), SEVERITIES, 'information'),
      variants: this.readVariants(items, folding),
      except: this.readPatterns(fields.get('except')?.value, folding),
      examples: this.readExamples(fields.get('examples')?.value),
    };
  }

  // Variants

  private readVariants(items: readonly Node[], options: PatternOptions): Variant[] {
    return items.flatMap((item) => (isMap(item) && hasVariantField(item) ? this.readVariantMap(item, options) : this.readPlainVariant(item, options)) ?? []);
  }

  private readPlainVariant(item: Node, options: PatternOptions): Variant | undefined {
    const written = this.readPattern(item, options);
    return written && { ...written, pole: 'main', except: [] };
  }

  private readVariantMap(item: YAMLMap, inherited: PatternOptions): Variant | undefined {
    const fields = this.fieldsOf(item, VARIANT_FIELDS, 'a variant');
    const match = fields.get('match');
    if (!match?.value) {
      this.report('field-value', 'error', this.spanOf(item), 'A variant written with fields needs "match:" with its wording.');
      return undefined;
    }
    const options = { ...inherited, ...this.foldingOf(fields) };
    const written = this.readPattern(match.value, options);
    if (!written) return undefined;
    return {
      ...written,
      pole: this.oneOf<Pole>(fields.get('pole'), ['main', 'counter'], 'main'),
      except: this.readPatterns(fields.get('except')?.value, options),
      near: this.readNear(fields, options),
    };
  }

  private readNear(fields: Fields, options: PatternOptions): Near | undefined {
    const within = fields.get('within');
    if (!fields.has('near')) {
      if (within) this.report('field-value', 'error', this.spanOf(within.key), '"within:" says how far "near:" reaches; it needs "near:".');
      return undefined;
    }
    const patterns = this.readPatterns(fields.get('near')!.value, options);
    const written = this.optionalText(within) ?? 'sentence';
    if (written === 'sentence' || written === 'paragraph') return { patterns, within: written };
    if (/^\d{1,3}$/.test(written)) return { patterns, within: Number(written) };
    this.report('field-value', 'error', this.spanOf(within!.value!), '"within:" is a number of words, "sentence" or "paragraph".');
    return { patterns, within: 'sentence' };
  }

  private readPatterns(node: Node | null | undefined, options: PatternOptions): WrittenPattern[] {
    return this.itemsOf(node, 'wordings').flatMap((item) => this.readPattern(item, options) ?? []);
  }

  private readPattern(node: Node, options: PatternOptions): WrittenPattern | undefined {
    const span = this.spanOf(node);
    if (!isScalar(node)) {
      this.notAWording(node, span);
      return undefined;
    }
    const source = textOf(node).trim();
    const trap = commentTrap(this.text, node, span);
    if (trap) this.problems.push({ ...trap, file: this.file });
    if (source === '' && trap === undefined && node.type === 'PLAIN') {
      this.report('pattern-empty', 'warning', span, 'Nothing is written here yet.');
      return undefined;
    }
    const pattern = parsePattern(source, options);
    if (isProblem(pattern)) {
      this.report(pattern.code, 'error', span, pattern.message);
      return undefined;
    }
    return { source, span, pattern };
  }

  private notAWording(node: Node, span: Span): void {
    const written = this.text.slice(span.start, span.end);
    const fix = quoteNodeFix(this.text, span);
    if (isAlias(node)) {
      this.unsound('yaml-alias', span, `In YAML a leading * names an alias. Put ${written} in quotation marks.`, fix);
    } else if (isMap(node) && written.startsWith('{')) {
      this.report('yaml-quote', 'error', span, 'In YAML { } makes a list of fields. Put the wording in quotation marks.', fix);
    } else if (isMap(node)) {
      this.report('yaml-map', 'error', span, 'In YAML a colon followed by a space makes a field. Put the wording in quotation marks.', fix);
    } else {
      this.report('yaml-quote', 'error', span, 'In YAML [ ] makes a list. Put the wording in quotation marks.', fix);
    }
  }

  // Examples

  private readExamples(node: Node | null | undefined): Example[] {
    return this.itemsOf(node, 'examples').flatMap((item) => this.readExample(item) ?? []);
  }

  private readExample(item: Node): Example | undefined {
    if (isScalar(item)) return { text: textOf(item), span: this.spanOf(item) };
    if (!isMap(item)) {
      this.report('lexicon-shape', 'error', this.spanOf(item), 'An example is a text, or { text: "…", uses: [ … ] }.');
      return undefined;
    }
    const fields = this.fieldsOf(item, EXAMPLE_FIELDS, 'an example');
    const text = this.optionalText(fields.get('text'));
    if (text === undefined) {
      this.report('field-value', 'error', this.spanOf(item), 'An example needs "text:".');
      return undefined;
    }
    const uses = fields.get('uses');
    return { text, span: this.spanOf(item), uses: uses && this.itemsOf(uses.value, 'uses').map((use) => (isScalar(use) ? textOf(use) : '')) };
  }

  // Fields and values

  private fieldsOf(map: YAMLMap, known: readonly string[], what: string): Fields {
    this.checkUnique(map);
    const fields: Fields = new Map();
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      if (!isPair(pair) || !isScalar(pair.key)) continue;
      const name = textOf(pair.key);
      if (known.includes(name)) fields.set(name, pair);
      else this.unknownField(name, this.spanOf(pair.key), known, what);
    }
    return fields;
  }

  /** YAML's own reader compares every key with every other. */
  private checkUnique(map: YAMLMap): void {
    const names = new Set<string>();
    for (const { key } of map.items as Pair<Node, Node | null>[]) {
      if (!isScalar(key)) continue;
      const name = textOf(key);
      if (names.has(name)) this.unsound('yaml-syntax', this.spanOf(key), 'This name stands twice here; each may stand once.');
      names.add(name);
    }
  }

  private unknownField(name: string, span: Span, known: readonly string[], what: string): void {
    const meant = nearest(name, known);
    const message = `"${name}" is no field of ${what}${meant ? `; did you mean "${meant}"?` : `. Its fields are ${known.join(', ')}.`}`;
    this.report('field-unknown', 'warning', span, message, meant ? { title: `Change to "${meant}"`, span, text: meant } : undefined);
  }

  private foldingOf(fields: Fields): PatternOptions {
    const options: PatternOptions = {};
    const letterCase = this.oneOf(fields.get('case'), ['sensitive', 'insensitive', ''], '');
    if (letterCase === 'sensitive') options.keepCase = true;
    if (letterCase === 'insensitive') options.anyCase = true;
    if (this.oneOf(fields.get('diacritics'), ['sensitive', 'insensitive', ''], '') === 'sensitive') options.keepDiacritics = true;
    return options;
  }

  private oneOf<T extends string>(pair: Pair<Node, Node | null> | undefined, allowed: readonly T[], fallback: T): T {
    const written = this.optionalText(pair);
    if (written === undefined) return fallback;
    if ((allowed as readonly string[]).includes(written)) return written as T;
    const names = allowed.filter((name) => name !== '').join(', ');
    this.report('field-value', 'error', this.spanOf(pair!.value ?? pair!.key), `"${textOf(pair!.key as Scalar)}:" is one of ${names}.`);
    return fallback;
  }

  private color(pair: Pair<Node, Node | null> | undefined, id: string): string {
    const written = this.optionalText(pair);
    if (written === undefined) return PALETTE_NAMES[hashOf(id) % (PALETTE_NAMES.length - 1)];
    const color = written.toLowerCase();
    if (PALETTE_NAMES.includes(color) || /^#[0-9a-f]{6}$/.test(color)) return color;
    this.report('field-value', 'error', this.spanOf(pair!.value!), `A colour is one of ${PALETTE_NAMES.join(', ')}, or "#RRGGBB" in quotation marks.`);
    return 'gray';
  }

  private optionalText(pair: Pair<Node, Node | null> | undefined): string | undefined {
    const value = pair?.value;
    if (!value) return undefined;
    if (isScalar(value)) return textOf(value).trim() || undefined;
    if (!isAlias(value)) this.report('field-value', 'error', this.spanOf(value), `"${textOf(pair!.key as Scalar)}:" is a text, not a list.`);
    return undefined;
  }

  private itemsOf(node: Node | null | undefined, what: string): Node[] {
    if (!node) return [];
    if (isSeq(node)) return (node.items as Node[]).filter((item) => item !== null);
    if (isScalar(node) && textOf(node) === '') return [];
    if (isScalar(node)) return [node];
    this.report('lexicon-shape', 'error', this.spanOf(node), `The ${what} are a list: each on a line of its own, after "- ".`);
    return [];
  }

  // Problems

  private syntaxError(error: YAMLError): void {
    const found = syntaxProblem(this.text, error);
    this.sound = false;
    this.problems.push({ ...found, file: this.file });
  }

  private unsound(code: ProblemCode, span: Span, message: string, fix?: LexiconProblem['fix']): void {
    this.sound = false;
    this.report(code, 'error', span, message, fix);
  }

  private report(code: ProblemCode, severity: LexiconProblem['severity'], span: Span, message: string, fix?: LexiconProblem['fix']): void {
    this.problems.push({ code, severity, message, file: this.file, span, fix });
  }

  private spanOf(node: Node | null | undefined): Span {
    if (!node?.range) return { start: 0, end: 0 };
    const [start, end] = node.range;
    return { start, end: start + this.text.slice(start, end).trimEnd().length };
  }
}

/** A map with none of a variant's fields is a wording that has a colon or stands in braces. */
function hasVariantField(item: YAMLMap): boolean {
  return item.items.some((pair) => isScalar(pair.key) && VARIANT_FIELDS.includes(textOf(pair.key)));
}

type Fields = Map<string, Pair<Node, Node | null>>;

/** A scalar as written: of a plain one its source, so that no number or truth value is made of it. */
function textOf(node: Node): string {
  const scalar = node as Scalar;
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? '');
}

function hashOf(text: string): number {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + character.codePointAt(0)!) >>> 0;
  return hash;
}
