/**
 * Reads the YAML of a lexicon file, or of one theme in it. Never fails: what can be read is read, and everything else is a located problem.
 *
 * YAML's own reader gives the nodes with their places; scalars are taken **as written**, so that `1945`, `no` and `1e3` are the
 * words they look like.
 */
import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, type Node, type Pair, type Scalar, type YAMLError, type YAMLMap } from 'yaml';
import type { Span } from '../text/layout';
import { DEEPEST_YAML, tooDeepAt } from './depth';
import { formsIn, OVERLAPS, PALETTE_NAMES, POLES, SEVERITIES, SIDES, SWITCHES, TRUTHS, type FieldOwner } from './grammar';
import { FIELD_NAMES, hasVariantField, isOptional, NOT_OF_COMPAT, textOf, type Fields } from './lexiconNodes';
import {
  EMPTY_LEXICON, type Checks, type Compat, type Example, type Lexicon, type LexiconProblem, type Near, type Overlap, type Pole, type ProblemCode,
  type Severity, type Side, type Theme, type Variant, type WrittenPattern,
} from './model';
import type { Inherited, OfVariants, ReadItems, ReadLexicon, ReadTheme } from './lexiconReadings';
import { nearest } from './nearest';
import { isProblem, parsePattern, UNREAD_PATTERN, type Pattern, type PatternOptions, type PatternProblem } from './pattern';
import { OPTIONAL_CODES, PROBLEMS } from './problems';
import { primaryLanguage, STEM_LANGUAGES } from './stems';
import { commentTrap, quoteNodeFix, syntaxProblem } from './traps';

/** Lexicon files longer than this are not read; in UTF-16 units. */
export const LONGEST_LEXICON = 2_000_000;

/** Reads one text once. */
export class LexiconReader {
  private readonly problems: LexiconProblem[] = [];
  private sound = true;
  private ofVariants?: OfVariants;

  constructor(
    private readonly text: string,
    private readonly file: number,
    private inherited: Inherited = {},
  ) {}

  /** A whole file. */
  read(): ReadLexicon {
    const lexicon = this.readDocument();
    return { lexicon, problems: this.settled(), sound: this.sound };
  }

  /** One theme that stands by itself. */
  readTheme(): ReadTheme {
    const root = this.parse();
    const pair = isMap(root) && root.items.length === 1 ? (root.items[0] as Pair<Node, Node | null>) : undefined;
    if (!pair && this.sound) this.unsound('lexicon-shape', this.spanOf(root), 'Under "themes:" stands each theme by its id, followed by a colon.');
    const theme = pair && this.readEntry(pair);
    return { theme, problems: this.settled(), sound: this.sound, ofVariants: this.ofVariants };
  }

  /**
   * Some lines of a theme's list of variants.
   * @param places where the wordings begin, one a line
   * @returns `undefined` where something else than plain or quoted wordings begins there
   */
  readItems(places: readonly number[], { options, language }: OfVariants): ReadItems | undefined {
    if (places.length === 0) return { variants: [], problems: [] };
    const root = this.parse();
    if (!this.sound || !isSeq(root) || root.items.length !== places.length) return undefined;
    const items = root.items as Node[];
    if (!items.every((item, i) => isScalar(item) && item.range?.[0] === places[i])) return undefined;
    return { variants: this.readVariants(items, options, language), problems: this.settled() };
  }

  private settled(): LexiconProblem[] {
    // Where YAML itself cannot be read, everything else found wrong may only follow from that.
    const syntax = this.problems.filter((problem) => problem.code.startsWith('yaml-') && !this.sound);
    const problems = syntax.length > 0 ? syntax : this.problems;
    problems.sort((a, b) => a.span.start - b.span.start);
    // What YAML's reader complains of may be named once more where the node is read.
    return problems.filter(({ code, span }, i) => i === 0 || problems[i - 1].code !== code || problems[i - 1].span.start !== span.start);
  }

