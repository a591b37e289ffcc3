/** SKOS vocabularies, as we write them: a concept a theme under an address of our own, its variants as alternative labels with their languages. */
import type { Category, ForeignDictionary } from './model';
import { literalOf } from './turtle';

export const SKOS = 'http://www.w3.org/2004/02/skos/core#';
/** Where the concepts that we write live. */
export const OURS = 'urn:leitmotif:theme:';
export const SCHEME = 'urn:leitmotif:lexicon';

/** A concept and the IRI of the one above it. */
interface Concept {
  readonly iri: string;
  readonly above?: string;
  readonly category: Category;
}

/** A text and the tag of its language. */
interface Label {
  readonly text: string;
  readonly language?: string;
}

function conceptsOf(categories: readonly Category[], above?: string): Concept[] {
  return categories.flatMap((category) => {
    const iri = OURS + encodeURIComponent(category.name);
    return [{ iri, above, category }, ...conceptsOf(category.children, iri)];
  });
}

function labelsOf({ wordings, fields }: Category, whole: string | undefined): Label[] {
  return wordings.map((wording) => ({ text: wording.match, language: wording.fields.language ?? fields.language ?? whole }));
}

export function writeTurtle(dictionary: ForeignDictionary): string {
  const { name = 'Leitmotif', language, categories } = dictionary;
  const scheme = `<${SCHEME}> a skos:ConceptScheme ;\n    skos:prefLabel ${inTurtle({ text: name, language })} .\n`;
  const concepts = conceptsOf(categories).map((concept) => turtleOf(concept, language));
  return [`@prefix skos: <${SKOS}> .\n`, scheme, ...concepts].join('\n');
}

function turtleOf({ iri, above, category }: Concept, language: string | undefined): string {
  const { name, label = name, definition, wordings } = category;
  const said = [
    `<${iri}> a skos:Concept`,
    `skos:inScheme <${SCHEME}>`,
    ...(above ? [`skos:broader <${above}>`] : []),
    `skos:prefLabel ${inTurtle({ text: label, language })}`,
    ...(definition === undefined ? [] : [`skos:definition ${inTurtle({ text: definition, language })}`]),
    ...(wordings.length > 0 ? [`skos:altLabel ${labelsOf(category, language).map(inTurtle).join(' , ')}`] : []),
  ];
  return `${said.join(' ;\n    ')} .\n`;
}

function inTurtle({ text, language }: Label): string {
  return language === undefined ? literalOf(text) : `${literalOf(text)}@${language}`;
}

export function writeJsonLd(dictionary: ForeignDictionary): string {
  const { name = 'Leitmotif', language, categories } = dictionary;
  const scheme = { '@id': SCHEME, '@type': 'skos:ConceptScheme', 'skos:prefLabel': inJson({ text: name, language }) };
  const graph = [scheme, ...conceptsOf(categories).map((concept) => jsonOf(concept, language))];
  return `${JSON.stringify({ '@context': { skos: SKOS }, '@graph': graph }, undefined, 2)}\n`;
}

function jsonOf({ iri, above, category }: Concept, language: string | undefined): object {
  const { name, label = name, definition, wordings } = category;
  return {
    '@id': iri,
    '@type': 'skos:Concept',
    'skos:inScheme': { '@id': SCHEME },
    ...(above ? { 'skos:broader': { '@id': above } } : {}),
    'skos:prefLabel': inJson({ text: label, language }),
    ...(definition === undefined ? {} : { 'skos:definition': inJson({ text: definition, language }) }),
    ...(wordings.length > 0 ? { 'skos:altLabel': labelsOf(category, language).map(inJson) } : {}),
  };
}

function inJson({ text, language }: Label): unknown {
  return language === undefined ? text : { '@value': text, '@language': language };
}
