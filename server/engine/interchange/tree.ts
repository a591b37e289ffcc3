/** Builds the tree of categories while a file is read, within the limits. */
import {
  DEEPEST_TREE, MOST_CATEGORIES, MOST_WORDINGS, type Category, type ForeignDictionary, type ReadDictionary, type Wording,
} from './model';
import { cleanName, cleanText } from './names';
import { shown, type Notes } from './notes';

export class Branch {
  id?: string;
  label?: string;
  definition?: string;
  color?: string;
  readonly wordings: Wording[] = [];
  readonly except: Wording[] = [];
  readonly children: Branch[] = [];
  readonly fields: Record<string, string> = {};

  constructor(
    readonly name: string,
    readonly at: number,
    /** 0 of the root. */
    readonly depth: number,
  ) {}
}

export class TreeBuilder {
  readonly root = new Branch('', 0, 0);
  name?: string;
  language?: string;
  private categories = 0;
  private wordings = 0;

  constructor(readonly notes: Notes) {}

  /** A new category below another; where a limit is met it is said, and the category above goes on. */
  category(name: string, at: number, above: Branch = this.root): Branch {
    const clean = cleanName(name);
    if (clean === '') this.notes.error(at, 'a category has no name; it is called "category"');
    if (clean !== '' && clean !== cleanText(name)) this.notes.changed(at, `the name ${shown(name)} is written ${shown(clean)}`);
    if (above.depth >= DEEPEST_TREE) {
      this.notes.error(at, `categories may stand ${DEEPEST_TREE} deep at most; ${shown(clean)} is taken into the one above`);
      return above;
    }
    if (++this.categories > MOST_CATEGORIES) {
      this.notes.error(at, `a dictionary may have ${MOST_CATEGORIES.toLocaleString('en')} categories at most; ${shown(clean)} is left out`);
      return new Branch(clean, at, above.depth + 1);
    }
    const branch = new Branch(clean || 'category', at, above.depth + 1);
    above.children.push(branch);
    return branch;
  }

  wording(branch: Branch, wording: Wording): void {
    this.add(branch.wordings, wording);
  }

  exception(branch: Branch, wording: Wording): void {
    this.add(branch.except, wording);
  }

  private add(list: Wording[], wording: Wording): void {
    this.wordings += 1 + (wording.near?.length ?? 0) + (wording.except?.length ?? 0);
    if (this.wordings <= MOST_WORDINGS) list.push(wording);
    else this.sayTooMany(wording);
  }

  private sayTooMany({ match, at }: Wording): void {
    const most = MOST_WORDINGS.toLocaleString('en');
    this.notes.error(at, `a dictionary may have ${most} wordings at most, with their conditions; ${shown(match)} is left out`);
  }

  finish(): ReadDictionary {
    const { name, language } = this;
    const dictionary: ForeignDictionary = {
      ...(name ? { name } : {}),
      ...(language ? { language } : {}),
      categories: this.root.children.map(finished),
    };
    return { dictionary, notes: this.notes.list() };
  }
}

/** Without the fields that are not set, so that trees can be compared. */
function finished(branch: Branch): Category {
  const { name, id, label, definition, color, wordings, except, children, fields, at } = branch;
  return {
    name,
    ...(id === undefined ? {} : { id }),
    ...(label === undefined || label === name ? {} : { label }),
    ...(definition ? { definition } : {}),
    ...(color === undefined ? {} : { color }),
    wordings, except, children: children.map(finished), fields, at,
  };
}
