/** What the readers of formats with words and wildcards share. */
import type { Carries, Wording } from './model';
import { shown } from './notes';
import type { Branch, TreeBuilder } from './tree';
import { isRefusal, mindsCapitals, patternOf } from './wording';

/** Adds a wording as the format writes it, or says why it is not carried. */
export function addPlain(
  builder: TreeBuilder, branch: Branch, written: string, at: number, wildcards = '*?', fields: Wording['fields'] = {},
): void {
  const match = patternOf(written, wildcards);
  if (isRefusal(match)) builder.notes.lost(at, `the wording ${shown(written)} of ${shown(branch.name)}: ${match.reason}`);
  else builder.wording(branch, { match, fields, at });
}

export function plainWording(match: string, at: number): Wording {
  return { match, fields: {}, at };
}

/**
 * Other tools do not mind capitals; we do in all-capitals words of up to three letters. Where a category has such a word, its theme says
 * that capitals do not matter.
 */
export function foldCapitals(builder: TreeBuilder, tool: string): void {
  const visit = (branch: Branch): void => {
    const found = branch.wordings.find((wording) => [wording.match, ...(wording.near ?? [])].some(mindsCapitals));
    if (found) {
      branch.fields.case = 'insensitive';
      const message = `${shown(branch.name)} gets "case: insensitive", as ${tool} takes ${shown(found.match)} for small letters too`;
      builder.notes.changed(found.at, message);
    }
    branch.children.forEach(visit);
  };
  visit(builder.root);
}

/** Words and wildcards alone. */
export const PLAIN: Carries = {
  title: false, label: false, definition: false, color: false, hierarchy: true, ids: false, languages: false,
  wordings: 'plain', wildcards: ['*', '?'], near: false, ours: false,
};

/** Says that a file is not read, being too long. */
export function tooLong(text: string, limit: number): string | undefined {
  if (text.length <= limit) return undefined;
  const [most, length] = [limit, text.length].map((number) => number.toLocaleString('en'));
  return `a dictionary of this format may have ${most} characters at most; this one has ${length}`;
}

/** Where each match of a pattern begins. */
export function placesOf(pattern: RegExp): (text: string) => number[] {
  return (text) => [...text.matchAll(pattern)].map((match) => match.index);
}
