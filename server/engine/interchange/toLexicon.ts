/** A dictionary as a lexicon file of ours, in YAML with everything quoted that YAML would take for something else. */
import { stringify } from 'yaml';
import { LONGEST_LEXICON, LONGEST_NAME, type Category, type ForeignDictionary, type Wording } from './model';
import { cleanName, slug, UniqueIds } from './names';
import { counted, shown, type Notes } from './notes';

/** Stands between the names of a path in a label. */
const STEP = ' › ';

export interface WrittenLexicon {
  readonly text: string;
  readonly themes: number;
  readonly variants: number;
}

export function writeLexicon(dictionary: ForeignDictionary, notes: Notes): WrittenLexicon {
  return new LexiconWriter(dictionary, notes).write();
}

class LexiconWriter {
  private readonly ids = new UniqueIds();
  private readonly themes = new Map<string, unknown>();
  private readonly holders: { path: string; at: number }[] = [];
  private readonly hasWordings: boolean;
  /** Ids made of a path. */
  private readonly flattened: string[] = [];
  private variants = 0;

  constructor(
    private readonly dictionary: ForeignDictionary,
    private readonly notes: Notes,
  ) {
    this.hasWordings = dictionary.categories.some(holdsWordings);
  }

  write(): WrittenLexicon {
    for (const category of this.dictionary.categories) this.add(category, '', []);
    this.sayHierarchy();
    const { name } = this.dictionary;
    const lexicon = new Map<string, unknown>([...(name ? [['name', name] as const] : []), ['themes', this.themes]]);
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

  /** A theme and those of the categories in it, which are named by their path: `us-countries`. */
  private add(category: Category, above: string, path: readonly string[]): void {
    const names = [...path, category.label ?? category.name];
    const wanted = [above, slug(category.name)].filter((part) => part !== '').join('-');
    if (this.hasWordings && isHolder(category)) {
      this.holders.push({ path: names.join(STEP), at: category.at });
    } else {
      const id = this.ids.take(wanted);
      if (path.length > 0) this.flattened.push(id);
      this.sayName(category, id, path.length === 0);
      this.themes.set(id, this.themeOf(category, id, names));
    }
    for (const child of category.children) this.add(child, wanted, names);
  }

  private themeOf(category: Category, id: string, names: readonly string[]): Map<string, unknown> {
    const { definition, color, fields, wordings, except } = category;
    const label = labelOf(names);
    this.variants += wordings.length;
    const theme = new Map<string, unknown>();
    if (label !== id) theme.set('label', label);
    if (definition) theme.set('definition', definition);
    if (color) theme.set('color', color);
    for (const [field, value] of Object.entries(fields)) theme.set(field, value);
    theme.set('variants', wordings.map(variantOf));
    if (except.length > 0) theme.set('except', except.map((wording) => wording.match));
    return theme;
  }

  private sayName(category: Category, id: string, top: boolean): void {
    if (category.label !== undefined && top && id !== category.name) this.notes.changed(
      category.at,
      `${shown(category.name)} gets the id "${id}"`,
    );
    else if (/-\d+$/.test(id) && !/\d$/.test(category.name)) this.notes.changed(
      category.at,
      `another ${shown(category.name)} gets the id "${id}"`,
    );
  }

  private sayHierarchy(): void {
    const [first] = this.dictionary.categories.filter((category) => category.children.length > 0);
    if (!first) return;
    const example = this.flattened[0] === undefined ? '' : `, as "${this.flattened[0]}"`;
    const flat = `the hierarchy is flattened: ids and labels of ${counted(this.flattened.length, 'theme')} are made of the path${example}`;
    this.notes.changed(first.at, `${flat}; what is counted there is not counted for the category above`);
    if (this.holders.length === 0) return;
    const names = this.holders.slice(0, 10).map((holder) => shown(holder.path)).join(', ');
    const more = this.holders.length > 10 ? ` and ${this.holders.length - 10} more` : '';
    const [one, many] = ['category that only holds others is no theme', 'categories that only hold others are no themes'];
    const what = counted(this.holders.length, one, many);
    this.notes.lost(this.holders[0].at, `${what}: ${names}${more}`);
  }
}

/** Of the whole path, or where that is too long of its end. */
function labelOf(names: readonly string[]): string {
  const whole = names.join(STEP);
  return whole.length <= LONGEST_NAME ? whole : cleanName(names[names.length - 1]);
}

/** Whether a category has nothing but others in it. */
function isHolder({ wordings, except, children, definition, color }: Category): boolean {
  return children.length > 0 && wordings.length === 0 && except.length === 0 && definition === undefined && color === undefined;
}

function holdsWordings(category: Category): boolean {
  return category.wordings.length > 0 || category.children.some(holdsWordings);
}

/** A wording alone, or with its fields. */
function variantOf({ match, pole, near, within, except, fields }: Wording): unknown {
  const variant = new Map<string, unknown>([['match', match]]);
  if (pole) variant.set('pole', pole);
  if (near) variant.set('near', near.length === 1 ? near[0] : near);
  if (near && within && within !== 'sentence') variant.set('within', /^\d+$/.test(within) ? Number(within) : within);
  if (except) variant.set('except', except);
  for (const [field, value] of Object.entries(fields)) variant.set(field, value);
  return variant.size === 1 ? match : variant;
}
