/** Themes of a lexicon, each of which names the one above it, as a tree. */
import { Hierarchy } from './hierarchy';
import { DEEPEST_TREE, type Category } from './model';
import { shown, type Notes } from './notes';

/** A theme as it stands in the file. */
export interface FlatTheme {
  readonly category: Category & { readonly children: Category[] };
  /** Id of the theme above. */
  readonly parent?: string;
  readonly parentAt: number;
}

/** In the order of the file, but each after the one above it; a parent that cannot be one is listed. */
export function nested(themes: readonly FlatTheme[], notes: Notes): Category[] {
  const byId = new Map(themes.map((theme) => [theme.category.name, theme]));
  const hierarchy = new Hierarchy<{ children: Category[]; depth: number }>();
  for (const theme of byId.values()) putBelow(theme, byId, hierarchy, notes);
  // An id that stands twice is an error of the lexicon; the last of them has those below.
  const top: Category[] = themes.filter((theme) => byId.get(theme.category.name) !== theme).map(({ category }) => category);
  for (const id of byId.keys()) {
    hierarchy.make(id, (one, above) => {
      const { category, parentAt } = byId.get(one)!;
      const place = above && above.depth < DEEPEST_TREE ? above : undefined;
      if (above && !place) notes.error(parentAt, `themes may stand ${DEEPEST_TREE} deep at most; ${shown(one)} is put at the top`);
      (place?.children ?? top).push(category);
      return { children: category.children, depth: (place?.depth ?? 0) + 1 };
    });
  }
  return top;
}

function putBelow(
  { category, parent, parentAt }: FlatTheme, byId: ReadonlyMap<string, FlatTheme>, hierarchy: Hierarchy<unknown>, notes: Notes,
): void {
  if (parent === undefined) return;
  const of = `the parent ${shown(parent)} of ${category.name}`;
  if (!byId.has(parent)) return notes.lost(parentAt, `${of}: no theme of this file has that id`);
  const put = hierarchy.put(category.name, parent);
  if (put === 'circle') notes.error(parentAt, `${of}: the way up leads in a circle`);
  else if (put !== 'done') notes.error(parentAt, `${of}: themes may stand ${DEEPEST_TREE} deep at most`);
}
