/** A dictionary as a lexicon file of ours, in YAML with everything quoted that YAML would take for something else. */
import { stringify } from 'yaml';
import { LONGEST_LEXICON, LONGEST_NAME, type Category, type ForeignDictionary, type Wording } from './model';
import { cleanName, slug, UniqueIds } from './names';
import { STEP } from './naming';
import { shown, type Notes } from './notes';

export interface WrittenLexicon {
  readonly text: string;
  readonly themes: number;
  readonly variants: number;
}

export function writeLexicon(dictionary: ForeignDictionary, notes: Notes): WrittenLexicon {
  return new LexiconWriter(dictionary, notes).write();
}

/** The theme above, and the names on the way down to it. */
interface Above {
  readonly id: string;
  readonly names: readonly string[];
}

class LexiconWriter {
  private readonly ids = new UniqueIds();
  private readonly themes = new Map<string, unknown>();
  /** How often each label would stand. */
  private readonly labels = new Map<string, number>();
  private variants = 0;

  constructor(
    private readonly dictionary: ForeignDictionary,
    private readonly notes: Notes,
  ) {
    dictionary.categories.forEach((category) => this.countLabels(category));
  }

  write(): WrittenLexicon {
    const { name, language, categories } = this.dictionary;
    for (const category of categories) this.add(category);
    const lexicon = new Map<string, unknown>();
    if (name) lexicon.set('name', name);
    if (language) lexicon.set('language', language);
    lexicon.set('themes', this.themes);
    const text = stringify(lexicon, { lineWidth: 0, indentSeq: true });
    if (text.length > LONGEST_LEXICON) {
      const most = LONGEST_LEXICON.toLocaleString('en');
      this.notes.error(
        0,
        `the lexicon has ${text.length.toLocaleString('en')} characters, and ${most} at most are read: divide the dictionary`,
      );
    }
    return { text, themes: this.themes.size, variants: this.variants };
  }

  private countLabels(category: Category): void {
    const label = nameOf(category);
    this.labels.set(label, (this.labels.get(label) ?? 0) + 1);
    category.children.forEach((child) => this.countLabels(child));
  }

  /** A theme and those of the categories in it, which are named by their path: `us-countries`. */
  private add(category: Category, above?: Above): void {
    const path = above === undefined ? slug(category.name) : `${above.id}-${slug(category.name)}`;
    const id = this.ids.take(category.id === undefined ? path : slug(category.id));
    this.sayName(category, id, above === undefined || category.id !== undefined);
    this.themes.set(id, this.themeOf(category, id, above));
    const here = { id, names: [...(above?.names ?? []), nameOf(category)] };
    for (const child of category.children) this.add(child, here);
  }

  private themeOf(category: Category, id: string, above: Above | undefined): Map<string, unknown> {
    const { definition, color, fields, wordings, except, children } = category;
    const holdsOthers = wordings.length === 0 && children.length > 0;
    const label = this.labelOf(category, above);
    this.variants += wordings.length;
    const theme = new Map<string, unknown>();
    if (label !== id || holdsOthers) theme.set('label', label);
    if (definition) theme.set('definition', definition);
    if (above) theme.set('parent', above.id);
    if (color) theme.set('color', color);
    setFields(theme, fields);
    if (!holdsOthers) theme.set('variants', wordings.map(variantOf));
    if (except.length > 0) theme.set('except', except.map((wording) => wording.match));
    return theme;
  }

  /** Its own name; of one below others that another has too, the whole path. */
  private labelOf(category: Category, above: Above | undefined): string {
    const own = nameOf(category);
    const path = [...(above?.names ?? []), own].join(STEP);
    const isShared = this.labels.get(own)! > 1;
    return above && isShared && path.length <= LONGEST_NAME ? path : cleanName(own);
  }

  private sayName(category: Category, id: string, isNamed: boolean): void {
    if (category.label !== undefined && isNamed && id !== category.name) this.notes.changed(
      category.at,
      `${shown(category.name)} gets the id "${id}"`,
    );
    else if (/-\d+$/.test(id) && !/\d$/.test(category.name)) this.notes.changed(
      category.at,
      `another ${shown(category.name)} gets the id "${id}"`,
    );
  }
}

function nameOf({ label, name }: Category): string {
  return label ?? name;
}

/** A wording alone, or with its fields. */
function variantOf({ match, pole, near, within, side, except, fields }: Wording): unknown {
  const variant = new Map<string, unknown>([['match', match]]);
  if (pole) variant.set('pole', pole);
  if (near) variant.set('near', near.length === 1 ? near[0] : near);
  if (near && within && within !== 'sentence') variant.set('within', /^\d+$/.test(within) ? Number(within) : within);
  if (near && side) variant.set('side', side);
  if (except) variant.set('except', except);
  setFields(variant, fields);
  return variant.size === 1 ? match : variant;
}

function setFields(of: Map<string, unknown>, fields: Readonly<Record<string, string>>): void {
  for (const [field, value] of Object.entries(fields)) of.set(field, field === 'stem' ? value === 'true' : value);
}
