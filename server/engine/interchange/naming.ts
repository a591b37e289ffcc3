/** What a theme is called in another tool's file: there the names on the way down say what our ids say at once. */
import type { Category, Format } from './model';
import { cleanName, slug } from './names';
import { shown, type Notes } from './notes';

/** Stands between the names of a path in a label. */
export const STEP = ' › ';

/** What stands above a category. */
export interface Above {
  /** As it is written where nothing stands below anything. */
  readonly name: string;
  readonly id?: string;
  /** The id that is made of it when the file is read back. */
  readonly path?: string;
  /** From the top down, each without those above it. */
  readonly labels: readonly string[];
}

export const TOP: Above = { name: '', labels: [] };

export class Naming {
  constructor(
    private readonly format: Format,
    private readonly notes: Notes,
  ) {}

  /** @param names those that stand beside it; the new one is added */
  of(category: Category, above: Above, names: Set<string>): { name: string; label?: string } {
    const { at, label } = category;
    const { carries } = this.format;
    const plain = this.plainName(category, above);
    const written = carries.label || label === undefined ? plain : this.labelAsName(category, above, plain, names);
    const name = cleanName(this.format.nameOf?.(written) ?? written) || 'category';
    if (name !== written) this.notes.changed(at, `${shown(written)} is called ${shown(name)} there`);
    names.add(name);
    this.sayPlace(category, above, name);
    return { name, ...(carries.label && label !== undefined && label !== name ? { label } : {}) };
  }

  /** How this category stands above others. */
  above(category: Category, above: Above, name: string): Above {
    return {
      name: above.name === '' ? category.name : `${above.name}.${category.name}`,
      id: category.id,
      path: pathOf(above, name),
      labels: [...above.labels, ownLabel(category.label ?? category.name, above)],
    };
  }

  private plainName({ id, name }: Category, above: Above): string {
    const { hierarchy, ids } = this.format.carries;
    if (ids) return id ?? name;
    if (hierarchy) return ownPart(id, above) ?? name;
    return id ?? (above === TOP ? name : `${above.name}.${name}`);
  }

  /** The label where the id can be made of it again, as people know themes by that; or else the id. */
  private labelAsName({ name, label = name, at }: Category, above: Above, plain: string, names: ReadonlySet<string>): string {
    const own = this.format.carries.hierarchy ? ownLabel(label, above) : label;
    if (slug(own) === plain && !names.has(own)) return own;
    this.notes.lost(at, `the label ${shown(label)} of ${name}`);
    return plain;
  }

  private sayPlace({ id, name, at }: Category, above: Above, written: string): void {
    if (above === TOP) return;
    const { hierarchy, ids } = this.format.carries;
    const path = pathOf(above, written);
    const isKept = ids || id === undefined || path === id;
    if (!hierarchy) this.notes.lost(at, `the parent ${shown(above.id ?? above.name)} of ${name}: categories stand side by side there`);
    else if (!isKept) this.notes.changed(at, `the id "${id}" is made of the path when it is read back: "${path}"`);
  }
}

/** What an id says more than the one above it, if it begins with that. */
function ownPart(id: string | undefined, above: Above): string | undefined {
  return id !== undefined && above.id !== undefined && id.startsWith(`${above.id}-`) ? id.slice(above.id.length + 1) || undefined : undefined;
}

function pathOf(above: Above, name: string): string {
  return above.path === undefined ? slug(name) : `${above.path}-${slug(name)}`;
}

/** Of a label that is made of its whole path, the last step. */
function ownLabel(label: string, { labels }: Above): string {
  const path = labels.join(STEP) + STEP;
  return labels.length > 0 && label.startsWith(path) ? label.slice(path.length) || label : label;
}
