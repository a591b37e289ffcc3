/**
 * Levels: a lexicon whose themes stand above each other, flattened as quanteda's `levels` does it.
 *
 * A theme's path leads from its root down to itself, and levels count from 1. The names at the levels asked for, joined by a stop,
 * are the key that the theme is counted under: with levels 1 and 3, "Europe › oceans › west" is counted as `Europe.west`, and
 * "Europe › Countries" as `Europe`. Themes with one key become one.
 */
import type { Lexicon, Theme, Variant } from './model';

/** Stands between the names of a key. */
const STEP = '.';

/**
 * The lexicon at these levels: a theme a key, in the order in which the hierarchy comes to them. A theme whose path has none of
 * the levels drops out.
 */
export function atLevels(lexicon: Lexicon, levels: readonly number[]): Lexicon {
  const wanted = new Set(levels);
  const groups = new Map<string, Theme[]>();
  for (const { theme, key } of new Hierarchy(lexicon.themes).placesAt(wanted)) {
    if (key === '') continue;
    const group = groups.get(key);
    if (group) group.push(theme);
    else groups.set(key, [theme]);
  }
  return { ...lexicon, themes: [...groups].map(([key, themes]) => merged(key, themes)) };
}

/** A theme with where it stands. */
interface Place {
  readonly theme: Theme;
  /** 1 for a root. */
  readonly level: number;
  /** The names at the levels wanted, down to this theme; '' where it has none. */
  readonly key: string;
}

class Hierarchy {
  private readonly roots: Theme[] = [];
  private readonly below = new Map<string, Theme[]>();

  constructor(private readonly themes: readonly Theme[]) {
    for (const { id } of themes) this.below.set(id, []);
    for (const theme of themes) (this.childrenOf(theme.parent) ?? this.roots).push(theme);
  }

  /** The places of all themes, a theme before those below it. */
  placesAt(levels: ReadonlySet<number>): Place[] {
    const places: Place[] = [];
    const visited = new Set<Theme>();
    // Where the way up leads in a circle, its first theme is taken for the root.
    for (const root of [...this.roots, ...this.themes]) {
      const open = [placeOf(root, undefined, levels)];
      for (let place = open.pop(); place; place = open.pop()) {
        if (visited.has(place.theme)) continue;
        visited.add(place.theme);
        places.push(place);
        const children = this.childrenOf(place.theme.id) ?? [];
        for (let i = children.length - 1; i >= 0; i--) open.push(placeOf(children[i], place, levels));
      }
    }
    return places;
  }

  private childrenOf(id: string | undefined): Theme[] | undefined {
    return id === undefined ? undefined : this.below.get(id);
  }
}

function placeOf(theme: Theme, above: Place | undefined, levels: ReadonlySet<number>): Place {
  const level = above ? above.level + 1 : 1;
  const names = [above?.key ?? '', levels.has(level) ? nameOf(theme, above?.theme) : ''];
  return { theme, level, key: names.filter((name) => name !== '').join(STEP) };
}

/** A theme's id, less that of the theme above it where it begins so, as `europe-oceans` under `europe`. */
function nameOf({ id }: Theme, above: Theme | undefined): string {
  const start = above ? `${above.id}-` : '';
  return id.length > start.length && id.startsWith(start) ? id.slice(start.length) : id;
}

/** Themes as one: what is said of a key is what its first theme says. Examples hold for a theme by itself only. */
function merged(key: string, themes: readonly Theme[]): Theme {
  const one = { ...themes[0], id: key, label: key, parent: undefined, parentSpan: undefined };
  return themes.length === 1 ? one : { ...one, variants: themes.flatMap(variantsApart), except: [], examples: [] };
}

/** The variants of a theme, each with the theme's exceptions, which are none of the other themes'. */
function variantsApart({ variants, except }: Theme): Variant[] {
  return except.length === 0 ? [...variants] : variants.map((variant) => ({ ...variant, except: [...except, ...variant.except] }));
}
