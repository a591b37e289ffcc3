/** What of a dictionary a format can carry; everything else is listed. */
import { inLanguage, isSameLanguage, saidLanguages } from './languages';
import type { Carries, Category, ForeignDictionary, Format, Wording } from './model';
import { slug } from './names';
import { Naming, TOP, type Above } from './naming';
import { counted, shown, type Notes } from './notes';
import { isRefusal, mindsCapitals, patternOf, plainWordings, wildcardRefusal } from './wording';

/** Palette names as the light theme shows them. */
export const HEX: Readonly<Record<string, string>> = {
  red: '#c0392b', orange: '#b45f06', yellow: '#8a6d00', green: '#2e7d32', teal: '#00796b', blue: '#1769aa', indigo: '#3f51b5', purple: '#7b3fa0',
  pink: '#b8327a', brown: '#795548', olive: '#5f6f12', gray: '#616161',
};

export function reduceTo(format: Format, dictionary: ForeignDictionary, notes: Notes): ForeignDictionary {
  return new Reducer(format, dictionary, notes).reduced();
}

class Reducer {
  private readonly carries: Carries;
  private readonly naming: Naming;
  /** Ids that categories of counter poles may not have. */
  private readonly taken: Set<string>;
  /** Counter poles stand at the top, so that no category above adds them to the main one. */
  private readonly counters: Category[] = [];

  constructor(
    private readonly format: Format,
    private readonly whole: ForeignDictionary,
    private readonly notes: Notes,
  ) {
    this.carries = format.carries;
    this.naming = new Naming(format, notes);
    this.taken = new Set(whole.categories.flatMap(namesIn));
  }

  reduced(): ForeignDictionary {
    const { name, language, categories, places } = this.whole;
    const keepsName = this.carries.title || name === undefined;
    const keepsLanguage = this.carries.languages || language === undefined;
    if (!keepsName) this.notes.lost(places?.name ?? 0, `the name of the lexicon, ${shown(name)}`);
    if (!keepsLanguage) this.notes.lost(places?.language ?? 0, `${shown(`language: ${language}`)} of the lexicon`);
    const names = new Set<string>();
    return {
      ...(name !== undefined && keepsName ? { name } : {}),
      ...(language !== undefined && keepsLanguage ? { language } : {}),
      categories: categories.flatMap((category) => [...this.category(category, TOP, names), ...this.counters.splice(0)]),
    };
  }

  /** A category, and those in it where there is no hierarchy. Its counter pole is put aside where poles cannot be told apart. */
  private category(category: Category, above: Above, names: Set<string>): Category[] {
    const { name, label } = this.naming.of(category, above, names);
    this.sayFields(category);
    const isMain = ({ pole }: Wording): boolean => this.carries.ours || pole === undefined;
    const main = category.wordings.filter(isMain);
    this.putCounterAside(category, name, category.wordings.filter((wording) => !isMain(wording)));
    const here = this.naming.above(category, above, name);
    const inner = new Set<string>();
    const below = category.children.flatMap((child) => this.category(child, here, this.carries.hierarchy ? inner : names));
    const own: Category = {
      name,
      ...(label === undefined ? {} : { label }),
      ...this.definitionOf(category),
      ...this.colorOf(category),
      ...this.wordingsOf(category, main),
      except: this.exceptionsOf(category),
      children: this.carries.hierarchy ? below : [],
      at: category.at,
    };
    return this.carries.hierarchy ? [own] : [own, ...below];
  }

  private putCounterAside(category: Category, written: string, wordings: readonly Wording[]): void {
    if (wordings.length === 0) return;
    const { name, label = name, at } = category;
    const what = `${counted(wordings.length, 'counter variant')} of ${name}`;
    if (this.carries.wordings === 'none') return this.notes.lost(wordings[0].at, `${what}: there are no wordings there`);
    const own = this.free(this.carries.ids || slug(written) !== name || written === name ? `${name}-counter` : `${written} (counter)`);
    this.notes.changed(wordings[0].at, `${what}: as a category of their own, ${shown(own)}`);
    const labelled = this.carries.label ? { label: `${label} (counter)` } : {};
    this.counters.push({ name: own, ...labelled, ...this.wordingsOf(category, wordings), except: [], children: [], at });
  }

  private free(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.taken.has(slug(name)); number++) name = `${wanted}-${number}`;
    this.taken.add(slug(name));
    return name;
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

