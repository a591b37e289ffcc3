/** Themes above and below each other, by `parent:`. */
import type { LexiconProblem, Theme } from './model';
import { nearest } from './nearest';

/** Themes may stand so deep below each other. */
const DEEPEST = 20;

export interface CheckedParents {
  /** The themes, each with a parent that is there and does not lead in a circle, or with none. */
  readonly themes: readonly Theme[];
  readonly problems: readonly LexiconProblem[];
}

/** Holds every `parent:` against the themes there are; in time linear in them. */
export function checkParents(themes: readonly Theme[]): CheckedParents {
  if (themes.every((theme) => theme.parent === undefined)) return { themes, problems: [] };
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const problems: LexiconProblem[] = [];
  const cut = new Set<string>();
  for (const theme of themes) {
    if (theme.parent === undefined || byId.has(theme.parent)) continue;
    cut.add(theme.id);
    problems.push(unknownParent(theme, themes));
  }
  for (const id of circles(themes, byId, cut)) {
    cut.add(id);
    problems.push(problemAt(byId.get(id)!, 'parent-cycle', `The way up from "${id}" leads back to it, so "${id}" is counted as if it had no parent.`));
  }
  for (const theme of tooDeep(themes, byId, cut)) {
    cut.add(theme.id);
    problems.push(problemAt(theme, 'parent-depth', `Themes may stand ${DEEPEST} deep; "${theme.id}" would stand deeper, so it is counted as if it had no parent.`));
  }
  return { themes: themes.map((theme) => (cut.has(theme.id) ? { ...theme, parent: undefined } : theme)), problems };
}

/** Those that would stand deeper than is allowed, so that cutting them off leaves none that does. No way up may lead in a circle. */
function tooDeep(themes: readonly Theme[], byId: ReadonlyMap<string, Theme>, cut: ReadonlySet<string>): Theme[] {
  const depths = new Map<string, number>();
  const found: Theme[] = [];
  for (const theme of themes) {
    const way: Theme[] = [];
    let at: Theme | undefined = theme;
    while (at && !depths.has(at.id)) {
      way.push(at);
      at = at.parent === undefined || cut.has(at.id) ? undefined : byId.get(at.parent);
    }
    let depth = at ? depths.get(at.id)! : 0;
    for (const below of way.reverse()) {
      depth = depth === DEEPEST ? 1 : depth + 1;
      if (depth === 1 && below.parent !== undefined && !cut.has(below.id)) found.push(below);
      depths.set(below.id, depth);
    }
  }
  return found;
}

/** In each circle, the theme first met in it. */
function circles(themes: readonly Theme[], byId: ReadonlyMap<string, Theme>, cut: ReadonlySet<string>): string[] {
  /** By theme: the walk that came by. */
  const walked = new Map<string, number>();
  const found: string[] = [];
  for (const [walk, theme] of themes.entries()) {
    let id: string | undefined = theme.id;
    while (id !== undefined && !walked.has(id)) {
      walked.set(id, walk);
      id = cut.has(id) ? undefined : byId.get(id)!.parent;
    }
    if (id !== undefined && walked.get(id) === walk) found.push(id);
  }
  return found;
}

function unknownParent(theme: Theme, themes: readonly Theme[]): LexiconProblem {
  const meant = nearest(theme.parent!, themes.map(({ id }) => id).filter((id) => id !== theme.id));
  const problem = problemAt(theme, 'parent-unknown', `There is no theme "${theme.parent}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`);
  return meant === undefined ? problem : { ...problem, fix: { title: `Change to "${meant}"`, span: problem.span, text: meant } };
}

function problemAt(theme: Theme, code: LexiconProblem['code'], message: string): LexiconProblem {
  return { code, severity: 'error', message, file: theme.file, span: theme.parentSpan ?? theme.idSpan };
}

/** By theme id, the ids of all themes below it; themes with none below are left out. */
export function themesBelow(themes: readonly Theme[]): ReadonlyMap<string, ReadonlySet<string>> {
  const parents = new Map(themes.map(({ id, parent }) => [id, parent]));
  const below = new Map<string, Set<string>>();
  for (const { id, parent } of themes) {
    for (let above = parent; above !== undefined; above = parents.get(above)) {
      let ids = below.get(above);
      if (!ids) below.set(above, (ids = new Set()));
      ids.add(id);
    }
  }
  return below;
}
