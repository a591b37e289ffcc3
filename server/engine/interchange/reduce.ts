/** What of a dictionary a format can carry; everything else is listed. */
import type { Carries, Category, ForeignDictionary, Format, Wording } from './model';
import { cleanName, slug } from './names';
import { counted, shown, type Notes } from './notes';
import { isRefusal, mindsCapitals, patternOf, plainWordings } from './wording';

/** Palette names as the light theme shows them. */
export const HEX: Readonly<Record<string, string>> = {
  red: '#c0392b', orange: '#b45f06', yellow: '#8a6d00', green: '#2e7d32', teal: '#00796b', blue: '#1769aa', indigo: '#3f51b5', purple: '#7b3fa0',
  pink: '#b8327a', brown: '#795548', olive: '#5f6f12', gray: '#616161',
};

export function reduceTo(format: Format, dictionary: ForeignDictionary, notes: Notes): ForeignDictionary {
  return new Reducer(format, notes).dictionary(dictionary);
}

class Reducer {
  private readonly carries: Carries;
  private readonly names = new Set<string>();

  constructor(
    private readonly format: Format,
    private readonly notes: Notes,
  ) {
    this.carries = format.carries;
  }

  dictionary({ name, categories }: ForeignDictionary): ForeignDictionary {
    if (name !== undefined && !this.carries.title) this.notes.lost(0, `the name of the lexicon, ${shown(name)}`);
    return {
      ...(name !== undefined && this.carries.title ? { name } : {}),
      categories: categories.flatMap((category) => this.category(category, '')),
    };
  }

  /** A category, one more of its counter pole where poles cannot be told apart, and those in it where there is no hierarchy. */
  private category(category: Category, path: string): Category[] {
    const name = this.nameOf(category, path);
    const label = category.label ?? category.name;
    this.sayFields(category);
    const main = category.wordings.filter((wording) => this.carries.ours || wording.pole === undefined);
    const own: Category = {
      name,
      ...(this.carries.label && label !== name ? { label } : {}),
      ...this.definitionOf(category),
      ...this.colorOf(category),
      ...this.wordingsOf(category, main),
      except: this.exceptionsOf(category),
      children: this.carries.hierarchy ? category.children.flatMap((child) => this.category(child, '')) : [],
      at: category.at,
    };
    const below = this.carries.hierarchy ? [] : category.children.flatMap((child) => this.category(child, `${path}${category.name}.`));
    return [own, ...this.counterOf(category, name, label, category.wordings.filter((wording) => !main.includes(wording))), ...below];
  }

  /** The label where the id can be made of it again, as people know themes by that; or else the id. */
  private nameOf({ name, label, at }: Category, path: string): string {
    let written = path + name;
    if (!this.carries.label && label !== undefined && path === '') {
      if (slug(label) === name && !this.names.has(label)) written = label;
      else this.notes.lost(at, `the label ${shown(label)} of ${name}`);
    }
    if (path !== '') this.notes.changed(at, `the hierarchy is flattened: ${shown(name)} is called ${shown(written)}`);
    const allowed = cleanName(this.format.nameOf?.(written) ?? written) || 'category';
    if (allowed !== written) this.notes.changed(at, `${shown(written)} is called ${shown(allowed)} there`);
    this.names.add(allowed);
    return allowed;
  }

  private counterOf(category: Category, name: string, label: string, wordings: readonly Wording[]): Category[] {
    if (wordings.length === 0) return [];
    if (this.carries.wordings === 'none') {
      this.notes.lost(wordings[0].at, `${counted(wordings.length, 'counter variant')} of ${category.name}: there are no wordings there`);
      return [];
    }
    const own = this.carries.label || name === category.name ? `${name}-counter` : `${name} (counter)`;
    this.notes.changed(
      wordings[0].at,
      `${counted(wordings.length, 'counter variant')} of ${category.name}: as a category of their own, ${shown(own)}`,
    );
    const labelled = this.carries.label ? { label: `${label} (counter)` } : {};
    return [{ name: own, ...labelled, ...this.wordingsOf(category, wordings), except: [], children: [], at: category.at }];
  }

  // Fields

  private definitionOf({ definition, name, at }: Category): { definition?: string } {
    if (definition === undefined) return {};
    if (this.carries.definition) return { definition };
    this.notes.lost(at, `the definition of ${name}`);
    return {};
  }