  private parse(): Node | null {
    const deep = tooDeepAt(this.text);
    if (deep !== undefined) {
      this.unsound('yaml-syntax', { start: deep, end: deep + 1 }, `Lists and maps may stand ${DEEPEST_YAML} deep at most, and these stand deeper.`);
      return null;
    }
    const document = parseDocument(this.text, { version: '1.2', schema: 'failsafe', prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
    // What YAML's reader complains of after its first complaint mostly follows from that.
    if (document.errors.length > 0) this.syntaxError(document.errors[0]);
    return document.contents as Node | null;
  }

  private readDocument(): Lexicon {
    const none = EMPTY_LEXICON;
    if (this.text.length > LONGEST_LEXICON) {
      const size = (this.text.length / 1e6).toFixed(1);
      this.unsound('lexicon-size', { start: 0, end: 0 }, `This lexicon has ${size} million characters; ${LONGEST_LEXICON / 1e6} million at most are read.`);
      return none;
    }
    const root = this.parse();
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
    const fields = this.fieldsOf(root, 'lexicon');
    const themes = fields.get('themes');
    if (!themes) this.report('theme-empty', 'information', { start: 0, end: 0 }, 'This lexicon has no themes yet.');
    const compat = this.readCompat(fields);
    const language = this.language(fields);
    this.inherited = { language, compat };
    // It is for people; that it is a text is all there is to see to.
    this.optionalText(fields.get('description'));
    return {
      name: this.optionalText(fields.get('name')),
      language,
      overlap: this.oneOf<Overlap>(fields.get('overlap'), OVERLAPS, 'independent'),
      compat,
      checks: this.readChecks(fields.get('checks')),
      themes: themes ? this.readThemes(themes) : [],
    };
  }

  private readCompat(fields: Fields): Compat | undefined {
    const removePunct = this.isTrue(fields.get('remove_punct'));
    const tool = this.oneOf(fields.get('compat'), ['quanteda', ''], '');
    if (tool === 'quanteda') return { tool, removePunct };
    if (fields.has('remove_punct')) this.report('field-value', 'error', this.spanOf(fields.get('remove_punct')!.key), '"remove_punct:" is quanteda\'s; it needs "compat: quanteda".');
    return undefined;
  }

  private readChecks(pair: Pair<Node, Node | null> | undefined): Checks {
    if (!pair?.value || (isScalar(pair.value) && textOf(pair.value) === '')) return {};
    const { value } = pair;
    if (!isMap(value)) {
      this.report('field-value', 'error', this.spanOf(value), 'Under "checks:" stands each check by its code, with how it is reported: variant-never: off.');
      return {};
    }
    const checks: Partial<Record<ProblemCode, Severity>> = {};
    for (const item of value.items as Pair<Node, Node | null>[]) {
      const code = isScalar(item.key) ? textOf(item.key) : '';
      if (isOptional(code)) checks[code] = this.oneOf<Severity>(item, SEVERITIES, PROBLEMS[code].severity);
      else this.unknownField(code, this.spanOf(item.key), OPTIONAL_CODES, 'checks');
    }
    return checks;
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
      const theme = this.readEntry(item);
      if (theme) themes.push(theme);
    }
    return themes;
  }

  private readEntry(pair: Pair<Node, Node | null>): Theme | undefined {
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
    const fields = this.fieldsOf(value, 'theme');
    return this.assemble(id, idSpan, span, fields, fields.get('variants')?.value);
  }

  private assemble(id: string, idSpan: Span, span: Span, fields: Fields, written: Node | null | undefined): Theme {
    const definition = this.optionalText(fields.get('definition'));
    const items = this.itemsOf(written, 'variants');
    const language = this.language(fields);
    const folding = this.optionsOf(fields, {}, language);
    const parent = fields.get('parent');
    this.ofVariants = { options: folding, language };
    return {
      id,
      idSpan,
      span,
      file: this.file,
      label: this.optionalText(fields.get('label')) ?? id,
      definition,
      parent: this.optionalText(parent),
      parentSpan: parent && this.spanOf(parent.value),
      color: this.color(fields.get('color'), id),
      severity: this.oneOf<Severity>(fields.get('severity'), SEVERITIES, 'information'),
      variants: this.readVariants(items, folding, language),
      except: this.readPatterns(fields.get('except')?.value, folding),
      examples: this.readExamples(fields.get('examples')?.value),
    };
  }

  // Variants

  private readVariants(items: readonly Node[], options: PatternOptions, language: string | undefined): Variant[] {
    return items.flatMap((item) => (isMap(item) && hasVariantField(item) ? this.readVariantMap(item, options, language) : this.readPlainVariant(item, options, language)) ?? []);
  }

  private readPlainVariant(item: Node, options: PatternOptions, language: string | undefined): Variant | undefined {
    const written = this.readPattern(item, options);
    return written && { ...written, pole: 'main', except: [], language, caseSensitive: options.keepCase };
  }

  private readVariantMap(item: YAMLMap, inherited: PatternOptions, ofTheme: string | undefined): Variant | undefined {
    const fields = this.fieldsOf(item, 'variant');
    const match = fields.get('match');
    if (!match?.value) {
      this.report('field-value', 'error', this.spanOf(item), 'A variant written with fields needs "match:" with its wording.');
      return undefined;
    }
    const language = this.language(fields) ?? ofTheme;
    const options = this.optionsOf(fields, inherited, language);
    const written = this.readPattern(match.value, options);
    if (!written) return undefined;
    return {
      ...written,
      pole: this.oneOf<Pole>(fields.get('pole'), POLES, 'main'),
      except: this.readPatterns(fields.get('except')?.value, options),
      near: this.readNear(fields, options),
      language,
      caseSensitive: options.keepCase,
    };
  }

  private readNear(fields: Fields, options: PatternOptions): Near | undefined {
    if (!fields.has('near')) {
      for (const name of ['within', 'side']) {
        const field = fields.get(name);
        if (field) this.report('field-value', 'error', this.spanOf(field.key), `"${name}:" says where "near:" must stand; it needs "near:".`);
      }
      return undefined;
    }
    return {
      patterns: this.readPatterns(fields.get('near')!.value, options),
      side: this.oneOf<Side>(fields.get('side'), SIDES, 'either'),
      ...this.readReach(fields.get('within')),
    };
  }

  private readReach(within: Pair<Node, Node | null> | undefined): Pick<Near, 'words' | 'in'> {
    const written = this.optionalText(within) ?? 'sentence';
    const [, words, , unit] = /^(?:(\d{1,3})(?:\s+(in)\s+(sentence|paragraph))?)$|^$/.exec(written) ?? [];
    if (words !== undefined) return { words: Number(words), in: (unit ?? 'sentence') as Near['in'] };
    if (written !== 'sentence' && written !== 'paragraph') {
      this.report('field-value', 'error', this.spanOf(within!.value!), '"within:" is a number of words, "sentence", "paragraph", or both: 20 in paragraph.');
      return { in: 'sentence' };
    }
    return { in: written };
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
    const pattern = this.inherited.compat ? this.readLiterally(source, span) : parsePattern(source, options);
    if (isProblem(pattern)) {
      this.report(pattern.code, 'error', span, pattern.message);
      return undefined;
    }
    return { source, span, pattern };
  }

  /** As another tool takes it: words and stars. What it finds is that tool's business. */
  private readLiterally(source: string, span: Span): Pattern | PatternProblem {
    const forms = formsIn(source).filter(({ id }) => id !== 'word' && id !== 'glob');
    if (forms.length > 0) this.ofCompat(span, `quanteda takes "${source}" literally`);
    return source === '' ? parsePattern(source) : UNREAD_PATTERN;
  }

  private ofCompat(span: Span, what: string): void {
    this.report('compat-form', PROBLEMS['compat-form'].severity, span, `${what}; under "compat: quanteda" it is taken so, and counts equal quanteda's.`);
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
    const fields = this.fieldsOf(item, 'example');
    const text = this.optionalText(fields.get('text'));
    if (text === undefined) {
      this.report('field-value', 'error', this.spanOf(item), 'An example needs "text:".');
      return undefined;
    }
    const uses = fields.get('uses');
    return { text, span: this.spanOf(item), uses: uses && this.itemsOf(uses.value, 'uses').flatMap((use) => this.readUse(use)) };
  }

  private readUse(node: Node): string[] {
    if (isScalar(node)) return [textOf(node)];
    this.notAWording(node, this.spanOf(node));
    return [];
  }

  // Fields and values

  private fieldsOf(map: YAMLMap, owner: FieldOwner): Fields {
    const known = FIELD_NAMES[owner];
    this.checkUnique(map);
    const fields: Fields = new Map();
    const isForeign = this.inherited.compat !== undefined && (owner === 'theme' || owner === 'variant');
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      if (!isPair(pair) || !isScalar(pair.key)) continue;
      const name = textOf(pair.key);
      if (isForeign && NOT_OF_COMPAT.includes(name)) this.ofCompat(this.spanOf(pair.key), `quanteda has nothing like "${name}:", and does without`);
      else if (known.includes(name)) fields.set(name, pair);
      else this.unknownField(name, this.spanOf(pair.key), known, owner === 'example' ? 'an example' : `a ${owner}`);
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

  /** @param inherited from the theme, for a variant */
  private optionsOf(fields: Fields, inherited: PatternOptions, language: string | undefined): PatternOptions {
    const options = { ...inherited };
    const letterCase = this.oneOf(fields.get('case'), [...SWITCHES, ''], '');
    if (letterCase !== '') Object.assign(options, { keepCase: letterCase === 'sensitive', anyCase: letterCase === 'insensitive' });
    const diacritics = this.oneOf(fields.get('diacritics'), [...SWITCHES, ''], '');
    if (diacritics !== '') options.keepDiacritics = diacritics === 'sensitive';
    if (fields.has('stem')) options.stem = this.isTrue(fields.get('stem')) ? this.stemLanguage(fields.get('stem')!, language) : undefined;
    else if (inherited.stem && language && STEM_LANGUAGES.includes(language)) options.stem = language;
    return options;
  }

  private stemLanguage(pair: Pair<Node, Node | null>, language: string | undefined): string | undefined {
    const wanted = language ?? this.inherited.language ?? 'en';
    if (STEM_LANGUAGES.includes(wanted)) return wanted;
    this.report('stem-language', 'error', this.spanOf(pair.value), `There are no stems for the language "${wanted}"; there are for ${STEM_LANGUAGES.join(', ')}.`);
    return undefined;
  }

  private language(fields: Fields): string | undefined {
    const pair = fields.get('language');
    const written = this.optionalText(pair);
    if (written === undefined) return undefined;
    if (/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(written)) return primaryLanguage(written);
    this.report('field-value', 'error', this.spanOf(pair!.value), '"language:" is a language tag of two or three letters, such as en, zh or ru.');
    return undefined;
  }

  private isTrue(pair: Pair<Node, Node | null> | undefined): boolean {
    return this.oneOf(pair, TRUTHS, 'false') === 'true';
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

function hashOf(text: string): number {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + character.codePointAt(0)!) >>> 0;
  return hash;
}
