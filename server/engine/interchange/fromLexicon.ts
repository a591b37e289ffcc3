/**
 * A lexicon file of ours as a dictionary, as it is written: fields that no other format has are kept, and every field that is not
 * known here is listed, so that what the language learns is never dropped in silence.
 */
import { languageTag } from './languages';
import type { ForeignDictionary, Wording } from './model';
import { cleanName, cleanText } from './names';
import { nested, type FlatTheme } from './nesting';
import { counted, shown, type Notes } from './notes';
import { isMap, isSeq, pairsOf, placeOf, readYaml, scalarText, type Node, type YAMLMap } from './yamlSource';

const KEPT_OF_VARIANT = ['case', 'diacritics', 'stem', 'language'];
const KEPT_OF_THEME = ['severity', ...KEPT_OF_VARIANT];
const READ_OF_THEME = ['label', 'definition', 'parent', 'color', 'variants', 'except', 'examples', ...KEPT_OF_THEME];
const READ_OF_VARIANT = ['match', 'pole', 'near', 'within', 'side', 'except', ...KEPT_OF_VARIANT];

export function readLexiconSource(text: string, notes: Notes): ForeignDictionary {
  return new LexiconSource(text, notes).read();
}

type Fields = ReadonlyMap<string, { value: Node | null; at: number }>;

const NO_FIELDS: Fields = new Map();

class LexiconSource {
  constructor(
    private readonly text: string,
    private readonly notes: Notes,
  ) {}

  read(): ForeignDictionary {
    const { root, problems } = readYaml(this.text);
    for (const { at, message } of problems) this.notes.error(at, message);
    if (!root || !isMap(root)) return { categories: [] };
    const fields = fieldsOf(root);
    this.sayOthers(fields, ['name', 'language', 'themes'], 'the lexicon');
    const name = textOf(fields, 'name');
    const language = this.kept(fields, ['language'], 'the lexicon').language;
    const themes = fields.get('themes')?.value;
    const flat = themes && isMap(themes) ? pairsOf(themes).map(({ key, value, at }) => this.theme(key, value, at)) : [];
    return {
      ...(name ? { name: cleanName(name) } : {}),
      ...(language ? { language } : {}),
      ...(textOf(fields, 'compat') ? { literal: true } : {}),
      categories: nested(flat, this.notes),
      places: { name: fields.get('name')?.at, language: fields.get('language')?.at },
    };
  }

  private theme(id: string, value: Node | null, at: number): FlatTheme {
    const fields = value && isMap(value) ? fieldsOf(value) : NO_FIELDS;
    const variants = value && isSeq(value) ? value : fields.get('variants')?.value;
    this.sayExamples(fields, id);
    this.sayOthers(fields, READ_OF_THEME, id);
    const definition = textOf(fields, 'definition');
    const color = textOf(fields, 'color')?.toLowerCase();
    const label = cleanName(textOf(fields, 'label') ?? '');
    const parent = cleanName(textOf(fields, 'parent') ?? '');
    const category = {
      name: cleanName(id),
      id: cleanName(id),
      ...(label && label !== id ? { label } : {}),
      ...(definition ? { definition: cleanText(definition) } : {}),
      ...(color ? { color } : {}),
      wordings: itemsOf(variants).flatMap((item) => this.variant(item, id)),
      except: this.patterns(fields.get('except')?.value, id),
      children: [],
      fields: this.kept(fields, KEPT_OF_THEME, id),
      at,
    };
    return { category, parent: parent || undefined, parentAt: fields.get('parent')?.at ?? at };
  }

  private variant(item: Node, id: string): Wording[] {
    const at = placeOf(item);
    const fields = isMap(item) ? fieldsOf(item) : NO_FIELDS;
    const match = textOf(fields, 'match');
    if (match === undefined) return this.wording(item, id);
    const of = `the variant ${shown(match)} of ${id}`;
    this.sayOthers(fields, READ_OF_VARIANT, of);
    const except = this.patterns(fields.get('except')?.value, of).map((wording) => wording.match);
    return [{
      match,
      ...(textOf(fields, 'pole') === 'counter' ? { pole: 'counter' as const } : {}),
      ...this.condition(fields, of),
      ...(except.length > 0 ? { except } : {}),
      fields: this.kept(fields, KEPT_OF_VARIANT, of),
      at,
    }];
  }

  /** What must stand near by, how near, and on which side. */
  private condition(fields: Fields, of: string): Pick<Wording, 'near' | 'within' | 'side'> {
    const near = this.patterns(fields.get('near')?.value, of).map((wording) => wording.match);
    if (near.length === 0) return {};
    const within = (textOf(fields, 'within') ?? 'sentence').replace(/ in sentence$/, '').replace(/\s+/g, ' ');
    const side = textOf(fields, 'side');
    return { near, within, ...(side === 'before' || side === 'after' ? { side } : {}) };
  }

  private patterns(node: Node | null | undefined, of: string): Wording[] {
    return itemsOf(node).flatMap((item) => this.wording(item, of));
  }

  private wording(node: Node, of: string): Wording[] {
    const match = cleanText(scalarText(node) ?? '').replace(/\s+/g, ' ');
    if (match !== '') return [{ match, fields: {}, at: placeOf(node) }];
    const written = this.text.slice(node.range?.[0], node.range?.[1]);
    if (written.trim() !== '') this.notes.error(placeOf(node), `${shown(written)} of ${of} is no wording`);
    return [];
  }

  private sayExamples(fields: Fields, id: string): void {
    const examples = fields.get('examples');
    if (examples) this.notes.lost(examples.at, `${counted(itemsOf(examples.value).length, 'example')} of ${id}`);
  }

  /** Fields that some formats have; a language that is none is listed. */
  private kept(fields: Fields, names: readonly string[], of: string): Record<string, string> {
    const kept: Record<string, string> = {};
    for (const name of names) {
      const written = textOf(fields, name);
      const value = name === 'language' && written !== undefined ? languageTag(written) : written;
      if (value !== undefined) kept[name] = value;
      else if (written !== undefined) this.notes.error(fields.get(name)!.at, `${shown(`${name}: ${written}`)} of ${of} is no language tag`);
    }
    return kept;
  }

  private sayOthers(fields: Fields, known: readonly string[], of: string): void {
    for (const [name, { value, at }] of fields) {
      if (known.includes(name)) continue;
      const written = scalarText(value) ?? this.text.slice(placeOf(value), value?.range?.[1] ?? placeOf(value));
      this.notes.lost(at, `${shown(`${name}: ${written}`)} of ${of}`);
    }
  }
}

function fieldsOf(map: YAMLMap): Fields {
  return new Map(pairsOf(map).map(({ key, value, at }) => [key, { value, at }]));
}

function textOf(fields: Fields, name: string): string | undefined {
  return scalarText(fields.get(name)?.value)?.trim() || undefined;
}

function itemsOf(node: Node | null | undefined): Node[] {
  if (!node) return [];
  return isSeq(node) ? (node.items as (Node | null)[]).filter((item) => item !== null) : [node];
}