  private colorOf({ color, name, at }: Category): { color?: string } {
    if (color === undefined) return {};
    if (this.carries.color === 'any' || (this.carries.color === 'hex' && color.startsWith('#'))) return { color };
    if (this.carries.color === 'hex' && HEX[color]) {
      this.notes.changed(at, `the colour ${color} of ${name} is written ${HEX[color]}`);
      return { color: HEX[color] };
    }
    this.notes.lost(at, `the colour ${color} of ${name}`);
    return {};
  }

  private sayFields({ fields, name, at }: Category): void {
    if (this.carries.ours) return;
    for (const [field, value] of Object.entries(fields)) {
      // Capitals matter nowhere else, so that this is carried without a word.
      if (!(field === 'case' && value === 'insensitive')) this.notes.lost(at, `"${field}: ${value}" of ${name}`);
    }
  }

  private exceptionsOf({ except, name }: Category): readonly Wording[] {
    if (this.carries.ours || except.length === 0) return except;
    const shownSome = except.slice(0, 5).map((wording) => shown(wording.match)).join(', ');
    this.notes.lost(except[0].at, `${counted(except.length, 'exception')} of ${name}: ${shownSome}${except.length > 5 ? ' …' : ''}`);
    return [];
  }

  // Wordings

  private wordingsOf(category: Category, wordings: readonly Wording[]): Pick<Category, 'wordings' | 'fields'> {
    if (this.carries.wordings === 'all') return { wordings, fields: category.fields };
    if (this.carries.wordings === 'none') {
      if (wordings.length > 0) this.notes.lost(
        category.at,
        `${counted(wordings.length, 'variant')} of ${category.name}: there are no wordings there`,
      );
      return { wordings: [], fields: {} };
    }
    const plain = new Map<string, Wording>();
    for (const wording of wordings) {
      for (const one of this.plainOf(wording, category.name)) plain.set([one.match, one.near?.[0], one.within].join('\n'), one);
    }
    const fields = this.foldCapitals(category, [...plain.values()]);
    return { wordings: [...plain.values()], fields };
  }

  private plainOf(wording: Wording, theme: string): Wording[] {
    const { match, near, within, at } = wording;
    const of = `the variant ${shown(match)} of ${theme}`;
    if (near && !this.carries.near) {
      this.notes.lost(at, `${of}: it has a condition, near ${near.slice(0, 5).map(shown).join(', ')}`);
      return [];
    }
    this.sayVariantFields(wording, of);
    const matches = this.spelled(match, of, at);
    if (!near) return matches.map((one) => ({ match: one, fields: {}, at }));
    const conditions = near.flatMap((condition) => this.spelled(condition, `${of}, near ${shown(condition)}`, at));
    return matches.flatMap((one) => conditions.map((condition) => ({ match: one, near: [condition], within, fields: {}, at })));
  }

  private sayVariantFields({ except, fields, at }: Wording, of: string): void {
    if (except) this.notes.lost(at, `${counted(except.length, 'exception')} of ${of}: ${except.slice(0, 5).map(shown).join(', ')}`);
    for (const [field, value] of Object.entries(fields)) {
      if (!(field === 'case' && value === 'insensitive')) this.notes.lost(at, `"${field}: ${value}" of ${of}`);
    }
  }

  /** Every spelling of a pattern that the format can have; each that it cannot is listed. */
  private spelled(match: string, of: string, at: number): string[] {
    return plainWordings(match, this.carries.wildcards).flatMap((spelling) => {
      const refused = isRefusal(spelling) ? spelling.reason : this.refusal(spelling);
      if (refused === undefined) return [spelling as string];
      this.notes.lost(at, `${of}${isRefusal(spelling) || spelling === match ? '' : `, as ${shown(spelling)}`}: ${refused}`);
      return [];
    });
  }

  private refusal(spelling: string): string | undefined {
    const refused = this.format.refuses?.(spelling);
    if (refused !== undefined) return refused;
    const read = patternOf(spelling, this.carries.wildcards.includes('?') ? '*?' : '*');
    return isRefusal(read) ? read.reason : undefined;
  }

  /** Elsewhere capitals do not matter, as they do here in an all-capitals word of two or three letters. */
  private foldCapitals({ name, fields }: Category, wordings: readonly Wording[]): Readonly<Record<string, string>> {
    const minding = wordings.filter((wording) => [wording.match, ...(wording.near ?? [])].some(mindsCapitals));
    if (minding.length === 0) return {};
    if (fields.case === undefined) {
      for (const { match, at } of minding) this.notes.changed(at, `${shown(match)} of ${name}: it stands for small letters there too`);
    }
    return { case: 'insensitive' };
  }
}
