/**
 * SKOS vocabularies, as Turtle (`.ttl`) or JSON-LD (`.jsonld`): concepts with labels and definitions, broader and narrower ones.
 * Alternative and hidden labels are wordings; the preferred label is what people read.
 */
import { primaryLanguage } from '../lexicon/stems';
import { Hierarchy } from './hierarchy';
import { readJsonLd } from './jsonld';
import { inLanguage, isSameLanguage, languageTag, saidLanguages } from './languages';
import { DEEPEST_TREE, LONGEST_DICTIONARY, type Carries, type Format, type ReadDictionary } from './model';
import { cleanName, cleanText } from './names';
import { counted, Notes, shown } from './notes';
import { addPlain, foldCapitals, placesOf, PLAIN, tooLong } from './plain';
import { TreeBuilder, type Branch } from './tree';
import { OURS, SCHEME, SKOS, writeJsonLd, writeTurtle } from './skosWriting';
import { readTurtle, type Term, type Triple } from './turtle';

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

const CARRIES: Carries = { ...PLAIN, title: true, label: true, definition: true, ids: true, languages: true };

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
  private readonly hierarchy = new Hierarchy<Branch>();
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
    this.settleLanguage(concepts);
    for (const concept of concepts) this.readHierarchy(concept);
    const branches = concepts.map((concept) => this.branchOf(concept.iri));
    for (const [i, concept] of concepts.entries()) this.readConcept(concept, branches[i]);
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
    if (title) {
      this.builder.name ??= cleanName(title.object.value) || undefined;
      this.builder.language ??= languageTag(title.object.language ?? '');
    }
    for (const [predicate, triples] of resource.said) {
      if (predicate !== RDF_TYPE && triples[0] !== title && !predicate.startsWith(`${SKOS}hasTopConcept`)) this.say(
        `the scheme: ${localName(predicate)}`,
        triples[0].at,
        triples.length,
      );
    }
  }

  /** What the whole is in: the language of its title, or the only one of its labels. Ours says it with the title, or not at all. */
  private settleLanguage(concepts: readonly Resource[]): void {
    if (this.builder.language !== undefined || this.resources.has(SCHEME)) return;
    const names = ['prefLabel', 'altLabel', 'hiddenLabel'];
    const labels = concepts.flatMap((concept) => names.flatMap((name) => valuesOf(concept, SKOS + name)));
    const [tag, ...others] = new Set(labels.flatMap(({ object }) => languageTag(object.language ?? '') ?? []));
    if (tag === undefined || !others.every((other) => isSameLanguage(other, tag))) return;
    this.builder.language = others.length === 0 ? tag : primaryLanguage(tag);
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
    const put = this.hierarchy.put(iri, above);
    if (put === 'second') this.notes.lost(at, `${shown(nameOf(iri))} has another broader concept, ${shown(nameOf(above))}`);
    else if (put === 'circle') this.notes.error(at, `${shown(nameOf(iri))} is broader than itself by way of ${shown(nameOf(above))}`);
    else if (put === 'deep') this.notes.error(
      at,
      `concepts may stand ${DEEPEST_TREE} deep at most; ${shown(nameOf(iri))} is taken out of ${shown(nameOf(above))}`,
    );
  }

  private isKnown(iri: string): boolean {
    const resource = this.resources.get(iri);
    return resource !== undefined && isConcept(resource);
  }

  private branchOf(iri: string): Branch {
    return this.hierarchy.make(iri, (one, above) => {
      const branch = this.builder.category(nameOf(one), this.resources.get(one)!.at, above);
      if (one.startsWith(OURS) && branch !== above) branch.id = branch.name;
      return branch;
    });
  }

  private readConcept(concept: Resource, branch: Branch): void {
    for (const [predicate, triples] of concept.said) {
      const name = predicate.startsWith(SKOS) ? predicate.slice(SKOS.length) : '';
      if (name === 'prefLabel') this.readLabels(triples, branch);
      else if (name === 'definition') this.readDefinition(triples, branch);
      else if (!READ_ELSEWHERE.includes(name) && predicate !== RDF_TYPE) this.say(localName(predicate), triples[0].at, triples.length);
    }
    this.readWordings(['altLabel', 'hiddenLabel'].flatMap((name) => valuesOf(concept, SKOS + name)), branch);
  }

  private readLabels(triples: readonly Triple[], branch: Branch): void {
    const label = this.inOwnLanguage(triples, (other) => `the label ${other} of ${shown(branch.name)}`);
    branch.label ??= cleanName(label) || undefined;
  }

  private readDefinition(triples: readonly Triple[], branch: Branch): void {
    const definition = this.inOwnLanguage(triples, (other) => `the definition ${other} of ${shown(branch.name)}`);
    branch.definition ??= cleanText(definition) || undefined;
  }

  /** The text in the language of the whole, or else the first one; the others are listed. */
  private inOwnLanguage(triples: readonly Triple[], called: (other: string) => string): string {
    const { language } = this.builder;
    const own = triples.find(({ object }) => object.language !== undefined && isSameLanguage(object.language, language)) ?? triples[0];
    for (const triple of triples) {
      const { object, at } = triple;
      if (triple !== own) this.notes.lost(at, called(`${shown(object.value)}${object.language ? ` (${object.language})` : ''}`));
    }
    if (own.object.language !== undefined && own.object.language !== language) this.say(`language: ${own.object.language}`, own.at);
    return own.object.value;
  }

  private readWordings(triples: readonly Triple[], branch: Branch): void {
    const texts = triples.filter(({ object }) => object.kind === 'literal');
    for (const { object, at } of triples) if (object.kind !== 'literal') this.say('labels that are no texts', at);
    const tags = texts.map(({ object, at }) => this.tagOf(object, at));
    const { theme, each } = saidLanguages(tags, this.builder.language);
    for (const [i, { object, at }] of texts.entries()) {
      addPlain(this.builder, branch, object.value, at, '*?', inLanguage(each[i]));
    }
    if (theme !== undefined && branch.wordings.length > 0) branch.fields.language = theme;
  }

  /** A tag that is none, or says more than the language of the whole, is listed. */
  private tagOf({ language }: Term, at: number): string | undefined {
    if (language === undefined) return undefined;
    const tag = languageTag(language);
    const whole = this.builder.language;
    if (tag === undefined || (tag !== whole && isSameLanguage(tag, whole))) this.say(`language: ${language}`, at);
    return tag;
  }

  /** Statements of one kind are listed together. */
  private say(what: string, at: number, times = 1): void {
    const before = this.lost.get(what);
    this.lost.set(what, { count: (before?.count ?? 0) + times, at: before?.at ?? at });
  }
}

/** Of a concept, in other ways than as a statement of its own. */
const READ_ELSEWHERE = ['altLabel', 'hiddenLabel', 'broader', 'narrower', 'inScheme', 'topConceptOf'];

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
