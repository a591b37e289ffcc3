/** What the nodes of a lexicon's YAML are to its reader. */
import { isScalar, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { fieldsOf, type FieldOwner } from './grammar';
import { OPTIONAL_CODES, type ProblemCode } from './problems';

/** A map with none of a variant's fields is a wording that has a colon or stands in braces. */
export function hasVariantField(item: YAMLMap): boolean {
  return item.items.some((pair) => isScalar(pair.key) && FIELD_NAMES.variant.includes(textOf(pair.key)));
}

export const FIELD_NAMES: Readonly<Record<FieldOwner, readonly string[]>> = {
  lexicon: namesOf('lexicon'),
  theme: namesOf('theme'),
  variant: namesOf('variant'),
  example: namesOf('example'),
};

/** Fields of themes and variants that have no meaning where another tool's counts are wanted. */
export const NOT_OF_COMPAT = ['except', 'near', 'within', 'side', 'stem', 'language', 'diacritics'];

function namesOf(owner: FieldOwner): string[] {
  return fieldsOf(owner).map((field) => field.name);
}

export function isOptional(code: string): code is ProblemCode {
  return (OPTIONAL_CODES as readonly string[]).includes(code);
}

/** Fields by their name. */
export type Fields = Map<string, Pair<Node, Node | null>>;

/** A scalar as written: of a plain one its source, so that no number or truth value is made of it. */
export function textOf(node: Node): string {
  const scalar = node as Scalar;
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? '');
}
