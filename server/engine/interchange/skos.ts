/**
 * SKOS vocabularies, as Turtle (`.ttl`) or JSON-LD (`.jsonld`): concepts with labels and definitions, broader and narrower ones.
 * Alternative and hidden labels are wordings; the preferred label is what people read.
 */
import {
  DEEPEST_TREE, LONGEST_DICTIONARY, type Carries, type Category, type ForeignDictionary, type Format, type ReadDictionary,
} from './model';
import { readJsonLd } from './jsonld';
import { cleanName, cleanText } from './names';
import { counted, Notes, shown } from './notes';
import { addPlain, foldCapitals, placesOf, PLAIN, tooLong } from './plain';
import { TreeBuilder, type Branch } from './tree';
import { literalOf, readTurtle, type Term, type Triple } from './turtle';

export const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
/** Where the concepts that we write live. */
const OURS = 'urn:leitmotif:theme:';
const SCHEME = 'urn:leitmotif:lexicon';

const CARRIES: Carries = { ...PLAIN, title: true, label: true, definition: true };

export const skosTurtle: Format = {
  id: 'skos-turtle',
  name: 'SKOS vocabulary in Turtle',
  extensions: ['ttl'],
  carries: CARRIES,
  commentsIn: placesOf(/^[ \t]*#/gm),
  read: (text) => readSkos(text, readTurtle),
  write: writeTurtle,
};

export const skosJsonLd: Format = {
  id: 'skos-jsonld',
  name: 'SKOS vocabulary in JSON-LD',
  extensions: ['jsonld', 'json'],
  carries: CARRIES,
  read: (text) => readSkos(text, readJsonLd),
  write: writeJsonLd,
};

/** What is said of one resource. */
interface Resource {
  readonly iri: string;
  readonly at: number;
  readonly said: Map<string, Triple[]>;
}

function readSkos(text: string, read: (text: string, notes: Notes) => Triple[]): ReadDictionary {
  const notes = new Notes();
  const builder = new TreeBuilder(notes);
  const long = tooLong(text, LONGEST_DICTIONARY);
  if (long) notes.error(0, long);
  else new ConceptReader(read(text, notes), builder).read();
  foldCapitals(builder, 'this vocabulary');
  return builder.finish();
}

class ConceptReader {
  private readonly resources = new Map<string, Resource>();
  private readonly branches = new Map<string, Branch>();
  private readonly parents = new Map<string, string>();
  private readonly notes: Notes;
  private readonly lost = new Map<string, { count: number; at: number }>();

  constructor(
    triples: readonly Triple[],
    private readonly builder: TreeBuilder,
  ) {
    this.notes = builder.notes;
    for (const triple of triples) this.note(triple);
  }

  private note(triple: Triple): void {
    const resource = this.resources.get(triple.subject) ?? { iri: triple.subject, at: triple.at, said: new Map<string, Triple[]>() };
    this.resources.set(triple.subject, resource);
    const said = resource.said.get(triple.predicate);
    if (said) said.push(triple);
    else resource.said.set(triple.predicate, [triple]);
  }

  read(): void {
    const concepts = [...this.resources.values()].filter(isConcept);
    for (const resource of this.resources.values()) {
      if (!isConcept(resource)) this.readOther(resource);
    }
    for (const concept of concepts) this.readHierarchy(concept);
    for (const concept of concepts) this.branchOf(concept.iri);
    for (const concept of concepts) this.readConcept(concept, this.branches.get(concept.iri)!);
    for (const [what, { count, at }] of this.lost) this.notes.lost(at, `${counted(count, 'statement')} of ${what}`);
    if (concepts.length === 0) this.notes.error(0, 'no concept of SKOS is in this file');
    else this.notes.changed(
      concepts[0].at,
      `the preferred labels of ${counted(concepts.length, 'concept')} are labels here, and no variants`,
    );
  }

  private readOther(resource: Resource): void {
    const isScheme = valuesOf(resource, RDF_TYPE).some(({ object }) => object.value === `${SKOS}ConceptScheme`);
    if (!isScheme) return this.say('a resource that is no concept', resource.at);
    const title = [...valuesOf(resource, `${SKOS}prefLabel`), ...endingIn(resource, 'title'), ...endingIn(resource, 'label')][0];
    if (title) this.builder.name ??= cleanName(title.object.value) || undefined;
    for (const [predicate, triples] of resource.said) {
      if (predicate !== RDF_TYPE && triples[0] !== title && !predicate.startsWith(`${SKOS}hasTopConcept`)) this.say(
        `the scheme: ${localName(predicate)}`,
        triples[0].at,
        triples.length,
      );
    }
  }

  /** The first broader concept that makes no circle is the category above. */
  private readHierarchy(concept: Resource): void {
    const above = valuesOf(concept, `${SKOS}broader`);
    for (const triple of above) this.putBelow(concept.iri, triple.object.value, triple.at);
    for (const triple of valuesOf(concept, `${SKOS}narrower`)) {
      if (this.isKnown(triple.object.value)) this.putBelow(triple.object.value, concept.iri, triple.at);
      else this.say('narrower concepts that are not in this file', triple.at);
    }
  }

  private putBelow(iri: string, above: string, at: number): void {
    if (!this.isKnown(above)) return this.say('broader concepts that are not in this file', at);
    const before = this.parents.get(iri);
    if (before === above) return;
    if (before !== undefined) return this.notes.lost(at, `${shown(nameOf(iri))} has another broader concept, ${shown(nameOf(above))}`);
    for (let up: string | undefined = above, steps = 0; up !== undefined; up = this.parents.get(up), steps++) {
      if (up === iri) return this.notes.error(at, `${shown(nameOf(iri))} is broader than itself by way of ${shown(nameOf(above))}`);
      if (steps > DEEPEST_TREE) return this.notes.error(
        at,
        `concepts may stand ${DEEPEST_TREE} deep at most; ${shown(nameOf(iri))} is taken out of ${shown(nameOf(above))}`,
      );
    }
    this.parents.set(iri, above);
  }

  private isKnown(iri: string): boolean {
    const resource = this.resources.get(iri);
    return resource !== undefined && isConcept(resource);
  }

  private branchOf(iri: string): Branch {
    const path: string[] = [];
    for (let at: string | undefined = iri; at !== undefined && !this.branches.has(at); at = this.parents.get(at)) path.push(at);
    let branch = this.branches.get(this.parents.get(path[path.length - 1] ?? iri) ?? '') ?? this.builder.root;
    for (const one of path.reverse()) {
      branch = this.builder.category(nameOf(one), this.resources.get(one)!.at, branch);
      this.branches.set(one, branch);
    }
    return this.branches.get(iri)!;
  }

  private readConcept(concept: Resource, branch: Branch): void {
    for (const [predicate, triples] of concept.said) {
      const name = predicate.startsWith(SKOS) ? predicate.slice(SKOS.length) : '';
      if (name === 'prefLabel') this.readLabels(triples, branch);
      else if (name === 'altLabel' || name === 'hiddenLabel') for (const { object, at } of triples) this.readWording(object, at, branch);
      else if (name === 'definition') this.readDefinition(triples, branch);
      else if (!['broader', 'narrower', 'inScheme', 'topConceptOf'].includes(name) && predicate !== RDF_TYPE) this.say(
        localName(predicate),
        triples[0].at,
        triples.length,
      );
    }
  }

  private readLabels([first, ...others]: readonly Triple[], branch: Branch): void {
    branch.label ??= cleanName(first.object.value) || undefined;
    for (const { object, at } of others) this.notes.lost(
      at,
      `the label ${shown(object.value)}${inLanguage(object)} of ${shown(branch.name)}`,
    );
  }

  private readDefinition([first, ...others]: readonly Triple[], branch: Branch): void {
    branch.definition ??= cleanText(first.object.value) || undefined;
    for (const { object, at } of others) this.notes.lost(
      at,
      `the definition ${shown(object.value)}${inLanguage(object)} of ${shown(branch.name)}`,
    );
  }

  private readWording(object: Term, at: number, branch: Branch): void {
    if (object.kind !== 'literal') return this.say('labels that are no texts', at);
    if (object.language) this.say(`language: ${object.language}`, at);
    addPlain(this.builder, branch, object.value, at);
  }

  /** Statements of one kind are listed together. */
  private say(what: string, at: number, times = 1): void {
    const before = this.lost.get(what);
    this.lost.set(what, { count: (before?.count ?? 0) + times, at: before?.at ?? at });
  }
}

function isConcept(resource: Resource): boolean {
  const types = valuesOf(resource, RDF_TYPE);
  if (types.some(({ object }) => object.value === `${SKOS}Concept`)) return true;
  if (types.some(({ object }) => object.value.startsWith(SKOS))) return false;
  return types.length === 0 && resource.said.has(`${SKOS}prefLabel`);
}

function valuesOf(resource: Resource, predicate: string): readonly Triple[] {
  return resource.said.get(predicate) ?? [];
}

function endingIn(resource: Resource, name: string): readonly Triple[] {
  return [...resource.said].filter(([predicate]) => localName(predicate) === name).flatMap(([, triples]) => triples);
}

function inLanguage({ language }: Term): string {
  return language ? ` (${language})` : '';
}

function localName(iri: string): string {
  return /[^#/:]*$/.exec(iri)![0] || iri;
}

/** Of one of ours the id; of any other its last part. */
function nameOf(iri: string): string {
  const name = iri.startsWith(OURS) ? iri.slice(OURS.length) : localName(iri.replace(/[#/]+$/, ''));
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

// Out

/** A concept and the IRI of the one above it. */
interface Written {
  readonly iri: string;
  readonly above?: string;
  readonly category: Category;
}

function conceptsOf(categories: readonly Category[], above?: string): Written[] {
  return categories.flatMap((category) => {
    const iri = OURS + encodeURIComponent(category.name);
    return [{ iri, above, category }, ...conceptsOf(category.children, iri)];
  });
}

function writeTurtle(dictionary: ForeignDictionary): string {
  const scheme = `<${SCHEME}> a skos:ConceptScheme ;\n    skos:prefLabel ${literalOf(dictionary.name ?? 'Leitmotif')} .\n`;
  return [`@prefix skos: <${SKOS}> .\n`, scheme, ...conceptsOf(dictionary.categories).map(turtleOf)].join('\n');
}

function turtleOf({ iri, above, category }: Written): string {
  const { name, label = name, definition, wordings } = category;
  const said = [
    `<${iri}> a skos:Concept`,
    `skos:inScheme <${SCHEME}>`,
    ...(above ? [`skos:broader <${above}>`] : []),
    `skos:prefLabel ${literalOf(label)}`,
    ...(definition === undefined ? [] : [`skos:definition ${literalOf(definition)}`]),
    ...(wordings.length > 0 ? [`skos:altLabel ${wordings.map((wording) => literalOf(wording.match)).join(' , ')}`] : []),
  ];
  return `${said.join(' ;\n    ')} .\n`;
}

function writeJsonLd(dictionary: ForeignDictionary): string {
  const scheme = { '@id': SCHEME, '@type': 'skos:ConceptScheme', 'skos:prefLabel': dictionary.name ?? 'Leitmotif' };
  const graph = [scheme, ...conceptsOf(dictionary.categories).map(jsonOf)];
  return `${JSON.stringify({ '@context': { skos: SKOS }, '@graph': graph }, undefined, 2)}\n`;
}

function jsonOf({ iri, above, category }: Written): object {
  const { name, label = name, definition, wordings } = category;
  return {
    '@id': iri,
    '@type': 'skos:Concept',
    'skos:inScheme': { '@id': SCHEME },
    ...(above ? { 'skos:broader': { '@id': above } } : {}),
    'skos:prefLabel': label,
    ...(definition === undefined ? {} : { 'skos:definition': definition }),
    ...(wordings.length > 0 ? { 'skos:altLabel': wordings.map((wording) => wording.match) } : {}),
  };
}
