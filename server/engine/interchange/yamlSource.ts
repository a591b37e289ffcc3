/** YAML read with places and within limits: what is nested or written so that it takes for ever is refused before it is read. */
import {
  Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser, type CST, type Node, type Pair, type Scalar, type YAMLMap,
} from 'yaml';
import { DEEPEST_YAML, DepthMeter, lengthOf } from '../lexicon/depth';

export const LONGEST_YAML = 2_000_000;
/** Signs and words that YAML is made of. */
export const MOST_YAML_TOKENS = 1_000_000;
/** Documents with what stands outside of them; in YAML that can be read there are few. */
const MOST_PIECES = 1000;

export interface YamlProblem {
  readonly message: string;
  readonly at: number;
}

export interface ReadYaml {
  /** Absent where there is nothing in it, or it was refused. */
  readonly root?: Node;
  readonly problems: readonly YamlProblem[];
}

export function readYaml(text: string): ReadYaml {
  const pieces = piecesOf(text);
  if (!Array.isArray(pieces)) return { problems: [pieces] };
  // Keys are compared by those who read them: the library takes a time that grows with the square of their number.
  const composer = new Composer({ version: '1.2', schema: 'failsafe', prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  const [document, ...others] = composer.compose(pieces, true, text.length);
  const problems = document.errors.map((error) => ({ message: `this YAML cannot be read: ${oneLine(error.message)}`, at: error.pos[0] }));
  const other = others.find(({ contents }) => contents !== null);
  if (other) problems.push({ message: 'another document of YAML begins here; the first one is read', at: placeOf(other.contents as Node) });
  return { root: (document.contents as Node | null) ?? undefined, problems };
}

/** What YAML's parser makes of the text, unless a limit is met. */
function piecesOf(text: string): CST.Token[] | YamlProblem {
  if (text.length > LONGEST_YAML) {
    return {
      message: `YAML may have ${LONGEST_YAML.toLocaleString('en')} characters at most; this has ${text.length.toLocaleString('en')}`,
      at: 0,
    };
  }
  const parser = new Parser();
  const pieces: CST.Token[] = [];
  const depth = new DepthMeter();
  let at = 0;
  let tokens = 0;
  for (const token of new Lexer().lex(text)) {
    if (++tokens > MOST_YAML_TOKENS) return { message: `YAML may have ${MOST_YAML_TOKENS.toLocaleString('en')} signs and words at most`, at };
    if (depth.after(token) > DEEPEST_YAML) return { message: `lists and maps may stand ${DEEPEST_YAML} deep at most`, at };
    pieces.push(...parser.next(token));
    if (pieces.length > MOST_PIECES) return { message: 'this is no YAML: brackets are closed that were never opened, or the like', at };
    at += lengthOf(token);
  }
  return [...pieces, ...parser.end()];
}

/** Where each comment begins, in UTF-16 units. */
export function commentsIn(text: string): number[] {
  if (!text.includes('#') || text.length > LONGEST_YAML) return [];
  const comments: number[] = [];
  let at = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!scalar && token.startsWith('#')) comments.push(at);
    scalar = token === SCALAR;
    at += lengthOf(token);
  }
  return comments;
}

/** What the lexer puts before a scalar. */
const SCALAR = '\u001f';

function oneLine(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}

/** A scalar as it is written: `1945`, `no` and `1e3` are the words they look like. */
export function scalarText(node: Node | null | undefined): string | undefined {
  if (!node || !isScalar(node)) return undefined;
  const { value, source } = node as Scalar;
  return typeof value === 'string' ? value : (source ?? '');
}

export function placeOf(node: Node | null | undefined): number {
  return node?.range?.[0] ?? 0;
}

/** The pairs of a map whose keys are words, in order. */
export function pairsOf(map: YAMLMap): { key: string; value: Node | null; at: number }[] {
  return (map.items as Pair<Node, Node | null>[]).flatMap(({ key, value }) => {
    const name = scalarText(key);
    return name === undefined ? [] : [{ key: name, value, at: placeOf(key) }];
  });
}

export { isAlias, isMap, isScalar, isSeq };
export type { Node, YAMLMap };