  private sayFields({ fields, name, wordings, at }: Category): void {
    if (this.carries.ours) return;
    this.sayLost(fields, name, at);
    if (this.carries.languages && fields.language && wordings.length === 0) {
      this.notes.lost(at, `"language: ${fields.language}" of ${name}: it has no wordings that could say it`);
    }
  }

  private sayLost(fields: Readonly<Record<string, string>>, of: string, at: number): void {
    for (const [field, value] of Object.entries(fields)) {
      // Capitals matter nowhere else, and there are no stems, so that these are carried without a word.
      if (field === 'case' && value === 'insensitive') continue;
      if (field === 'stem' && value === 'false') continue;
      if (field !== 'language' || !this.carries.languages) this.notes.lost(at, `"${field}: ${value}" of ${of}`);
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
      for (const one of this.plainOf(wording, category)) {
        plain.set([one.match, one.near?.[0], one.within, one.side, one.fields.language].join('\n'), one);
      }
    }
    return this.inLanguages(category, [...plain.values()], this.foldCapitals(category, [...plain.values()]));
  }

  private plainOf(wording: Wording, category: Category): Wording[] {
    const { match, near, within, side, at } = wording;
    const of = `the variant ${shown(match)} of ${category.name}`;
    if (near && !this.carries.near) {
      this.notes.lost(at, `${of}: it has a condition, near ${near.slice(0, 5).map(shown).join(', ')}`);
      return [];
    }
    this.sayVariantFields(wording, of);
    const language = this.carries.languages ? (wording.fields.language ?? category.fields.language) : undefined;
    const fields = inLanguage(language);
    const matches = this.spelled(match, of, at);
    if (!near) return matches.map((one) => ({ match: one, fields, at }));
    const conditions = near.flatMap((condition) => this.spelled(condition, `${of}, near ${shown(condition)}`, at));
    const sided = side === undefined ? {} : { side };
    return matches.flatMap((one) => conditions.map((condition) => ({ match: one, near: [condition], within, ...sided, fields, at })));
  }

  private sayVariantFields({ except, fields, at }: Wording, of: string): void {
    if (except) this.notes.lost(at, `${counted(except.length, 'exception')} of ${of}: ${except.slice(0, 5).map(shown).join(', ')}`);
    this.sayLost(fields, of, at);
  }

  /** Languages as they are read back. The one of the whole asks for nothing there, so that whoever asks for it is listed. */
  private inLanguages(
    { name, at }: Category, wordings: readonly Wording[], fields: Category['fields'],
  ): Pick<Category, 'wordings' | 'fields'> {
    const tags = wordings.map((wording) => wording.fields.language);
    const asking = tags.filter((tag) => tag !== undefined && isSameLanguage(tag, this.whole.language)).length;
    const field = `"language: ${this.whole.language}"`;
    if (asking > 0) this.notes.lost(at, `${field} of ${counted(asking, 'wording')} of ${name}: the whole lexicon is in it`);
    const { theme, each } = saidLanguages(tags, this.whole.language);
    return {
      wordings: wordings.map((wording, i) => ({ ...wording, fields: inLanguage(each[i]) })),
      fields: { ...fields, ...inLanguage(theme) },
    };
  }

  /** Every spelling of a pattern that the format can have; each that it cannot is listed. */
  private spelled(match: string, of: string, at: number): string[] {
    if (this.whole.literal) return this.literal(match, of, at);
    return plainWordings(match, this.carries.wildcards).flatMap((spelling) => {
      const refused = isRefusal(spelling) ? spelling.reason : this.refusal(spelling);
      if (refused === undefined) return [spelling as string];
      this.notes.lost(at, `${of}${isRefusal(spelling) || spelling === match ? '' : `, as ${shown(spelling)}`}: ${refused}`);
      return [];
    });
  }

  /** Of a lexicon that counts as another tool does: nothing in its wordings is special but their wildcards. */
  private literal(match: string, of: string, at: number): string[] {
    const refused = wildcardRefusal(match, this.carries.wildcards) ?? this.format.refuses?.(match);
    if (refused === undefined) return [match];
    this.notes.lost(at, `${of}: ${refused}`);
    return [];
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

function namesIn({ name, children }: Category): string[] {
  return [slug(name), ...children.flatMap(namesIn)];
}
