/**
 * quanteda's dictionaries as YAML: keys with lists of globs, or with keys inside. The globs are ours. A key's own wordings beside its
 * keys stand under `__`, or in a list with maps among them.
 */
import { stringify } from 'yaml';
import type { Category, ForeignDictionary, Format, ReadDictionary } from './model';
import { Notes, shown } from './notes';
import { addPlain, foldCapitals, PLAIN } from './plain';
import { TreeBuilder, type Branch } from './tree';
import { commentsIn, isAlias, isMap, isScalar, isSeq, pairsOf, placeOf, readYaml, scalarText, type Node, type YAMLMap } from './yamlSource';

/** The key of wordings that stand beside keys. */
const OWN = '__';

export const quanteda: Format = {
  id: 'quanteda',
  name: 'quanteda dictionary',
  extensions: ['yml', 'yaml'],
  carries: PLAIN,
  nameOf: (name) => (name === OWN ? '_' : name),
  commentsIn,
  read: (text) => new QuantedaReader().read(text),
  write: (dictionary: ForeignDictionary) => stringify(mapOf(dictionary.categories), { lineWidth: 0, indentSeq: true }),
};

class QuantedaReader {
  private readonly notes = new Notes();
  private readonly builder = new TreeBuilder(this.notes);

  read(text: string): ReadDictionary {
    const { root, problems } = readYaml(text);
    for (const problem of problems) this.notes.error(problem.at, problem.message);
    if (root && isMap(root)) this.readRoot(root);
    else if (root && problems.length === 0) this.notes.error(
      placeOf(root),
      'a quanteda dictionary is a map of keys with their wordings; this is none',
    );
    foldCapitals(this.builder, 'quanteda');
    return this.builder.finish();
  }

  private readRoot(root: YAMLMap): void {
    if (isLexicon(root)) {
      this.notes.error(placeOf(root), 'this is a lexicon of Leitmotif already');
    } else {
      this.readKeys(root, this.builder.root);
    }
  }

  private readKeys(map: YAMLMap, above: Branch): void {
    const known = new Map<string, Branch>();
    for (const { key, value, at } of pairsOf(map)) {
      if (key === OWN && above !== this.builder.root) {
        this.readInside(value, above);
        continue;
      }
      if (known.has(key)) this.notes.changed(at, `the key ${shown(key)} stands twice; its wordings are put together`);
      const branch = known.get(key) ?? this.builder.category(key, at, above);
      known.set(key, branch);
      this.readInside(value, branch);
    }
    const odd = map.items.length - pairsOf(map).length;
    if (odd > 0) this.notes.error(placeOf(map), `${odd} of its keys are no words, and are left out`);
  }

  private readInside(node: Node | null, branch: Branch): void {
    if (!node) return;
    if (isMap(node)) this.readKeys(node, branch);
    else if (isSeq(node)) for (const item of node.items as (Node | null)[]) this.readInside(item, branch);
    else if (isScalar(node)) this.readWording(node, branch);
    else if (isAlias(node)) this.notes.lost(placeOf(node), `an alias in ${shown(branch.name)}: aliases are not followed`);
  }

  private readWording(node: Node, branch: Branch): void {
    const written = scalarText(node) ?? '';
    if (written !== '') addPlain(this.builder, branch, written, placeOf(node));
  }
}

/** Whether this is what we write ourselves. */
function isLexicon(root: YAMLMap): boolean {
  const themes = pairsOf(root).find(({ key }) => key === 'themes')?.value;
  return isMap(themes) && pairsOf(themes).some(({ value }) => isMap(value) && value.has('variants'));
}

function mapOf(categories: readonly Category[]): Map<string, unknown> {
  return new Map(categories.map((category) => [category.name, valueOf(category)]));
}

function valueOf({ wordings, children }: Category): unknown {
  const words = wordings.map((wording) => wording.match);
  if (children.length === 0) return words;
  const inside = mapOf(children);
  return words.length > 0 ? inside.set(OWN, words) : inside;
}
