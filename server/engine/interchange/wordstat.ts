/**
 * WordStat dictionaries (`.cat`): categories by indentation, wordings with their weight in parentheses, spaces in them written as `_`.
 * Rules (`@NAME [A NEAR #B /S 3] (1)`) become conditions where our language has them.
 */
import { LONGEST_DICTIONARY, type Category, type ForeignDictionary, type Format, type ReadDictionary, type Wording } from './model';
import { Indentation, linesOf, type Line } from './lines';
import { counted, Notes, shown } from './notes';
import { addPlain, foldCapitals, PLAIN, tooLong } from './plain';
import { TreeBuilder, type Branch } from './tree';
import { readRule, ruleOf } from './wordstatRules';

export const wordstat: Format = {
  id: 'wordstat',
  name: 'WordStat dictionary',
  extensions: ['cat'],
  carries: { ...PLAIN, near: true },
  refuses: refusedByWordStat,
  nameOf: (name) => name.replace(/\s*\(\s*(-?\d+(?:[.,]\d+)?)\s*\)$/, ' $1').trim(),
  read: (text) => new WordStatReader(text).read(),
  write: writeWordStat,
};

function refusedByWordStat(wording: string): string | undefined {
  const sign = /^[@#]|[_[\]]/.exec(wording);
  return sign ? `a ${sign[0]} means something else there` : undefined;
}

/** A wording or a rule, and its weight. */
const WEIGHTED = /^(.*\S)\s*\(\s*(-?\d{1,15}(?:[.,]\d{1,15})?)\s*\)$/;

interface Rule {
  readonly name: string;
  readonly body: string;
  readonly branch: Branch;
  readonly at: number;
}

class WordStatReader {
  private readonly notes = new Notes();
  private readonly builder = new TreeBuilder(this.notes);
  private readonly byName = new Map<string, Branch>();
  private readonly rules: Rule[] = [];
  private readonly ofCategory = new Map<string, readonly string[]>();

  constructor(private readonly text: string) {}

  read(): ReadDictionary {
    const long = tooLong(this.text, LONGEST_DICTIONARY);
    if (long) this.notes.error(0, long);
    else this.readLines();
    for (const rule of this.rules) this.readRule(rule);
    foldCapitals(this.builder, 'WordStat');
    return this.builder.finish();
  }

  private readLines(): void {
    const indentation = new Indentation(this.builder.root);
    for (const line of linesOf(this.text)) {
      const weighted = WEIGHTED.exec(line.text);
      const above = indentation.above(line.indent);
      if (weighted) this.readItem(weighted[1], weighted[2], line, above);
      else indentation.enter(line.indent, this.readCategory(line, above));
    }
  }

  private readCategory(line: Line, above: Branch): Branch {
    const branch = this.builder.category(line.text, line.at, above);
    const key = keyOf(branch.name);
    if (!this.byName.has(key)) this.byName.set(key, branch);
    return branch;
  }

  private readItem(item: string, weight: string, line: Line, branch: Branch): void {
    if (branch === this.builder.root) {
      this.notes.error(line.at, `${shown(item)} stands in no category and is left out`);
      return;
    }
    if (Number(weight.replace(',', '.')) !== 1) this.notes.lost(line.at, `the weight ${weight} of ${shown(item)}`);
    const rule = /^@\s*([^[]*)\[(.*)\]$/.exec(item);
    if (rule) this.rules.push({ name: rule[1].trim(), body: rule[2].trim(), branch, at: line.at });
    else if (item.startsWith('@')) this.notes.lost(line.at, `the rule ${shown(item)}: it has no condition in [ ]`);
    else addPlain(this.builder, branch, item.replace(/_/g, ' '), line.at);
  }

  /** Rules are read at the end, as they may name categories that stand below them. */
  private readRule({ name, body, branch, at }: Rule): void {
    const read = readRule(body, (category) => this.wordingsOf(keyOf(category)));
    if ('reason' in read) {
      this.notes.lost(at, `the rule @${name} [${body}] of ${shown(branch.name)}: ${read.reason}`);
      return;
    }
    const { matches, near, within, side } = read;
    const variants = matches.length === 1 ? matches[0] : counted(matches.length, 'variant');
    const where = side === undefined ? '' : `, ${side} it`;
    this.notes.changed(at, `the rule @${name} [${body}] is carried as ${variants} with a condition, within ${within}${where}`);
    for (const match of matches) {
      this.builder.wording(branch, { match, near, within, ...(side === undefined ? {} : { side }), fields: {}, at });
    }
  }

  /** The wordings of a category, without those that rules bring. */
  private wordingsOf(key: string): readonly string[] {
    const known = this.ofCategory.get(key);
    if (known) return known;
    const wordings = (this.byName.get(key)?.wordings ?? []).filter((wording) => !wording.near).map((wording) => wording.match);
    this.ofCategory.set(key, wordings);
    return wordings;
  }
}

/** WordStat writes names in capitals, and rules name them with or without spaces. */
function keyOf(name: string): string {
  return name.toUpperCase().replace(/[\s_]+/g, '_');
}

function writeWordStat(dictionary: ForeignDictionary): string {
  let rules = 0;
  const lineOf = (wording: Wording): string =>
    wording.near ? `@RULE_${++rules} [${ruleOf(wording)}] (1)` : `${wording.match.replace(/ /g, '_')} (1)`;
  const linesFor = (category: Category, depth: number): string[] => [
    '\t'.repeat(depth) + category.name,
    ...category.wordings.map((wording) => '\t'.repeat(depth + 1) + lineOf(wording)),
    ...category.children.flatMap((child) => linesFor(child, depth + 1)),
  ];
  return dictionary.categories.flatMap((category) => linesFor(category, 0)).map((line) => `${line}\n`).join('');
}
