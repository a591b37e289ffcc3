/**
 * JSON-LD as vocabularies are published in it: a graph of nodes whose keys are prefixed names, addresses, or names that the context
 * stands for. A context elsewhere is not fetched; names without one are taken for SKOS's own.
 */
import { JsonError, readJson, type JsonValue } from './jsonReader';
import type { Notes } from './notes';
import { MOST_TRIPLES, type Triple } from './turtle';

const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const KNOWN: readonly [string, string][] = [
  ['skos', SKOS], ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'], ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['dct', 'http://purl.org/dc/terms/'], ['dcterms', 'http://purl.org/dc/terms/'], ['dc', 'http://purl.org/dc/elements/1.1/'],
];

export function readJsonLd(text: string, notes: Notes): Triple[] {
  try {
    return new GraphReader(notes).read(readJson(text));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    notes.error(error.at, `this JSON cannot be read: ${error.message}`);
    return [];
  }
}

class GraphReader {
  private readonly triples: Triple[] = [];
  private readonly terms = new Map<string, string>(KNOWN);
  private vocabulary = SKOS;
  private base = '';
  /** Of texts that say none themselves. */
  private language?: string;
  private blanks = 0;

  constructor(private readonly notes: Notes) {}

  read(root: JsonValue): Triple[] {
    this.node(root);
    return this.triples;
  }

  /** Reads a node and returns the name it goes by. */
  private node(value: JsonValue): string {
    if (value.kind === 'list') {
      for (const item of value.items) this.node(item);
      return '';
    }
    if (value.kind !== 'map') {
      this.notes.error(value.at, 'an object with "@id" is expected here');
      return '';
    }
    const context = value.fields.get('@context');
    if (context) this.readContext(context);
    const subject = this.subjectOf(value.fields);
    for (const [key, said] of value.fields) this.readField(subject, key, said);
    return subject;
  }

  private subjectOf(fields: ReadonlyMap<string, JsonValue>): string {
    const id = fields.get('@id') ?? fields.get('id') ?? fields.get('uri');
    return id?.kind === 'text' ? this.expanded(id.value, false) : `_:[${this.blanks++}]`;
  }

  private readContext(context: JsonValue): void {
    if (context.kind === 'list') return context.items.forEach((item) => this.readContext(item));
    if (context.kind !== 'map') return this.notes.lost(context.at, 'a context elsewhere is not fetched; names are taken for those of SKOS');
    for (const [name, value] of context.fields) {
      const meant = value.kind === 'map' ? value.fields.get('@id') : value;
      if (meant?.kind !== 'text') continue;
      if (name === '@vocab') this.vocabulary = this.expanded(meant.value, false);
      else if (name === '@base') this.base = meant.value;
      else if (name === '@language') this.language = meant.value;
      else if (!name.startsWith('@')) this.terms.set(name, meant.value);
    }
  }

  private readField(subject: string, key: string, value: JsonValue): void {
    if (key === '@graph') this.node(value);
    else if (key === '@type' || key === 'type') this.add(subject, RDF_TYPE, value, true);
    else if (!['@context', '@id', 'id', 'uri'].includes(key)) this.add(subject, this.expanded(key, true), value, false);
  }

  private add(subject: string, predicate: string, value: JsonValue, isName: boolean): void {
    if (this.triples.length >= MOST_TRIPLES) return this.notes.error(
      value.at,
      `${MOST_TRIPLES.toLocaleString('en')} statements at most are read`,
    );
    if (value.kind === 'list') return value.items.forEach((item) => this.add(subject, predicate, item, isName));
    if (value.kind === 'map') return this.addMap(subject, predicate, value);
    const refers = isName || (LINKS.has(predicate) && value.kind === 'text');
    if (!refers) return this.push(subject, predicate, value.value, value.kind === 'text' ? this.language : undefined, value.at);
    this.triples.push({ subject, predicate, object: { kind: 'iri', value: this.expanded(value.value, isName) }, at: value.at });
  }

  /** `{"@value", "@language"}`, `{"@id"}`, `{"en": …}`, or a node inside this one. */
  private addMap(subject: string, predicate: string, value: JsonValue & { kind: 'map' }): void {
    const { fields, at } = value;
    const written = fields.get('@value');
    if (written?.kind === 'text' || written?.kind === 'other') {
      const language = fields.get('@language');
      this.push(subject, predicate, written.value, language?.kind === 'text' ? language.value : undefined, at);
      return;
    }
    const list = fields.get('@list') ?? fields.get('@set');
    if (list) return this.add(subject, predicate, list, false);
    if (!LINKS.has(predicate) && fields.size > 0 && [...fields.keys()].every((key) => /^[a-z]{2,3}(?:-[\w-]+)?$|^@none$/.test(key))) {
      for (const [language, texts] of fields) this.addTexts(subject, predicate, language, texts);
      return;
    }
    this.triples.push({ subject, predicate, object: { kind: 'iri', value: this.node(value) }, at });
  }

  private addTexts(subject: string, predicate: string, language: string, texts: JsonValue): void {
    for (const text of texts.kind === 'list' ? texts.items : [texts]) {
      if (text.kind === 'text') this.push(subject, predicate, text.value, language === '@none' ? undefined : language, text.at);
    }
  }

  private push(subject: string, predicate: string, value: string, language: string | undefined, at: number): void {
    this.triples.push({
      subject,
      predicate,
      object: { kind: 'literal', value, ...(language ? { language: language.toLowerCase() } : {}) },
      at,
    });
  }

  private expanded(name: string, ofVocabulary: boolean): string {
    if (name.startsWith('_:')) return name;
    const term = this.terms.get(name);
    if (term !== undefined && ofVocabulary && term !== name) return this.prefixed(term);
    if (/^[a-z][\w+.-]*:/i.test(name)) return this.prefixed(name);
    return ofVocabulary ? this.vocabulary + name : this.base + name;
  }

  private prefixed(name: string): string {
    const [, prefix, local] = /^([^:]*):(.*)$/s.exec(name) ?? [];
    const iri = prefix === undefined || local.startsWith('//') ? undefined : this.terms.get(prefix);
    return iri === undefined ? name : iri + local;
  }
}

/** What leads to another node, even where it is written as a text. */
const LINKS = new Set(
  ['broader', 'narrower', 'related', 'inScheme', 'topConceptOf', 'hasTopConcept', 'exactMatch', 'closeMatch'].map((name) => SKOS + name),
);
