/**
 * A lexicon file of ours as a dictionary, as it is written: fields that no other format has are kept, and every field that is not
 * known here is listed, so that what the language learns is never dropped in silence.
 */
import type { Category, ForeignDictionary, Wording } from './model';
import { cleanName, cleanText } from './names';
import { counted, shown, type Notes } from './notes';
import { isMap, isSeq, pairsOf, placeOf, readYaml, scalarText, type Node, type YAMLMap } from './yamlSource';

const KEPT_OF_THEME = ['severity', 'case', 'diacritics'];
const KEPT_OF_VARIANT = ['case', 'diacritics'];

export function readLexiconSource(text: string, notes: Notes): ForeignDictionary {
  return new LexiconSource(text, notes).read();
}

type Fields = ReadonlyMap<string, { value: Node | null; at: number }>;

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
    this.sayOthers(fields, ['name', 'themes'], 'the lexicon');
    const name = textOf(fields, 'name');
    const themes = fields.get('themes')?.value;
    const categories = themes && isMap(themes) ? pairsOf(themes).map(({ key, value, at }) => this.theme(key, value, at)) : [];
    return { ...(name ? { name: cleanName(name) } : {}), categories };
  }

  private theme(id: string, value: Node | null, at: number): Category {
    const fields = value && isMap(value) ? fieldsOf(value) : new Map();
    const variants = value && isSeq(value) ? value : fields.get('variants')?.value;
    this.sayExamples(fields, id);
    this.sayOthers(fields, ['label', 'definition', 'color', 'variants', 'except', 'examples', ...KEPT_OF_THEME], id);
    const definition = textOf(fields, 'definition');
    const color = textOf(fields, 'color')?.toLowerCase();
    const label = cleanName(textOf(fields, 'label') ?? '');
    return {
      name: cleanName(id),
      ...(label && label !== id ? { label } : {}),
      ...(definition ? { definition: cleanText(definition) } : {}),
      ...(color ? { color } : {}),
      wordings: itemsOf(variants).flatMap((item) => this.variant(item, id)),
      except: patternsOf(fields.get('except')?.value),
      children: [],
      fields: keptOf(fields, KEPT_OF_THEME),
      at,
    };
  }

  private variant(item: Node, id: string): Wording[] {
    const at = placeOf(item);
    if (!isMap(item)) return wordingOf(item);
    const fields = fieldsOf(item);
    const match = textOf(fields, 'match');
    if (match === undefined) return [];
    this.sayOthers(fields, ['match', 'pole', 'near', 'within', 'except', ...KEPT_OF_VARIANT], `the variant ${shown(match)} of ${id}`);
    const near = patternsOf(fields.get('near')?.value).map((wording) => wording.match);
    const except = patternsOf(fields.get('except')?.value).map((wording) => wording.match);
    return [{
      match,
      ...(textOf(fields, 'pole') === 'counter' ? { pole: 'counter' as const } : {}),
      ...(near.length > 0 ? { near, within: textOf(fields, 'within') ?? 'sentence' } : {}),
      ...(except.length > 0 ? { except } : {}),
      fields: keptOf(fields, KEPT_OF_VARIANT),
      at,
    }];
  }

  private sayExamples(fields: Fields, id: string): void {
    const examples = fields.get('examples');
    if (examples) this.notes.lost(examples.at, `${counted(itemsOf(examples.value).length, 'example')} of ${id}`);
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

function keptOf(fields: Fields, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (textOf(fields, name) ? [[name, textOf(fields, name)!]] : [])));
}

function itemsOf(node: Node | null | undefined): Node[] {
  if (!node) return [];
  return isSeq(node) ? (node.items as (Node | null)[]).filter((item) => item !== null) : [node];
}

function patternsOf(node: Node | null | undefined): Wording[] {
  return itemsOf(node).flatMap(wordingOf);
}

function wordingOf(node: Node): Wording[] {
  const match = cleanText(scalarText(node) ?? '').replace(/\s+/g, ' ');
  return match === '' ? [] : [{ match, fields: {}, at: placeOf(node) }];
}
